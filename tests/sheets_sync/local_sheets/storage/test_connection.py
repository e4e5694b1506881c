"""One connection: transactions whole, views of one moment, failures in one line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Damaged
from sheets_sync.local_sheets.storage.connection import Connection, create_database, failure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "x.sqlite3"
    create_database(made)
    return made


def _add(connection: Connection, body: bytes) -> None:
    connection.run("INSERT INTO settings (body, checksum) VALUES (?, x'')", (body,))


def _bodies(connection: Connection) -> list[bytes]:
    return [body for (body,) in connection.rows("SELECT body FROM settings ORDER BY number")]


def test_a_transaction_is_all_or_nothing_also_one_inside_another(path: Path) -> None:
    with closing(Connection(path)) as connection:
        with connection.transaction():
            _add(connection, b"1")
            with connection.transaction():
                _add(connection, b"2")
            assert connection.sqlite.in_transaction
        with pytest.raises(ZeroDivisionError):
            _break_off(connection)
        assert _bodies(connection) == [b"1", b"2"]


def _break_off(connection: Connection) -> None:
    with connection.transaction():
        _add(connection, b"3")
        with connection.view():
            _add(connection, b"4")
        raise ZeroDivisionError


def test_a_view_is_of_one_moment(path: Path) -> None:
    with closing(Connection(path)) as writing, closing(Connection(path, readonly=True)) as reading:
        with reading.view():
            assert _bodies(reading) == []
            _add(writing, b"1")
            assert _bodies(reading) == []
        assert _bodies(reading) == [b"1"]


def test_a_checkpoint_waits_for_nobody(path: Path) -> None:
    with closing(Connection(path)) as writing, closing(Connection(path, readonly=True)) as reading:
        _add(writing, b"1")
        with reading.view():
            _bodies(reading)
            _add(writing, b"2")
            writing.checkpoint()
        assert writing.size() > path.stat().st_size
        writing.checkpoint()
        assert writing.size() == path.stat().st_size
        assert writing.rows("PRAGMA busy_timeout") == [(5000,)]


def test_a_file_that_exists_is_not_made_anew(path: Path) -> None:
    with pytest.raises(FileExistsError):
        create_database(path)


def test_failures_say_what_to_do(path: Path) -> None:
    with closing(Connection(path)) as connection:
        with pytest.raises(StorageError, match="Check the disk's free space and the file's owner"):
            connection.rows("SELECT * FROM nothing")
        with pytest.raises(StorageError, match="UNIQUE constraint"):
            connection.run_all(
                "INSERT INTO blocks (checksum, body) VALUES (?, ?)", [(b"1", b""), (b"1", b"")]
            )
    path.write_bytes(b"\xff" * 5000)
    with pytest.raises(Damaged, match="is damaged"), closing(Connection(path)) as connection:
        _bodies(connection)
    assert type(failure(path, sqlite3.OperationalError("disk I/O error"))) is StorageError
