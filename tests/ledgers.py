"""Small ledgers for tests: tables in the words of the sheet in, findings out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sheets_sync.checking import Checked, Checker
from sheets_sync.findings import Finding
from sheets_sync.journal.history import History
from sheets_sync.ledger.dates import moment_of
from sheets_sync.state.database import open_database
from sheets_sync.workbook.layout import TAB, TABS
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table

Tables = Mapping[str, Sequence[Mapping[str, Cell]]]

_home = TemporaryDirectory(prefix="gridbook-ledgers-")
_database = open_database(f"sqlite:///{Path(_home.name) / 'journal.sqlite3'}")
_numbers = count()


def snapshot_of(tables: Tables, locale: Locale = "zh-CN") -> Snapshot:
    """A workbook with all tabs; rows stand below the header in the order given."""
    return Snapshot(
        {tab.key: table_of(tab.key, tables.get(tab.key, ()), locale) for tab in TABS}, locale
    )


def table_of(key: str, rows: Sequence[Mapping[str, Cell]], locale: Locale = "zh-CN") -> Table:
    """One tab; every column has metadata, cells that are not named are blank.

    What rows name that is no column of ours is a column that people added, by its header.
    """
    keys = [column.key for column in TAB[key].columns]
    extras = dict.fromkeys(name for row in rows for name in row if name not in keys)
    columns = {name: [row.get(name, "") for row in rows] for name in keys}
    return Table(
        key,
        TABS.index(TAB[key]) + 1,
        TAB[key].title.zh,
        columns,
        len(rows),
        {name: place for place, name in enumerate(keys)},
        {name: place for place, name in enumerate(keys)},
        extras={name: [row.get(name, "") for row in rows] for name in extras},
        headers={column.key: column.title(locale) for column in TAB[key].columns},
    )


class Desk:
    """A workbook's journal and memory: checks snapshots one after the other, as syncs do."""

    def __init__(self) -> None:
        self.history = History(_database, f"workbook-{next(_numbers)}")
        self.checker = Checker(self.history)

    def check(self, snapshot: Snapshot, now: datetime) -> Checked:
        """Parse, observe, judge, plan; the sync counts as a success."""
        checked = self.checker.check(snapshot, now)
        self.checker.succeed(moment_of(now))
        return checked

    def restart(self) -> None:
        """Forget all that a process keeps in memory."""
        self.checker = Checker(self.history)


def examine_tables(
    tables: Tables,
    now: datetime,
    earlier: Iterable[tuple[datetime, Tables]] = (),
) -> list[Finding]:
    """The findings of a sync at `now`, after syncs that saw the earlier tables."""
    desk = Desk()
    for at, before in earlier:
        desk.check(snapshot_of(before), at)
    return list(desk.check(snapshot_of(tables), now).verdicts.findings)
