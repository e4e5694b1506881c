"""Rectangles of cells on a given sheet: from A1 texts and GridRanges, and back."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets_sync.local_sheets.errors import invalid, unparsable_range
from sheets_sync.local_sheets.model.axis import ROWS, Axis
from sheets_sync.workbook.a1 import A1Range, format_range, parse_range

if TYPE_CHECKING:
    from sheets_sync.local_sheets.model.workbook import Sheet, Workbook


_DIGITS = re.compile(r"-?[0-9]{1,19}")
_BOUNDS = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


@dataclass(frozen=True, slots=True)
class Area:
    """Half-open, zero-based, within the bounds of the sheet `sheet_id`.

    `point` tells that it was written as one cell, from which values may run on.
    """

    sheet_id: int
    top: int
    left: int
    bottom: int
    right: int
    point: bool = False

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    def overlaps(self, other: "Area") -> bool:
        """Whether a cell lies in both."""
        return (
            self.sheet_id == other.sheet_id
            and self.top < other.bottom
            and other.top < self.bottom
            and self.left < other.right
            and other.left < self.right
        )

    def contains(self, other: "Area") -> bool:
        """Whether every cell of `other` lies in this one."""
        return (
            self.sheet_id == other.sheet_id
            and self.top <= other.top
            and other.bottom <= self.bottom
            and self.left <= other.left
            and other.right <= self.right
        )

    def at(self, top: int, left: int) -> "Area":
        """The same size elsewhere on the sheet."""
        return Area(self.sheet_id, top, left, top + self.height, left + self.width)


def a1_of(area: Area, title: str) -> str:
    """The area as the API names it, always with both corners unless it is one cell."""
    if area.height <= 0 or area.width <= 0:
        return format_range(A1Range(sheet=title))
    return format_range(A1Range(title, area.top, area.left, area.bottom, area.right))


def grid_range(area: Area) -> dict[str, int]:
    """The area as a GridRange; a zero start is spelled out, sheet 0 is not, as with Google."""
    return {
        **({"sheetId": area.sheet_id} if area.sheet_id else {}),
        "startRowIndex": area.top,
        "endRowIndex": area.bottom,
        "startColumnIndex": area.left,
        "endColumnIndex": area.right,
    }


def area_of_a1(workbook: "Workbook", text: str) -> Area:
    """The cells that an A1 text or a named range names, cut to the grid.

    A name means the named range before the sheet of that title; in quotes, only the sheet.
    https://developers.google.com/workspace/sheets/api/guides/concepts#expandable-1
    Raises ApiError 400 for text that names nothing and for a start beyond the grid.
    """
    named = workbook.named_range(text)
    if named is not None:
        return area_of_grid_range(workbook, named["range"])
    try:
        parsed = parse_range(text)
    except ValueError:
        named = workbook.named_range(text.rpartition("!")[2])  # a tab before a name says nothing
        if named is None:
            raise unparsable_range(text) from None
        return area_of_grid_range(workbook, named["range"])
    sheet = (
        _first_visible(workbook) if parsed.sheet is None else workbook.sheet_titled(parsed.sheet)
    )
    if sheet is None:
        raise unparsable_range(text)
    return _cut(parsed, sheet)


def _first_visible(workbook: "Workbook") -> "Sheet":
    """The sheet that A1 means where no sheet is named."""
    seen = (sheet for sheet in workbook.sheets if not sheet.properties.get("hidden"))
    return next(seen, workbook.sheets[0])


def _cut(parsed: A1Range, sheet: "Sheet") -> Area:
    grid = sheet.grid
    top, left = parsed.start_row or 0, parsed.start_column or 0
    if top >= grid.row_count or left >= grid.column_count:
        shown = format_range(
            A1Range(
                sheet.title,
                parsed.start_row,
                parsed.start_column,
                parsed.end_row,
                parsed.end_column,
            )
        )
        raise beyond_grid(shown, sheet)
    bottom = grid.row_count if parsed.end_row is None else min(parsed.end_row, grid.row_count)
    right = (
        grid.column_count
        if parsed.end_column is None
        else min(parsed.end_column, grid.column_count)
    )
    point = parsed.end_row == top + 1 and parsed.end_column == left + 1
    return Area(sheet.sheet_id, top, left, bottom, right, point)


def beyond_grid(shown: str, sheet: "Sheet") -> Exception:
    """400 for a range that the sheet is too small for."""
    return invalid(
        f"Range ({shown}) exceeds grid limits. "
        f"Max rows: {sheet.grid.row_count}, max columns: {sheet.grid.column_count}"
    )


def area_of_grid_range(workbook: "Workbook", given: dict[str, Any]) -> Area:
    """The cells of a GridRange, cut to the grid; ApiError 400: unknown sheet or bad bounds."""
    sheet = workbook.sheet(index_of(given, "sheetId"))
    grid = sheet.grid
    top, left = index_of(given, "startRowIndex"), index_of(given, "startColumnIndex")
    bottom = index_of(given, "endRowIndex", max(grid.row_count, top + 1))
    right = index_of(given, "endColumnIndex", max(grid.column_count, left + 1))
    if top < 0 or left < 0 or bottom <= top or right <= left:
        raise invalid(f"Invalid range: {describe(given)} has no cells.")
    if top >= grid.row_count or left >= grid.column_count:
        ends = (given.get("endRowIndex"), given.get("endColumnIndex"))
        last_row, last_column = (None if end is None else int(end) for end in ends)
        asked = A1Range(sheet.title, top, left, last_row, last_column)
        raise beyond_grid(format_range(asked), sheet)
    return Area(
        sheet.sheet_id,
        top,
        left,
        min(bottom, grid.row_count),
        min(right, grid.column_count),
    )


def kept_range(workbook: "Workbook", given: dict[str, Any]) -> dict[str, int]:
    """A GridRange to keep with the sheet: checked, in whole numbers, open where it was open."""
    area_of_grid_range(workbook, given)
    bounds = [name for name in _BOUNDS if given.get(name) is not None]
    sheet_id = index_of(given, "sheetId")
    place = {"sheetId": sheet_id} if sheet_id else {}
    return {**place, **{name: index_of(given, name) for name in bounds}}


def describe(given: dict[str, Any]) -> str:
    """A GridRange in one line."""
    return ", ".join(f"{name}: {value}" for name, value in given.items())


def span_of(workbook: "Workbook", given: dict[str, Any]) -> tuple["Sheet", Axis, int, int]:
    """Sheet, axis, start and end of a DimensionRange; ApiError 400 on bad bounds."""
    sheet = workbook.sheet(index_of(given, "sheetId"))
    axis = given.get("dimension", "")
    if axis not in ("ROWS", "COLUMNS"):
        raise invalid("Invalid dimension: ROWS or COLUMNS is required.")
    size = sheet.grid.size(axis)
    start, end = index_of(given, "startIndex"), index_of(given, "endIndex", size)
    if start < 0 or end <= start:
        raise invalid(f"Invalid dimension range: {describe(given)} is empty.")
    return sheet, axis, start, end


def area_of_span(sheet: "Sheet", axis: Axis, start: int, end: int) -> Area:
    """Whole rows or columns."""
    grid = sheet.grid
    if axis == ROWS:
        return Area(sheet.sheet_id, start, 0, min(end, grid.row_count), grid.column_count)
    return Area(sheet.sheet_id, 0, start, grid.row_count, min(end, grid.column_count))


def whole(sheet: "Sheet") -> Area:
    """Every cell of the sheet."""
    return Area(sheet.sheet_id, 0, 0, sheet.grid.row_count, sheet.grid.column_count)


def index_of(given: dict[str, Any], name: str, default: int = 0) -> int:
    """An integer field of a JSON object; ApiError 400 if it is something else."""
    value = given.get(name)
    if value is None:
        return default
    if isinstance(value, str):
        value = int(value) if _DIGITS.fullmatch(value) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise invalid(f"Invalid value at '{name}' (TYPE_INT32), {given.get(name)!r}")
    return value
