"""A workbook on paper: its tables as plain lists, which people edit and patches are written to."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.patch import Patch
from sheets_sync.workbook.snapshot import Cell, LostColumn, Snapshot
from tests.ledgers import snapshot_of

Row = dict[str, Cell]


def _is_human(tab: str, key: str) -> bool:
    """Whether people own a column of the layout; those that they added are theirs."""
    return next((column.human for column in TAB[tab].columns if column.key == key), True)


class Paper:
    """Rows by tab, in sheet order, blank rows included."""

    def __init__(self, tables: Mapping[str, Sequence[Mapping[str, Cell]]]) -> None:
        self.lost: set[tuple[str, str]] = set()
        self.tables: dict[str, list[Row]] = {
            key: [dict(row) for row in rows] for key, rows in deepcopy(dict(tables)).items()
        }

    def rows(self, tab: str) -> list[Row]:
        """The rows of a tab, to be changed in place."""
        return self.tables.setdefault(tab, [])

    def snapshot(self, locale: Locale = "zh-CN") -> Snapshot:
        """As a sync would read it; `lost` are the columns, by tab and key, that it cannot find."""
        snapshot = snapshot_of(self.tables, locale)
        for tab, key in self.lost:
            table = snapshot.tables[tab]
            for found in (table.columns, table.metadata, table.places):
                del found[key]  # type: ignore[union-attr]  # made as dicts
        snapshot.problems = tuple(LostColumn(tab, key) for tab, key in sorted(self.lost))
        return snapshot

    def write(self, patch: Patch) -> None:
        """Put the cells of a patch where it says."""
        for column in patch.writes:
            rows = self.rows(column.tab)
            for at, cell in column.cells.items():
                while len(rows) <= at:
                    rows.append({})
                rows[at][column.column] = cell

    def human_cells(self) -> dict[str, list[Row]]:
        """What people own, blank cells and the blank rows at the end left out."""
        found: dict[str, list[Row]] = {}
        for tab, rows in self.tables.items():
            kept = [
                {key: c for key, c in row.items() if c != "" and _is_human(tab, key)}
                for row in rows
            ]
            while kept and not kept[-1]:
                kept.pop()
            if kept:
                found[tab] = kept
        return found

    def has_twins(self) -> bool:
        """Whether two rows of a tab say the same, word for word."""
        return any(
            rows.count(row) > 1 for rows in self.human_cells().values() for row in rows if row
        )

    def ids(self, tab: str) -> list[Cell]:
        """The id column."""
        return [row.get(TAB[tab].id_column, "") for row in self.rows(tab)]
