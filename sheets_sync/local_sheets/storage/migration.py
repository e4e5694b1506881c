"""Stores of the first format, without checksums: their content in a file of the present one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.model.stored import document_from_bytes, file_from_json
from sheets_sync.local_sheets.storage import log
from sheets_sync.local_sheets.storage.connection import Connection, create_database, failure
from sheets_sync.local_sheets.storage.entry import GENESIS, Entry
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.places import discard, put_in_place
from sheets_sync.local_sheets.storage.records import (
    Inventory,
    put_file,
    put_inventory,
    put_settings,
)
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from sheets_sync.local_sheets.storage.snapshot import Encoder
from sheets_sync.local_sheets.storage.snapshots import add_snapshot

_MARKS = ("application_id", "user_version")


def is_first_format(path: Path) -> bool:
    """Whether the file is a store as it was before it had checksums."""
    try:
        with closing(Connection(path, readonly=True)) as opened:
            connection = opened.sqlite
            marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
            columns = [row[1] for row in connection.execute("PRAGMA table_info(entries)")]
    except (sqlite3.Error, StorageError):
        return False  # an inspection will say more
    return marks == [0, 0] and "body" in columns and "checksum" not in columns


def migrate(home: Path) -> None:
    """Put a store of the first format into the present one; a crash leaves the old one."""
    path, new = home / DATABASE_NAME, home / f"{DATABASE_NAME}.new"
    discard(new)
    create_database(new)
    try:
        with closing(sqlite3.connect(path)) as old, closing(Connection(new)) as target:
            with target.transaction():
                _copy(old, target)
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise failure(path, error) from error
    report = inspect(new)
    if not report.whole:
        raise Damaged(f"{path} cannot be put into the present format: {report.troubles[0]}.")
    put_in_place(new, home)


def _copy(old: sqlite3.Connection, target: Connection) -> None:
    for (body,) in old.execute("SELECT body FROM files ORDER BY rowid"):
        file = file_from_json(orjson.loads(body))
        put_file(target, file)
        put_inventory(target, Inventory(file.file_id))
    log.append(target, _chained(old))
    for (body,) in old.execute("SELECT body FROM snapshots ORDER BY revision"):
        document = document_from_bytes(body)
        add_snapshot(target, document, Encoder().encode(document))
    put_settings(target, dict(old.execute("SELECT name, value FROM settings")))


def _chained(old: sqlite3.Connection) -> Iterator[tuple[int, Entry, bytes]]:
    last: dict[str, bytes] = {}
    columns = "seq, spreadsheet_id, revision, at, who, origin, kind, drawn, body"
    row: tuple[Any, ...]
    for row in old.execute(f"SELECT {columns} FROM entries ORDER BY seq"):  # noqa: S608  # nosec B608 - our own names
        drawn = tuple(orjson.loads(row[7]))
        seq, name, revision, at, who, origin, kind, _, body = row
        previous = last.get(name, GENESIS)
        entry = Entry(name, revision, at, who, origin, kind, drawn, body, previous)
        last[name] = checksum = entry.checksum()
        yield seq, entry, checksum
