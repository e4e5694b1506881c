"""Stores for tests: short hands for writing, reading, damaging and telling the time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sheets_sync.local_sheets import Store
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.stored import document_to_bytes, unpack
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, DAY_MS

LONG_AGO = 1_700_000_000_000  # November 2023


class Clock:
    """Milliseconds that pass when told to."""

    def __init__(self, now: int = LONG_AGO) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1
        return self.now

    def sleep(self, *, days: float = 0, seconds: float = 0) -> None:
        self.now += int(days * DAY_MS + seconds * 1000)


@contextmanager
def opened(home: Path, clock: Clock | None = None) -> Iterator[Store]:
    """A store, closed at the end."""
    with closing(Store(home, clock=clock) if clock else Store(home)) as store:
        yield store


def put(store: Store, name: str, where: str, value: Any, **more: Any) -> int:
    """Write one cell; the new revision."""
    body = {"range": where, "valueInputOption": "RAW", "values": [[value]]}
    document, _ = store.write(name, "values.update", body, who="w", **more)
    return document.revision


def cell(document: Document, row: int = 0, column: int = 0) -> Any:
    """What stands in a cell of the first sheet."""
    return document.workbook.sheets[0].grid.value(row, column)


def content(document: Document) -> Any:
    """Everything in a version, to be compared."""
    return unpack(document_to_bytes(document))


@contextmanager
def tampered(home: Path) -> Iterator[sqlite3.Connection]:
    """The database of a closed store, with nothing to guard its log."""
    with closing(sqlite3.connect(home / DATABASE_NAME, isolation_level=None)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, statement in guards:
            connection.execute(statement)
