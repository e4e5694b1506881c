"""gspread.Worksheet: reading, finding, writing, clearing."""

import re
from typing import Any

import gspread
import pytest
from gspread.utils import (
    DateTimeOption,
    Dimension,
    GridRangeType,
    InsertDataOption,
    TableDirection,
    ValueInputOption,
    ValueRenderOption,
)

UNFORMATTED = ValueRenderOption.unformatted


def test_update_and_get(sheet: gspread.Worksheet) -> None:
    answer = sheet.update([["编号", "户号"], ["D-1", "007"]], "A1")
    assert (answer["updatedRange"], answer["updatedCells"]) == ("Sheet1!A1:B2", 4)
    assert sheet.get() == [["编号", "户号"], ["D-1", "007"]]
    row: Any = sheet.get("A2:B2")
    assert row.first() == "D-1"
    assert sheet.get("A1:B2", major_dimension=Dimension.cols) == [["编号", "D-1"], ["户号", "007"]]
    shown: Any = sheet.get("A1:B2")
    assert (shown.range, shown.major_dimension) == ("Sheet1!A1:B2", "ROWS")
    echoed = sheet.update(
        [["=1+1"]], "C1", raw=False, include_values_in_response=True,
        response_value_render_option=ValueRenderOption.formula,
    )  # fmt: skip
    assert echoed["updatedData"]["values"] == [["=1+1"]]


def test_what_the_input_option_makes_of_texts(sheet: gspread.Worksheet) -> None:
    typed = ["12", "50%", "2026-03-05", "TRUE", "'007", "text"]
    sheet.update([typed], "A1", value_input_option=ValueInputOption.user_entered)
    sheet.update([typed], "A2", value_input_option=ValueInputOption.raw)
    rows = sheet.get("A1:F2", value_render_option=UNFORMATTED)
    assert rows == [[12, 0.5, 46086, True, "007", "text"], typed]
    as_text = DateTimeOption.formatted_string
    (text,) = sheet.get("C1", value_render_option=UNFORMATTED, date_time_render_option=as_text)
    assert text == ["2026-03-05"]


def test_shapes_of_what_is_read(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "", "c"], ["d"]], "A1")
    assert sheet.get("A1:D3") == [["a", "", "c"], ["d"]]
    assert sheet.get("A1:D3", pad_values=True) == [["a", "", "c"], ["d", "", ""]]
    wide = sheet.get("A1:D3", maintain_size=True)
    assert wide == [["a", "", "c", ""], ["d", "", "", ""], ["", "", "", ""]]
    assert sheet.get_values() == sheet.get_all_values() == [["a", "", "c"], ["d", "", ""]]
    listed = sheet.get("A2", return_type=GridRangeType.ListOfLists)
    assert listed == [["d"]]
    assert sheet.get("Z9:Z10") == [[]]


