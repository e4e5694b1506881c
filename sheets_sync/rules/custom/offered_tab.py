"""The columns of a tab that rules name, brought up to date from sync to sync."""

from collections.abc import Callable, Collection, Sequence
from operator import ne
from typing import Any, Final, NamedTuple

from sheets_sync.conditions.values import Value
from sheets_sync.conditions.work import Sheet, Texts
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.custom.offering import (
    EXTRA,
    computed_values,
    extra_values,
    standing_values,
    typed_values,
)
from sheets_sync.rules.custom.service_columns import Columns
from sheets_sync.workbook.layout.schema import Kind, Locale
from sheets_sync.workbook.snapshot import Table

_SHORT: Final = 40  # characters of a date, a time or a number written out
_SHORT_KINDS: Final = frozenset((Kind.DATE, Kind.MOMENT, Kind.TIME, Kind.NUMBER))


Pause = Callable[[], None]


class Source(NamedTuple):
    """Where the columns of a tab come from; `computed` are service columns that a check found."""

    tab: TabLedger
    table: Table
    computed: Columns
    locale: Locale


class OfferedTab:
    """`columns` by key, a value for each row; `stale` are the rows whose values have changed."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Value]] = {}
        self.stale: list[int] = []
        self._lengths: dict[str, Texts] = {}

    def renew(self, source: Source, names: Collection[str], pause: Pause) -> None:
        """Take in the columns of these names as they are now.

        `pause` is called between some rows and the next, and may raise to stop; then this object
        is of no use any more.
        """
        tab, former = source.tab, self.columns
        alignment, whole = tab.alignment, len(tab.alignment.fresh) == tab.rows.size
        stale = set(alignment.fresh)
        self.columns = {}
        for name in names:
            known = None if whole else former.get(name)
            if known is not None and alignment.unchanged and name in tab.cells.columns:
                values = known
            elif known is not None and name in tab.cells.columns:
                values = alignment.carry(known, _typed(tab, name, alignment.fresh, pause))
            else:
                values = _whole(source, name, pause)
                if known is not None:
                    stood = alignment.carry(known, [values[row] for row in alignment.fresh])
                    stale.update(row for row, new in enumerate(map(ne, stood, values)) if new)
            self.columns[name] = values
        self.stale = sorted(stale)
        self._lengths = {
            name: self._lengths[name]
            if values is former.get(name)
            else _lengths(source, name, values)
            for name, values in self.columns.items()
        }

    def sheet(self, size: int) -> Sheet:
        """By which the work of a condition is reckoned."""
        return Sheet(size, self._lengths)


def _whole(source: Source, name: str, pause: Pause) -> list[Value]:
    """All values of a column."""
    tab, table = source.tab, source.table
    if name in tab.cells.columns:
        return _typed(tab, name, range(tab.rows.size), pause)
    if name.startswith(EXTRA):
        return extra_values(_of_rows(tab, table.extras[name.removeprefix(EXTRA)]), pause)
    column = tab.tab.column(name)
    if name in source.computed:
        return computed_values(column, source.computed[name], source.locale)
    return standing_values(column, _of_rows(tab, table.columns[name]))


def _typed(tab: TabLedger, name: str, rows: Sequence[int], pause: Pause) -> list[Value]:
    cells, read = tab.cells.columns[name], tab.rows.values[name]
    if len(rows) < len(cells):
        cells, read = [cells[row] for row in rows], [read[row] for row in rows]
    return typed_values(tab.tab.column(name), cells, read, pause)


def _of_rows(tab: TabLedger, cells: Sequence[Any]) -> Sequence[Any]:
    """The cells of filled rows."""
    if len(tab.cells) == len(cells):
        return cells
    return [cells[place] for place in tab.cells.positions]


def _lengths(source: Source, name: str, values: Sequence[Value]) -> Texts:
    ours = not name.startswith(EXTRA)
    if ours and source.tab.tab.column(name).kind in _SHORT_KINDS:
        return Texts(_SHORT * len(values), _SHORT)
    lengths = [len(value) if isinstance(value, str) else _SHORT for value in values]
    return Texts(sum(lengths), max(lengths, default=0))
