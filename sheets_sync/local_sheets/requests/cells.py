"""updateCells, repeatCell, appendCells: cells with values and styles."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import copied
from sheets_sync.local_sheets.model.area import Area, a1_of, beyond_grid, index_of
from sheets_sync.local_sheets.model.field_mask import EVERYTHING, Mask
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import STYLE_FIELDS, with_fields
from sheets_sync.local_sheets.model.values import Formula, Value, from_extended
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.reading import (
    area_in,
    corner_in,
    covers,
    grid_sheet,
    mask_in,
)

Json = dict[str, Any]
LONGEST_TEXT = 50_000


def update_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Write `rows` of CellData from `start`, or over `range`, whose other cells are cleared."""
    mask = mask_in(request, "CellData")
    rows = request.get("rows") or []
    if ("start" in request) == ("range" in request):
        raise invalid("Exactly one of start and range must be set.")
    if "start" in request:
        sheet, top, left = corner_in(workbook, request, "start")
        height, width = _size(rows)
        area = Area(sheet.sheet_id, top, left, top + height, left + width)
        _check_reach(area, sheet.grid.row_count, sheet.grid.column_count)
    else:
        area = area_in(workbook, request)
        sheet = workbook.sheet(area.sheet_id)
        height, width = _size(rows)
        written = Area(sheet.sheet_id, area.top, area.left, area.top + height, area.left + width)
        _check_reach(written, area.bottom, area.right)
        rows = _padded(rows, area)
    return workbook.with_grid(sheet.sheet_id, _written(sheet, area, rows, mask)), {}


def _check_reach(area: Area, bottom: int, right: int) -> None:
    for axis, reached, last in (("row", area.bottom, bottom), ("column", area.right, right)):
        if reached > last:
            raise invalid(
                f"Attempting to write {axis}: {last}, beyond the last requested {axis} of: "
                f"{last - 1}"
            )


def _padded(rows: list[Json], area: Area) -> list[Json]:
    """Rows of the area's size: cells that are not given are cleared."""
    result = []
    for index in range(area.height):
        cells = list((rows[index].get("values") or []) if index < len(rows) else [])
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
    style_mask = _style_mask(mask)
    if covers(mask, "userEnteredValue"):
        draft.set_value(row, column, _value_in(cell))
        style_mask = {**style_mask, "textFormatRuns": {}}  # runs go with the text they were in
    if style_mask:
        old = draft.style(row, column)
        new = with_fields(old, cell, style_mask)
        if new is not old:
            draft.set_style(row, column, new)


def _value_in(cell: Json) -> Value:
    value = from_extended(cell.get("userEnteredValue"))
    text = value.text if isinstance(value, Formula) else value
    if isinstance(text, str) and len(text) > LONGEST_TEXT:
        raise invalid(
            f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single "
            "cell."
        )
    return value


def _style_mask(mask: Mask) -> Mask:
    if not mask or "*" in mask:
        return {name: {} for name in STYLE_FIELDS}
    return {name: below for name, below in mask.items() if name in STYLE_FIELDS}


def repeat_cell(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The same `cell` over the whole `range`; its formula counts on from cell to cell."""
    mask = mask_in(request, "CellData")
    area = area_in(workbook, request)
    cell = request.get("cell") or {}
    grid = workbook.sheet(area.sheet_id).grid
    style_mask = _style_mask(mask)
    if covers(mask, "userEnteredValue"):
        grid = _filled(grid, area, _value_in(cell))
        style_mask = {**style_mask, "textFormatRuns": {}}
    if style_mask:
        rows, columns = range(area.top, area.bottom), range(area.left, area.right)
        grid = grid.restyled(rows, columns, lambda old: with_fields(old, cell, style_mask))
    return workbook.with_grid(area.sheet_id, grid), {}


def _filled(grid: Grid, area: Area, value: Value) -> Grid:
    draft = Draft(grid)
    bottom = min(area.bottom, len(grid.values)) if value == "" else area.bottom
    for row in range(area.top, bottom):
        for column in range(area.left, area.right):
            draft.set_value(row, column, copied(value, row - area.top, column - area.left))
    return draft.finished()


def append_cells(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """New rows of CellData after the last row with data."""
    mask = mask_in(request, "CellData")
    sheet = grid_sheet(workbook, index_of(request, "sheetId"))
    rows = request.get("rows") or []
    height, width = _size(rows)
    top = len(sheet.grid.values)
    workbook = grown(workbook, sheet.sheet_id, top + height, width)
    sheet = workbook.sheet(sheet.sheet_id)
    area = Area(sheet.sheet_id, top, 0, top + height, width)
    return workbook.with_grid(sheet.sheet_id, _written(sheet, area, rows, mask)), {}


def put_grid_data(sheet: Sheet, data: Json, sized: Collection[str] = ()) -> Sheet:
    """The sheet with a GridData of spreadsheets.create in it.

    It grows with the data, save in the direction whose size was asked for: `rowCount`,
    `columnCount`. ApiError 400 for data beyond that.
    """
    rows = data.get("rowData") or []
    top, left = index_of(data, "startRow"), index_of(data, "startColumn")
    height, width = _size(rows)
    area = Area(sheet.sheet_id, top, left, top + height, left + width)
    grid = sheet.grid
    _check_reach(
        area,
        grid.row_count if "rowCount" in sized else area.bottom,
        grid.column_count if "columnCount" in sized else area.right,
    )
    grid = grid.resized(max(grid.row_count, area.bottom), max(grid.column_count, area.right))
    sheet = replace(sheet, grid=grid)
    return replace(sheet, grid=_written(sheet, area, rows, EVERYTHING))
