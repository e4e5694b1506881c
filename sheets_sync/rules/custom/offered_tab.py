"""The columns of a tab that rules name, brought up to date from sync to sync."""

from collections.abc import Collection, Sequence
from operator import ne
from typing import Any, Final

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


class OfferedTab:
    """`columns` by key, a value for each row; `stale` are the rows whose values have changed."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Value]] = {}
        self.stale: list[int] = []
        self._lengths: dict[str, Texts] = {}

    def renew(
        self,
        tab: TabLedger,
        table: Table,
        computed: Columns,
        names: Collection[str],
        locale: Locale,
    ) -> None:
        """Take in a sync; `computed` are the service columns that it has found."""
        alignment, former = tab.alignment, self.columns
        whole = len(alignment.fresh) == tab.rows.size
        stale = set(alignment.fresh)
        self.columns = {}
        for name in names:
            known = None if whole else former.get(name)
            if known is not None and name in tab.cells.columns:
                values = known
                if not alignment.unchanged:
                    values = alignment.carry(known, _typed(tab, name, alignment.fresh))
            else:
                values = _values(tab, table, computed, name, locale)
                if known is not None:
                    stood = alignment.carry(known, [values[row] for row in alignment.fresh])
                    stale.update(row for row, new in enumerate(map(ne, stood, values)) if new)
                    values = known if stood == values and alignment.unchanged else values
            self.columns[name] = values
        self.stale = sorted(stale)
        self._lengths = {
            name: self._lengths[name]
            if name in self._lengths and values is former.get(name)
            else _lengths(tab, name, values)
            for name, values in self.columns.items()
        }

    def sheet(self, size: int) -> Sheet:
        """By which the work of a condition is reckoned."""
        return Sheet(size, self._lengths)


def _values(
    tab: TabLedger, table: Table, computed: Columns, name: str, locale: Locale
) -> list[Value]:
    """A whole column."""
    if name in tab.cells.columns:
        return _typed(tab, name, range(tab.rows.size))
    if name.startswith(EXTRA):
        return extra_values(_of_rows(tab, table.extras[name.removeprefix(EXTRA)]))
    column = tab.tab.column(name)
    if name in computed:
        return computed_values(column, computed[name], locale)
    return standing_values(column, _of_rows(tab, table.columns[name]))


def _typed(tab: TabLedger, name: str, rows: Sequence[int]) -> list[Value]:
    cells, read = tab.cells.columns[name], tab.rows.values[name]
    if len(rows) < len(cells):
        cells, read = [cells[row] for row in rows], [read[row] for row in rows]
    return typed_values(tab.tab.column(name), cells, read)


def _of_rows(tab: TabLedger, cells: Sequence[Any]) -> Sequence[Any]:
    """The cells of filled rows."""
    if len(tab.cells) == len(cells):
        return cells
    return [cells[place] for place in tab.cells.positions]


def _lengths(tab: TabLedger, name: str, values: Sequence[Value]) -> Texts:
    if not name.startswith(EXTRA) and tab.tab.column(name).kind in _SHORT_KINDS:
        return Texts(_SHORT * len(values), _SHORT)
    lengths = [len(value) if isinstance(value, str) else _SHORT for value in values]
    return Texts(sum(lengths), max(lengths, default=0))
