"""A home folder becomes a store, or says why not."""

import stat
from pathlib import Path

import pytest

from sheets_sync.errors import ConfigurationError, StorageError
from sheets_sync.local_sheets.storage import opening
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, LOCK_NAME, MARK_NAME
from tests.sheets_sync.local_sheets.storage.stores import opened, put


def test_a_new_home(tmp_path: Path) -> None:
    home = tmp_path / "some" / "where"
    with opened(home):
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert {path.name for path in home.iterdir()} >= {DATABASE_NAME, LOCK_NAME, MARK_NAME}
        for path in home.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert inspect(home / DATABASE_NAME).whole


def test_a_creation_that_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("put_settings", "put_in_place"):
        with monkeypatch.context() as patch:
            patch.setattr(opening, step, crash)
            with pytest.raises(KeyboardInterrupt), opened(tmp_path):
                pass
    with opened(tmp_path) as store:
        assert store.files() == []
    assert not list(tmp_path.glob("*.new"))


def test_every_commit_is_forced_to_the_disk(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store._writing.rows("PRAGMA journal_mode") == [("wal",)]
        assert store._writing.rows("PRAGMA synchronous") == [(2,)]
        assert store._writing.rows("PRAGMA auto_vacuum") == [(2,)]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, store.main_spreadsheet(), "A1", 1)
    before = (tmp_path / DATABASE_NAME).read_bytes()
    connection = Connection(tmp_path / DATABASE_NAME, readonly=True)
    with pytest.raises(StorageError, match="readonly"):
        connection.run("DELETE FROM settings")
    connection.close()
    inspect(tmp_path / DATABASE_NAME)
    assert (tmp_path / DATABASE_NAME).read_bytes() == before


def test_a_home_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refusal = pytest.raises(ConfigurationError, match="name a folder that you may write to")
    with refusal, opened(tmp_path / "file" / "home"):
        pass
