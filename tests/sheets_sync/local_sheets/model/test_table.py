"""The table that an append continues, against a slow and plain search."""

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.table import last_table

ROWS, COLUMNS = 9, 7
_cells = st.sets(st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1)), max_size=20)


def _block_around(filled: set[tuple[int, int]], cell: tuple[int, int]) -> Area:
    """Widen by one on each side while that finds more filled cells."""
    top, bottom, left, right = cell[0], cell[0] + 1, cell[1], cell[1] + 1
    while True:
        near = [
            (row, column)
            for row, column in filled
            if top - 1 <= row <= bottom and left - 1 <= column <= right
        ]
        wider = (
            min(top, *(row for row, _ in near)),
            max(bottom, *(row + 1 for row, _ in near)),
            min(left, *(column for _, column in near)),
            max(right, *(column + 1 for _, column in near)),
        )
        if wider == (top, bottom, left, right):
            return Area(0, top, left, bottom, right)
        top, bottom, left, right = wider


@given(_cells, st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
def test_the_block_around_the_last_filled_cell(
    filled: set[tuple[int, int]], top: int, left: int
) -> None:
    draft = Draft(Grid(ROWS, COLUMNS))
    for row, column in filled:
        draft.set_value(row, column, "x")
    found = last_table(draft.finished(), Area(0, top, left, ROWS, COLUMNS))
    inside = [cell for cell in filled if cell[0] >= top and cell[1] >= left]
    if not inside:
        assert found is None
        return
    last_row = max(row for row, _ in inside)
    seed = min(cell for cell in inside if cell[0] == last_row)
    assert found == _block_around(filled, seed)
