"""Which rows of the sheet are news to the journal (architecture.md, History)."""

from collections.abc import Iterator

from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.parse import Ledger, TabLedger
from sheets_sync.workbook.layout.schema import TabKind


def observed(ledger: Ledger, past: Past) -> list[Entry]:
    """New, changed, returned and vanished rows, before any verdict uses them.

    A tab that lost a column tells only of new rows: what stood in the column is unknown, not
    blank. A tab that is missing tells nothing.
    """
    if ledger.settled:
        return []
    return [entry for tab in ledger.tabs.values() for entry in _of_tab(tab, past)]


def _of_tab(tab: TabLedger, past: Past) -> Iterator[Entry]:
    if tab.alignment.unchanged:
        return
    ids = _names(tab)
    if not any(ids) and len(ids):
        return
    known = past.records.get(tab.tab.key, {})
    doubled = {row for rows in tab.doubled.values() for row in rows}
    columns = tab.cells.in_order()
    first_seen = tab.rows.values.get("first_seen")
    fresh = tab.alignment.fresh
    whole = len(fresh) == tab.rows.size
    bodies = (
        zip(*columns, strict=True)
        if whole
        else (tuple(column[row] for column in columns) for row in fresh)
    )
    for row, body in zip(fresh, bodies, strict=True):
        identifier = ids[row]
        if not identifier or row in doubled:
            continue
        seen = tab.digests.get(row) or digest(body)
        record = known.get(identifier)
        if record is not None and record.alive and record.digest == seen:
            continue
        if record is None:
            op = Op.NEW
        elif tab.rows.lost:
            continue
        else:
            op = Op.CHANGE if record.alive else Op.RETURN
        yield Entry(
            tab.tab.key,
            identifier,
            op,
            tab.cells.body(row),
            seen,
            first_seen[row] if first_seen else None,
            tab.rows.inferred.get(row, {}),
        )
    if tab.alignment.origin is not None:
        standing = set(ids)
        for identifier, record in known.items():
            if record.alive and identifier not in standing:
                yield Entry(
                    tab.tab.key,
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
