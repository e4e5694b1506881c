"""The SQLite file of the store: an append-only log of requests, snapshots, files, settings."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.model.stored import file_from_json

KEPT_SNAPSHOTS = 2

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY,
    spreadsheet_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    drawn BLOB NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (spreadsheet_id, revision)
);
CREATE TABLE IF NOT EXISTS snapshots (
    spreadsheet_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (spreadsheet_id, revision)
);
CREATE TABLE IF NOT EXISTS files (spreadsheet_id TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS entries_are_final BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One acknowledged request. `body` is packed, `drawn` the ids that were drawn for it."""

    spreadsheet_id: str
    revision: int
    at: int
    who: str
    origin: str
    kind: str
    drawn: tuple[int | str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class FileChange:
    """The last of a file's changes: its place in the log of all files, its moment in ms."""

    file_id: str
    seq: int
    at: int


class Database:
    """One connection. Not safe for two threads at once: its owner holds a lock."""

    def __init__(self, path: Path, *, lock_timeout: float = 5.0) -> None:
        self._path = path
        with self._failures():
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=lock_timeout
            )
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.executescript(_SCHEMA)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StorageError(
                f"{self._path}: {error}. Check the disk's free space and the file's owner."
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is on the disk afterwards, or nothing; StorageError if refused."""
        with self._failures():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Append to the log."""
        self._connection.executemany(
            "INSERT INTO entries (spreadsheet_id, revision, at, who, origin, kind, drawn, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [_columns_of(entry) for entry in entries],
        )

    def put_file(self, file: File) -> None:
        """Remember the Drive side of a file."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?)", (file.file_id, orjson.dumps(asdict(file)))
        )

    def files(self) -> list[File]:
        """The Drive side of every file that was ever made."""
        with self._failures():
            rows = self._connection.execute("SELECT body FROM files ORDER BY rowid").fetchall()
        return [file_from_json(orjson.loads(body)) for (body,) in rows]

    def add_snapshot(self, spreadsheet_id: str, revision: int, body: bytes) -> None:
        """Keep a snapshot and drop all but the newest few of that spreadsheet."""
        self._connection.execute(
            "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)", (spreadsheet_id, revision, body)
        )
        self._connection.execute(
            "DELETE FROM snapshots WHERE spreadsheet_id = ? AND revision NOT IN (SELECT revision"
            " FROM snapshots WHERE spreadsheet_id = ? ORDER BY revision DESC LIMIT ?)",
            (spreadsheet_id, spreadsheet_id, KEPT_SNAPSHOTS),
        )

    def snapshot(self, spreadsheet_id: str) -> tuple[int, bytes] | None:
        """Revision and body of the newest snapshot."""
        with self._failures():
            row: tuple[int, bytes] | None = self._connection.execute(
                "SELECT revision, body FROM snapshots WHERE spreadsheet_id = ?"
                " ORDER BY revision DESC LIMIT 1",
                (spreadsheet_id,),
            ).fetchone()
        return row

    def entries_after(self, spreadsheet_id: str, revision: int) -> list[Entry]:
        """The log of one spreadsheet past a revision, in order."""
        with self._failures():
            rows = self._connection.execute(
                "SELECT spreadsheet_id, revision, at, who, origin, kind, drawn, body FROM entries"
                " WHERE spreadsheet_id = ? AND revision > ? ORDER BY revision",
                (spreadsheet_id, revision),
            ).fetchall()
        return [_entry_from(*row) for row in rows]

    def last_seq(self) -> int:
        """The place of the newest entry, 0 if there is none."""
        with self._failures():
            row = self._connection.execute("SELECT MAX(seq) FROM entries").fetchone()
        return int(row[0] or 0)

    def changes_after(self, seq: int, limit: int) -> list[FileChange]:
        """The files with entries past `seq`, each with its newest one, in their order."""
        with self._failures():
            rows = self._connection.execute(
                "SELECT spreadsheet_id, MAX(seq) AS last, MAX(at) FROM entries WHERE seq > ?"
                " GROUP BY spreadsheet_id ORDER BY last LIMIT ?",
                (seq, limit),
            ).fetchall()
        return [FileChange(*row) for row in rows]

    def setting(self, name: str) -> str | None:
        """A remembered text."""
        with self._failures():
            row: Any = self._connection.execute(
                "SELECT value FROM settings WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def put_setting(self, name: str, value: str) -> None:
        """Remember a text."""
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _entry_from(
    spreadsheet_id: str,
    revision: int,
    at: int,
    who: str,
    origin: str,
    kind: str,
    drawn: bytes,
    body: bytes,
) -> Entry:
    ids = tuple(orjson.loads(drawn))
    return Entry(spreadsheet_id, revision, at, who, origin, kind, ids, body)


def _columns_of(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.spreadsheet_id,
        entry.revision,
        entry.at,
        entry.who,
        entry.origin,
        entry.kind,
        orjson.dumps(entry.drawn),
        entry.body,
    )
