"""mergeCells and unmergeCells."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range, grid_range
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]


def merge_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Merge all cells, each column or each row of the range; only the first value stays."""
    area = area_in(workbook, request)
    kind = request.get("mergeType") or "MERGE_ALL"
    merged = [part for part in _parts(area, kind) if part.height * part.width > 1]
    sheet = workbook.sheet(area.sheet_id)
    kept = []
    for merge in sheet.merges:
        old = area_of_grid_range(workbook, merge)
        if not old.overlaps(area):
            kept.append(merge)
        elif not area.contains(old):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    draft = Draft(sheet.grid)
    for part in merged:
        _keep_first(draft, part)
    merges = (*kept, *map(grid_range, merged))
    return workbook.with_sheet(replace(sheet, grid=draft.finished(), merges=merges)), {}


def _parts(area: Area, kind: object) -> list[Area]:
    if kind == "MERGE_ALL":
        return [area]
    if kind == "MERGE_ROWS":
        return [replace(area, top=row, bottom=row + 1) for row in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [replace(area, left=c, right=c + 1) for c in range(area.left, area.right)]
    raise invalid(f"Invalid value at 'mergeType', \"{kind}\"")


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
    kept = []
    for merge in sheet.merges:
        old = area_of_grid_range(workbook, merge)
        if not old.overlaps(area):
            kept.append(merge)
        elif not area.contains(old):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    return workbook.with_sheet(replace(sheet, merges=tuple(kept))), {}
