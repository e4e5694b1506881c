"""Small records of the database, each with its checksum: files, settings, inventories."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import orjson

from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.model.stored import file_from_json
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import checksum_of
from sheets_sync.local_sheets.storage.failures import Damaged

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inventory:
    """What of a file must be there: the log from revision `first` on, and these snapshots."""

    spreadsheet_id: str
    first: int = 1
    snapshots: tuple[int, ...] = ()


def put_file(connection: Connection, file: File) -> None:
    """Remember the Drive side of a file."""
    body = orjson.dumps(file)
    connection.run(
        "INSERT INTO files (spreadsheet_id, body, checksum) VALUES (?, ?, ?)"
        " ON CONFLICT (spreadsheet_id) DO UPDATE SET body = excluded.body,"
        " checksum = excluded.checksum",
        (file.file_id, body, checksum_of(file.file_id, body)),
    )


def file_of(row: tuple[Any, ...]) -> File | None:
    """The file of a row (id, body, checksum); None where that is not as it was written."""
    try:
        if checksum_of(row[0], row[1]) != row[2]:
            return None
        stored = orjson.loads(row[1])
        known = {field.name for field in fields(File)}
        return file_from_json({name: value for name, value in stored.items() if name in known})
    except (TypeError, ValueError, KeyError):
        return None


def all_files(connection: Connection) -> list[File]:
    """The Drive side of every file, oldest first."""
    rows = connection.rows("SELECT spreadsheet_id, body, checksum FROM files ORDER BY number")
    return [_sound(connection, "a file's record", file_of(row)) for row in rows]


def put_inventory(connection: Connection, inventory: Inventory) -> None:
    """Say what must be there of a file from now on."""
    snapshots = orjson.dumps(inventory.snapshots)
    name, first = inventory.spreadsheet_id, inventory.first
    connection.run(
        "INSERT INTO inventory (spreadsheet_id, first, snapshots, checksum) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (spreadsheet_id) DO UPDATE SET first = excluded.first,"
        " snapshots = excluded.snapshots, checksum = excluded.checksum",
        (name, first, snapshots, checksum_of(name, first, snapshots)),
    )


def inventory_of(row: tuple[Any, ...]) -> Inventory | None:
    """The inventory of a row (id, first, snapshots, checksum); None where it is damaged."""
    try:
        if checksum_of(*row[:3]) != row[3]:
            return None
        return Inventory(row[0], row[1], tuple(orjson.loads(row[2])))
    except (TypeError, ValueError):
        return None


def inventory(connection: Connection, spreadsheet_id: str) -> Inventory:
    """What must be there of a file."""
    rows = connection.rows(
        "SELECT spreadsheet_id, first, snapshots, checksum FROM inventory WHERE spreadsheet_id = ?",
        (spreadsheet_id,),
    )
    return _sound(connection, "an inventory", inventory_of(rows[0]) if rows else None)


def put_settings(connection: Connection, settings: dict[str, str]) -> None:
    """Keep all settings, in the one row that is for them."""
    body = orjson.dumps(settings)
    connection.run(
        "INSERT OR REPLACE INTO settings (number, body, checksum) VALUES (1, ?, ?)",
        (body, checksum_of(body)),
    )


def settings_of(row: tuple[Any, ...]) -> dict[str, str] | None:
    """The settings of their row (body, checksum); None where it is damaged."""
    try:
        return orjson.loads(row[0]) if checksum_of(row[0]) == row[1] else None
    except (TypeError, ValueError):
        return None


def all_settings(connection: Connection) -> dict[str, str]:
    """All settings."""
    rows = connection.rows("SELECT body, checksum FROM settings WHERE number = 1")
    return _sound(connection, "the settings", settings_of(rows[0]) if rows else None)


def _sound(connection: Connection, what: str, record: T | None) -> T:
    if record is None:
        raise Damaged(
            f"{connection.path} is damaged: {what} cannot be read. "
            'See "python -m scripts.local_workbook check".'
        )
    return record
