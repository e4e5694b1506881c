"""Putting arrays of values into cells: RAW and USER_ENTERED, whole or not at all."""

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_sync.local_sheets.errors import ApiError, invalid
from sheets_sync.local_sheets.model.area import Area, a1_of
from sheets_sync.local_sheets.model.axis import COLUMNS
from sheets_sync.local_sheets.model.entry import read_entry
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.style import with_number_format
from sheets_sync.local_sheets.model.values import raw_value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.workbook.a1 import column_letters

Json = dict[str, Any]
INPUT_OPTIONS = ("RAW", "USER_ENTERED")


@dataclass(slots=True)
class Written:
    """What one range of a write covered; rows, columns and cells that it changed there.

    `asked` is the range of the request, where that is larger; `major` its majorDimension.
    """

    area: Area
    asked: Area
    major: str
    rows: set[int]
    columns: set[int]
    cells: int


class Writer:
    """Drafts of the sheets of one workbook that a values request touches."""

    def __init__(self, workbook: Workbook, option: object, at: int) -> None:
        if option not in INPUT_OPTIONS:
            raise invalid("'valueInputOption' is required but not specified")
        self._workbook = workbook
        self._typed = option == "USER_ENTERED"
        self._year = dt.datetime.fromtimestamp(at / 1000, _zone(workbook)).year
        self._drafts: dict[int, Draft] = {}

    def write(self, area: Area, values: object, major: object) -> Written:
        """Write the array from the area's corner; null leaves a cell, "" empties it.

        ApiError 400 where it does not fit the area or the grid.
        """
        lines = values_lines(values)
        sheet = self._workbook.sheet(area.sheet_id)
        by_column = major == COLUMNS
        target = _fit(sheet, area, lines, by_column=by_column)
        draft = self._drafts.get(sheet.sheet_id) or Draft(sheet.grid)
        self._drafts[sheet.sheet_id] = draft
        put = self._put_typed if self._typed else _put_raw
        try:
            cells_changed, rows, columns = put(draft, target, lines, by_column)
        except ApiError as error:
            raise _bad_cell(lines) or error from None
        asked = target if area.point else area
        return Written(target, asked, str(major), rows, columns, cells_changed)

    def _put_typed(
        self, draft: Draft, target: Area, lines: list[list[Any]], by_column: bool
    ) -> tuple[int, set[int], set[int]]:
        locale = self._workbook.locale
        rows: set[int] = set()
        columns: set[int] = set()
        count = 0
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
        return count, rows, columns

    def finished(self) -> Workbook:
        """The workbook with everything written."""
        workbook = self._workbook
        for sheet_id, draft in self._drafts.items():
            sheet = workbook.sheet(sheet_id)
            workbook = workbook.with_sheet(replace(sheet, grid=draft.finished()))
        return workbook


def _put_raw(
    draft: Draft, target: Area, lines: list[list[Any]], by_column: bool
) -> tuple[int, set[int], set[int]]:
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
    return count, {top + row for row in rows}, {left + column for column in columns}


def _zone(workbook: Workbook) -> dt.tzinfo:
    """The spreadsheet's time zone; UTC if this system does not know it."""
    try:
        return ZoneInfo(str(workbook.properties.get("timeZone", "")))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return dt.UTC


def values_lines(values: object) -> list[list[Any]]:
    """The lines of a request's `values`, none if they are missing; ApiError 400 for others."""
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


def _bad_cell(lines: list[list[Any]]) -> ApiError | None:
    """400 that shows the first cell that is a list or an object, as Google prints it."""
    for i, line in enumerate(lines):
        for j, cell in enumerate(line):
            if isinstance(cell, list | dict):
                printed = "\n".join(_printed(cell))
                return invalid(f"Invalid values[{i}][{j}]: {printed}\n")
    return None


def _printed(value: object) -> list[str]:
    """A google.protobuf.Value in the text format of protocol buffers."""
    name, inside = "null_value: NULL_VALUE", None
    if isinstance(value, list):
        name = "list_value"
        inside = [line for one in value for line in _braced("values", _printed(one))]
    elif isinstance(value, dict):
        name, inside = "struct_value", []
        for key, one in value.items():
            entry = [f"key: {json.dumps(key)}", *_braced("value", _printed(one))]
            inside += _braced("fields", entry)
    elif isinstance(value, bool):
        name = f"bool_value: {'true' if value else 'false'}"
    elif isinstance(value, int | float):
        name = f"number_value: {float(value)}"
    elif isinstance(value, str):
        name = f"string_value: {json.dumps(value, ensure_ascii=False)}"
    return [name] if inside is None else _braced(name, inside)


def _braced(name: str, lines: list[str]) -> list[str]:
    return [f"{name} {{", *(f"  {line}" for line in lines), "}"]


def _fit(sheet: Sheet, area: Area, lines: list[list[Any]], *, by_column: bool) -> Area:
    """The cells that the array covers from the area's corner; from one cell it may run on.

    ApiError 400 names the first row or column beyond the area, or the grid.
    """
    grid = sheet.grid
    bottom = grid.row_count if area.point else area.bottom
    right = grid.column_count if area.point else area.right
    rooms = (bottom - area.top, right - area.left)
    line_room, cell_room = reversed(rooms) if by_column else rooms
    longest = 0
    for number, line in enumerate(lines):
        if number >= line_room or len(line) > cell_room:
            sideways = by_column == (number >= line_room)
            beyond = f"column [{column_letters(right)}]" if sideways else f"row [{bottom + 1}]"
            shown = a1_of(area, sheet.title)
            raise invalid(
                f"Requested writing within range [{shown}], but tried writing to {beyond}"
            )
        longest = max(longest, len(line))
    height, width = (longest, len(lines)) if by_column else (len(lines), longest)
    if not (height and width):
        height = width = 1
    return Area(area.sheet_id, area.top, area.left, area.top + height, area.left + width)
