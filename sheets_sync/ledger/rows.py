"""The filled rows of one tab: their cells, what the cells say, and what is wrong with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import Cell, is_blank
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.workbook.layout.schema import Kind, Tab
from sheets_sync.workbook.snapshot import Table


@dataclass(slots=True)
class Cells:
    """The filled rows of a tab as typed: `positions` are indices into the table's columns.

    `columns` hold the human cells of the filled rows only; columns that could not be found are
    absent.
    """

    tab: Tab
    positions: Sequence[int]
    columns: dict[str, list[Cell]]

    def __len__(self) -> int:
        return len(self.positions)

    def select(self, rows: Sequence[int]) -> "Cells":
        """These rows only, in this order."""
        return Cells(
            self.tab,
            [self.positions[i] for i in rows],
            {key: [cells[i] for i in rows] for key, cells in self.columns.items()},
        )

    def in_order(self) -> list[list[Cell]]:
        """All human columns of the layout; blank ones where a column could not be found."""
        blank: list[Cell] = [""] * len(self)
        return [self.columns.get(column.key, blank) for column in self.tab.columns if column.human]

    def what_is_left_of(self, body: Mapping[str, Cell]) -> list[Cell]:
        """The cells of a row by column key as they would stand here, in that order."""
        return [
            body.get(column.key, "") if column.key in self.columns else ""
            for column in self.tab.columns
            if column.human
        ]

    def body(self, row: int) -> dict[str, Cell]:
        """The human cells of one row by column key, blank ones left out."""
        return {key: cells[row] for key, cells in self.columns.items() if cells[row] != ""}


@dataclass(slots=True)
class Rows:
    """What the filled rows of a tab say: typed `values` by column key (None: blank, unreadable).

    `hits` are what is wrong with each row, by row; `inferred` the serials of dates whose year was
    not written, as `{row: {"visited_on=3/5": 46086}}`; `lost` the columns that could not be found.
    """

    tab: Tab
    values: dict[str, list[Any]]
    hits: dict[int, tuple[Hit, ...]] = field(default_factory=dict)
    inferred: dict[int, dict[str, int]] = field(default_factory=dict)
    size: int = 0
    lost: frozenset[str] = frozenset()
    _days: list[int | None] | None = None
    _duty_days: dict[str, dict[str, set[int]]] = field(default_factory=dict)

    def each(self, *keys: str) -> Iterator[tuple[Any, ...]]:
        """Row number and the values of these columns, row by row."""
        return zip(range(self.size), *(self.values[key] for key in keys), strict=True)

    @property
    def days(self) -> list[int | None]:
        """The main date of each row as a day, None where it is blank or unreadable."""
        if self._days is None:
            self._days = self._main_days()
        return self._days

    def _main_days(self) -> list[int | None]:
        key = self.tab.main_date
        values: list[int | None] = self.values.get(key, [None] * self.size)
        if key and self.tab.column(key).kind is Kind.MOMENT:
            return [None if value is None else value // DAY_SECONDS for value in values]
        return values

    def duty_days(self, person: str) -> Mapping[str, set[int]]:
        """The main dates of the rows that name somebody in a column of people, by folded id."""
        if person not in self._duty_days:
            found: defaultdict[str, set[int]] = defaultdict(set)
            for who, day in set(zip(self.values[person], self.days, strict=True)):
                if who is not None and day is not None:
                    found[who].add(day)
            self._duty_days[person] = found
        return self._duty_days[person]

    def add(self, hits: Iterable[Hit]) -> None:
        """Collect hits under their rows, one for each (code, row, column)."""
        for hit in hits:
            known = self.hits.get(hit.row, ())
            if not any(hit.code == other.code and hit.column == other.column for other in known):
                self.hits[hit.row] = (*known, hit)


def filled_cells(table: Table, tab: Tab) -> Cells:
    """The rows of a table in which people have filled a cell (rules.md, Terms: row)."""
    human = {c.key: table.columns[c.key] for c in tab.columns if c.human and c.key in table.columns}
    telling = [table.columns[tab.subject]] if tab.subject in table.columns else list(human.values())
    likely = human.get(tab.main_date, telling[0] if telling else [])
    # Numbers, and texts that begin with a letter, are not blank; others need a second look.
    doubtful = {
        cell
        for cell in set(likely)
        if not cell or (isinstance(cell, str) and not cell[0].isalnum())
    }
    unsure = [i for i, cell in enumerate(likely) if cell in doubtful] if doubtful else []
    blank = {i for i in unsure if not _any_filled(telling, i)}
    if not blank and len(likely) == table.height:
        return Cells(tab, range(table.height), human)
    positions = [i for i in range(len(likely)) if i not in blank]
    return Cells(
        tab,
        positions,
        {key: [cells[i] for i in positions] for key, cells in human.items()},
    )


def _any_filled(columns: Sequence[Sequence[Cell]], row: int) -> bool:
    for column in columns:
        cell = column[row]
        if cell != "" and not is_blank(cell):
            return True
    return False