def test_merged_cells_are_filled_where_asked(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"], ["", ""]], "A1")
    sheet.merge_cells("A1:A2")
    sheet.update([["x"]], "B2")
    assert sheet.get_values(combine_merged_cells=True) == [["a", "b"], ["a", "x"]]


def test_cells_rows_and_columns(sheet: gspread.Worksheet) -> None:
    sheet.update([[1, 2], [3, 4], [5, 6]], "B2")
    assert sheet.acell("B2").value == "1"
    number: Any = sheet.acell("B2", UNFORMATTED).value
    assert number == 1
    assert sheet.cell(4, 3) == gspread.Cell(4, 3, "6")
    assert sheet.row_values(3) == ["", "3", "4"]
    assert sheet.col_values(3) == ["", "2", "4", "6"]
    assert sheet.col_values(2, UNFORMATTED) == ["", 1, 3, 5]
    assert [cell.value for cell in sheet.range("B2:C3")] == ["1", "2", "3", "4"]
    sheet.resize(rows=4, cols=3)
    assert len(sheet.range()) == 12
    everything = sheet.get_all_cells()
    assert len(everything) == 12
    assert everything[4] == gspread.Cell(2, 2, "1")


def test_batches(sheet: gspread.Worksheet) -> None:
    data = [{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "A3", "values": [["=1"]]}]
    answer = sheet.batch_update(
        data, value_input_option=ValueInputOption.user_entered, include_values_in_response=True
    )
    assert answer["totalUpdatedCells"] == 3
    assert [entry["updatedRange"] for entry in answer["responses"]] == [
        "Sheet1!A1:B1",
        "Sheet1!A3",
    ]
    first, third = sheet.batch_get(["A1:B1", "A3"])
    assert (first, third) == ([["a", "b"]], [["1"]])
    cleared = sheet.batch_clear(["A1", "A3:B3"])
    assert cleared["clearedRanges"] == ["Sheet1!A1", "Sheet1!A3:B3"]
    assert sheet.get_values() == [["", "b"]]
    assert sheet.clear()["clearedRange"] == "Sheet1!A1:Z1000"
    assert sheet.get_values() == [[]]


def test_single_cells_and_lists_of_cells(sheet: gspread.Worksheet) -> None:
    sheet.update_acell("A1", "1")
    sheet.update_cell(2, 3, "=A1*2")
    typed: Any = sheet.acell("A1", UNFORMATTED).value
    assert typed == 1
    assert sheet.cell(2, 3, ValueRenderOption.formula).value == "=A1*2"
    cells = sheet.range("A5:B6")
    for number, cell in enumerate(cells):
        cell.value = f"v{number}"
    sheet.update_cells(cells)
    assert sheet.get("A5:B6") == [["v0", "v1"], ["v2", "v3"]]
    sparse = [gspread.Cell(8, 1, "1"), gspread.Cell(9, 3, "3")]
    sheet.update_cells(sparse, value_input_option=ValueInputOption.user_entered)
    assert sheet.get("A8:C9", value_render_option=UNFORMATTED) == [[1], ["", "", 3]]


def test_rows_are_appended_behind_the_table(sheet: gspread.Worksheet) -> None:
    sheet.update([["x", "y", "z"], ["x", "y", "z"]], "A1")
    sheet.update([["x", "y"], ["y", "z", "w"], ["x", "y", "z"]], "B4")
    answer = sheet.append_row(["1", "2"], table_range="B4", include_values_in_response=True)
    assert answer["tableRange"] == "Sheet1!B4:D6"
    assert answer["updates"]["updatedRange"] == "Sheet1!B7:C7"
    assert answer["updates"]["updatedData"]["values"] == [["1", "2"]]
    answer = sheet.append_rows(
        [["p"], ["q"]],
        value_input_option=ValueInputOption.user_entered,
        insert_data_option=InsertDataOption.insert_rows,
        table_range="A1:C2",
    )
    assert answer["updates"]["updatedRange"] == "Sheet1!A3:A4"
    assert sheet.col_values(1)[:4] == ["x", "x", "p", "q"]
    assert sheet.get("B6:C6") == [["x", "y"]]


def test_finding(sheet: gspread.Worksheet) -> None:
    sheet.update([["Apple", "apple"], ["pear", "Apple"]], "A1")
    assert sheet.find("Apple") == gspread.Cell(1, 1, "Apple")
    assert sheet.find("nothing") is None
    assert [cell.address for cell in sheet.findall("Apple")] == ["A1", "B2"]
    assert [cell.address for cell in sheet.findall("APPLE", case_sensitive=False)] == [
        "A1",
        "B1",
        "B2",
    ]
    assert [cell.address for cell in sheet.findall(re.compile("^p"), in_column=1)] == ["A2"]
    assert sheet.find("Apple", in_row=2) == gspread.Cell(2, 2, "Apple")


def test_records(sheet: gspread.Worksheet) -> None:
    sheet.update([["id", "n", "note"], ["007", 7, ""], ["3-2", 0.5, "x"]], "A1")
    assert sheet.get_all_records() == [
        {"id": 7, "n": 7, "note": ""},
        {"id": "3-2", "n": 0.5, "note": "x"},
    ]
    assert sheet.get_all_records(default_blank=None)[0] == {"id": 7, "n": 7, "note": None}
    plain = sheet.get_all_records(numericise_ignore=["all"])
    assert plain[0] == {"id": "007", "n": "7", "note": ""}
    exact = sheet.get_all_records(
        expected_headers=["id", "n"], value_render_option=UNFORMATTED, numericise_ignore=["all"]
    )
    assert exact[1] == {"id": "3-2", "n": 0.5, "note": "x"}
    with pytest.raises(gspread.exceptions.GSpreadException):
        sheet.get_all_records(expected_headers=["absent"])


def test_expanding(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b", "", "d"], ["e", "f", ""], ["", ""], ["z"]], "A1")
    assert sheet.expand() == [["a", "b"], ["e", "f"]]
    assert sheet.expand("A1", TableDirection.right) == [["a", "b"]]
    assert sheet.expand("B1", TableDirection.down) == [["b"], ["f"]]


def test_odd_texts_come_back_as_they_went(sheet: gspread.Worksheet) -> None:
    odd = [
        "=SUM(A1)",
        "'quoted",
        "line\nbreak",
        "😀 emoji",
        " spaces ",
        "a,b;\"c'",
        "\\u0000x",
        "–",
    ]
    sheet.update([odd], "A1")
    assert sheet.row_values(1) == odd
    assert sheet.get("A1:H1", value_render_option=UNFORMATTED) == [odd]
