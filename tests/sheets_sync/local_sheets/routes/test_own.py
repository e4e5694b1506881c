"""Old revisions over HTTP: looked at, refused where they mean nothing, brought back."""

from typing import Any

import pytest
from google.auth.transport.requests import AuthorizedSession

from sheets_sync.local_sheets import LocalServer, Store
from tests.sheets_sync.local_sheets.api import Api, Book, credentials_from


@pytest.fixture
def versions(book: Book) -> int:
    """The revision in which A1 says `old`; it says `new` today, on a tab of another name."""
    book.put("A1", [["old"]])
    revision = book.revision()
    rename = {"properties": {"sheetId": 0, "title": "T"}, "fields": "title"}
    book.batch({"updateSheetProperties": rename})
    book.put("T!A1", [["new"]])
    return revision


READS: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("GET", "?ranges=A1&includeGridData=true", None),
    ("GET", "/values/A1", None),
    ("GET", "/values:batchGet?ranges=A1", None),
    ("POST", "/values:batchGetByDataFilter", {"dataFilters": [{"a1Range": "A1"}]}),
    ("POST", ":getByDataFilter", {"dataFilters": [{"a1Range": "A1"}], "includeGridData": True}),
]


@pytest.mark.parametrize(("method", "path", "body"), READS)
def test_reads_as_of_a_revision(
    api: Api, book: Book, versions: int, method: str, path: str, body: Any
) -> None:
    joint = "&" if "?" in path else "?"
    by_header = api.send(
        method, book.path + path, body, headers={"X-Gridbook-As-Of": str(versions)}
    )
    by_parameter = api.send(method, f"{book.path}{path}{joint}gridbookRevision={versions}", body)
    today = api.send(method, book.path + path, body)
    assert by_header.status_code == 200, by_header.text
    assert by_header.headers["X-Gridbook-Revision"] == str(versions)
    assert by_parameter.json() == by_header.json()
    assert "Sheet1" in by_header.text
    assert "Sheet1" not in today.text
    if path:
        assert ("old" in by_header.text, "new" in today.text) == (True, True)


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("PUT", "/values/A1?valueInputOption=RAW", {"values": [["x"]]}, 400),
        ("POST", ":batchUpdate", {"requests": [{"addSheet": {}}]}, 400),
        ("POST", "/values:batchClear", {"ranges": ["A1"]}, 400),
        ("POST", "/sheets/0:copyTo", {"destinationSpreadsheetId": "x"}, 400),
    ],
)
def test_writes_are_refused(
    api: Api, book: Book, versions: int, method: str, path: str, body: Any, code: int
) -> None:
    revision = book.revision()
    headers = {"X-Gridbook-As-Of": str(versions)}
    found, message = api.refused(method, book.path + path, body, headers=headers)
    assert (found, "leave it away" in message) == (code, True)
    assert book.revision() == revision


def test_numbers_that_are_none(api: Api, book: Book, versions: int) -> None:
    for text, code in (("x", 400), ("-1", 400), ("²", 400), ("0", 404), ("99", 404)):
        headers = {"X-Gridbook-As-Of": text.encode("latin-1")}
        assert api.refused("GET", book.path, headers=headers)[0] == code
    headers = {"X-Gridbook-As-Of": str(versions).encode()}
    assert api.refused("GET", "/drive/v3/files", headers=headers)[0] == 400
    assert api.refused("POST", "/v4/spreadsheets", {}, headers=headers)[0] == 400


def test_readers_see_today_alone(api: Api, server: LocalServer, book: Book, versions: int) -> None:
    permission = {"type": "anyone", "role": "reader"}
    api.call("POST", f"/drive/v3/files/{book.id}/permissions", permission)
    reader = Api(server.root, "reader")
    assert reader.call("GET", f"{book.path}/values/A1")["values"] == [["new"]]
    headers = {"X-Gridbook-As-Of": str(versions)}
    assert reader.refused("GET", f"{book.path}/values/A1", headers=headers)[0] == 403
    path = f"/gridbook/files/{book.id}/revisions/{versions}:bringBack"
    assert reader.refused("POST", path)[0] == 403


def test_bringing_back(api: Api, book: Book, versions: int) -> None:
    before = api.call("GET", f"{book.path}?includeGridData=true&gridbookRevision={versions}")
    today = book.revision()
    path = f"/gridbook/files/{book.id}/revisions/{versions}:bringBack"
    code, _ = api.refused("POST", path, headers={"X-Gridbook-If-Revision": "1"})
    assert code == 409
    assert api.call("POST", path) == {"revision": today + 1, "broughtBack": versions}
    assert api.call("GET", f"{book.path}?includeGridData=true") == before
    assert book.get("T!A1", f"gridbookRevision={today}") == [["new"]]
    for wrong in ("0", "99"):
        path = f"/gridbook/files/{book.id}/revisions/{wrong}:bringBack"
        assert api.refused("POST", path)[0] == 404


def test_compaction_is_for_the_service_account(api: Api, store: Store, server: LocalServer) -> None:
    assert api.refused("POST", "/gridbook/compact")[0] == 403
    session = AuthorizedSession(credentials_from(store.service_account(server.root)))  # type: ignore[no-untyped-call]  # google-auth has no types
    answer = session.post(server.root + "/gridbook/compact", timeout=20)
    assert answer.status_code == 200
    assert answer.json()["entries"] == 0
