"""gspread.Worksheet: formats, notes, filters, protection, names, drop-downs, colours."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import ValidationConditionType


def cell(book: gspread.Spreadsheet, where: str) -> dict[str, Any]:
    """A cell's CellData."""
    shown = book.fetch_sheet_metadata({"includeGridData": "true", "ranges": f"Sheet1!{where}"})
    (data,) = shown["sheets"][0]["data"]
    rows = data.get("rowData", [{}])
    return dict(rows[0].get("values", [{}])[0])


def test_formats(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    sheet.update([[0.5]], "A1")
    sheet.format("A1:B2", {"textFormat": {"bold": True}, "backgroundColor": {"red": 1}})
    sheet.format(["A1", "C3"], {"numberFormat": {"type": "PERCENT", "pattern": "0%"}})
    bold = cell(book, "B2")["userEnteredFormat"]
    assert bold["textFormat"] == {"bold": True}
    assert bold["backgroundColor"] == {"red": 1}
    assert cell(book, "A1")["userEnteredFormat"]["numberFormat"] == {
        "type": "PERCENT",
        "pattern": "0%",
    }
    assert sheet.acell("A1").value == "50%"
    sheet.batch_format(
        [
            {"range": "A1", "format": {"horizontalAlignment": "CENTER"}},
            {"range": "D4:E5", "format": {"wrapStrategy": "WRAP"}},
        ]
    )
    assert cell(book, "A1")["userEnteredFormat"]["horizontalAlignment"] == "CENTER"
    assert cell(book, "A1")["userEnteredFormat"]["textFormat"] == {"bold": True}
    assert cell(book, "E5")["userEnteredFormat"] == {"wrapStrategy": "WRAP"}
    with pytest.raises(APIError):
        sheet.format("A1", {"horizontalAlignment": "SIDEWAYS"})


def test_notes(sheet: gspread.Worksheet) -> None:
    sheet.insert_note("A1", "one")
    sheet.insert_notes({"B2": "two", "C3": "three"})
    sheet.update_note("A1", "first")
    sheet.update_notes({"B2": "second"})
    assert sheet.get_note("A1") == "first"
    assert sheet.get_notes() == [["first"], ["", "second"], ["", "", "three"]]
    assert sheet.get_notes(default_empty_value="-", grid_range="B2:C3") == [
        ["second"],
        ["-", "three"],
    ]
    sheet.clear_note("A1")
    sheet.clear_notes(["B2", "C3"])
    assert sheet.get_note("A1") == ""
    assert sheet.get_notes() == [[]]


def test_filters(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    sheet.update([["h", "n"], ["a", 1]], "A1")
    sheet.set_basic_filter("A1:B2")
    shown = book.fetch_sheet_metadata()["sheets"][0]["basicFilter"]
    assert (shown["range"]["endRowIndex"], shown["range"]["endColumnIndex"]) == (2, 2)
    sheet.set_basic_filter()
    sheet.clear_basic_filter()
    assert "basicFilter" not in book.fetch_sheet_metadata()["sheets"][0]


def test_protection(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    answer = sheet.add_protected_range(
        "A1:B2",
        editor_users_emails=["a@example.org"],
        editor_groups_emails=["g@example.org"],
        description="only a",
        requesting_user_can_edit=True,
    )
    protected = answer["replies"][0]["addProtectedRange"]["protectedRange"]
    assert protected["requestingUserCanEdit"]
    sheet.add_protected_range("C1", warning_only=True)
    listed = book.list_protected_ranges(sheet.id)
    assert [entry.get("warningOnly", False) for entry in listed] == [False, True]
    sheet.delete_protected_range(protected["protectedRangeId"])
    assert len(book.list_protected_ranges(sheet.id)) == 1


def test_names(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    answer = sheet.define_named_range("B1:B3", "names")
    named = answer["replies"][0]["addNamedRange"]["namedRange"]
    assert [entry["name"] for entry in book.list_named_ranges()] == ["names"]
    with pytest.raises(APIError):
        sheet.define_named_range("A1", "no spaces")
    sheet.delete_named_range(named["namedRangeId"])
    assert book.list_named_ranges() == []


def test_drop_downs(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    sheet.add_validation(
        "B2:B9",
        ValidationConditionType.one_of_list,
        ["是", "否"],
        inputMessage="choose",
        strict=True,
        showCustomUi=True,
    )
    rule = cell(book, "B2")["dataValidation"]
    assert rule["condition"] == {
        "type": "ONE_OF_LIST",
        "values": [{"userEnteredValue": "是"}, {"userEnteredValue": "否"}],
    }
    assert (rule["inputMessage"], rule["strict"], rule["showCustomUi"]) == ("choose", True, True)
    sheet.add_validation("C2", ValidationConditionType.number_greater, [10])
    sheet.add_validation("D2", ValidationConditionType.boolean, [])
    assert cell(book, "D2")["dataValidation"]["condition"]["type"] == "BOOLEAN"


def test_tab_colours(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    assert sheet.get_tab_color() is None
    sheet.update_tab_color("#ff0080")
    fresh = book.sheet1
    assert fresh.get_tab_color() == "#FF0080"
    assert sheet.tab_color == "#FF0080"
    sheet.clear_tab_color()
    assert book.sheet1.get_tab_color() is None
