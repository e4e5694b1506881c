"""Files are put in their place whole."""

from pathlib import Path

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.storage.places import discard, put_in_place
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME


def _write(home: Path, **content: str) -> None:
    for name, text in content.items():
        (home / (DATABASE_NAME + name.replace("_", "-").removeprefix("-main"))).write_text(text)


def test_the_new_one_is_alone_and_the_old_one_aside(tmp_path: Path) -> None:
    _write(tmp_path, _main="old", _wal="old log", _shm="x", _journal="y")
    new = tmp_path / "new"
    new.write_text("new")
    put_in_place(new, tmp_path, aside="aside.sqlite3")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        DATABASE_NAME: "new",
        "aside.sqlite3": "old",
        "aside.sqlite3-wal": "old log",
    }


def test_without_an_old_one(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text("new")
    put_in_place(new, tmp_path, aside="aside.sqlite3")
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE_NAME]


def test_an_old_one_that_is_in_the_way_is_told(tmp_path: Path) -> None:
    _write(tmp_path, _main="old")
    (tmp_path / "aside.sqlite3").touch()
    (tmp_path / "new").write_text("new")
    with pytest.raises(StorageError, match="File exists"):
        put_in_place(tmp_path / "new", tmp_path, aside="aside.sqlite3")
    assert (tmp_path / DATABASE_NAME).read_text() == "old"


def test_discarding_takes_everything_along(tmp_path: Path) -> None:
    _write(tmp_path, _main="old", _wal="old log", _shm="x", _journal="y")
    discard(tmp_path / DATABASE_NAME)
    discard(tmp_path / DATABASE_NAME)
    assert list(tmp_path.iterdir()) == []
