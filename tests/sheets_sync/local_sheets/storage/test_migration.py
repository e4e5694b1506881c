"""Stores of the first format are read on, and none is lost on the way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from sheets_sync.local_sheets import Store
from sheets_sync.local_sheets.model.stored import document_to_bytes
from sheets_sync.local_sheets.storage import migration
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.migration import is_first_format
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from tests.sheets_sync.local_sheets.storage.stores import content, opened, put

FIRST_FORMAT = """
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, spreadsheet_id TEXT NOT NULL, revision INTEGER NOT NULL,
    at INTEGER NOT NULL, who TEXT NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL,
    drawn BLOB NOT NULL, body BLOB NOT NULL, UNIQUE (spreadsheet_id, revision)
);
CREATE TABLE snapshots (
    spreadsheet_id TEXT NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (spreadsheet_id, revision)
);
CREATE TABLE files (spreadsheet_id TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TRIGGER entries_are_final BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
PRAGMA journal_mode = WAL;
"""
OLD_COLUMNS = "seq, spreadsheet_id, revision, at, who, origin, kind, drawn, body"


def _of_first_format(home: Path, store: Store) -> None:
    """What the store holds, as the first format had it."""
    home.mkdir()
    with closing(sqlite3.connect(home / DATABASE_NAME)) as connection:
        connection.executescript(FIRST_FORMAT)
        connection.executemany(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            store._reading.rows(f"SELECT {OLD_COLUMNS} FROM entries"),
        )
        for file in store.files():
            middle = store.document_at(file.file_id, file.revision // 2)
            connection.execute(
                "INSERT INTO snapshots VALUES (?, ?, ?)",
                (file.file_id, middle.revision, document_to_bytes(middle)),
            )
            fields = ("file_id", "name", "owner", "created", "modified", "revision", "permissions")
            told = {name: getattr(file, name) for name in fields}
            connection.execute(
                "INSERT INTO files VALUES (?, ?)", (file.file_id, orjson.dumps(told))
            )
        for name in ("main_spreadsheet", "token_secret"):
            value = store.keep_setting(name, lambda: "secret")
            connection.execute("INSERT INTO settings VALUES (?, ?)", (name, value))
        connection.commit()


@pytest.fixture
def old_home(tmp_path: Path, store: Store) -> Path:
    name = store.main_spreadsheet()
    for number in range(20):
        put(store, name, f"A{number + 1}", number)
    put(store, store.create({}, who="w").file.file_id, "B2", "other")
    home = tmp_path / "old"
    _of_first_format(home, store)
    return home


def test_everything_comes_along(old_home: Path, store: Store) -> None:
    assert is_first_format(old_home / DATABASE_NAME)
    assert not is_first_format(store.home / DATABASE_NAME)
    with opened(old_home) as moved:
        assert moved.main_spreadsheet() == store.main_spreadsheet()
        assert moved.setting("token_secret") == "secret"
        assert moved.last_change() == store.last_change()
        for file in store.files():
            for number in range(1, file.revision + 1):
                old = content(store.document_at(file.file_id, number))
                assert content(moved.document_at(file.file_id, number)) == old
    assert inspect(old_home / DATABASE_NAME).whole
    assert (old_home / DATABASE_NAME).stat().st_mode & 0o777 == 0o600
    assert {path.name for path in old_home.iterdir()} >= {DATABASE_NAME, MARK_NAME}
    assert not list(old_home.glob("*.new"))


def test_a_crash_on_the_way_leaves_the_old_one(
    old_home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crashed(BaseException):
        pass

    def crash(*_: object, **__: object) -> None:
        raise Crashed

    for step in ("_copy", "inspect", "put_in_place"):
        with monkeypatch.context() as patch:
            patch.setattr(migration, step, crash)
            with pytest.raises(Crashed), opened(old_home):
                pass
        assert is_first_format(old_home / DATABASE_NAME)
    with opened(old_home) as moved:
        name = store.main_spreadsheet()
        assert content(moved.document(name)) == content(store.document(name))
