"""Finding the table that values.append continues."""

from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.grid import Grid


def last_table(grid: Grid, area: Area) -> Area | None:
    """The block of filled cells around the last filled cell of `area`; None if it has none.

    A block is surrounded by blank cells or the edge of the sheet.
    """
    seed = _last_filled(grid, area)
    return None if seed is None else _grow(grid, area.sheet_id, *seed)


def _last_filled(grid: Grid, area: Area) -> tuple[int, int] | None:
    for row in range(min(area.bottom, len(grid.values)) - 1, area.top - 1, -1):
        cells = grid.values[row]
        for column in range(area.left, min(area.right, len(cells))):
            if cells[column] != "":
                return row, column
    return None


def _grow(grid: Grid, sheet_id: int, row: int, column: int) -> Area:
    top, bottom, left, right = row, row + 1, column, column + 1
    growing = True
    while growing:
        growing = False
        low = max(left - 1, 0)
        while top > 0 and _filled(grid, top - 1, low, right + 1):
            top -= 1
            growing = True
        while bottom < len(grid.values) and _filled(grid, bottom, low, right + 1):
            bottom += 1
            growing = True
        first, last = max(top - 1, 0), bottom + 1
        while left > 0 and _column_filled(grid, left - 1, first, last):
            left -= 1
            growing = True
        while right < grid.column_count and _column_filled(grid, right, first, last):
            right += 1
            growing = True
    return Area(sheet_id, top, left, bottom, right)


def _filled(grid: Grid, row: int, left: int, right: int) -> bool:
    return any(cell != "" for cell in grid.values[row][left:right])


def _column_filled(grid: Grid, column: int, top: int, bottom: int) -> bool:
    return any(len(cells) > column and cells[column] != "" for cells in grid.values[top:bottom])
