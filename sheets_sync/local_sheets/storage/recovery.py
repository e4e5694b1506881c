"""After damage: a store with everything that is beyond doubt, the damaged file put aside."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from sheets_sync.local_sheets.home import WORKBOOK_FILE
from sheets_sync.local_sheets.model.stored import pack
from sheets_sync.local_sheets.storage import log, records, snapshots
from sheets_sync.local_sheets.storage.backup import replace_store
from sheets_sync.local_sheets.storage.connection import Connection, create_database
from sheets_sync.local_sheets.storage.entry import Entry
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.history import document_at
from sheets_sync.local_sheets.storage.inspection import FileState, Report, inspect, readable_rows
from sheets_sync.local_sheets.storage.locking import take_lock
from sheets_sync.local_sheets.storage.places import discard
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME

WHO = "python -m scripts.local_workbook recover"
NO_CHANGE = "files.update"  # with an empty body: it notes in the history that there was a recovery


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file after a recovery: it stands as of `revision`; 0 if nothing of it could be had."""

    spreadsheet_id: str
    revision: int
    at: int | None


def recover(home: Path, now: dt.datetime) -> tuple[list[Recovered], Path | None]:
    """Make a store of what is good; what became of each file, and where the damaged one stays.

    Nothing happens to a store that is whole, or of which nothing can be had: then Damaged.
    Raises InUse while a server runs.
    """
    with closing(take_lock(home)):
        path, new = home / DATABASE_NAME, home / f"{DATABASE_NAME}.new"
        report = inspect(path)
        if report.whole:
            return [], None
        good = {name: state for name, state in report.files.items() if state.good()[0]}
        if not good:
            raise Damaged(
                f"{path}: no revision of any file can be read: put a backup back with "
                '"python -m scripts.local_workbook restore-backup FILE".'
            )
        discard(new)
        create_database(new)
        with (
            closing(Connection(path, readonly=True)) as old,
            closing(Connection(new)) as target,
            target.transaction(),
        ):
            _Rescue(old.sqlite, target, report, home, now).run(good)
        if not inspect(new).whole:
            raise Damaged(f"{path}: what can be read of it does not fit together; use a backup.")
        aside = replace_store(home, new, "damaged", now)
        return [Recovered(name, *state.good()) for name, state in report.files.items()], aside


class _Rescue:
    """Copies what is good from one database into another."""

    def __init__(
        self,
        old: sqlite3.Connection,
        target: Connection,
        report: Report,
        home: Path,
        now: dt.datetime,
    ) -> None:
        self._old = old
        self._target = target
        self._report = report
        self._home = home
        self._now = int(now.timestamp() * 1000)
        self._seq = 0
        self._last: dict[str, bytes] = {}

    def run(self, good: dict[str, FileState]) -> None:
        """Copy the settings, then what is good of each file."""
        self._copy_settings(good)
        self._copy_blocks()
        for state in good.values():
            records.put_inventory(self._target, _inventory(state))
        self._copy_snapshots(good)
        log.append(self._target, self._entries(good))
        for name, state in good.items():
            self._note(name, state)
        snapshots.remove_blocks(self._target, snapshots.unneeded_blocks(self._target))

    def _rows(self, table: str, number: str, columns: str) -> Iterator[tuple[Any, ...]]:
        return readable_rows(self._old, table, number, columns)

    def _copy_settings(self, good: dict[str, FileState]) -> None:
        settings: dict[str, str] = {}
        for row in self._rows("settings", "number", "body, checksum"):
            settings = records.settings_of(row[1:]) or settings
        if "main_spreadsheet" not in settings:
            settings.update(_named_workbook(self._home, good))
        records.put_settings(self._target, settings)

    def _copy_blocks(self) -> None:
        blocks = (row[1:] for row in self._rows("blocks", "number", "checksum, body"))
        snapshots.put_blocks(self._target, (b for b in blocks if snapshots.is_block(*b)))

    def _copy_snapshots(self, good: dict[str, FileState]) -> None:
        for row in self._rows("snapshots", "number", snapshots.COLUMNS):
            snapshot = snapshots.snapshot_of(row[1:])
            if snapshot is None or snapshot.spreadsheet_id not in good:
                continue
            if snapshot.revision in good[snapshot.spreadsheet_id].snapshots:
                snapshots.put_row(self._target, snapshot)

    def _entries(self, good: dict[str, FileState]) -> Iterator[tuple[int, Entry, bytes]]:
        spans = {name: _span(state) for name, state in good.items()}
        for row in self._rows("entries", "seq", log.COLUMNS):
            entry = log.entry_of(row[1:])
            if entry is None or entry.spreadsheet_id not in spans:
                continue
            first, end = spans[entry.spreadsheet_id]
            if first <= entry.revision <= end:
                self._seq, self._last[entry.spreadsheet_id] = row[0], row[10]
                yield row[0], entry, row[10]

    def _note(self, name: str, state: FileState) -> None:
        """One more revision, the same as the last good one: the log must not end in nothing."""
        revision, _ = state.good()
        first, end = _span(state)
        previous = self._last[name] if first <= end else state.snapshots[revision][0]
        file = document_at(self._target, name, revision).file
        whole = state.file_revision == revision and len(state.runs) == 1
        if not whole or first > end or name == self._report.lost:
            at = max(self._now, file.modified + 1)
            entry = Entry(name, revision + 1, at, WHO, "", NO_CHANGE, (), pack({}), previous)
            self._seq += 1
            log.append(self._target, [(self._seq, entry, entry.checksum())])
            file = replace(file, revision=revision + 1, modified=at, last_user=WHO)
        records.put_file(self._target, file)


def _span(state: FileState) -> tuple[int, int]:
    """First and last revision of the entries to keep; the last is before the first if none are."""
    revision, _ = state.good()
    for run in state.runs:
        if run.end == revision and state.stands(run):
            return run.first, run.end
    return revision + 1, revision


def _inventory(state: FileState) -> records.Inventory:
    return records.Inventory(state.spreadsheet_id, _span(state)[0], tuple(sorted(state.snapshots)))


def _named_workbook(home: Path, good: dict[str, FileState]) -> dict[str, str]:
    """The site's workbook as workbook.json names it, for a store that has forgotten it."""
    try:
        name = orjson.loads((home / WORKBOOK_FILE).read_bytes())["spreadsheet_id"]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {"main_spreadsheet": name} if name in good else {}
