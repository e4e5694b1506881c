"""xlsx and ods, written by other libraries."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.imports.tables import entered, sheets_of_table


def _xlsx(change: Any) -> bytes:
    book = openpyxl.Workbook()
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_values_keep_their_kinds() -> None:
    def write(book: openpyxl.Workbook) -> None:
        page = book.active
        assert page is not None
        page.title = "登记"
        page.append(["007", "=not", 7, 0.5, True, dt.date(2026, 3, 5)])
        page["A1"].data_type = page["B1"].data_type = "s"
        page["A3"] = dt.datetime(2026, 3, 5, 14, 30)  # noqa: DTZ001 - a cell has no zone
        page["B3"] = dt.time(14, 30)
        page["C3"] = dt.timedelta(hours=30)

    (sheet,) = sheets_of_table(_xlsx(write))
    assert sheet.title == "登记"
    first, second, third = sheet.grid.values
    assert first == ("007", "=not", 7, 0.5, True, 46086)
    assert [type(value) for value in first] == [str, str, int, float, bool, int]
    assert second == ()
    assert third[:2] == (46086 + 14.5 / 24, 14.5 / 24)
    assert third[2] == 1.25
    patterns = [sheet.grid.style(row, column) for row, column in ((0, 5), (2, 0), (2, 2))]
    assert [style.pattern if style else "" for style in patterns] == [
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm:ss",
        "[h]:mm:ss",
    ]


def test_places_merges_and_hidden_tabs() -> None:
    def write(book: openpyxl.Workbook) -> None:
        page = book.active
        assert page is not None
        page["C4"] = "x"
        page.merge_cells("C4:D5")
        book.create_sheet("hidden").sheet_state = "hidden"
        book.create_sheet("lists").sheet_state = "veryHidden"
        book.create_sheet("wide")["AB1200"] = 1

    shown, hidden, wide = sheets_of_table(_xlsx(write))
    assert shown.grid.value(3, 2) == "x"
    assert shown.merges == (
        {
            "sheetId": 0,
            "startRowIndex": 3,
            "endRowIndex": 5,
            "startColumnIndex": 2,
            "endColumnIndex": 4,
        },
    )
    assert (hidden.title, hidden.properties.get("hidden")) == ("hidden", True)
    assert (wide.grid.row_count, wide.grid.column_count) == (1200, 28)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"a,b\n1,2", b"\xd0\xcf\x11\xe0" * 9])
def test_what_cannot_be_read(data: bytes) -> None:
    with pytest.raises(ApiError) as refused:
        sheets_of_table(data)
    assert refused.value.code == 400


def test_cells_of_unknown_kinds_are_empty() -> None:
    assert entered(None) == ("", None)
    assert entered(7.0) == (7, None)
