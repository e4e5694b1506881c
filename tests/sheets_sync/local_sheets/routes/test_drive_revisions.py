"""revisions of Drive v3, answers held to Google's own schemas."""

from typing import Any

import pytest

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api, Book


@pytest.fixture
def revisions(book: Book) -> str:
    for number in range(5):
        book.put("A1", [[number]])
    return f"/drive/v3/files/{book.id}/revisions"


def test_list_with_pages(api: Api, revisions: str) -> None:
    listed = api.call("GET", revisions)
    assert [r["id"] for r in listed["revisions"]] == ["1", "2", "3", "4", "5", "6"]
    assert set(listed["revisions"][0]) == {"id", "kind", "mimeType", "modifiedTime"}
    assert (listed["kind"], "nextPageToken" in listed) == ("drive#revisionList", False)
    found: list[str] = []
    token = ""
    while True:
        page = api.call("GET", f"{revisions}?pageSize=4{token}")
        found += [r["id"] for r in page["revisions"]]
        if "nextPageToken" not in page:
            break
        token = f"&pageToken={page['nextPageToken']}"
    assert found == ["1", "2", "3", "4", "5", "6"]


def test_get_says_who_and_when(api: Api, book: Book, revisions: str) -> None:
    revision = api.call("GET", f"{revisions}/3?fields=*")
    assert (revision["id"], revision["keepForever"]) == ("3", False)
    assert revision["lastModifyingUser"]["me"] is True
    file = api.call("GET", f"/drive/v3/files/{book.id}?fields=modifiedTime")
    assert api.call("GET", f"{revisions}/head?fields=id,modifiedTime") == {"id": "6", **file}
    link = next(link for kind, link in revision["exportLinks"].items() if kind == "text/csv")
    exported = api.session.get(link, timeout=20)
    assert exported.text.strip() == "1"


def test_keep_forever(api: Api, book: Book, revisions: str) -> None:
    kept = api.call("PATCH", f"{revisions}/3?fields=keepForever", {"keepForever": True})
    assert kept == {"keepForever": True}
    assert book.revision() == 7
    api.call("PATCH", f"{revisions}/3", {"keepForever": True})
    api.call("PATCH", f"{revisions}/3", {})
    assert book.revision() == 7
    listed = api.call("GET", f"{revisions}?fields=revisions(id,keepForever)")
    assert [r["id"] for r in listed["revisions"] if r["keepForever"]] == ["3"]
    api.call("PATCH", f"{revisions}/3", {"keepForever": False})
    assert api.call("GET", f"{revisions}/3?fields=keepForever") == {"keepForever": False}


def test_two_hundred_may_be_kept(api: Api, book: Book) -> None:
    for number in range(200):
        book.put("A1", [[number]])
        path = f"/drive/v3/files/{book.id}/revisions/head"
        api.call("PATCH", path, {"keepForever": True})
    code, message = api.refused("PATCH", path, {"keepForever": True})
    assert (code, "more than 200" in message) == (403, True)


@pytest.mark.parametrize(
    ("method", "path", "body", "code", "message"),
    [
        ("GET", "/7", None, 404, "Revision not found: 7."),
        ("GET", "/0", None, 404, "Revision not found: 0."),
        ("GET", "/x", None, 404, "Revision not found: x."),
        ("GET", "/" + "9" * 30, None, 404, "Revision not found: " + "9" * 30 + "."),
        ("GET", "/1?alt=media", None, 403, "Only files with binary content can be downloaded"),
        ("GET", "?pageToken=x", None, 400, "Invalid Value"),
        ("GET", "?pageSize=0", None, 400, "Values must be within the range: [1, 1000]"),
        ("GET", "?fields=nope", None, 400, "Invalid field selection nope"),
        ("PATCH", "/1", {"published": True}, 501, "Publishing revisions"),
        ("DELETE", "/1", None, 403, "cannot be deleted"),
    ],
)
def test_refusals(
    api: Api, revisions: str, method: str, path: str, body: Any, code: int, message: str
) -> None:
    found, told = api.refused(method, revisions + path, body)
    assert (found, message in told) == (code, True), told


def test_they_are_for_those_who_may_write(
    api: Api, server: LocalServer, book: Book, revisions: str
) -> None:
    other = Api(server.root, "somebody else")
    assert other.refused("GET", revisions)[0] == 403
    permission = {"type": "anyone", "role": "reader"}
    api.call("POST", f"/drive/v3/files/{book.id}/permissions", permission)
    assert other.call("GET", f"/drive/v3/files/{book.id}")["id"] == book.id
    code, message = other.refused("GET", revisions)
    assert (code, "sufficient permissions" in message) == (403, True)
