"""Overridden methods, compressed answers, the parameters that every method takes."""

import gzip

import pytest
import requests

from tests.sheets_sync.local_sheets.api import Book

BOTH = {"Accept-Encoding": "gzip", "User-Agent": "test (gzip)"}


def test_a_post_may_stand_for_another_method(book: Book) -> None:
    book.put("A1", [["x"]])
    form = "ranges=Sheet1!A1&ranges=Sheet1!B1"
    got = book.api.session.post(
        f"{book.api.root}{book.path}/values:batchGet?majorDimension=COLUMNS",
        data=form,
        headers={
            "X-HTTP-Method-Override": "GET",
            "Content-Type": "application/x-www-form-urlencoded",
        },
        timeout=5,
    ).json()
    assert [entry.get("values") for entry in got["valueRanges"]] == [[["x"]], None]
    assert got["valueRanges"][0]["majorDimension"] == "COLUMNS"
    put = {"X-HTTP-Method-Override": "PUT"}
    path = book.path + "/values/A1?valueInputOption=RAW"
    book.api.call("POST", path, {"values": [["y"]]}, headers=put)
    assert book.get("A1") == [["y"]]
    nonsense = {"X-HTTP-Method-Override": "EXPLODE"}
    assert book.api.send("POST", path, {}, headers=nonsense).status_code == 404
    removed = {"X-HTTP-Method-Override": "DELETE"}
    assert book.api.send("POST", f"/drive/v3/files/{book.id}", headers=removed).status_code == 204


def test_bodies_may_come_packed(book: Book) -> None:
    """As Google's client for Java sends them."""
    path = f"{book.api.root}{book.path}/values/A1?valueInputOption=RAW"

    def put(body: bytes) -> requests.Response:
        packed = {"Content-Encoding": "gzip"}
        return book.api.session.put(path, data=body, headers=packed, timeout=5)

    whole = gzip.compress(b'{"values": [["packed"]]}')
    assert put(whole).json()["updatedCells"] == 1
    assert book.get("A1") == [["packed"]]
    assert put(b'{"values": [["plain"]]}').status_code == 200
    assert put(whole[:-9]).json()["error"]["message"].startswith("Invalid JSON payload")


def test_a_slash_too_many(book: Book) -> None:
    """As google-spreadsheet for JavaScript sends it."""
    assert book.api.call("GET", book.path + "/")["spreadsheetId"] == book.id
    content = {"requests": [{"addSheet": {"properties": {"title": "new"}}}]}
    assert len(book.api.call("POST", book.path + "/:batchUpdate", content)["replies"]) == 1
    assert book.api.call("GET", f"/drive/v3/files/{book.id}/")["id"] == book.id
    assert book.api.send("GET", book.path + "//").status_code == 404


def test_answers_are_compressed_for_those_who_say_so_twice(book: Book) -> None:
    book.put("A1", [["text" * 500]])
    path = book.path + "/values/A1"
    for headers, packed in (
        (BOTH, True),
        ({"Accept-Encoding": "gzip", "User-Agent": "test"}, False),
        ({"Accept-Encoding": "identity", "User-Agent": "(gzip)"}, False),
    ):
        response = book.api.send("GET", path, headers=headers, stream=True)
        raw = response.raw.read(decode_content=False)
        assert (response.headers.get("Content-Encoding") == "gzip") is packed
        assert b"texttext" in (gzip.decompress(raw) if packed else raw)
        assert int(response.headers["Content-Length"]) == len(raw)
    small = book.api.send("GET", book.path + "?fields=spreadsheetId", headers=BOTH)
    assert "Content-Encoding" not in small.headers


@pytest.mark.parametrize(
    "query",
    ["alt=json", "alt=", "prettyPrint=false", "$.xgafv=2", "key=AIza", "quotaUser=any"],
)
def test_parameters_of_every_method(book: Book, query: str) -> None:
    for path in (book.path + "/values/A1", f"/drive/v3/files/{book.id}"):
        assert book.api.send("GET", f"{path}?{query}").status_code == 200


def test_forms_of_answers_that_are_not_given(book: Book) -> None:
    assert book.api.refused("GET", book.path + "?alt=proto")[0] == 501
    assert book.api.refused("GET", book.path + "?alt=xml")[0] == 400


@pytest.mark.parametrize("name", ["access_token", "oauth_token"])
def test_tokens_in_the_address(book: Book, name: str) -> None:
    url = f"{book.api.root}{book.path}/values/A1"
    assert requests.get(url, params={name: "tester"}, timeout=5).status_code == 200
    assert requests.get(url, params={name: "other"}, timeout=5).status_code == 403
    assert requests.get(url, timeout=5).status_code == 401
