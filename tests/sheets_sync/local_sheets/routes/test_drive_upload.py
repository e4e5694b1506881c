"""Files of other programs on their way in."""

import io
from typing import Any

import openpyxl
import pytest
import requests

from sheets_sync.local_sheets import LocalServer
from sheets_sync.local_sheets.routes.uploads import SESSION_SECONDS, Uploads
from tests.sheets_sync.local_sheets.api import Api, Book
from tests.sheets_sync.local_sheets.drive import FILES, FOLDER, SHEET, create

UPLOAD = "/upload/drive/v3/files"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "户号,次数\n007,3\n".encode()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["户号", "次数"])
    page.append(["007", 3])
    book.create_sheet("second")["A1"] = "x"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _send(api: Api, method: str, path: str, data: bytes, kind: str) -> requests.Response:
    headers = {"Content-Type": kind}
    return api.session.request(method, api.root + path, data=data, headers=headers, timeout=20)


def _related(metadata: bytes, kind: str, data: bytes, line: bytes = b"\r\n") -> bytes:
    return line.join(
        [
            b"--==x", b"Content-Type: application/json; charset=UTF-8", b"", metadata,
            b"--==x", b"Content-Type: " + kind.encode(), b"", data, b"--==x--", b"",
        ]
    )  # fmt: skip


def _values(api: Api, file_id: str, where: str = "A1:B2") -> Any:
    path = f"/v4/spreadsheets/{file_id}/values/{where}?valueRenderOption=UNFORMATTED_VALUE"
    return api.call("GET", path)["values"]


@pytest.mark.parametrize("line", [b"\r\n", b"\n"])
@pytest.mark.parametrize(("kind", "id_of_home"), [("text/csv", 7), (XLSX, "007")])
def test_multipart(api: Api, line: bytes, kind: str, id_of_home: Any) -> None:
    metadata = b'{"name": "\xe7\x99\xbb\xe8\xae\xb0", "mimeType": "%s"}' % SHEET.encode()
    data = CSV if kind == "text/csv" else _xlsx()
    body = _related(metadata, kind, data, line)
    response = _send(
        api, "POST", UPLOAD + "?uploadType=multipart", body, "multipart/related; boundary===x"
    )
    made = response.json()
    assert (response.status_code, made["name"], made["mimeType"]) == (200, "登记", SHEET)
    assert _values(api, made["id"]) == [["户号", "次数"], [id_of_home, 3]]
    tabs = Book(api, made["id"]).sheets("fields=sheets.properties")
    titles = [tab["properties"]["title"] for tab in tabs]
    assert titles == (["登记"] if kind == "text/csv" else ["Sheet", "second"])


def test_parts_that_are_no_multipart(api: Api) -> None:
    kind = "multipart/related; boundary===x"
    path = UPLOAD + "?uploadType=multipart"
    good = _related(b"{}", "text/csv", CSV)
    for body, given in (
        (good, "text/plain"),
        (b"nothing", kind),
        (b"--==x\r\n\r\n{}\r\n--==x--", kind),
        (_related(b"[", "text/csv", CSV), kind),
        (_related(b"[]", "text/csv", CSV), kind),
    ):
        assert _send(api, "POST", path, body, given).status_code == 400
    assert _send(api, "POST", UPLOAD + "?uploadType=magic", b"", kind).status_code == 400


def test_an_existing_file_takes_the_new_content(api: Api) -> None:
    file_id = create(api, "Book")
    book = Book(api, file_id)
    book.batch({"addSheet": {"properties": {"title": "other"}}})
    book.put("A1", [["old", "old", "old"]])
    answer = _send(api, "PATCH", f"{UPLOAD}/{file_id}?uploadType=media", CSV, "text/csv")
    assert answer.json()["id"] == file_id
    (tab,) = book.sheets("fields=sheets.properties")
    assert (tab["properties"]["title"], tab["properties"]["sheetId"] > 0) == ("Book", True)
    assert book.get("A1:C9") == [["户号", "次数"], [7, 3]]
    renamed = _related(b'{"name": "new"}', XLSX, _xlsx())
    path = f"{UPLOAD}/{file_id}?uploadType=multipart"
    answer = _send(api, "PATCH", path, renamed, "multipart/related; boundary===x")
    assert answer.json()["name"] == "new"
    assert book.get("Sheet!A1:C9") == [["户号", "次数"], ["007", 3]]


