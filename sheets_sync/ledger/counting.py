"""The workbook as it counts: rows of sealed months in their sealed version (rules.md, J9xx)."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.sealed import Deviation, counting_body
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.workbook.snapshot import Snapshot, Table


@dataclass(frozen=True, slots=True)
class Deviations:
    """Where a tab says something else than what counts.

    `changed` are rows whose sealed version counts, `late` rows that do not count, both by row of
    the tab's ledger; `gone` are rows of sealed months that have vanished, by record id.
    """

    changed: Mapping[int, Deviation] = field(default_factory=dict)
    late: AbstractSet[int] = frozenset()
    gone: Mapping[str, Deviation] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changed or self.late or self.gone)


def as_it_counts(
    snapshot: Snapshot, tabs: Mapping[str, TabLedger], deviations: Mapping[str, Deviations]
) -> Snapshot:
    """The snapshot with the tabs of `deviations` as they count; ids and first_seen are filled in.

    All ledger tabs come back with the ids of their ledgers, so that nothing has to be identified
    anew. Rows come back in the order in which they stand, vanished ones last.
    """
    tables = dict(snapshot.tables)
    for key, tab in tabs.items():
        if tab.tab.id_column in tables[key].columns and any(tab.ids):
            tables[key] = _table(tables[key], tab, deviations.get(key, Deviations()))
    return replace(snapshot, tables=tables)


def _table(table: Table, tab: TabLedger, deviations: Deviations) -> Table:
    lines: list[dict[str, Cell]] = []
    moments = tab.rows.values.get("first_seen", [None] * tab.rows.size)
    for row, (name, seen) in enumerate(zip(tab.ids, moments, strict=True)):
        if row in deviations.late:
            continue
        body: Mapping[str, Cell] = tab.cells.body(row)
        if row in deviations.changed:
            body = counting_body(tab.tab, deviations.changed[row].sealed, body)
        lines.append(_line(body, tab, name, seen))
    for name, deviation in deviations.gone.items():
        lines.append(_line(deviation.sealed, tab, name, deviation.first_seen))
    columns = {key: [line.get(key, "") for line in lines] for key in table.columns}
    return replace(table, columns=columns, height=len(lines), extras={})


def _line(body: Mapping[str, Cell], tab: TabLedger, name: str, seen: int | None) -> dict[str, Cell]:
    told: Cell = "" if seen is None else seen / DAY_SECONDS
    return {**body, tab.tab.id_column: name, "first_seen": told}
