"""gspread-dataframe: frames go into a tab and come out as they were."""

import datetime as dt

import gspread
import pandas as pd
import pytest
from gspread.exceptions import APIError
from gspread.utils import ValueRenderOption
from gspread_dataframe import get_as_dataframe, set_with_dataframe


def test_there_and_back(sheet: gspread.Worksheet) -> None:
    frame = pd.DataFrame(
        {
            "户号": ["007", "3-2", "=1+1"],
            "人口": [1, 2, 3],
            "比例": [0.5, 0.25, 1e-7],
            "空": [None, None, None],
        }
    )
    set_with_dataframe(sheet, frame, string_escaping="full", allow_formulas=False)
    back = get_as_dataframe(sheet, dtype={"户号": str})
    assert list(back.columns) == ["户号", "人口", "比例", "空"]
    assert list(back["户号"]) == ["007", "3-2", "=1+1"]
    assert list(back["人口"]) == [1, 2, 3]
    assert list(back["比例"]) == [0.5, 0.25, 1e-7]
    assert back["空"].isna().all()


def test_formulas_and_their_results(sheet: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"a": [2, 3], "twice": ["=A2*2", "=A3*2"]})
    set_with_dataframe(sheet, frame)
    assert list(get_as_dataframe(sheet)["twice"]) == ["=A2*2", "=A3*2"]
    assert list(get_as_dataframe(sheet, evaluate_formulas=True)["twice"]) == [4, 6]


def test_index_place_and_size(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    index = pd.MultiIndex.from_tuples([("W01", 1), ("W01", 2)], names=["worker", "n"])
    frame = pd.DataFrame({"score": [90.5, 88.0]}, index=index)
    set_with_dataframe(sheet, frame, row=2, col=3, include_index=True, resize=True)
    assert (book.sheet1.row_count, book.sheet1.col_count) == (4, 5)
    assert sheet.get_values("C2:E4") == [
        ["worker", "n", "score"],
        ["W01", "1", "90.5"],
        ["W01", "2", "88"],
    ]
    back = get_as_dataframe(book.sheet1, skiprows=1, index_col=[0, 1], usecols=[2, 3, 4])
    assert list(back["score"]) == [90.5, 88.0]


def test_dates_are_typed(sheet: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"on": [dt.date(2026, 3, 5)], "at": [pd.Timestamp("2026-03-05 14:30")]})
    set_with_dataframe(sheet, frame)
    (row,) = sheet.get("A2:B2", value_render_option=ValueRenderOption.unformatted)
    assert row == [46086, pytest.approx(46086 + 14.5 / 24)]
    back = get_as_dataframe(sheet, parse_dates=["on"])
    assert back["on"][0] == pd.Timestamp("2026-03-05")


def test_a_large_frame_makes_the_tab_grow(
    sheet: gspread.Worksheet, book: gspread.Spreadsheet
) -> None:
    frame = pd.DataFrame({f"c{i}": range(1200) for i in range(30)})
    set_with_dataframe(sheet, frame)
    assert (book.sheet1.row_count, book.sheet1.col_count) == (1201, 30)
    assert get_as_dataframe(book.sheet1).shape == (1200, 30)


def test_ten_million_cells_are_the_end(sheet: gspread.Worksheet) -> None:
    """The row count comes first and is checked before the column count, as it says of Google."""
    with pytest.raises(APIError, match="10000000 cells"):
        sheet.resize(rows=1_000_000, cols=2)
    sheet.resize(cols=2)
    sheet.resize(rows=1_000_000)
