"""Putting files in their place so that a crash leaves the old one or the new one."""

import os
from pathlib import Path

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME

_SIDES = ("-wal", "-shm", "-journal")


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Force a file's content to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_home(home: Path) -> None:
    """The folder with mode 0700, its name forced to the disk if it is new."""
    if not home.exists():
        home.mkdir(parents=True, mode=0o700)
        sync_folder(home.absolute().parent)


def discard(path: Path) -> None:
    """Remove a database file, and what SQLite has put beside it and would play into a new one."""
    for side in ("", *_SIDES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def put_in_place(new: Path, home: Path, *, aside: str | None = None) -> None:
    """Let a closed database file take the place of the store's own, which nobody has open.

    With `aside` the old one and its write-ahead log stay under that name.
    """
    path = home / DATABASE_NAME
    sync_file(new)
    olds = [path.with_name(path.name + side) for side in ("", *_SIDES)]
    try:
        if aside is not None:
            for old in olds[:2]:
                if old.exists():
                    os.link(old, path.with_name(aside + old.name[len(path.name) :]))
            sync_folder(home)
        for side in olds[1:]:  # a write-ahead log would be played into the new file
            side.unlink(missing_ok=True)
        sync_folder(home)
        new.replace(path)
        sync_folder(home)
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}. Check the folder's owner.") from error
