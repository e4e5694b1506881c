"""The clients that people use, unchanged: gspread and google-api-python-client."""

from typing import Any

import google_auth_httplib2
import gspread
import httplib2  # type: ignore[import-untyped]  # ships no types
import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from gspread.utils import ValueInputOption

from sheets_sync.local_sheets import LocalServer, Store
from tests.sheets_sync.local_sheets.api import credentials_from


def test_gspread_reads_and_writes(client: gspread.Client) -> None:
    book = client.create("社区")
    sheet = client.open_by_key(book.id).sheet1
    assert sheet.get_all_values() == [[]]
    sheet.update([["编号", "户号"], ["D-1", "007"]], "A1")
    sheet.append_row(["D-2", "3-2"])
    sheet.append_rows(
        [["D-3", "x"], ["D-4", "y"]], value_input_option=ValueInputOption.user_entered
    )
    sheet.batch_update([{"range": "C1:C2", "values": [["时间"], [0.5]]}])
    assert sheet.get_all_values() == [
        ["编号", "户号", "时间"],
        ["D-1", "007", "0.5"],
        ["D-2", "3-2", ""],
        ["D-3", "x", ""],
        ["D-4", "y", ""],
    ]
    assert sheet.get_all_records(numericise_ignore=["all"])[0] == {
        "编号": "D-1",
        "户号": "007",
        "时间": "0.5",
    }
    assert sheet.find("D-3") == gspread.Cell(4, 1, "D-3")
    assert sheet.acell("B2").value == "007"
    assert sheet.col_values(1) == ["编号", "D-1", "D-2", "D-3", "D-4"]
    sheet.batch_clear(["C1:C2"])
    assert sheet.row_values(2) == ["D-1", "007"]


def test_gspread_shapes_a_workbook(client: gspread.Client) -> None:
    book = client.create("shapes")
    sheet = book.add_worksheet("民情日记", rows=20, cols=5)
    sheet.update([["b", 2], ["a", 1], ["c", 3]], "A1")
    sheet.sort((1, "asc"))
    sheet.insert_row(["head", "n"], 1)
    sheet.insert_cols([["new"]], 1)
    sheet.delete_rows(4)
    sheet.freeze(rows=1, cols=1)
    sheet.format("A1:C1", {"textFormat": {"bold": True}})
    sheet.set_basic_filter("A1:C3")
    sheet.merge_cells("D1:E2")
    sheet.add_validation("B2:B9", gspread.utils.ValidationConditionType.one_of_list, ["a", "b"])
    sheet.insert_note("A1", "hint")
    sheet.hide_columns(3, 4)
    sheet.columns_auto_resize(0, 2)
    sheet.update_tab_color("#ff0000")
    sheet.add_protected_range("A1:B2", ["a@example.org"])
    sheet.add_dimension_group_rows(1, 3)
    sheet.define_named_range("B1:B3", "names")
    assert sheet.get_values() == [["new", "head", "n"], ["", "a", "1"], ["", "b", "2"]]
    assert sheet.get_note("A1") == "hint"
    assert [named["name"] for named in book.list_named_ranges()] == ["names"]
    copy = sheet.duplicate(new_sheet_name="copy")
    assert copy.get_values() == sheet.get_values()
    sheet.update_title("日记")
    sheet.update_index(0)
    book.reorder_worksheets(list(reversed(book.worksheets())))
    assert [tab.title for tab in book.worksheets()][-1] == "日记"
    sheet.clear()
    sheet.resize(rows=3)
    assert (sheet.get_values(), sheet.row_count) == ([[]], 3)
    book.del_worksheet(copy)
    book.update_title("renamed")
    book.update_locale("zh_CN")
    book.update_timezone("Asia/Shanghai")
    assert (book.title, book.locale, book.timezone) == ("renamed", "zh_CN", "Asia/Shanghai")


def test_gspread_manages_files(client: gspread.Client) -> None:
    book = client.create("first")
    book.sheet1.update([["x"]], "A1")
    copy = client.copy(book.id, title="second")
    assert copy.sheet1.acell("A1").value == "x"
    assert {file["name"] for file in client.list_spreadsheet_files()} == {"first", "second"}
    assert client.open("second").id == copy.id
    book.share("somebody@example.org", "user", "writer", notify=False)
    roles = {item["emailAddress"]: item["role"] for item in book.list_permissions()}
    assert roles["somebody@example.org"] == "writer"
    book.remove_permissions("somebody@example.org")
    assert len(book.list_permissions()) == 1
    client.del_spreadsheet(copy.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open("second")
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key(copy.id)
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range"):
        book.values_get("Nope!A1")


@pytest.fixture
def services(store: Store, serve: Any) -> tuple[Any, Any, LocalServer]:
    server = serve(any_token=False)
    path = store.service_account(server.root)
    credentials = credentials_from(path)

    def service(name: str, version: str) -> Any:
        http = google_auth_httplib2.AuthorizedHttp(credentials, httplib2.Http(timeout=10))
        where = {"api_endpoint": server.root}
        return build(name, version, http=http, static_discovery=True, client_options=where)

    return service("sheets", "v4"), service("drive", "v3"), server


def test_google_api_python_client(services: tuple[Any, Any, LocalServer]) -> None:
    sheets, drive, server = services
    drive._baseUrl = server.root + "/drive/v3/"  # its endpoint carries the path
    spreadsheets = sheets.spreadsheets()
    book_id = spreadsheets.create(body={"properties": {"title": "raw"}}).execute()["spreadsheetId"]
    values = spreadsheets.values()
    values.update(
        spreadsheetId=book_id,
        range="Sheet1!A1",
        valueInputOption="USER_ENTERED",
        body={"values": [["2026-3-5", "50%"]]},
    ).execute()
    values.append(
        spreadsheetId=book_id, range="A1", valueInputOption="RAW", body={"values": [["x"]]}
    ).execute()
    got = values.batchGet(spreadsheetId=book_id, ranges=["A1:B2"]).execute()
    assert got["valueRanges"][0]["values"] == [["2026-03-05", "50%"], ["x"]]
    values.clear(spreadsheetId=book_id, range="A2", body={}).execute()
    request = {"requests": [{"addSheet": {"properties": {"title": "a/b c"}}}]}
    spreadsheets.batchUpdate(spreadsheetId=book_id, body=request).execute()
    assert values.get(spreadsheetId=book_id, range="'a/b c'!A1").execute()["range"] == "'a/b c'!A1"
    listed = drive.files().list(q="name = 'raw'", fields="files(id,name)").execute()
    assert listed == {"files": [{"id": book_id, "name": "raw"}]}
    drive.files().delete(fileId=book_id).execute()
    with pytest.raises(HttpError) as refused:
        spreadsheets.get(spreadsheetId=book_id).execute()
    assert refused.value.status_code == 404
