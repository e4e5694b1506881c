"""gspread.Client: files, their permissions, copies, imports and exports."""

import io
import zipfile
from datetime import datetime

import gspread
import pytest
from gspread.exceptions import APIError, UnSupportedExportFormat
from gspread.utils import ExportFormat, ValueRenderOption

OWNER = "gridbook@local.iam.gserviceaccount.com"


def test_files_are_opened_by_name_key_and_url(client: gspread.Client) -> None:
    first, second = client.create("same name"), client.create("same name")
    other = client.create('it\'s "quoted"')
    assert client.open("same name").id in (first.id, second.id)
    assert {book.id for book in client.openall("same name")} == {first.id, second.id}
    assert {book.id for book in client.openall()} == {first.id, second.id, other.id}
    assert client.open_by_key(first.id).title == "same name"
    assert client.open_by_url(first.url).id == first.id
    assert first.url == f"https://docs.google.com/spreadsheets/d/{first.id}"
    client.del_spreadsheet(first.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key(first.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open("nothing")


def test_the_listing_tells_names_and_times(client: gspread.Client) -> None:
    book = client.create("listed")
    (file,) = client.list_spreadsheet_files("listed")
    assert set(file) == {"id", "name", "createdTime", "modifiedTime"}
    assert (file["id"], file["name"]) == (book.id, "listed")
    assert client.get_file_drive_metadata(book.id) == file
    assert client.list_spreadsheet_files("absent") == []


def test_files_in_folders(client: gspread.Client) -> None:
    folder = client.http_client.request(
        "post",
        "https://www.googleapis.com/drive/v3/files",
        json={"name": "folder", "mimeType": "application/vnd.google-apps.folder"},
    ).json()["id"]
    inside = client.create("inside", folder_id=folder)
    client.create("outside")
    copied = client.copy(inside.id, title="copied", folder_id=folder)
    listed = client.list_spreadsheet_files(folder_id=folder)
    assert {file["id"] for file in listed} == {inside.id, copied.id}
    assert client.open("inside", folder_id=folder).id == inside.id


def test_a_copy_takes_cells_permissions_and_comments(client: gspread.Client) -> None:
    book = client.create("original")
    book.sheet1.update([["x", 1]], "A1")
    book.share("friend@example.org", perm_type="user", role="reader", notify=False)
    comments = f"https://www.googleapis.com/drive/v3/files/{book.id}/comments"
    client.http_client.request("post", comments, params={"fields": "id"}, json={"content": "hm"})
    copy = client.copy(book.id, title="copied", copy_permissions=True)
    assert copy.title == "copied"
    assert copy.sheet1.get_values() == [["x", "1"]]
    roles = {entry["emailAddress"]: entry["role"] for entry in copy.list_permissions()}
    assert roles == {OWNER: "owner", "friend@example.org": "reader"}
    found = client.http_client.request(
        "get", comments.replace(book.id, copy.id), params={"fields": "comments(content)"}
    )
    assert found.json() == {"comments": [{"content": "hm"}]}
    plain = client.copy(book.id, copy_comments=False)
    assert plain.title == "Copy of original"


def test_permissions(client: gspread.Client) -> None:
    book = client.create("shared")
    given = client.insert_permission(book.id, "a@example.org", perm_type="user", role="writer")
    permission = given.json()
    assert permission["kind"] == "drive#permission"
    assert (permission["type"], permission["role"]) == ("user", "writer")
    client.insert_permission(book.id, None, perm_type="anyone", role="reader", with_link=True)
    client.insert_permission(book.id, "example.org", perm_type="domain", role="reader")
    client.insert_permission(
        book.id, "g@example.org", perm_type="group", role="reader", email_message="hello"
    )
    listed = {f"{entry['type']}:{entry['role']}" for entry in client.list_permissions(book.id)}
    assert listed == {"user:owner", "user:writer", "anyone:reader", "domain:reader", "group:reader"}
    client.remove_permission(book.id, permission["id"])
    assert len(client.list_permissions(book.id)) == 4
    with pytest.raises(APIError, match="Permission not found"):
        client.remove_permission(book.id, permission["id"])


def test_a_csv_file_replaces_everything(client: gspread.Client) -> None:
    book = client.create("imported")
    book.sheet1.update([["old"] * 5] * 5, "A1")
    book.add_worksheet("gone", 5, 5)
    client.import_csv(book.id, 'name,n\r\n"Wang, Li",7\r\n张三,"line 1\nline 2"\r\n')
    opened = client.open_by_key(book.id)
    assert len(opened.worksheets()) == 1
    assert opened.sheet1.get_values() == [
        ["name", "n"],
        ["Wang, Li", "7"],
        ["张三", "line 1\nline 2"],
    ]
    assert opened.sheet1.get("B2", value_render_option=ValueRenderOption.unformatted) == [[7]]


def test_exports(client: gspread.Client) -> None:
    book = client.create("exported")
    book.sheet1.update([["姓名", "n"], ['a "b", c', 7]], "A1")
    csv = book.export(ExportFormat.CSV).decode("utf-8")
    assert csv.splitlines() == ["姓名,n", '"a ""b"", c",7']
    assert client.export(book.id, ExportFormat.TSV).decode("utf-8").splitlines()[0] == "姓名\tn"
    workbook = zipfile.ZipFile(io.BytesIO(client.export(book.id, ExportFormat.EXCEL)))
    assert "xl/workbook.xml" in workbook.namelist()
    sheet = zipfile.ZipFile(io.BytesIO(client.export(book.id, ExportFormat.OPEN_OFFICE_SHEET)))
    assert "content.xml" in sheet.namelist()
    pages = zipfile.ZipFile(io.BytesIO(client.export(book.id, ExportFormat.ZIPPED_HTML)))
    assert any(name.endswith(".html") for name in pages.namelist())
    assert client.export(book.id)[:5] == b"%PDF-"
    with pytest.raises((UnSupportedExportFormat, TypeError)):  # by Python's version
        client.export(book.id, "text/nothing")


def test_timeouts_and_the_end_of_the_token(client: gspread.Client) -> None:
    client.set_timeout((5, 20))
    book = client.create("quick")
    given: object = client.http_client.timeout
    assert given == (5, 20)
    client.set_timeout(None)
    assert book.sheet1.title == "Sheet1"
    expiry: object = client.expiry
    assert isinstance(expiry, datetime)
