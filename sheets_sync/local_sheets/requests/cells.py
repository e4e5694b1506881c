"""updateCells, repeatCell, appendCells: cells with values and styles."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, a1_of, beyond_grid, index_of
from sheets_sync.local_sheets.model.field_mask import EVERYTHING, Mask
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import STYLE_FIELDS, with_fields
from sheets_sync.local_sheets.model.values import Value, from_extended
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.reading import area_in, mask_in, required

Json = dict[str, Any]


def update_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Write `rows` of CellData from `start`, or over `range`, whose other cells are cleared."""
    mask = mask_in(request)
    rows = request.get("rows") or []
    if "start" in request:
        start = required(request, "start")
        sheet = workbook.sheet(index_of(start, "sheetId"))
        top, left = index_of(start, "rowIndex"), index_of(start, "columnIndex")
        height, width = _size(rows)
        area = Area(sheet.sheet_id, top, left, top + height, left + width)
    else:
        area = area_in(workbook, request)
        sheet = workbook.sheet(area.sheet_id)
        rows = _padded(rows, area)
    return workbook.with_grid(sheet.sheet_id, _written(sheet, area, rows, mask)), {}


def _padded(rows: list[Json], area: Area) -> list[Json]:
    """Rows of the area's size: cells that are not given are cleared."""
    height, width = _size(rows)
    if height > area.height or width > area.width:
        raise invalid("The rows do not fit the range.")
    result = []
    for index in range(area.height):
        cells = list((rows[index].get("values") or []) if index < height else [])
        cells.extend([{}] * (area.width - len(cells)))
        result.append({"values": cells})
    return result


def _size(rows: list[Json]) -> tuple[int, int]:
    return len(rows), max((len(row.get("values") or []) for row in rows), default=0)


def _written(sheet: Sheet, area: Area, rows: list[Json], mask: Mask) -> Grid:
    if area.bottom > sheet.grid.row_count or area.right > sheet.grid.column_count:
        raise beyond_grid(a1_of(area, sheet.title), sheet)
    draft = Draft(sheet.grid)
    for row, data in enumerate(rows, area.top):
        for column, cell in enumerate(data.get("values") or [], area.left):
            put_cell(draft, row, column, cell or {}, mask)
    return draft.finished()


def put_cell(draft: Draft, row: int, column: int, cell: Json, mask: Mask) -> None:
    """Take the fields that the mask names from one CellData."""
    if not mask or "*" in mask or "userEnteredValue" in mask:
        draft.set_value(row, column, from_extended(cell.get("userEnteredValue")))
    style_mask = _style_mask(mask)
    if style_mask:
        old = draft.style(row, column)
        new = with_fields(old, cell, style_mask)
        if new is not old:
            draft.set_style(row, column, new)


def _style_mask(mask: Mask) -> Mask:
    if not mask or "*" in mask:
        return {name: {} for name in STYLE_FIELDS}
    return {name: below for name, below in mask.items() if name in STYLE_FIELDS}


def repeat_cell(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The same `cell` over the whole `range`."""
    mask = mask_in(request)
    area = area_in(workbook, request)
    cell = request.get("cell") or {}
    grid = workbook.sheet(area.sheet_id).grid
    if not mask or "*" in mask or "userEnteredValue" in mask:
        grid = _filled(grid, area, from_extended(cell.get("userEnteredValue")))
    style_mask = _style_mask(mask)
    if style_mask:
        rows, columns = range(area.top, area.bottom), range(area.left, area.right)
        grid = grid.restyled(rows, columns, lambda old: with_fields(old, cell, style_mask))
    return workbook.with_grid(area.sheet_id, grid), {}


def _filled(grid: Grid, area: Area, value: Value) -> Grid:
    draft = Draft(grid)
    bottom = min(area.bottom, len(grid.values)) if value == "" else area.bottom
    for row in range(area.top, bottom):
        for column in range(area.left, area.right):
            draft.set_value(row, column, value)
    return draft.finished()


def append_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """New rows of CellData after the last row with data."""
    mask = mask_in(request)
    sheet = workbook.sheet(index_of(request, "sheetId"))
    rows = request.get("rows") or []
    height, width = _size(rows)
    top = len(sheet.grid.values)
    workbook = grown(workbook, sheet.sheet_id, top + height, width)
    sheet = workbook.sheet(sheet.sheet_id)
    area = Area(sheet.sheet_id, top, 0, top + height, width)
    return workbook.with_grid(sheet.sheet_id, _written(sheet, area, rows, mask)), {}


def put_grid_data(sheet: Sheet, data: Json) -> Sheet:
    """The sheet with a GridData of spreadsheets.create in it."""
    rows = data.get("rowData") or []
    top, left = index_of(data, "startRow"), index_of(data, "startColumn")
    height, width = _size(rows)
    area = Area(sheet.sheet_id, top, left, top + height, left + width)
    grid = sheet.grid
    grid = grid.resized(max(grid.row_count, area.bottom), max(grid.column_count, area.right))
    sheet = replace(sheet, grid=grid)
    return replace(sheet, grid=_written(sheet, area, rows, EVERYTHING))
