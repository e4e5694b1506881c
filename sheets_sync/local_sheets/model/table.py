"""Finding the table that values.append continues."""

from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.values import ValueRow


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
    rows = list(grid.values)
    growing = True
    while growing:
        low = max(left - 1, 0)
        first, past = top, bottom
        while top > 0 and _filled(rows[top - 1], low, right + 1):
            top -= 1
        while bottom < len(rows) and _filled(rows[bottom], low, right + 1):
            bottom += 1
        near = rows[max(top - 1, 0) : bottom + 1]
        start, end = left, right
        while left > 0 and _column_filled(near, left - 1):
            left -= 1
        widest = max(map(len, near))
        while right < widest and _column_filled(near, right):
            right += 1
        growing = (first, past, start, end) != (top, bottom, left, right)
    return Area(sheet_id, top, left, bottom, right)


def _filled(cells: ValueRow, left: int, right: int) -> bool:
    if len(cells) > left + 1 and cells[left + 1] != "":  # the usual case: inside of a table
        return left + 1 < right
    return any(cell != "" for cell in cells[left:right])


def _column_filled(rows: list[ValueRow], column: int) -> bool:
    return any(len(cells) > column and cells[column] != "" for cells in rows)
