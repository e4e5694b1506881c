"""Is the store what was written? Every row looked at, and per file the last revision to be had."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheets_sync.local_sheets.storage import log, records, snapshots
from sheets_sync.local_sheets.storage.connection import Connection, failure
from sheets_sync.local_sheets.storage.entry import GENESIS
from sheets_sync.local_sheets.storage.mark import Position, read_mark
from sheets_sync.local_sheets.storage.schema import APPLICATION, DATABASE_NAME, FORMAT, MARK_NAME
from sheets_sync.local_sheets.storage.snapshot import blocks_of

Row = tuple[Any, ...]
MISSES = 2_000  # rows not to be read one after another, behind which there are none


@dataclass(slots=True)
class Run:
    """Entries of one file that follow one another; `previous` and `last` are checksums."""

    first: int
    previous: bytes
    end: int
    last: bytes
    at: int


@dataclass(slots=True)
class FileState:
    """What was found of one file. `snapshots` are the good ones: their entries and moments."""

    spreadsheet_id: str
    runs: list[Run] = field(default_factory=list)
    file_revision: int | None = None
    inventory: records.Inventory | None = None
    snapshots: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    bad_snapshots: set[int] = field(default_factory=set)

    def good(self) -> tuple[int, int | None]:
        """The last revision whose content is beyond doubt, 0 if none, and its moment in ms."""
        found: tuple[int, int | None] = (0, None)
        for revision, (_, at) in self.snapshots.items():
            found = max(found, (revision, at), key=_revision_first)
        for run in self.runs:
            if self.stands(run):
                found = max(found, (run.end, run.at), key=_revision_first)
        return found

    def stands(self, run: Run) -> bool:
        """Whether the first entry of a run builds on something that is there."""
        if run.first == 1 and run.previous == GENESIS:
            return True
        before = self.snapshots.get(run.first - 1)
        if before is not None and before[0] == run.previous:
            return True
        return any(run.first <= revision <= run.end for revision in self.snapshots)


def _revision_first(found: tuple[int, int | None]) -> int:
    return found[0]


@dataclass(slots=True)
class Report:
    """What an inspection found: `troubles` in words, empty if the store is whole."""

    path: Path
    troubles: list[str] = field(default_factory=list)
    files: dict[str, FileState] = field(default_factory=dict)
    bad_blocks: set[int] = field(default_factory=set)  # numbers of rows, as the next
    bad_snapshots: set[int] = field(default_factory=set)
    beyond_snapshots: bool = False  # whether something else than snapshots is wrong
    entries: int = 0
    newest: Position | None = None
    lost: str | None = None  # the file of which an acknowledged end is missing

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.troubles

    @property
    def healable(self) -> bool:
        """Whether snapshots alone are wrong, and the log behind each is whole from before it."""
        if self.beyond_snapshots:
            return False
        for state in self.files.values():
            known = state.inventory
            if state.bad_snapshots and not (known and _log_is_enough(state, known)):
                return False
        return True

    def line(self) -> str:
        """One line: the file, what is wrong, the last good revision, what to do."""
        good = [_told(state) for state in self.files.values()]
        last = "; ".join(good[:3]) or "none"
        more = f" and of {len(good) - 3} more files" if len(good) > 3 else ""
        rest = f" (and {len(self.troubles) - 1} more)" if len(self.troubles) > 1 else ""
        return (
            f"{self.path} is damaged: {self.troubles[0]}{rest}. Last good revision: {last}{more}. "
            'Go on from there with "python -m scripts.local_workbook recover", or put a backup '
            'back with "python -m scripts.local_workbook restore-backup FILE".'
        )

    def note(self, trouble: str, *, snapshots_only: bool = False) -> None:
        """Add a trouble; what it quotes may be anything."""
        shown = "".join(c if c.isprintable() else "?" for c in trouble)
        self.troubles.append(shown)
        self.beyond_snapshots = self.beyond_snapshots or not snapshots_only

    def state(self, spreadsheet_id: str) -> FileState:
        """What is known of a file."""
        known = self.files.get(spreadsheet_id)
        if known is None:
            known = self.files[spreadsheet_id] = FileState(spreadsheet_id)
        return known


def _log_is_enough(state: FileState, known: records.Inventory) -> bool:
    """Whether each bad snapshot stands in the log, behind a good one or behind the beginning."""
    if len(state.runs) != 1:
        return False
    run = state.runs[0]
    bases = [revision for revision in state.snapshots if revision >= run.first - 1]
    base = 0 if run.first == 1 else min(bases, default=None)
    return base is not None and run.first == known.first and min(state.bad_snapshots) > base


def _told(state: FileState) -> str:
    revision, at = state.good()
    if not revision:
        return f"none of {state.spreadsheet_id}"
    moment = dt.datetime.fromtimestamp((at or 0) / 1000, dt.UTC)
    return f"{revision} of {state.spreadsheet_id} ({moment:%Y-%m-%d %H:%M:%S} UTC)"


def inspect(path: Path, mark: Path | None = None) -> Report:
    """Look at every row of a store; the file stays as it is, and a server may go on writing.

    `mark` is where its mark stands, by default beside the store's own file; copies have none.
    Raises StorageError where the file cannot be opened at all.
    """
    report = Report(path)
    # Before the rest: while a server writes, the database may be ahead of it, and only that.
    if mark is None and path.name == DATABASE_NAME:
        mark = path.with_name(MARK_NAME)
    marked = read_mark(mark) if mark else None
    connection = Connection(path, readonly=True)
    try:
        with connection.lock:
            _Inspection(connection.sqlite, report).run()
    finally:
        connection.close()
    _compare_with_mark(report, marked)
    return report


class _Inspection:
    """Goes through the tables once each, and through what can be read of them if one is broken."""

    def __init__(self, sqlite: sqlite3.Connection, report: Report) -> None:
        self._sqlite = sqlite
        self._report = report
        self._names: set[str] = set()

    def run(self) -> None:
        """Fill the report."""
        try:
            self._sqlite.execute("BEGIN")
            self._look_at_structure()
        except sqlite3.Error as error:
            self._report.note(str(failure(self._report.path, error)).partition(": see")[0])
        self._look_at_records()
        self._look_at_snapshots()
        self._look_at_entries()
        self._compare()

    def _look_at_structure(self) -> None:
        for name, expected in (("application_id", APPLICATION), ("user_version", FORMAT)):
            (found,) = self._sqlite.execute(f"PRAGMA {name}").fetchone()
            if found != expected:
                self._report.note(f"its {name} is {found} instead of {expected}")
        (told,) = self._sqlite.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            self._report.note(f"SQLite says {' '.join(told.split())}")

    def _rows(self, table: str, number: str, columns: str) -> Iterator[Row]:
        return readable_rows(self._sqlite, table, number, columns, self._report.note)

    def _look_at_records(self) -> None:
        report = self._report
        for row in self._rows("files", "number", "spreadsheet_id, body, checksum"):
            file = records.file_of(row[1:])
            if file is None:
                report.note(f"the record of file {row[0]} is not as it was written")
            else:
                report.state(file.file_id).file_revision = file.revision
        for row in self._rows("inventory", "number", "spreadsheet_id, first, snapshots, checksum"):
            found = records.inventory_of(row[1:])
            if found is None:
                report.note(f"the inventory of file {row[0]} is not as it was written")
            else:
                report.state(found.spreadsheet_id).inventory = found
        settings = [
            records.settings_of(row[1:])
            for row in self._rows("settings", "number", "body, checksum")
        ]
        if len(settings) != 1 or settings[0] is None:
            report.note("the settings are not as they were written")

    def _look_at_snapshots(self) -> None:
        blocks: set[bytes] = set()
        for number, checksum, body in self._rows("blocks", "number", "checksum, body"):
            if snapshots.is_block(checksum, body):
                blocks.add(checksum)
            else:
                self._report.bad_blocks.add(number)
                self._report.note(f"block {number} is not as it was written", snapshots_only=True)
        for row in self._rows("snapshots", "number", snapshots.COLUMNS):
            snapshot = snapshots.snapshot_of(row[1:])
            if snapshot is None:
                self._report.bad_snapshots.add(row[0])  # the inventory will miss it
                continue
            state = self._report.state(snapshot.spreadsheet_id)
            if blocks_of(snapshot.body) <= blocks:
                state.snapshots[snapshot.revision] = (snapshot.entry, snapshot.at)
            else:
                self._report.bad_snapshots.add(row[0])

    def _look_at_entries(self) -> None:
        newest: Row | None = None
        for row in self._rows("entries", "seq", log.COLUMNS):
            self._report.entries += 1
            if log.is_sound(row[1:]):
                self._add(row[1], row[2], row[3], row[9], row[10])
                newest = row
            else:
                self._report.note(
                    f"change {row[0]} (revision {row[2]} of {row[1]}) is not as it was written"
                )
        if newest is not None:
            self._report.newest = Position(newest[0], newest[1], newest[2], newest[10])

    def _add(self, name: str, revision: int, at: int, previous: bytes, checksum: bytes) -> None:
        state = self._report.state(name)
        run = state.runs[-1] if state.runs else None
        if run and revision == run.end + 1 and previous == run.last:
            run.end, run.last, run.at = revision, checksum, at
        else:
            state.runs.append(Run(revision, previous, revision, checksum, at))
        known = state.snapshots.get(revision)
        if known is not None and known[0] != checksum:
            del state.snapshots[revision]  # of another history

    def _compare(self) -> None:
        for state in self._report.files.values():
            self._compare_file(state)

    def _compare_file(self, state: FileState) -> None:
        report, known, name = self._report, state.inventory, state.spreadsheet_id
        if known is None or state.file_revision is None:
            report.note(f"the records of {name} are missing")
            return
        state.bad_snapshots = set(known.snapshots) - set(state.snapshots)
        for revision in sorted(state.bad_snapshots):
            told = f"the snapshot of revision {revision} of {name} is not as it was written"
            report.note(told, snapshots_only=True)
        for revision in set(state.snapshots) - set(known.snapshots):
            report.note(f"a snapshot of revision {revision} of {name} is one too many")
        spans = [(run.first, run.end) for run in state.runs]
        if spans != [(known.first, state.file_revision)]:
            shown = ", ".join(f"{first} to {end}" for first, end in spans[:4]) or "nothing"
            report.note(
                f"the log of {name} has {shown} instead of {known.first} to {state.file_revision}"
            )
        elif not state.stands(state.runs[0]) and not state.bad_snapshots:
            report.note(f"the log of {name} does not fit the snapshot before it")


def readable_rows(
    sqlite: sqlite3.Connection,
    table: str,
    number: str,
    columns: str,
    note: Callable[[str], None] = lambda _trouble: None,
) -> Iterator[Row]:
    """The number and columns of every row; where reading fails, row by row what there is."""
    last = 0
    query = f"SELECT {number}, {columns} FROM {table} WHERE {number} "  # noqa: S608  # nosec B608 - our own names
    try:
        for row in sqlite.execute(f"{query} > 0 ORDER BY {number}"):
            last = int(row[0])
            yield row
    except (sqlite3.Error, UnicodeDecodeError, TypeError, ValueError) as error:
        note(f"{table} cannot be read behind row {last} ({error})")
    else:
        return
    wanted = last
    while wanted - last < MISSES:
        wanted += 1
        try:
            row = sqlite.execute(f"{query} = ?", (wanted,)).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            continue
        if row is not None:
            last = wanted
            yield row


def _compare_with_mark(report: Report, mark: Position | None) -> None:
    newest = report.newest
    if mark is None or (newest is not None and newest.seq > mark.seq):
        return
    if newest is None or newest.seq < mark.seq:
        report.lost = mark.spreadsheet_id
        report.note(
            f"revision {mark.revision} of {mark.spreadsheet_id} was acknowledged and is missing"
        )
    elif newest.checksum != mark.checksum:
        report.note(
            f"revision {mark.revision} of {mark.spreadsheet_id} is another than was acknowledged"
        )
