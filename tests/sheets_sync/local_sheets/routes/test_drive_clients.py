"""Drive by the clients that people use: gspread, google-api-python-client."""

import io
from pathlib import Path
from typing import Any

import google_auth_httplib2
import gspread
import openpyxl
import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import (
    MediaFileUpload,
    MediaIoBaseDownload,
    MediaIoBaseUpload,
    build_http,
)
from gspread.utils import ExportFormat

from sheets_sync.local_sheets import Store
from tests.sheets_sync.local_sheets.api import credentials_from
from tests.sheets_sync.local_sheets.drive import FOLDER, SHEET


@pytest.fixture
def drive(store: Store, serve: Any) -> Any:
    return _service(store, serve, "v3")


@pytest.fixture
def older(store: Store, serve: Any) -> Any:
    return _service(store, serve, "v2")


def _service(store: Store, serve: Any, version: str) -> Any:
    server = serve(any_token=False)
    credentials = credentials_from(store.service_account(server.root))
    http = google_auth_httplib2.AuthorizedHttp(credentials, build_http())
    service = build(
        "drive", version, http=http, static_discovery=True,
        client_options={"api_endpoint": f"{server.root}/drive/{version}/"},
    )  # fmt: skip
    service._rootDesc["rootUrl"] = server.root + "/"  # uploads go there
    return service


def test_gspread_imports_and_exports(client: gspread.Client) -> None:
    book = client.create("登记")
    book.add_worksheet("other", 3, 3)
    answer = client.import_csv(book.id, "户号,日期\n007,2026-3-5\n=1+1,x")
    assert (answer["title"], answer["id"]) == ("登记", book.id)
    book = client.open_by_key(book.id)
    assert [tab.title for tab in book.worksheets()] == ["登记"]
    assert book.sheet1.get_all_values() == [["户号", "日期"], ["7", "2026-03-05"], ["2", "x"]]
    text = client.export(book.id, ExportFormat.CSV)
    assert text.decode() == "户号,日期\r\n7,2026-03-05\r\n2,x"
    page = openpyxl.load_workbook(io.BytesIO(book.export(ExportFormat.EXCEL)))["登记"]
    assert page["A3"].value == "=1+1"
    assert book.export(ExportFormat.PDF).startswith(b"%PDF")


def test_gspread_works_in_folders(client: gspread.Client, drive: Any) -> None:
    folder = drive.files().create(body={"name": "f", "mimeType": FOLDER}).execute()["id"]
    book = client.create("inside", folder_id=folder)
    client.create("outside")
    assert [file["name"] for file in client.list_spreadsheet_files(folder_id=folder)] == ["inside"]
    assert client.open("inside", folder_id=folder).id == book.id
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open("outside", folder_id=folder)
    copy = client.copy(book.id, title="copied", folder_id=folder, copy_permissions=True)
    assert client.open("copied", folder_id=folder).id == copy.id
    with pytest.raises(gspread.exceptions.APIError, match="File not found"):
        client.create("nowhere", folder_id="missing")


def test_gspread_copies_comments(client: gspread.Client, drive: Any) -> None:
    book = client.create("original")
    comments = drive.comments()
    for text in ("一", "二"):
        comments.create(fileId=book.id, body={"content": text}, fields="id").execute()
    copy = client.copy(book.id, copy_comments=True)
    listed = comments.list(fileId=copy.id, fields="comments/content").execute()["comments"]
    assert sorted(comment["content"] for comment in listed) == ["一", "二"]


def test_gspread_shares(client: gspread.Client) -> None:
    book = client.create("shared")
    book.share("", perm_type="anyone", role="reader")
    book.share("example.org", perm_type="domain", role="writer")
    response = book.share("a@example.org", perm_type="user", role="writer", notify=False)
    book.transfer_ownership(response.json()["id"])
    kinds = {p["type"]: p["role"] for p in book.list_permissions() if p["role"] != "owner"}
    assert kinds == {"anyone": "reader", "domain": "writer", "user": "writer"}
    assert book.remove_permissions("example.org")
    before = book.get_lastUpdateTime()
    book.sheet1.update_acell("A1", "x")
    assert book.get_lastUpdateTime() > before


