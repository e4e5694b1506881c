"""One connection to the SQLite file of the store."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.schema import SCHEMA

Row = tuple[Any, ...]
Values = Sequence[Any] | Mapping[str, Any]

CHECKPOINT_PAGES = 2_000  # of the write-ahead log, after which a commit moves them home
WAL_BYTES = 64_000_000  # to which the write-ahead log shrinks again
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Connection:
    """One connection; its lock lets one thread in at a time.

    With `readonly` nothing is ever written, not even by the last one to close the file.
    """

    def __init__(self, path: Path, *, readonly: bool = False, lock_timeout: float = 5.0) -> None:
        self.path = path
        self.lock = threading.RLock()
        mode = "ro" if readonly else "rw"
        with self.failures():
            self.sqlite = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=lock_timeout,
            )
            if not readonly:
                # FULL: the write-ahead log is on the disk before a commit returns.
                self.sqlite.execute("PRAGMA synchronous = FULL")
                self.sqlite.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
                self.sqlite.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")

    @contextmanager
    def failures(self) -> Iterator[None]:
        """What SQLite raises inside becomes a StorageError of one line."""
        try:
            yield
        except sqlite3.Error as error:
            raise failure(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is on the disk afterwards, or nothing; StorageError if refused."""
        with self._begun("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def view(self) -> Iterator[None]:
        """Everything inside reads one version of the file, whatever others write meanwhile."""
        with self._begun("BEGIN"):
            yield

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        with self.lock, self.failures():
            inside = self.sqlite.in_transaction
            if inside:  # of one that this thread has begun, and will end
                yield
                return
            self.sqlite.execute(begin)
            try:
                yield
                self.sqlite.execute("COMMIT")
            except BaseException:
                if self.sqlite.in_transaction:
                    self.sqlite.execute("ROLLBACK")
                raise

    def rows(self, query: str, values: Values = ()) -> list[Row]:
        """All rows that a query finds."""
        with self.lock, self.failures():
            return self.sqlite.execute(query, values).fetchall()

    def run(self, statement: str, values: Values = ()) -> int:
        """Execute a statement; how many rows it touched."""
        with self.lock, self.failures():
            return self.sqlite.execute(statement, values).rowcount

    def run_all(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Execute a statement once for each row of values."""
        with self.lock, self.failures():
            self.sqlite.executemany(statement, values)

    def checkpoint(self) -> None:
        """Empty the write-ahead log, unless somebody is still reading it."""
        with self.lock, self.failures():
            ((patience,),) = self.sqlite.execute("PRAGMA busy_timeout").fetchall()
            self.sqlite.execute("PRAGMA busy_timeout = 0")
            try:
                self.sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self.sqlite.execute(f"PRAGMA busy_timeout = {patience}")

    def size(self) -> int:
        """Bytes that the file and its write-ahead log take."""
        paths = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(path.stat().st_size for path in paths if path.exists())

    def close(self) -> None:
        """Close the file."""
        with self.lock:
            self.sqlite.close()


def create_database(path: Path) -> None:
    """An empty store in a new file of mode 0600; it is whole or not there after a crash."""
    path.touch(mode=0o600, exist_ok=False)  # it will hold the service account's key
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(f"BEGIN;{SCHEMA}COMMIT;")
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
    except sqlite3.Error as error:
        path.unlink()
        raise failure(path, error) from error


def failure(path: Path, error: sqlite3.Error) -> StorageError:
    """The error in one line that says what to do."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
        return Damaged(
            f'{path} is damaged ({error}): see "python -m scripts.local_workbook check".'
        )
    return StorageError(f"{path}: {error}. Check the disk's free space and the file's owner.")
