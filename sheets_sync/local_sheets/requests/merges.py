"""mergeCells and unmergeCells."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range, grid_range
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]


def merge_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Merge all cells, each column or each row of the range; only the first value stays."""
    area = area_in(workbook, request)
    kind = request.get("mergeType", "MERGE_ALL")
    merged = [part for part in _parts(area, kind) if part.height * part.width > 1]
    sheet = workbook.sheet(area.sheet_id)
    kept = _outside(workbook, sheet, area)
    for part in merged:
        _check_frozen(sheet, part)
    draft = Draft(sheet.grid)
    for part in merged:
        _keep_first(draft, part)
    merges = (*kept, *map(grid_range, merged))
    return workbook.with_sheet(replace(sheet, grid=draft.finished(), merges=merges)), {}


def _outside(workbook: Workbook, sheet: Sheet, area: Area) -> tuple[Json, ...]:
    """The merges outside of the area; ApiError 400 if it cuts through one."""
    kept = []
    for merge in sheet.merges:
        old = area_of_grid_range(workbook, merge)
        if not old.overlaps(area):
            kept.append(merge)
        elif not area.contains(old):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    return tuple(kept)


def _parts(area: Area, kind: str) -> list[Area]:
    if kind == "MERGE_ROWS":
        return [replace(area, top=row, bottom=row + 1) for row in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [replace(area, left=c, right=c + 1) for c in range(area.left, area.right)]
    return [area]


def _check_frozen(sheet: Sheet, part: Area) -> None:
    grid_properties = sheet.properties.get("gridProperties", {})
    if part.top < grid_properties.get("frozenRowCount", 0) < part.bottom:
        raise invalid("You can't merge frozen and non-frozen rows.")
    if part.left < grid_properties.get("frozenColumnCount", 0) < part.right:
        raise invalid("You can't merge frozen and non-frozen columns.")


def _keep_first(draft: Draft, part: Area) -> None:
    cells = [(r, c) for r in range(part.top, part.bottom) for c in range(part.left, part.right)]
    first = next((value for cell in cells if (value := draft.value(*cell)) != ""), "")
    for cell in cells:
        draft.set_value(*cell, "")
    draft.set_value(part.top, part.left, first)


def unmerge_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Undo every merge within the range, which must not cut through one."""
    area = area_in(workbook, request)
    sheet = workbook.sheet(area.sheet_id)
    kept = _outside(workbook, sheet, area)
    return workbook.with_sheet(replace(sheet, merges=kept)), {}
