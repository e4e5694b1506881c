"""What the demo community is made of, as a sheet would hold it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Cell = str | int | float

_DAY_ZERO = date(1899, 12, 30)


def serial(day: date) -> int:
    """Days since 1899-12-30, as a sheet counts them (spec/workbook.md, Reading cells)."""
    return (day - _DAY_ZERO).days


def day_of(number: int) -> date:
    """The inverse of `serial`."""
    return date.fromordinal(number + _DAY_ZERO.toordinal())


@dataclass(frozen=True, slots=True)
class DemoRow:
    """One row of a tab, human cells only.

    `tab` and the keys of `values` are those of spec/workbook.md; blank cells are left out.
    `entered_on` is the serial day with fraction on which the row was typed, None for what
    stood there from the beginning. `planted` is the key of a `Plant`, "" for ordinary rows.
    """

    tab: str
    values: Mapping[str, Cell]
    entered_on: float | None
    planted: str = ""


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault put in on purpose, and the rule codes that must find it.

    `letter` is that of material.md §11, or "". `tab` is where the findings stand: at least one
    of its rows marked with this plant's key carries each of `codes`; for findings about a
    worker, household or place and a period it is the register row of the subject.
    """

    name: str
    letter: str
    codes: tuple[str, ...]
    tab: str
    explains: str

    @property
    def key(self) -> str:
        """What `DemoRow.planted` holds."""
        return self.letter or self.name


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole community. `start_date` is the serial of its first day.

    Rows stand in the order in which the tabs hold them: on ledger tabs in the order of typing,
    so that the n-th diary row receives the id D-00000n, which 关联编号 relies on.
    """

    rows: tuple[DemoRow, ...]
    plants: tuple[Plant, ...]
    start_date: int

    def of_tab(self, tab: str) -> tuple[DemoRow, ...]:
        """The rows of one tab, in order."""
        return tuple(row for row in self.rows if row.tab == tab)