def test_what_cannot_be_taken(api: Api, server: LocalServer) -> None:
    file_id = create(api, "Book")
    path = f"{UPLOAD}/{file_id}?uploadType=media"
    refused = _send(api, "PATCH", path, b"\x89PNG", "image/png")
    assert (refused.status_code, refused.json()["error"]["errors"][0]["reason"]) == (
        400,
        "badContent",
    )
    assert _send(api, "PATCH", path, b"PK\x03\x04", XLSX).status_code == 400
    assert _values_kept(api, file_id)
    blob = _send(api, "POST", UPLOAD + "?uploadType=media", CSV, "text/csv")
    assert (blob.status_code, "text/csv" in blob.text) == (501, True)
    folder = create(api, "folder", FOLDER)
    into = f"{UPLOAD}/{folder}?uploadType=media"
    assert _send(api, "PATCH", into, CSV, "text/csv").status_code == 403
    other = Api(server.root, "other")
    assert _send(other, "PATCH", path, CSV, "text/csv").status_code == 403
    missing = f"{UPLOAD}/missing?uploadType=media"
    assert _send(api, "PATCH", missing, CSV, "text/csv").status_code == 404


def _values_kept(api: Api, file_id: str) -> bool:
    return bool(api.call("GET", f"{FILES}/{file_id}?fields=version") == {"version": "1"})


def _begin(api: Api, path: str = UPLOAD, **metadata: Any) -> str:
    response = api.send(
        "POST" if path == UPLOAD else "PATCH",
        path + "?uploadType=resumable",
        metadata,
        headers={"X-Upload-Content-Type": "text/csv", "Content-Type": "application/json"},
    )
    assert (response.status_code, response.content) == (200, b"")
    return response.headers["Location"]


def _put(api: Api, where: str, data: bytes, place: str | None) -> requests.Response:
    headers = {"Content-Range": place} if place else {}
    return api.session.put(where, data=data, headers=headers, timeout=20)


def test_resumable(api: Api, server: LocalServer) -> None:
    where, total = _begin(api, name="登记", mimeType=SHEET), len(CSV)
    assert where.startswith(f"{server.root}{UPLOAD}?uploadType=resumable&upload_id=")
    asked = _put(api, where, b"", f"bytes */{total}")
    assert (asked.status_code, "Range" in asked.headers) == (308, False)
    part = _put(api, where, CSV[:5], f"bytes 0-4/{total}")
    assert (part.status_code, part.headers["Range"]) == (308, "bytes=0-4")
    assert _put(api, where, CSV[9:], f"bytes 9-{total - 1}/{total}").status_code == 400
    assert _put(api, where, CSV[5:], f"bytes 5-9/{total}").status_code == 400
    again = _put(api, where, CSV[3:8], "bytes 3-7/*")
    assert again.headers["Range"] == "bytes=0-7"
    assert _put(Api(server.root, "other"), where, CSV, None).status_code == 404
    last = _put(api, where, CSV[8:], f"bytes 8-{total - 1}/{total}")
    assert (last.status_code, last.json()["name"]) == (200, "登记")
    assert _values(api, last.json()["id"]) == [["户号", "次数"], [7, 3]]
    assert _put(api, where, CSV, None).status_code == 404


def test_resumable_at_once_and_over_a_file(api: Api) -> None:
    file_id = create(api, "Book")
    answer = _put(api, _begin(api, f"{UPLOAD}/{file_id}"), CSV, None)
    assert answer.json()["id"] == file_id
    assert _values(api, file_id) == [["户号", "次数"], [7, 3]]


def test_an_empty_upload_is_an_empty_spreadsheet(api: Api) -> None:
    where = _begin(api, name="empty", mimeType=SHEET)
    made = _put(api, where, b"", "bytes */0")
    assert (made.status_code, made.json()["name"]) == (200, "empty")


def test_old_sessions_make_room() -> None:
    now = [0.0]
    uploads = Uploads(clock=lambda: now[0])
    first = uploads.begin("me", ("v3", None), {}, "text/csv")
    now[0] = SESSION_SECONDS + 1
    second = uploads.begin("me", ("v3", None), {}, "text/csv")
    assert uploads.take(second, "me", "bytes */*", b"").received == 0
    with pytest.raises(Exception, match="Not Found"):
        uploads.take(first, "me", None, b"")
    for _ in range(64):
        last = uploads.begin("me", ("v3", None), {}, None)
    with pytest.raises(Exception, match="Not Found"):
        uploads.take(second, "me", None, b"")
    assert uploads.take(last, "me", None, b"x").upload is not None
