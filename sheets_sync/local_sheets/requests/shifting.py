"""insertRange and deleteRange: cells pushed aside, or pulled over others."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import follow_shift
from sheets_sync.local_sheets.model.anchors import map_ranges
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range, grid_range
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.blocks import (
    clear,
    last_used_row,
    merged_areas,
    put,
    take,
)
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]


def insert_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Push cells down or to the right; the sheet grows where filled cells would fall off."""
    area, by_rows = area_in(workbook, request), _shift_rows(request)
    _check_merges(workbook, area, by_rows=by_rows)
    pushed = beyond(workbook.sheet(area.sheet_id).grid, area, by_rows=by_rows, start_behind=False)
    block = take(workbook.sheet(area.sheet_id).grid, pushed)
    top = pushed.top + (area.height if by_rows else 0)
    left = pushed.left + (0 if by_rows else area.width)
    workbook = grown(workbook, area.sheet_id, top + len(block), left + pushed.width)
    draft = Draft(workbook.sheet(area.sheet_id).grid)
    clear(draft, area)
    put(draft, top, left, block)
    workbook = workbook.with_grid(area.sheet_id, draft.finished())
    start = area.top if by_rows else area.left
    workbook = _with_shifted(workbook, area, start, by_rows=by_rows, inserted=True)
    return follow_shift(workbook, area, ROWS if by_rows else COLUMNS, inserted=True), {}


def delete_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Pull cells up or to the left over the range."""
    area, by_rows = area_in(workbook, request), _shift_rows(request)
    _check_merges(workbook, area, by_rows=by_rows)
    grid = workbook.sheet(area.sheet_id).grid
    pulled = beyond(grid, area, by_rows=by_rows, start_behind=True)
    block = take(grid, pulled)
    draft = Draft(grid)
    clear(draft, area)
    clear(draft, pulled)
    put(draft, area.top, area.left, block)
    workbook = workbook.with_grid(area.sheet_id, draft.finished())
    start = area.bottom if by_rows else area.right
    workbook = _with_shifted(workbook, area, start, by_rows=by_rows, inserted=False)
    return follow_shift(workbook, area, ROWS if by_rows else COLUMNS, inserted=False), {}


def _shift_rows(request: Json) -> bool:
    dimension = request.get("shiftDimension")
    if dimension not in (ROWS, COLUMNS):
        raise invalid("shiftDimension must be ROWS or COLUMNS.")
    return bool(dimension == ROWS)


def beyond(grid: Grid, area: Area, *, by_rows: bool, start_behind: bool) -> Area:
    """The area and all used cells behind it (or only those), in the direction of the shift."""
    if by_rows:
        top = area.bottom if start_behind else area.top
        return Area(area.sheet_id, top, area.left, max(last_used_row(grid), top), area.right)
    left = area.right if start_behind else area.left
    touched = [*grid.values[area.top : area.bottom], *grid.styles[area.top : area.bottom]]
    used = max(map(len, touched), default=0)
    return Area(area.sheet_id, area.top, left, area.bottom, max(used, left))


def band(workbook: Workbook, area: Area, *, by_rows: bool) -> Area:
    """The area and everything behind it up to the edge of the sheet."""
    grid = workbook.sheet(area.sheet_id).grid
    if by_rows:
        return replace(area, bottom=grid.row_count)
    return replace(area, right=grid.column_count)


def _check_merges(workbook: Workbook, area: Area, *, by_rows: bool) -> None:
    moved = band(workbook, area, by_rows=by_rows)
    for merge in merged_areas(workbook, area.sheet_id):
        if not merge.overlaps(moved):
            continue
        straddles = merge.overlaps(area) and not area.contains(merge)
        if straddles or not moved.contains(merge):
            raise invalid("You cannot insert or delete cells that are part of merged cells.")


def _with_shifted(
    workbook: Workbook, area: Area, start: int, *, by_rows: bool, inserted: bool
) -> Workbook:
    """Ranges that lie wholly among the shifted cells go with them, deleted ones vanish."""
    size = area.height if by_rows else area.width
    moved = band(workbook, area, by_rows=by_rows)
    move = _mover(workbook, area, moved, start, size if inserted else -size, by_rows=by_rows)
    sheet = map_ranges(workbook.sheet(area.sheet_id), move)
    named = []
    for entry in workbook.named_ranges:
        place = entry["range"]
        if place.get("sheetId", 0) == area.sheet_id:
            place = move(place) or place  # a name outlives its cells here
        named.append({**entry, "range": place})
    return replace(workbook.with_sheet(sheet), named_ranges=tuple(named))


def _mover(
    workbook: Workbook, area: Area, moved: Area, start: int, by: int, *, by_rows: bool
) -> Callable[[Json], Json | None]:
    def move(place: Json) -> Json | None:
        if not _is_closed(place):
            return place
        there = area_of_grid_range(workbook, place)
        if by < 0 and area.contains(there):
            return None
        if not moved.contains(there) or (there.top if by_rows else there.left) < start:
            return place
        row, column = (there.top + by, there.left) if by_rows else (there.top, there.left + by)
        return grid_range(there.at(row, column))

    return move


def _is_closed(place: Json) -> bool:
    return "endRowIndex" in place and "endColumnIndex" in place
