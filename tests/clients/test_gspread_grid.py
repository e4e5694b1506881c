"""gspread.Worksheet: rows, columns and the tab itself."""

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import (
    Dimension,
    MergeType,
    PasteOrientation,
    PasteType,
    ValueInputOption,
    ValueRenderOption,
)


def titles(sheet: gspread.Worksheet) -> list[str]:
    return [tab.title for tab in sheet.spreadsheet.worksheets()]


def test_the_tab_tells_what_it_is(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    assert (sheet.id, sheet.title, sheet.index) == (0, "Sheet1", 0)
    assert (sheet.row_count, sheet.col_count, sheet.column_count) == (1000, 26, 26)
    assert sheet.url == f"https://docs.google.com/spreadsheets/d/{book.id}#gid=0"
    assert sheet.spreadsheet.id == book.id
    sheet.update_title("民情日记")
    other = book.add_worksheet("other", 1, 1)
    other.update_index(0)
    assert titles(sheet) == ["other", "民情日记"]
    fresh = book.worksheet("民情日记")
    assert (fresh.title, fresh.index) == ("民情日记", 1)
    other.update_index(1)  # "before the move" indexes: its own place, so nothing happens
    assert titles(sheet) == ["other", "民情日记"]


def test_the_grid_grows_and_shrinks(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    sheet.resize(rows=5, cols=4)
    sheet.add_rows(2)
    sheet.add_cols(1)
    fresh = book.sheet1
    assert (fresh.row_count, fresh.col_count) == (7, 5)
    with pytest.raises(APIError, match="exceeds grid limits"):
        sheet.update([["x"]], "A8")
    sheet.update([["x"]], "E7")
    sheet.resize(rows=6)
    assert sheet.get_values() == [[]]


def test_rows_and_columns_are_inserted_and_deleted(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"], ["c", "d"]], "A1")
    sheet.insert_row(["head", "n"], 1)
    sheet.insert_rows([["1"], ["2"]], 2, value_input_option=ValueInputOption.user_entered)
    sheet.insert_cols([["new", "x"]], 2, inherit_from_before=True)
    assert sheet.get_values() == [
        ["head", "new", "n"],
        ["1", "x", ""],
        ["2", "", ""],
        ["a", "", "b"],
        ["c", "", "d"],
    ]
    assert sheet.get("A2", value_render_option=ValueRenderOption.unformatted) == [[1]]
    sheet.delete_rows(2, 3)
    sheet.delete_columns(2)
    sheet.delete_dimension(Dimension.rows, 1)
    assert sheet.get_values() == [["a", "b"], ["c", "d"]]


def test_sorting(sheet: gspread.Worksheet) -> None:
    sheet.update([["h", "n"], ["b", 1], ["a", 2], ["b", 0], ["", 5]], "A1")
    sheet.sort((1, "asc"), (2, "des"), range="A2:B5")
    assert sheet.get_values() == [["h", "n"], ["a", "2"], ["b", "1"], ["b", "0"], ["", "5"]]
    sheet.freeze(rows=1)
    sheet.sort((2, "asc"))
    assert sheet.col_values(2) == ["n", "0", "1", "2", "5"]


def test_copying_and_cutting(sheet: gspread.Worksheet) -> None:
    sheet.update([["1", "2"], ["3", "4"]], "A1")
    sheet.format("A1", {"textFormat": {"bold": True}})
    sheet.copy_range("A1:B2", "D1:E2")
    sheet.copy_range("A1:B2", "A5", PasteType.values, PasteOrientation.transpose)
    assert sheet.get("D1:E2") == [["1", "2"], ["3", "4"]]
    assert sheet.get("A5:B6") == [["1", "3"], ["2", "4"]]
    sheet.cut_range("A1:B2", "G1")
    assert sheet.get("G1:H2") == [["1", "2"], ["3", "4"]]
    assert sheet.get("A1:B2") == [[]]


def test_copies_of_the_tab(sheet: gspread.Worksheet, client: gspread.Client) -> None:
    sheet.update([["x"]], "A1")
    copy = sheet.duplicate(new_sheet_name="copy", insert_sheet_index=0, new_sheet_id=77)
    assert (copy.id, copy.title, copy.index) == (77, "copy", 0)
    assert copy.get_values() == [["x"]]
    plain = sheet.duplicate()
    assert plain.title == "Copy of Sheet1"
    other = client.create("Other")
    answer = sheet.copy_to(other.id)
    assert answer["title"] == "Copy of Sheet1"
    assert other.get_worksheet_by_id(answer["sheetId"]).get_values() == [["x"]]


def test_freezing_hiding_and_sizes(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    sheet.freeze(rows=2, cols=1)
    fresh = book.sheet1
    assert (fresh.frozen_row_count, fresh.frozen_col_count) == (2, 1)
    sheet.hide_rows(0, 2)
    sheet.hide_columns(1, 3)
    sheet.unhide_rows(1, 2)
    sheet.unhide_columns(2, 3)
    sheet.columns_auto_resize(0, 4)
    sheet.rows_auto_resize(0, 4)
    shown = book.fetch_sheet_metadata({"includeGridData": "true", "ranges": "Sheet1!A1:D4"})
    (data,) = shown["sheets"][0]["data"]
    assert [row.get("hiddenByUser", False) for row in data["rowMetadata"]] == [
        True,
        False,
        False,
        False,
    ]
    assert [c.get("hiddenByUser", False) for c in data["columnMetadata"]] == [
        False,
        True,
        False,
        False,
    ]
    assert all(line["pixelSize"] > 0 for line in data["rowMetadata"] + data["columnMetadata"])


def test_groups_of_rows_and_columns(sheet: gspread.Worksheet) -> None:
    sheet.add_dimension_group_rows(1, 5)
    sheet.add_dimension_group_rows(2, 3)
    sheet.add_dimension_group_columns(0, 2)
    rows = sheet.list_dimension_group_rows()
    assert [(g["range"]["startIndex"], g["range"]["endIndex"], g["depth"]) for g in rows] == [
        (1, 5, 1),
        (2, 3, 2),
    ]
    (columns,) = sheet.list_dimension_group_columns()
    assert columns["range"]["dimension"] == "COLUMNS"
    sheet.delete_dimension_group_rows(2, 3)
    sheet.delete_dimension_group_columns(0, 2)
    assert len(sheet.list_dimension_group_rows()) == 1
    assert sheet.list_dimension_group_columns() == []


def test_hidden_tabs_and_gridlines(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    def hidden() -> tuple[bool, bool]:
        return book.sheet1.isSheetHidden, book.sheet1.is_gridlines_hidden

    book.add_worksheet("shown", 1, 1)
    sheet.hide()
    assert hidden() == (True, False)
    sheet.show()
    sheet.hide_gridlines()
    assert hidden() == (False, True)
    sheet.show_gridlines()
    assert hidden() == (False, False)


def test_merging(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    def merges() -> list[tuple[int, int, int, int]]:
        found = book.fetch_sheet_metadata()["sheets"][0].get("merges", [])
        return sorted(
            (m["startRowIndex"], m["endRowIndex"], m["startColumnIndex"], m["endColumnIndex"])
            for m in found
        )

    sheet.merge_cells("A1:B2")
    sheet.merge_cells("D1:E2", MergeType.merge_rows)
    sheet.batch_merge(
        [
            {"range": "G1:H2", "mergeType": MergeType.merge_columns},
            {"range": "A5:B6"},
        ]
    )
    assert merges() == [
        (0, 1, 3, 5),
        (0, 2, 0, 2),
        (0, 2, 6, 7),
        (0, 2, 7, 8),
        (1, 2, 3, 5),
        (4, 6, 0, 2),
    ]
    sheet.unmerge_cells("A1:H2")
    assert merges() == [(4, 6, 0, 2)]
