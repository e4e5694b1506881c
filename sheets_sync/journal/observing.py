"""Which rows of the sheet are news to the journal (architecture.md, History)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sheets_sync.journal.entries import Entry, Op, Past, PastRecord, digest
from sheets_sync.ledger.cells import Cell, fold_id
from sheets_sync.ledger.made_tab import says_something
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.rows import Cells
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.workbook.layout.schema import TabKind

Bodies = Callable[[str, Iterable[str]], Mapping[str, Mapping[str, Cell]]]


def observed(ledger: Ledger, past: Past, bodies: Bodies) -> list[Entry]:
    """New, changed, returned and vanished rows, before any verdict uses them.

    `bodies(tab, ids)` are the cells that the journal last saw: what stood in a column that is lost
    is unknown, not blank, so rows go on saying there what they said. A tab that is missing tells
    nothing.
    """
    if ledger.settled:
        return []
    return [entry for tab in ledger.tabs.values() for entry in _of_tab(tab, past, bodies)]


def _of_tab(tab: TabLedger, past: Past, bodies: Bodies) -> Iterator[Entry]:
    if tab.alignment.unchanged:
        return
    ids = _names(tab)
    if not any(tab.ids) and len(ids):
        return
    known = past.records.get(tab.tab.key, {})
    doubled = {row for rows in tab.doubled.values() for row in rows}
    first_seen = tab.rows.values.get("first_seen")
    lost, fresh = tab.rows.lost, tab.alignment.fresh
    if tab.as_recorded:
        fresh = [row for row in fresh if row not in tab.as_recorded]
    cells = _completed(tab, ids, bodies) if lost else tab.cells
    for row, body in zip(fresh, _bodies(cells, fresh), strict=True):
        identifier = ids[row]
        if not identifier or row in doubled:
            continue
        seen = digest(body) if lost else tab.digests.get(row) or digest(body)
        record = known.get(identifier)
        if record is not None and record.alive and record.digest == seen:
            continue
        if record is None and tab.tab.made and not any(cell != "" for cell in body):
            continue
        inferred = tab.rows.inferred.get(row, {})
        if record is not None and lost:
            inferred = {**record.inferred, **inferred}
        yield Entry(
            tab.tab.key,
            identifier,
            Op.NEW if record is None else Op.CHANGE if record.alive else Op.RETURN,
            cells.body(row),
            seen,
            first_seen[row] if first_seen else None,
            inferred,
        )
    if tab.alignment.origin is not None or tab.tab.made:
        yield from _vanished(tab.tab.key, known, set(ids))


def _bodies(cells: Cells, rows: Sequence[int]) -> Iterable[tuple[Cell, ...]]:
    """The cells of these rows in the order of the layout."""
    columns = cells.in_order()
    if len(rows) == len(cells):
        return zip(*columns, strict=True)
    return (tuple(column[row] for column in columns) for row in rows)


def _completed(tab: TabLedger, ids: Sequence[str], bodies: Bodies) -> Cells:
    """The cells of a tab with its lost columns as the journal last saw them."""
    wanted = {ids[row] for row in tab.alignment.fresh} - {""}
    said = bodies(tab.tab.key, sorted(wanted))
    blank: Mapping[str, Cell] = {}
    lost = {key: [said.get(name, blank).get(key, "") for name in ids] for key in tab.rows.lost}
    return Cells(tab.tab, tab.cells.positions, {**tab.cells.columns, **lost})


def _vanished(
    tab: str, known: Mapping[str, PastRecord], standing: AbstractSet[str]
) -> Iterator[Entry]:
    for identifier, record in known.items():
        if record.alive and identifier not in standing:
            yield Entry(
                tab,
                identifier,
                Op.VANISH,
                None,
                record.digest,
                record.first_seen,
                record.inferred,
            )


def _names(tab: TabLedger) -> list[str]:
    """What the journal calls each row: its record id, or the folded id of a register.

    Somebody who moved to another grid has several roster rows: the later ones carry their first
    day behind the id.
    """
    if tab.tab.made:  # rows are worth remembering for what people have written on them
        unknown = bool(tab.rows.lost)
        said = (unknown or says_something(tab.cells, row) for row in range(len(tab.ids)))
        return [name if filled else "" for name, filled in zip(tab.ids, said, strict=True)]
    if tab.tab.kind is not TabKind.REGISTER:
        return list(tab.ids)
    names = [fold_id(identifier) for identifier in tab.ids]
    if tab.tab.key == "staff" and len(set(names)) < len(names):
        seen: set[str] = set()
        for row in sorted(range(len(names)), key=lambda row: tab.rows.values["from"][row] or 0):
            name = names[row]
            if name and name in seen:
                names[row] = f"{name}@{tab.rows.values['from'][row]}"
            seen.add(name)
    return names
