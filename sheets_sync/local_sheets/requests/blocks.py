"""Rectangles of cells: taking them out of a grid, putting them in, clearing."""

from typing import Any

from sheets_sync.local_sheets.model.area import Area, area_of_grid_range
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import EMPTY, Value
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]
Cell = tuple[Value, Style | None]
Block = list[list[Cell]]

BARE: Cell = (EMPTY, None)


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


def merged_areas(workbook: Workbook, sheet_id: int) -> list[Area]:
    """The merges of a sheet."""
    return [area_of_grid_range(workbook, merge) for merge in workbook.sheet(sheet_id).merges]


def last_used_row(grid: Grid) -> int:
    """The row behind the last one with a value or a style."""
    return max(len(grid.values), len(grid.styles))
