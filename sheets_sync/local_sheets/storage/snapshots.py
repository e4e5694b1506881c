"""Snapshots and their blocks in the database: written whole, read back checked."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import checksum_of
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.log import checksum_at
from sheets_sync.local_sheets.storage.records import inventory, put_inventory
from sheets_sync.local_sheets.storage.snapshot import Encoded, Snapshot, blocks_of, decode

COLUMNS = "spreadsheet_id, revision, at, who, entry, body, checksum"


def snapshot_of(row: tuple[Any, ...]) -> Snapshot | None:
    """The snapshot of a row of COLUMNS; None where its checksum is another."""
    try:
        snapshot = Snapshot(*row[:6])
        return snapshot if snapshot.checksum() == row[6] else None
    except (TypeError, ValueError):
        return None


def add_snapshot(
    connection: Connection, document: Document, encoded: Encoded, entry: bytes | None = None
) -> None:
    """Keep a version, inside of a transaction; `entry` is its entry's checksum if that is gone."""
    file = document.file
    known = inventory(connection, file.file_id)
    if file.revision in known.snapshots:
        return
    entry = entry or checksum_at(connection, file.file_id, file.revision)
    put_blocks(connection, encoded.blocks.items())
    put_row(
        connection,
        Snapshot(file.file_id, file.revision, file.modified, file.last_user, entry, encoded.body),
    )
    snapshots = tuple(sorted({*known.snapshots, file.revision}))
    put_inventory(connection, replace(known, snapshots=snapshots))


def put_blocks(connection: Connection, blocks: Iterable[tuple[bytes, bytes]]) -> None:
    """Keep blocks, each with its checksum before it; those that are there are left alone."""
    connection.run_all(
        "INSERT INTO blocks (checksum, body) VALUES (?, ?) ON CONFLICT (checksum) DO NOTHING",
        blocks,
    )


def put_row(connection: Connection, snapshot: Snapshot) -> None:
    """Keep a snapshot, of which the inventory is told elsewhere."""
    connection.run(
        f"INSERT INTO snapshots ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  # nosec B608 - our own names
        (
            snapshot.spreadsheet_id,
            snapshot.revision,
            snapshot.at,
            snapshot.who,
            snapshot.entry,
            snapshot.body,
            snapshot.checksum(),
        ),
    )


def remove_snapshots(connection: Connection, spreadsheet_id: str, revisions: set[int]) -> None:
    """Let go of versions, inside of a transaction; their blocks wait for a sweep."""
    connection.run_all(
        "DELETE FROM snapshots WHERE spreadsheet_id = ? AND revision = ?",
        [(spreadsheet_id, revision) for revision in revisions],
    )
    known = inventory(connection, spreadsheet_id)
    snapshots = tuple(revision for revision in known.snapshots if revision not in revisions)
    put_inventory(connection, replace(known, snapshots=snapshots))


def snapshot_at(connection: Connection, spreadsheet_id: str, revision: int) -> Snapshot | None:
    """The newest snapshot up to this revision, None if there is none; Damaged if it is broken."""
    rows = connection.rows(
        f"SELECT {COLUMNS} FROM snapshots WHERE spreadsheet_id = ? AND revision <= ?"  # noqa: S608  # nosec B608 - our own names
        " ORDER BY revision DESC LIMIT 1",
        (spreadsheet_id, revision),
    )
    expected = max(
        (r for r in inventory(connection, spreadsheet_id).snapshots if r <= revision), default=None
    )
    snapshot = snapshot_of(rows[0]) if rows else None
    if (snapshot.revision if snapshot else None) != expected:
        raise _broken(connection, f"the snapshot {expected} of {spreadsheet_id}")
    return snapshot


def document_of(connection: Connection, snapshot: Snapshot) -> Document:
    """The version that a snapshot holds."""

    def fetch(checksum: bytes) -> bytes:
        rows = connection.rows("SELECT body FROM blocks WHERE checksum = ?", (checksum,))
        if not rows or not is_block(checksum, rows[0][0]):
            raise _broken(connection, f"a block of revision {snapshot.revision}")
        return bytes(rows[0][0])

    return decode(snapshot.body, fetch)


def is_block(checksum: object, body: object) -> bool:
    """Whether a block is as it was written."""
    return isinstance(body, bytes) and checksum_of(body) == checksum


def unneeded_blocks(connection: Connection) -> list[int]:
    """The numbers of the blocks that no snapshot needs."""
    needed: set[bytes] = set()
    for (number,) in connection.rows("SELECT number FROM snapshots"):
        for (body,) in connection.rows("SELECT body FROM snapshots WHERE number = ?", (number,)):
            needed |= blocks_of(body)
    rows = connection.rows("SELECT number, checksum FROM blocks")
    return [number for number, checksum in rows if checksum not in needed]


def remove_blocks(connection: Connection, numbers: Iterable[int]) -> None:
    """Let go of blocks."""
    connection.run_all("DELETE FROM blocks WHERE number = ?", ((number,) for number in numbers))


def _broken(connection: Connection, what: str) -> Damaged:
    return Damaged(
        f"{connection.path} is damaged: {what} is not as it was written. "
        'See "python -m scripts.local_workbook check".'
    )
