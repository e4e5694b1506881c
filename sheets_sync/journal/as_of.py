"""The workbook as it stood at a moment of the past, out of the journal alone."""

from collections.abc import Mapping, Sequence
from typing import Final

from sheets_sync.journal.entries import Past, Standing, digest
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import datetime_of
from sheets_sync.ledger.parse import REGISTER_TABS, Memory, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.ledger.registers import Registers
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale, TabKind
from sheets_sync.workbook.snapshot import Snapshot, Table

REGISTERS: Final = tuple(tab.key for tab in REGISTER_TABS)


def registers_at(history: History, seq: int, at: int, locale: Locale) -> Registers:
    """The registers as they stood when entry `seq` was the last of the journal.

    `at` is the local moment of then. Raises StorageError.
    """
    stood = history.standing_at(REGISTERS, seq)
    past = Past()
    for row in stood:
        if row.inferred:
            past.dated.setdefault(row.tab, {})[row.record_id] = row.inferred
    snapshot = Snapshot({key: table_of(key, stood) for key in REGISTERS}, locale)
    ledger = parse(snapshot, past, datetime_of(at), Memory(), Recall(digest, lambda _t, _i: {}))
    return ledger.context.registers


def table_of(key: str, stood: Sequence[Standing]) -> Table:
    """One tab as a table: human cells, and the record ids of ledgers."""
    tab = TAB[key]
    own = [row for row in stood if row.tab == key]
    columns: dict[str, list[Cell]] = {
        column.key: [row.body.get(column.key, "") for row in own]
        for column in tab.columns
        if column.human
    }
    if tab.kind is TabKind.LEDGER:
        columns[tab.id_column] = [row.record_id for row in own]
    return Table(key, 0, tab.title.zh, columns, len(own))


def lines_of(key: str, stood: Sequence[Standing], locale: Locale) -> list[list[Cell]]:
    """One tab as lines: the header, then the rows by id; record ids and human cells."""
    tab = TAB[key]
    shown = [column for column in tab.columns if column.human or column is tab.columns[0]]
    lines: list[list[Cell]] = [[column.title(locale) for column in shown]]
    for row in sorted((row for row in stood if row.tab == key), key=lambda row: row.record_id):
        cells: Mapping[str, Cell] = row.body
        if tab.kind is TabKind.LEDGER:
            cells = {**cells, tab.id_column: row.record_id}
        lines.append([cells.get(column.key, "") for column in shown])
    return lines
