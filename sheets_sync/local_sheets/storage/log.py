"""The log in the database: appended to, read back checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from sheets_sync.local_sheets.storage.connection import Connection, Row
from sheets_sync.local_sheets.storage.entry import Entry, entry_checksum
from sheets_sync.local_sheets.storage.failures import Damaged

NO_IDS = b"[]"
COLUMNS = "spreadsheet_id, revision, at, who, origin, kind, drawn, body, previous, checksum"


@dataclass(frozen=True, slots=True)
class FileChange:
    """The last of a file's changes: its place in the log of all files, its moment in ms."""

    file_id: str
    seq: int
    at: int


def append(connection: Connection, numbered: Iterable[tuple[int, Entry, bytes]]) -> None:
    """Append entries, each with its place in the log of all files and its checksum."""
    connection.run_all(
        f"INSERT INTO entries (seq, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  # nosec B608 - our own names
        ((seq, *columns_of(entry), checksum) for seq, entry, checksum in numbered),
    )


def columns_of(entry: Entry) -> tuple[Any, ...]:
    """An entry as COLUMNS have it, without its checksum."""
    return (
        entry.spreadsheet_id,
        entry.revision,
        entry.at,
        entry.who,
        entry.origin,
        entry.kind,
        orjson.dumps(entry.drawn),
        entry.body,
        entry.previous,
    )


def is_sound(row: Sequence[Any]) -> bool:
    """Whether the checksum of a row of COLUMNS is its own; its columns may be of any type."""
    drawn, body, previous, checksum = row[6:]
    try:
        ids = orjson.loads(drawn) if drawn != NO_IDS else ()
        return bool(entry_checksum(previous, (*row[:6], ids), body) == checksum)
    except (TypeError, ValueError):
        return False


def entry_of(row: Sequence[Any]) -> Entry | None:
    """The entry of a row of COLUMNS; None where its checksum is another."""
    if not is_sound(row):
        return None
    name, revision, at, who, origin, kind, drawn, body, previous, _ = row
    ids = tuple(orjson.loads(drawn))
    return Entry(name, revision, at, who, origin, kind, ids, body, previous)


def between(
    connection: Connection, spreadsheet_id: str, after: int, last: int, previous: bytes
) -> Iterator[Entry]:
    """The entries after one revision up to another, in order; Damaged where they are not whole.

    `previous` is the checksum of the entry at `after`.
    """
    rows = connection.rows(
        f"SELECT {COLUMNS} FROM entries"  # noqa: S608  # nosec B608 - our own names
        " WHERE spreadsheet_id = ? AND revision > ? AND revision <= ? ORDER BY revision",
        (spreadsheet_id, after, last),
    )
    if len(rows) != last - after:
        raise _broken(connection, spreadsheet_id, after + 1)
    for row in rows:
        after += 1
        entry = entry_of(row)
        if entry is None or entry.revision != after or entry.previous != previous:
            raise _broken(connection, spreadsheet_id, after)
        previous = bytes(row[9])
        yield entry


def _broken(connection: Connection, spreadsheet_id: str, revision: int) -> Damaged:
    return Damaged(
        f"{connection.path} is damaged: revision {revision} of {spreadsheet_id} is not as it was "
        'written. See "python -m scripts.local_workbook check".'
    )


def checksum_at(connection: Connection, spreadsheet_id: str, revision: int) -> bytes:
    """The checksum of the entry that made this revision."""
    rows = connection.rows(
        "SELECT checksum FROM entries WHERE spreadsheet_id = ? AND revision = ?",
        (spreadsheet_id, revision),
    )
    if not rows:
        raise _broken(connection, spreadsheet_id, revision)
    return bytes(rows[0][0])


def newest_of(connection: Connection, spreadsheet_id: str) -> int:
    """The newest revision of a file, 0 if it has none."""
    rows = connection.rows(
        "SELECT MAX(revision) FROM entries WHERE spreadsheet_id = ?", (spreadsheet_id,)
    )
    return int(rows[0][0] or 0)


def newest(connection: Connection) -> tuple[int, str, int, bytes] | None:
    """Place, file, revision and checksum of the newest entry of all; None if there is none."""
    rows = connection.rows(
        "SELECT seq, spreadsheet_id, revision, checksum FROM entries ORDER BY seq DESC LIMIT 1"
    )
    return (rows[0][0], rows[0][1], rows[0][2], rows[0][3]) if rows else None


def changes_after(connection: Connection, seq: int, limit: int) -> list[FileChange]:
    """The files with entries past `seq`, each with its newest one, in their order."""
    rows: list[Row] = connection.rows(
        "SELECT spreadsheet_id, MAX(seq) AS last, MAX(at) FROM entries WHERE seq > ?"
        " GROUP BY spreadsheet_id ORDER BY last LIMIT ?",
        (seq, limit),
    )
    return [FileChange(*row) for row in rows]
