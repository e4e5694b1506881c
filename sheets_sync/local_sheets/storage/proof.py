"""Does the log lead to the snapshots? Each is made anew from the one before it, and compared."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import GENESIS
from sheets_sync.local_sheets.storage.history import replayed
from sheets_sync.local_sheets.storage.log import between, newest_of
from sheets_sync.local_sheets.storage.records import all_files, inventory
from sheets_sync.local_sheets.storage.snapshot import Encoder
from sheets_sync.local_sheets.storage.snapshots import document_of, snapshot_at

STRETCH = 1_000  # entries read at a time


def differences(path: Path, went: Callable[[int], None]) -> list[str]:
    """Where the log leads elsewhere than it once did, in words; `went` hears of each stretch.

    That happens when another version of the program reads old entries in another way: current
    content stands in snapshots and is not touched by it, revisions between two of them are.
    """
    found: list[str] = []
    with closing(Connection(path, readonly=True)) as connection, connection.view():
        for file in all_files(connection):
            try:
                found += _of_file(connection, file.file_id, went)
            except StorageError as error:
                found.append(str(error))
    return found


def _of_file(connection: Connection, name: str, went: Callable[[int], None]) -> list[str]:
    known = inventory(connection, name)
    marks = [number for number in known.snapshots if number >= known.first - 1]
    document: Document | None = None
    at, previous = 0, GENESIS
    found = []
    for goal in [*marks, newest_of(connection, name)]:
        if document is not None or known.first == 1:
            while at < goal:
                last = min(goal, at + STRETCH)
                entries = list(between(connection, name, at, last, previous))
                for _, version in replayed(document, entries):
                    document = version
                at, previous = last, entries[-1].checksum()
                went(len(entries))
        snapshot = snapshot_at(connection, name, goal)
        if snapshot is not None and snapshot.revision == goal:
            kept = document_of(connection, snapshot)
            if document is not None and Encoder().encode(document) != Encoder().encode(kept):
                found.append(
                    f"revision {goal} of {name}: this version of Gridbook reads the log in another "
                    "way than the one that wrote it; what stands there now is not touched"
                )
            document, at, previous = kept, goal, snapshot.entry
    return found
