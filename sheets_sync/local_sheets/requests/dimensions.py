"""Rows and columns: insert, delete, move, append, size, hide."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import area_of_grid_range, index_of, span_of
from sheets_sync.local_sheets.model.axis import ROWS, Axis, Delete, Insert, Move
from sheets_sync.local_sheets.model.effective import shown_text
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.reshape import reshaped
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import mask_in, required

Json = dict[str, Any]

_WORDS = {"ROWS": ("row", "rows"), "COLUMNS": ("column", "columns")}
_WRITABLE = ("pixelSize", "hiddenByUser")


def insert_dimension(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """New rows or columns that look like the one before or the one after."""
    given = required(request, "range")
    if "endIndex" not in given:
        raise invalid("range must have a startIndex and an endIndex.")
    sheet, axis, start, end = span_of(workbook, given)
    size = sheet.grid.size(axis)
    before = bool(request.get("inheritFromBefore"))
    if start > size:
        raise invalid(f"range.startIndex[{start}] must be less than the grid size[{size}].")
    if start == size and not before:
        raise invalid(
            f"range.startIndex[{start}] must be less than the grid size[{size}] if "
            "inheritFromBefore is false."
        )
    if before and start == 0:
        raise invalid("inheritFromBefore cannot be true when inserting at the first index.")
    source = start - 1 if before else start
    return reshaped(workbook, sheet.sheet_id, axis, Insert(start, end - start), source), {}


def delete_dimension(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Rows or columns vanish; one must stay, and one that is not frozen."""
    sheet, axis, start, end = span_of(workbook, required(request, "range"))
    size = sheet.grid.size(axis)
    one, many = _WORDS[axis]
    if start >= size or end > size:
        raise invalid(
            f"Cannot delete a {one} that doesn't exist. Tried to delete {one} index "
            f"{max(start, size)} but there are only {size} {many}."
        )
    if end - start >= size:
        raise invalid(f"You can't delete all the {many} on the sheet.")
    frozen = _frozen(sheet, axis)
    if start <= frozen and end >= size:
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {many}.")
    return reshaped(workbook, sheet.sheet_id, axis, Delete(start, end)), {}


def _frozen(sheet: Sheet, axis: Axis) -> int:
    name = "frozenRowCount" if axis == ROWS else "frozenColumnCount"
    return int(sheet.properties.get("gridProperties", {}).get(name, 0))


def move_dimension(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Rows or columns go before `destinationIndex`, counted before the move."""
    sheet, axis, start, end = span_of(workbook, required(request, "source"))
    size = sheet.grid.size(axis)
    target = index_of(request, "destinationIndex")
    if end > size or not 0 <= target <= size:
        raise invalid(f"source or destinationIndex lies beyond the grid size [{size}]")
    if start < target < end:
        raise invalid("destinationIndex must not be within the source range.")
    for merge in sheet.merges:
        area = area_of_grid_range(workbook, merge)
        first, last = (area.top, area.bottom) if axis == ROWS else (area.left, area.right)
        if any(first < edge < last for edge in (start, end, target)):
            raise invalid(f"You can't move {_WORDS[axis][1]} that hold only part of a merged cell.")
    return reshaped(workbook, sheet.sheet_id, axis, Move(start, end, target)), {}


def append_dimension(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """`length` rows or columns at the end, which look like the last."""
    given = {"sheetId": request.get("sheetId", 0), "dimension": request.get("dimension")}
    sheet, axis, _, size = span_of(workbook, given)
    length = index_of(request, "length")
    if length < 1:
        raise invalid("length must be positive.")
    return reshaped(workbook, sheet.sheet_id, axis, Insert(size, length), size - 1), {}


def update_dimension_properties(
    workbook: Workbook, request: Json, _call: Call
) -> tuple[Workbook, Json]:
    """pixelSize and hiddenByUser of rows or columns."""
    sheet, axis, start, end = span_of(workbook, required(request, "range"))
    mask = mask_in(request, "DimensionProperties", "properties")
    given = request.get("properties") or {}
    if index_of(given, "pixelSize") < 0:
        raise invalid("pixelSize must not be negative.")
    grid = sheet.grid
    dimensions = dict(grid.dimensions(axis))
    for index in range(start, min(end, grid.size(axis))):
        merged = merge_masked(dimensions.pop(index, {}), given, mask)
        kept = {name: merged[name] for name in _WRITABLE if merged.get(name) is not None}
        if kept:
            dimensions[index] = kept
    return workbook.with_grid(sheet.sheet_id, grid.with_dimensions(axis, dimensions)), {}


def auto_resize_dimensions(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Sizes by content: about 7 pixels a letter, 14 a wide one; rows fall back to the default."""
    sheet, axis, start, end = span_of(workbook, required(request, "dimensions"))
    grid = sheet.grid
    dimensions = dict(grid.dimensions(axis))
    for index in range(start, min(end, grid.size(axis))):
        kept = {n: v for n, v in dimensions.get(index, {}).items() if n != "pixelSize"}
        if axis == "COLUMNS":
            width = max(
                (
                    _width(shown_text(workbook, sheet.sheet_id, row, index, call.results))
                    for row, cells in enumerate(grid.values)
                    if len(cells) > index
                ),
                default=0,
            )
            kept["pixelSize"] = max(21, width) if width else 100
        dimensions[index] = kept
    dimensions = {index: kept for index, kept in dimensions.items() if kept}
    return workbook.with_grid(sheet.sheet_id, grid.with_dimensions(axis, dimensions)), {}


def _width(text: str) -> int:
    if not text:
        return 0
    return 10 + max(sum(14 if ord(c) > 0x2E7F else 7 for c in line) for line in text.split("\n"))
