"""Putting arrays of values into cells: RAW and USER_ENTERED, whole or not at all."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, a1_of, beyond_grid
from sheets_sync.local_sheets.model.axis import COLUMNS
from sheets_sync.local_sheets.model.entry import read_entry
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.style import with_number_format
from sheets_sync.local_sheets.model.values import raw_value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
INPUT_OPTIONS = ("RAW", "USER_ENTERED")


@dataclass(slots=True)
class Written:
    """What one range of a write changed, in numbers."""

    area: Area
    rows: int
    columns: int
    cells: int


class Writer:
    """Drafts of the sheets of one workbook that a values request touches."""

    def __init__(self, workbook: Workbook, option: object, at: int) -> None:
        if option not in INPUT_OPTIONS:
            raise invalid("'valueInputOption' is required but not specified")
        self._workbook = workbook
        self._typed = option == "USER_ENTERED"
        self._year = dt.datetime.fromtimestamp(at / 1000, dt.UTC).year
        self._drafts: dict[int, Draft] = {}

    def write(self, area: Area, values: object, major: object) -> Written:
        """Write the array from the area's corner; null leaves a cell, "" empties it.

        ApiError 400 where it does not fit the area or the grid.
        """
        lines = _lines(values)
        sheet = self._workbook.sheet(area.sheet_id)
        by_column = major == COLUMNS
        longest = max(map(len, lines), default=0)
        height, width = (longest, len(lines)) if by_column else (len(lines), longest)
        target = _fit(sheet, area, height, width)
        draft = self._drafts.get(sheet.sheet_id) or Draft(sheet.grid)
        self._drafts[sheet.sheet_id] = draft
        cells = self._put_typed if self._typed else _put_raw
        count, rows, columns = cells(draft, target, lines, by_column)
        return Written(target, rows, columns, count)

    def _put_typed(
        self, draft: Draft, target: Area, lines: list[list[Any]], by_column: bool
    ) -> tuple[int, int, int]:
        locale = self._workbook.locale
        rows, columns, count = set(), set(), 0
        for i, line in enumerate(lines):
            for j, cell in enumerate(line):
                if cell is None:
                    continue
                down, right = (j, i) if by_column else (i, j)
                row, column = target.top + down, target.left + right
                style = draft.style(row, column)
                entry = read_entry(cell, style, locale, self._year)
                draft.set_value(row, column, entry.value)
                if entry.format and not (style and style.number_type):
                    draft.set_style(row, column, with_number_format(style, *entry.format))
                rows.add(row)
                columns.add(column)
                count += 1
        return count, len(rows), len(columns)

    def finished(self) -> Workbook:
        """The workbook with everything written."""
        workbook = self._workbook
        for sheet_id, draft in self._drafts.items():
            sheet = workbook.sheet(sheet_id)
            workbook = workbook.with_sheet(replace(sheet, grid=draft.finished()))
        return workbook


def _put_raw(
    draft: Draft, target: Area, lines: list[list[Any]], by_column: bool
) -> tuple[int, int, int]:
    top, left = target.top, target.left
    rows: set[int] = set()
    columns: set[int] = set()
    count = 0
    set_value = draft.set_value
    for i, line in enumerate(lines):
        seen = 0
        for j, cell in enumerate(line):
            if cell is None:
                continue
            value = cell if type(cell) is str else raw_value(cell)
            if by_column:
                set_value(top + j, left + i, value)
                rows.add(j)
            else:
                set_value(top + i, left + j, value)
                columns.add(j)
            seen += 1
        if seen:
            (columns if by_column else rows).add(i)
        count += seen
    return count, len(rows), len(columns)


def _lines(values: object) -> list[list[Any]]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise invalid("Invalid value at 'data.values': a list of lists is required.")
    for line in values:
        if not isinstance(line, list):
            raise invalid(
                "Invalid value at 'data.values' "
                f"(type.googleapis.com/google.protobuf.ListValue), {str(line)[:80]!r}"
            )
    return values


def _fit(sheet: Sheet, area: Area, height: int, width: int) -> Area:
    """The cells that the array covers, from the corner of the area."""
    grid = sheet.grid
    covered = Area(area.sheet_id, area.top, area.left, area.top + height, area.left + width)
    open_down = area.point or area.bottom == grid.row_count
    open_right = area.point or area.right == grid.column_count
    shown = a1_of(area, sheet.title)
    if not open_down and covered.bottom > area.bottom:
        raise invalid(
            f"Requested writing within range [{shown}], but tried writing to row "
            f"[{area.bottom + 1}]"
        )
    if not open_right and covered.right > area.right:
        from_column = a1_of(Area(area.sheet_id, 0, area.right, 1, area.right + 1), "")
        raise invalid(
            f"Requested writing within range [{shown}], but tried writing to column "
            f"[{from_column.rpartition('!')[2][:-1]}]"
        )
    if covered.bottom > grid.row_count or covered.right > grid.column_count:
        raise beyond_grid(a1_of(covered, sheet.title), sheet)
    return covered
