"""Backups: consistent while writes go on, looked at after writing, put back under the lock."""

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.storage.connection import Connection, failure
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.history import document_at
from sheets_sync.local_sheets.storage.inspection import Report, inspect
from sheets_sync.local_sheets.storage.locking import take_lock
from sheets_sync.local_sheets.storage.migration import is_first_format
from sheets_sync.local_sheets.storage.places import discard, put_in_place, sync_file, sync_folder
from sheets_sync.local_sheets.storage.records import all_files
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME

PATTERN = "local-sheets-*.sqlite3"
PAGES = 1_000  # copied between two reports of progress

Progress = Callable[[int, int], None]


def back_up(
    home: Path,
    folder: Path,
    now: dt.datetime,
    *,
    keep: int | None = None,
    progress: Progress | None = None,
) -> Path:
    """A copy of the store as of this moment, in one file of mode 0600, checked; its path.

    Of the backups in `folder` the newest `keep` stay. A server may go on writing. Raises
    StorageError, Damaged if the copy is not whole.
    """
    target = folder / f"local-sheets-{now:%Y%m%dT%H%M%S}.{now.microsecond // 1000:03d}Z.sqlite3"
    part = folder / f".{target.name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _copy(home / DATABASE_NAME, part, progress)
            check_copy(part)
            sync_file(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise StorageError(
            f"{folder}: {error.strerror}. Name a folder with room that you may write to."
        ) from error
    if keep is not None:
        _drop_old(folder, keep)
    return target


def _copy(source: Path, part: Path, progress: Progress | None) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    try:
        with (
            closing(Connection(source, readonly=True)) as reading,
            reading.view(),  # every page as of one moment
            closing(sqlite3.connect(part, isolation_level=None)) as writing,
        ):
            reading.rows("SELECT count(*) FROM files")  # the view begins with its first read
            reading.sqlite.backup(writing, pages=PAGES, progress=tell)
            writing.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        raise failure(part, error) from error


def check_copy(path: Path) -> Report:
    """Open a copy and every file in it; Damaged, with one line, if it is not whole."""
    report = inspect(path)
    if not report.whole:
        raise Damaged(f"{path} is not whole: {report.troubles[0]}.")
    with closing(Connection(path, readonly=True)) as connection:
        for file in all_files(connection):
            document_at(connection, file.file_id, file.revision)
    return report


def _drop_old(folder: Path, keep: int) -> None:
    for old in sorted(folder.glob(PATTERN))[: -keep or None]:
        old.unlink()


def put_back(home: Path, backup: Path, now: dt.datetime) -> Path | None:
    """Let a backup take the place of the store, which nobody has open; where the old one stays.

    Raises InUse while a server runs, Damaged if the backup is not whole.
    """
    with closing(take_lock(home)):
        new = home / f"{DATABASE_NAME}.new"
        discard(new)
        try:
            _copy_with_log(backup, new)
        except OSError as error:
            raise StorageError(f"{backup}: {error.strerror}.") from error
        if not is_first_format(new):
            check_copy(new)
        Connection(new).close()  # and its write-ahead log is in the file
        return replace_store(home, new, "replaced", now)


def _copy_with_log(backup: Path, new: Path) -> None:
    """A store that was put aside may have a write-ahead log beside it; a backup has none."""
    for side in ("", "-wal"):
        source, target = (path.with_name(path.name + side) for path in (backup, new))
        if not side or source.exists():
            shutil.copyfile(source, target)
            target.chmod(0o600)


def replace_store(home: Path, new: Path, why: str, now: dt.datetime) -> Path | None:
    """Put a whole database in place of the store's, and the old one aside; the lock is held."""
    path = home / DATABASE_NAME
    aside = f"local-sheets.{why}-{now:%Y%m%dT%H%M%S}.{now.microsecond // 1000:03d}Z.sqlite3"
    (home / MARK_NAME).unlink(missing_ok=True)  # it tells of the old one
    existed = path.exists()
    put_in_place(new, home, aside=aside)
    return home / aside if existed else None
