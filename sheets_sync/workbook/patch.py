"""What to write: the service cells that differ from what they should say, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import ne

from sheets_sync.workbook.layout.schema import Column, Kind, Tab
from sheets_sync.workbook.snapshot import Cell, Table

DAY_SECONDS = 86400
_MOST_ROWS_SPARE = 500


@dataclass(frozen=True, slots=True)
class ColumnWrite:
    """Cells of one service column; `cells` by row below the header, from 0."""

    tab: str
    column: str
    metadata_id: int
    cells: Mapping[int, Cell]


@dataclass(slots=True)
class Patch:
    """All that one sync writes. `grow` are grid rows to append, by sheetId."""

    writes: list[ColumnWrite] = field(default_factory=list)
    grow: dict[int, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Number of cells."""
        return sum(len(write.cells) for write in self.writes)

    @property
    def tabs(self) -> list[str]:
        """Keys of the tabs that are written."""
        return list(dict.fromkeys(write.tab for write in self.writes))


def add_table(
    patch: Patch,
    tab: Tab,
    table: Table,
    wanted: Mapping[str, Sequence[Cell]],
    positions: Sequence[int] | None = None,
) -> None:
    """Add the cells of a tab that differ.

    `wanted` are service columns by key, one cell for each of `positions` (rows of the table, from
    0; None: the first rows, one after the other). What stands in other rows of those columns is
    cleared. Columns that cannot be found or have no metadata are passed over: W102 tells of them.
    Raises ValueError for a column that people own.
    """
    for key, cells in wanted.items():
        column = tab.column(key)
        if column.human:
            raise ValueError(f"{tab.key}.{key} belongs to people")
        number = table.metadata.get(key)
        if key not in table.columns or number is None:
            continue
        differing = _differing(table.columns[key], cells, column, positions)
        if differing:
            patch.writes.append(ColumnWrite(tab.key, key, number, differing))
    if positions is None:
        height = max(map(len, wanted.values()), default=0) + 1
    else:
        height = max(positions, default=0) + 2
    if height > table.grid_rows:
        patch.grow[table.sheet_id] = height - table.grid_rows + _MOST_ROWS_SPARE


def _differing(
    stands: Sequence[Cell],
    cells: Sequence[Cell],
    column: Column,
    positions: Sequence[int] | None,
) -> dict[int, Cell]:
    here = range(len(cells)) if positions is None else positions
    if here == range(len(stands)):
        if stands == cells:
            return {}
        before: Sequence[Cell] = stands
    else:
        before = [stands[place] if place < len(stands) else "" for place in here]
    differing = {
        here[i]: cells[i]
        for i in compress(range(len(cells)), map(ne, before, cells))
        if not _same_moment(before[i], cells[i], column)
    }
    if len(here) < len(stands) or (here and here[-1] >= len(stands)):
        ours = set(here)
        differing.update((i, "") for i, cell in enumerate(stands) if cell != "" and i not in ours)
    return differing


def _same_moment(stands: Cell, cell: Cell, column: Column) -> bool:
    """Whether two serials are the same second: a sheet keeps fewer digits than we compute."""
    if column.kind not in (Kind.DATE, Kind.MOMENT, Kind.TIME):
        return False
    if isinstance(stands, str) or isinstance(cell, str):
        return False
    return round(stands * DAY_SECONDS) == round(cell * DAY_SECONDS)
