"""xlsx, xls and ods, read by calamine: values, dates, merged cells, hidden tabs."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.number_format import EPOCH
from sheets_sync.local_sheets.model.style import with_number_format
from sheets_sync.local_sheets.model.values import EMPTY, Value, plain_number
from sheets_sync.local_sheets.model.workbook import (
    CELL_LIMIT,
    DEFAULT_COLUMNS,
    DEFAULT_ROWS,
    Sheet,
)

Json = dict[str, Any]
MOST_BYTES = 1_000_000_000  # of all that is packed into one file
_UNREADABLE = (
    python_calamine.CalamineError,
    zipfile.BadZipFile,
    OSError,
    RuntimeError,
    ValueError,
)
Entered = tuple[Value, tuple[str, str] | None]  # with the number format that it brings along


def sheets_of_table(data: bytes) -> list[Sheet]:
    """The tabs of a file, their ids still to be given; ApiError 400 if it cannot be read."""
    try:
        _check_size(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                _sheet(book.get_sheet_by_name(known.name), number, known.visible)
                for number, known in enumerate(book.sheets_metadata)
                if known.typ == SheetTypeEnum.WorkSheet
                and known.visible != SheetVisibleEnum.VeryHidden
            ]
    except _UNREADABLE as error:
        raise invalid(f"The file cannot be read as a spreadsheet: {error}") from None
    if not sheets:
        raise invalid("The file has no sheet that could be read.")
    return sheets


def _check_size(data: bytes) -> None:
    """ApiError 400 for a small file that would unpack to a huge one."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MOST_BYTES:
        raise invalid(f"The file unpacks to more than {MOST_BYTES} bytes.")


def _sheet(source: CalamineSheet, number: int, visible: SheetVisibleEnum) -> Sheet:
    rows = source.to_python(skip_empty_area=False)
    width = max(map(len, rows), default=0)
    if len(rows) * width > CELL_LIMIT:
        raise invalid(f"The file has more than {CELL_LIMIT} cells.")
    draft = Draft(Grid(max(len(rows), DEFAULT_ROWS), max(width, DEFAULT_COLUMNS)))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            value, shown = entered(cell)
            if value != EMPTY:
                draft.set_value(row, column, value)
            if shown is not None:
                draft.set_style(row, column, with_number_format(None, *shown))
    properties: Json = {"sheetType": "GRID"}
    if visible != SheetVisibleEnum.Visible:
        properties["hidden"] = True
    merges = _merges(source.merged_cell_ranges or [])
    return Sheet(number, source.name, draft.finished(), properties, merges=merges)


def _merges(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Json, ...]:
    return tuple(
        {
            "sheetId": 0,
            "startRowIndex": top,
            "endRowIndex": bottom + 1,
            "startColumnIndex": left,
            "endColumnIndex": right + 1,
        }
        for (top, left), (bottom, right) in ranges
        if (top, left) != (bottom, right)
    )


def entered(cell: object) -> Entered:
    """A cell as calamine gives it: texts stay texts, moments become serial days."""
    if isinstance(cell, bool | str):
        return cell, None
    if isinstance(cell, int | float):
        return plain_number(cell), None
    if isinstance(cell, dt.datetime):
        days = (cell.replace(tzinfo=None) - EPOCH) / dt.timedelta(days=1)
        return plain_number(days), ("DATE_TIME", "yyyy-mm-dd hh:mm:ss")
    if isinstance(cell, dt.date):
        return (cell - EPOCH.date()).days, ("DATE", "yyyy-mm-dd")
    if isinstance(cell, dt.time):
        seconds = cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
        return plain_number(seconds / 86_400), ("TIME", "hh:mm:ss")
    if isinstance(cell, dt.timedelta):
        return plain_number(cell / dt.timedelta(days=1)), ("TIME", "[h]:mm:ss")
    return EMPTY, None
