"""Blocks of cells that are copied, cut, pushed aside or pulled up."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, index_of
from sheets_sync.local_sheets.model.axis import ROWS
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import Style, style_of
from sheets_sync.local_sheets.model.values import EMPTY, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.reading import area_in, required

Json = dict[str, Any]
Cell = tuple[Value, Style | None]
Block = list[list[Cell]]

BARE: Cell = (EMPTY, None)
_VALUE_PASTES = ("PASTE_NORMAL", "PASTE_VALUES", "PASTE_NO_BORDERS", "PASTE_FORMULA")
_STYLE_PASTES = ("PASTE_NORMAL", "PASTE_FORMAT", "PASTE_NO_BORDERS", "PASTE_DATA_VALIDATION")
_PASTES = {*_VALUE_PASTES, *_STYLE_PASTES, "PASTE_CONDITIONAL_FORMATTING"}


def take(grid: Grid, area: Area) -> Block:
    """The cells of an area, row by row."""
    return [
        [(grid.value(r, c), grid.style(r, c)) for c in range(area.left, area.right)]
        for r in range(area.top, area.bottom)
    ]


def put(draft: Draft, top: int, left: int, block: Block) -> None:
    """Set values and styles from a corner on."""
    for row, cells in enumerate(block, top):
        for column, (value, style) in enumerate(cells, left):
            draft.set_value(row, column, value)
            draft.set_style(row, column, style)


def clear(draft: Draft, area: Area) -> None:
    """Empty and undress every cell."""
    put(draft, area.top, area.left, [[BARE] * area.width] * area.height)


def _paste(draft: Draft, top: int, left: int, block: Block, kind: str) -> None:
    for row, cells in enumerate(block, top):
        for column, (value, style) in enumerate(cells, left):
            if kind in _VALUE_PASTES:
                draft.set_value(row, column, value)
            if kind in _STYLE_PASTES:
                draft.set_style(row, column, _pasted_style(draft.style(row, column), style, kind))


def _pasted_style(old: Style | None, new: Style | None, kind: str) -> Style | None:
    given = new.fields if new else {}
    kept = old.fields if old else {}
    if kind == "PASTE_NORMAL":
        return new
    if kind == "PASTE_DATA_VALIDATION":
        return style_of({**kept, "dataValidation": given.get("dataValidation")})
    shown = dict(given.get("userEnteredFormat") or {})
    if kind == "PASTE_NO_BORDERS":
        shown.pop("borders", None)
        return style_of({**given, "userEnteredFormat": shown})
    return style_of({**kept, "userEnteredFormat": shown})


def _paste_type(request: Json) -> str:
    kind = str(request.get("pasteType") or "PASTE_NORMAL")
    if kind not in _PASTES:
        raise invalid(f"Invalid value at 'pasteType', \"{kind}\"")
    return kind


def copy_paste(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Copy `source` over `destination`, as often as it fits there, at least once."""
    source, target = area_in(workbook, request, "source"), area_in(workbook, request, "destination")
    block = take(workbook.sheet(source.sheet_id).grid, source)
    if request.get("pasteOrientation") == "TRANSPOSE":
        block = [list(column) for column in zip(*block, strict=True)]
    height, width = len(block), len(block[0])
    down = target.height // height if target.height % height == 0 else 1
    right = target.width // width if target.width % width == 0 else 1
    block = [row * max(right, 1) for row in block] * max(down, 1)
    bottom, end = target.top + len(block), target.left + len(block[0])
    workbook = grown(workbook, target.sheet_id, bottom, end)
    draft = Draft(workbook.sheet(target.sheet_id).grid)
    _paste(draft, target.top, target.left, block, _paste_type(request))
    return workbook.with_grid(target.sheet_id, draft.finished()), {}


def cut_paste(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Move `source` so that its corner stands at `destination`."""
    source = area_in(workbook, request, "source")
    corner = required(request, "destination")
    sheet_id = index_of(corner, "sheetId")
    workbook.sheet(sheet_id)
    top, left = index_of(corner, "rowIndex"), index_of(corner, "columnIndex")
    block = take(workbook.sheet(source.sheet_id).grid, source)
    kind = _paste_type(request)
    emptied = Draft(workbook.sheet(source.sheet_id).grid)
    clear(emptied, source)
    workbook = workbook.with_grid(source.sheet_id, emptied.finished())
    workbook = grown(workbook, sheet_id, top + source.height, left + source.width)
    draft = Draft(workbook.sheet(sheet_id).grid)
    _paste(draft, top, left, block, kind)
    return workbook.with_grid(sheet_id, draft.finished()), {}


def _shift_rows(request: Json) -> bool:
    dimension = request.get("shiftDimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("shiftDimension must be ROWS or COLUMNS.")
    return bool(dimension == ROWS)


def insert_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Push cells down or to the right; the sheet grows where filled cells would fall off."""
    area, by_rows = area_in(workbook, request), _shift_rows(request)
    grid = workbook.sheet(area.sheet_id).grid
    pushed = _beyond(grid, area, by_rows=by_rows, start_behind=False)
    block = take(grid, pushed)
    top = pushed.top + (area.height if by_rows else 0)
    left = pushed.left + (0 if by_rows else area.width)
    workbook = grown(workbook, area.sheet_id, top + len(block), left + pushed.width)
    draft = Draft(workbook.sheet(area.sheet_id).grid)
    clear(draft, area)
    put(draft, top, left, block)
    return workbook.with_grid(area.sheet_id, draft.finished()), {}


def delete_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Pull cells up or to the left over the range."""
    area, by_rows = area_in(workbook, request), _shift_rows(request)
    grid = workbook.sheet(area.sheet_id).grid
    pulled = _beyond(grid, area, by_rows=by_rows, start_behind=True)
    block = take(grid, pulled)
    draft = Draft(grid)
    clear(draft, area)
    clear(draft, pulled)
    put(draft, area.top, area.left, block)
    return workbook.with_grid(area.sheet_id, draft.finished()), {}


def _beyond(grid: Grid, area: Area, *, by_rows: bool, start_behind: bool) -> Area:
    """The area and all used cells behind it (or only those), in the direction of the shift."""
    if by_rows:
        top = area.bottom if start_behind else area.top
        used = max(len(grid.values), len(grid.styles))
        return Area(area.sheet_id, top, area.left, max(used, top), area.right)
    left = area.right if start_behind else area.left
    touched = [
        *grid.values[area.top : area.bottom],
        *grid.styles[area.top : area.bottom],
    ]
    used = max(map(len, touched), default=0)
    return Area(area.sheet_id, area.top, left, area.bottom, max(used, left))
