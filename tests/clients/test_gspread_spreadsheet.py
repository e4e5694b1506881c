"""gspread.Spreadsheet: tabs, properties, sharing, raw values."""

import time

import gspread
import pytest
from gspread.exceptions import APIError


def test_tabs_come_go_and_move(book: gspread.Spreadsheet) -> None:
    added = book.add_worksheet("民情日记", rows=20, cols=5)
    first = book.add_worksheet("first", rows=1, cols=1, index=0)
    assert (added.row_count, added.col_count) == (20, 5)
    assert [tab.title for tab in book.worksheets()] == ["first", "Sheet1", "民情日记"]
    assert book.worksheet("民情日记").id == added.id
    assert book.get_worksheet(0).id == first.id
    assert book.get_worksheet_by_id(added.id).title == "民情日记"
    assert book.get_worksheet_by_id(str(added.id)).title == "民情日记"
    copied = book.duplicate_sheet(added.id, insert_sheet_index=1, new_sheet_name="copied")
    assert [tab.title for tab in book.worksheets()] == ["first", "copied", "Sheet1", "民情日记"]
    book.reorder_worksheets([added, copied, first])
    assert [tab.title for tab in book.worksheets()] == ["民情日记", "copied", "first", "Sheet1"]
    first.hide()
    assert [tab.title for tab in book.worksheets(exclude_hidden=True)] == [
        "民情日记",
        "copied",
        "Sheet1",
    ]
    book.del_worksheet(copied)
    book.del_worksheet_by_id(str(first.id))
    assert [tab.title for tab in book.worksheets()] == ["民情日记", "Sheet1"]
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("no")
    with pytest.raises(gspread.WorksheetNotFound):
        book.get_worksheet(7)


def test_a_second_tab_of_the_same_name_and_the_last_tab(book: gspread.Spreadsheet) -> None:
    book.add_worksheet("tab", 5, 5)
    with pytest.raises(APIError, match='A sheet with the name "tab" already exists'):
        book.add_worksheet("tab", 5, 5)
    book.del_worksheet(book.worksheet("tab"))
    with pytest.raises(APIError, match=r"You can't remove all the (visible )?sheets"):
        book.del_worksheet(book.sheet1)


def test_properties(book: gspread.Spreadsheet) -> None:
    assert (book.locale, book.timezone) == ("en_US", "Etc/GMT")
    book.update_title("renamed")
    book.update_locale("zh_CN")
    book.update_timezone("Asia/Shanghai")
    again = book.client
    fresh = gspread.Spreadsheet(again, {"id": book.id})
    assert (fresh.title, fresh.locale, fresh.timezone) == ("renamed", "zh_CN", "Asia/Shanghai")
    assert fresh.url == f"https://docs.google.com/spreadsheets/d/{book.id}"
    with pytest.raises(APIError, match="locale"):
        book.update_locale("xx_NOWHERE")
    with pytest.raises(APIError, match=r"[tT]ime ?[zZ]one"):
        book.update_timezone("Nowhere/Land")


def test_times(book: gspread.Spreadsheet) -> None:
    created = book.creationTime
    before = book.lastUpdateTime
    time.sleep(0.002)
    book.sheet1.update_acell("A1", "x")
    assert book.get_lastUpdateTime() > before >= created
    book.update_drive_metadata()
    assert book.lastUpdateTime > before
    assert book.creationTime == created


def test_sharing(book: gspread.Spreadsheet) -> None:
    book.share("a@example.org", perm_type="user", role="writer", email_message="look")
    book.share("a@example.org", perm_type="user", role="reader")
    book.share("example.org", perm_type="domain", role="reader")
    roles = {
        str(entry.get("emailAddress") or entry.get("domain")): entry["role"]
        for entry in book.list_permissions()
    }
    assert roles.pop("gridbook@local.iam.gserviceaccount.com") == "owner"
    assert roles == {"a@example.org": "reader", "example.org": "reader"}
    assert book.remove_permissions("a@example.org", role="writer") == []
    assert len(book.remove_permissions("a@example.org")) == 1
    assert len(book.remove_permissions("example.org")) == 1
    assert len(book.list_permissions()) == 1


