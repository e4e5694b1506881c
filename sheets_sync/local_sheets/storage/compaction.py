"""Letting go of what is old: every revision of the last days stays, of earlier ones one a day."""

import datetime as dt
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.model.stored import unpack
from sheets_sync.local_sheets.storage import log, records, snapshots
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.history import document_at
from sheets_sync.local_sheets.storage.schema import DAY_MS, LOG_DAYS
from sheets_sync.local_sheets.storage.snapshot import Encoder

HOUR_MS = 3_600_000
NEWEST = 2  # snapshots that stay in any case, the second for when the first is damaged
SLICE = 500  # rows that one transaction removes
VACUUM_PAGES = 200
PAUSE = 0.002  # seconds between transactions, for writers that wait


@dataclass(slots=True)
class Removed:
    """What a compaction let go of, and what the database takes on the disk, in bytes."""

    entries: int = 0
    snapshots: int = 0
    blocks: int = 0
    files: int = 0
    bytes_before: int = 0
    bytes_after: int = 0


def compact(connection: Connection, now: int) -> Removed:
    """Compact all files as of `now` (ms); in short transactions, each of which leaves it whole.

    Nobody else may add snapshots meanwhile. Raises StorageError; what was done by then stays done.
    """
    removed = Removed(bytes_before=connection.size())
    with closing(Connection(connection.path, readonly=True)) as reading:
        for file in records.all_files(reading):
            _FileCompaction(connection, reading, file, now, removed).run()
        _sweep(connection, reading, removed)
    _shrink(connection)
    removed.bytes_after = connection.size()
    return removed


class _FileCompaction:
    """One file; `cut` is the last revision that is older than the log has to be."""

    def __init__(
        self, connection: Connection, reading: Connection, file: File, now: int, removed: Removed
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._file = file
        self._name = file.file_id
        self._boundary = now - LOG_DAYS * DAY_MS
        self._removed = removed
        self._zone = _zone_of(reading, file)

    def run(self) -> None:
        """Make the snapshots that are to stay, then remove what they stand for."""
        first = records.inventory(self._reading, self._name).first
        cut = self._cut()
        if cut >= first:
            self._add_snapshots(self._last_of_days(first, cut) | {cut})
            self._remove_entries(first, cut)
        self._thin_snapshots(max(cut, first - 1))
        if self._file.deleted and self._file.modified <= self._boundary:
            self._erase()

    def _cut(self) -> int:
        young = self._reading.rows(
            "SELECT revision FROM entries WHERE spreadsheet_id = ? AND at > ?"
            " ORDER BY revision LIMIT 1",
            (self._name, self._boundary),
        )
        # The last entry stays in any case: by it the log is known to be whole.
        return min(young[0][0] if young else self._file.revision, self._file.revision) - 1

    def _last_of_days(self, first: int, cut: int) -> set[int]:
        rows = self._reading.rows(
            "SELECT at, revision FROM entries WHERE spreadsheet_id = ?"
            " AND revision BETWEEN ? AND ? ORDER BY revision",
            (self._name, first, cut),
        )
        kept = {number for number in self._file.kept_revisions if first <= number <= cut}
        return _last_by(((self._day(at), number) for at, number in rows)) | kept

    def _day(self, at: int) -> object:
        return dt.datetime.fromtimestamp(at / 1000, self._zone).date()

    def _add_snapshots(self, wanted: set[int]) -> None:
        encoder = Encoder()
        missing = wanted.difference(records.inventory(self._reading, self._name).snapshots)
        for number in sorted(missing):
            document = document_at(self._reading, self._name, number)
            encoded = encoder.encode(document)
            with self._connection.transaction():
                snapshots.add_snapshot(self._connection, document, encoded)

    def _remove_entries(self, first: int, cut: int) -> None:
        while first <= cut:
            last = min(first + SLICE - 1, cut)
            with self._connection.transaction():
                self._removed.entries += self._connection.run(
                    "DELETE FROM entries WHERE spreadsheet_id = ? AND revision BETWEEN ? AND ?",
                    (self._name, first, last),
                )
                known = records.inventory(self._connection, self._name)
                records.put_inventory(self._connection, replace(known, first=last + 1))
            first = last + 1
            time.sleep(PAUSE)

    def _thin_snapshots(self, base: int) -> None:
        """Up to `base` one a day, then one an hour; the base itself, the newest, those to keep."""
        rows = self._reading.rows(
            "SELECT revision, at FROM snapshots WHERE spreadsheet_id = ? ORDER BY revision",
            (self._name,),
        )
        reach = [(at, number) for number, at in rows if number > base]
        stay = _last_by((self._day(at), number) for number, at in rows if number <= base)
        stay |= _last_by((at // HOUR_MS, number) for at, number in reach)
        stay |= {number for _, number in reach[-NEWEST:]} | {base, *self._file.kept_revisions}
        going = {number for number, _ in rows} - stay
        if going:
            with self._connection.transaction():
                snapshots.remove_snapshots(self._connection, self._name, going)
            self._removed.snapshots += len(going)

    def _erase(self) -> None:
        """A deleted file goes altogether, save that the store's newest change always stays."""
        newest = log.newest(self._connection)
        if newest is None or newest[1] == self._name:
            return
        with self._connection.transaction():
            for table in ("entries", "snapshots", "inventory", "files"):
                statement = f"DELETE FROM {table} WHERE spreadsheet_id = ?"  # noqa: S608  # nosec B608 - our own names
                self._connection.run(statement, (self._name,))
        self._removed.files += 1


def _last_by(numbered: Iterable[tuple[object, int]]) -> set[int]:
    """The last revision of each day or hour."""
    last: dict[object, int] = {}
    for when, number in numbered:
        last[when] = max(number, last.get(when, 0))
    return set(last.values())


def _zone_of(reading: Connection, file: File) -> dt.tzinfo:
    """The workbook's own time zone, as of its newest snapshot."""
    snapshot = snapshots.snapshot_at(reading, file.file_id, file.revision)
    if snapshot is None:
        return dt.UTC
    properties = unpack(snapshot.body)["workbook"]["properties"]
    try:
        return ZoneInfo(str(properties.get("timeZone", "UTC")))
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def _sweep(connection: Connection, reading: Connection, removed: Removed) -> None:
    """Remove the blocks that no snapshot needs any more."""
    going = snapshots.unneeded_blocks(reading)
    for start in range(0, len(going), SLICE):
        with connection.transaction():
            snapshots.remove_blocks(connection, going[start : start + SLICE])
        time.sleep(PAUSE)
    removed.blocks = len(going)


def _shrink(connection: Connection) -> None:
    """Give free pages back to the file system, some at a time."""
    while True:
        ((free,),) = connection.rows("PRAGMA freelist_count")
        if not free:
            break
        connection.rows(f"PRAGMA incremental_vacuum({VACUUM_PAGES})")
        ((left,),) = connection.rows("PRAGMA freelist_count")
        if left >= free:
            break
        time.sleep(PAUSE)
    connection.checkpoint()