@pytest.mark.parametrize("resumable", [False, True])
def test_uploads(drive: Any, tmp_path: Path, *, resumable: bool) -> None:
    path = tmp_path / "登记.csv"
    path.write_bytes("户号\n007".encode("gb18030"))
    media = MediaFileUpload(str(path), mimetype="text/csv", resumable=resumable)
    body = {"name": "登记", "mimeType": SHEET}
    made = drive.files().create(body=body, media_body=media, fields="id,name").execute()
    assert made["name"] == "登记"
    export = drive.files().export(fileId=made["id"], mimeType="text/csv")
    assert export.execute().decode() == "户号\r\n7"
    more = MediaIoBaseUpload(io.BytesIO(b"a\nb"), "text/csv", resumable=resumable)
    drive.files().update(fileId=made["id"], media_body=more).execute()
    assert export.execute() == b"a\r\nb"


def test_uploads_in_chunks(drive: Any) -> None:
    rows = "".join(f"{number},第{number}户\n" for number in range(60_000)).encode()
    media = MediaIoBaseUpload(io.BytesIO(rows), "text/csv", chunksize=256 * 1024, resumable=True)
    request = drive.files().create(body={"name": "big", "mimeType": SHEET}, media_body=media)
    chunks, answer = 0, None
    while answer is None:
        _, answer = request.next_chunk()
        chunks += 1
    assert chunks > 3
    file = io.BytesIO()
    export = drive.files().export_media(fileId=answer["id"], mimeType="text/csv")
    download = MediaIoBaseDownload(file, export)
    while not download.next_chunk()[1]:
        pass
    assert file.getvalue() == rows.strip().replace(b"\n", b"\r\n")


def test_the_rest_of_v3(drive: Any) -> None:
    files, permissions = drive.files(), drive.permissions()
    token = drive.changes().getStartPageToken().execute()["startPageToken"]
    folder = files.create(body={"name": "folder", "mimeType": FOLDER}, fields="id").execute()["id"]
    file_id = files.create(body={"name": "file", "mimeType": SHEET}).execute()["id"]
    root = files.get(fileId=file_id, fields="parents").execute()["parents"][0]
    moved = files.update(
        fileId=file_id, addParents=folder, removeParents=root, fields="parents"
    ).execute()
    assert moved == {"parents": [folder]}
    given = permissions.create(
        fileId=file_id, body={"type": "user", "role": "reader", "emailAddress": "a@b.cn"}
    ).execute()
    permissions.update(fileId=file_id, permissionId=given["id"], body={"role": "writer"}).execute()
    assert permissions.get(fileId=file_id, permissionId=given["id"]).execute()["role"] == "writer"
    permissions.delete(fileId=file_id, permissionId=given["id"]).execute()
    changes = drive.changes().list(pageToken=token).execute()
    assert [change["fileId"] for change in changes["changes"]] == [folder, file_id]
    assert "@" in drive.about().get(fields="user").execute()["user"]["emailAddress"]
    files.update(fileId=folder, body={"trashed": True}).execute()
    files.emptyTrash().execute()
    with pytest.raises(HttpError, match="File not found"):
        files.get(fileId=file_id).execute()
    with pytest.raises(HttpError) as refused:
        drive.drives().list().execute()
    assert refused.value.status_code == 501


def test_the_older_names(older: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,1", encoding="utf-8")
    media = MediaFileUpload(str(path), mimetype="text/csv")
    made = older.files().insert(body={"title": "t"}, media_body=media, convert=True).execute()
    assert (made["title"], made["mimeType"]) == ("t", SHEET)
    assert older.files().list(q="title = 't'").execute()["items"][0]["id"] == made["id"]
    body = {"type": "user", "role": "writer", "value": "a@b.cn"}
    older.permissions().insert(fileId=made["id"], body=body).execute()
    assert len(older.permissions().list(fileId=made["id"]).execute()["items"]) == 2
    older.files().trash(fileId=made["id"]).execute()
    older.files().delete(fileId=made["id"]).execute()
    assert older.files().list().execute()["items"] == []