def test_ownership_changes_hands(book: gspread.Spreadsheet) -> None:
    permission = book.share("heir@example.org", perm_type="user", role="writer").json()
    book.transfer_ownership(permission["id"])
    found = next(p for p in book.list_permissions() if p["id"] == permission["id"])
    assert (found["role"], found["pendingOwner"]) == ("writer", True)
    # accepting is the heir's: for anybody else Drive refuses a second owner
    with pytest.raises(APIError):
        book.accept_ownership("0000")


def test_named_and_protected_ranges(book: gspread.Spreadsheet) -> None:
    sheet = book.sheet1
    sheet.update([["a", "b"], ["c", "d"]], "B2")
    assert book.list_named_ranges() == []
    sheet.define_named_range("B2:C3", "block")
    (named,) = book.list_named_ranges()
    assert named["name"] == "block"
    assert named["range"] == {
        "startRowIndex": 1,
        "endRowIndex": 3,
        "startColumnIndex": 1,
        "endColumnIndex": 3,
    } | ({"sheetId": 0} if "sheetId" in named["range"] else {})
    assert [cell.value for cell in book.named_range("block")] == ["a", "b", "c", "d"]
    sheet.add_protected_range("A1:A2", ["a@example.org"], description="mine")
    (protected,) = book.list_protected_ranges(sheet.id)
    assert protected["description"] == "mine"
    assert "a@example.org" in protected["editors"]["users"]
    with pytest.raises(gspread.WorksheetNotFound):
        book.list_protected_ranges(77)


def test_raw_values(book: gspread.Spreadsheet) -> None:
    written = book.values_update(
        "Sheet1!A1", params={"valueInputOption": "USER_ENTERED"}, body={"values": [["1", "x"]]}
    )
    assert written == {
        "spreadsheetId": book.id,
        "updatedRange": "Sheet1!A1:B1",
        "updatedRows": 1,
        "updatedColumns": 2,
        "updatedCells": 2,
    }
    appended = book.values_append(
        "Sheet1!A1", params={"valueInputOption": "RAW"}, body={"values": [["2"]]}
    )
    assert appended["tableRange"] == "Sheet1!A1:B1"
    assert appended["updates"]["updatedRange"] == "Sheet1!A2"
    got = book.values_get("Sheet1!A1:B2", params={"valueRenderOption": "UNFORMATTED_VALUE"})
    assert got == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": [[1, "x"], ["2"]]}
    batch = book.values_batch_get(["A1", "B1"], params={"majorDimension": "COLUMNS"})
    assert [entry["values"] for entry in batch["valueRanges"]] == [[["1"]], [["x"]]]
    data = [{"range": "Sheet1!C1", "values": [[True]]}]
    changed = book.values_batch_update({"valueInputOption": "RAW", "data": data})
    assert changed["totalUpdatedCells"] == 1
    assert book.values_clear("Sheet1!A1")["clearedRange"] == "Sheet1!A1"
    cleared = book.values_batch_clear(body={"ranges": ["Sheet1!B1", "Sheet1!C1"]})
    assert cleared["clearedRanges"] == ["Sheet1!B1", "Sheet1!C1"]
    assert book.sheet1.get_values() == [[""], ["2"]]


def test_metadata_and_batches(book: gspread.Spreadsheet) -> None:
    shown = book.fetch_sheet_metadata({"includeGridData": "true", "ranges": ["Sheet1!A1:B2"]})
    (data,) = shown["sheets"][0]["data"]
    assert len(data["rowMetadata"]) == 2
    answer = book.batch_update({"requests": [{"addSheet": {"properties": {"title": "new"}}}]})
    assert answer["replies"][0]["addSheet"]["properties"]["title"] == "new"
