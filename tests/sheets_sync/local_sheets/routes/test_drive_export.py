"""The addresses of exports, and what they refuse."""

from typing import Any
from urllib.parse import unquote

import pytest

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api, Book
from tests.sheets_sync.local_sheets.drive import FILES, FOLDER, create


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("text/csv", b"x"),
        ("text/tab-separated-values", b"x"),
        ("application/pdf", b"%PDF"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("application/x-vnd.oasis.opendocument.spreadsheet", b"PK"),
        ("application/vnd.oasis.opendocument.spreadsheet", b"PK"),
        ("application/zip", b"PK"),
    ],
)
def test_every_media_type(book: Book, kind: str, mark: bytes) -> None:
    book.put("A1", [["x"]])
    response = book.api.send("GET", f"{FILES}/{book.id}/export?mimeType={kind}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Content-Disposition"] == "attachment"
    assert response.headers["X-Gridbook-Revision"] == "2"
    assert response.content.startswith(mark)
    links: Any = book.api.call("GET", f"{FILES}/{book.id}?fields=exportLinks")["exportLinks"]
    linked = book.api.session.get(links[kind], timeout=20)
    assert linked.content == response.content


def test_downloads_have_names(book: Book) -> None:
    book.api.call("PATCH", f"{FILES}/{book.id}", {"name": '社区 "A"'})
    path = f"/spreadsheets/d/{book.id}/export"
    named = book.api.send("GET", path + "?format=csv&gid=0").headers["Content-Disposition"]
    plain, _, encoded = named.partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="__ _A_ - Sheet1.csv"'
    assert unquote(encoded) == '社区 "A" - Sheet1.csv'
    whole = book.api.send("GET", path).headers["Content-Disposition"]
    assert unquote(whole).endswith('社区 "A".xlsx')


def test_what_is_refused(api: Api, book: Book, server: LocalServer) -> None:
    path, page = f"{FILES}/{book.id}/export", f"/spreadsheets/d/{book.id}/export"
    for where, code in (
        (path, 400),
        (path + "?mimeType=image/png", 400),
        (f"{FILES}/{create(api, 'f', FOLDER)}/export?mimeType=text/csv", 403),
        (f"{FILES}/none/export?mimeType=text/csv", 404),
        (page + "?format=docx", 501),
        (page + "?format=csv&range=A1:B2", 501),
        (page + "?format=csv&gid=x", 400),
        (page + "?format=csv&gid=9", 400),
        ("/spreadsheets/export?exportFormat=csv", 400),
        ("/spreadsheets/d/none/export?format=csv", 404),
    ):
        assert api.refused("GET", where)[0] == code, where
    other = Api(server.root, "other")
    for where in (path + "?mimeType=text/csv", page + "?format=csv"):
        assert other.refused("GET", where)[0] == 403
