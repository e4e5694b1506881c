import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from sheets_sync.errors import ConfigurationError, StorageError
from sheets_sync.state.database import Database, open_database

COUNT = text("INSERT INTO counters (workbook, prefix, next) VALUES ('w', :prefix, 1)")


@contextmanager
def _opened(url: str, *, busy_seconds: float = 5) -> Iterator[Database]:
    database = open_database(url, busy_seconds=busy_seconds)
    yield database
    database.close()


def _prefixes(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.scalars(text("SELECT prefix FROM counters ORDER BY prefix")))


def test_what_was_written_is_there_after_opening_again(database_url: str) -> None:
    with _opened(database_url) as database, database.write() as connection:
        connection.execute(COUNT, {"prefix": "D"})
    with _opened(database_url) as database:
        assert _prefixes(database) == ["D"]


def test_an_exception_rolls_back(database: Database) -> None:
    def interrupted() -> None:
        with database.write() as connection:
            connection.execute(COUNT, {"prefix": "D"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert _prefixes(database) == []


def test_many_may_open_a_new_database_at_once(database_url: str) -> None:
    failures: list[BaseException] = []

    def open_it() -> None:
        try:
            with _opened(database_url) as database:
                _prefixes(database)
        except StorageError as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_database_of_a_newer_gridbook_is_refused(database_url: str) -> None:
    with _opened(database_url) as database, database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="written by a newer Gridbook: update this one"):
        open_database(database_url)


def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    with database.read() as reading:
        count = text("SELECT COUNT(*) FROM counters")
        before = reading.scalar(count)
        with database.write() as writing:
            writing.execute(COUNT, {"prefix": "D"})
        assert reading.scalar(count) == before


def test_sqlite_is_durable_and_private(tmp_path: Path) -> None:
    path = tmp_path / "new" / "gridbook.sqlite3"
    with _opened(f"sqlite:///{path}") as database, database.read() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.scalar(text(f"PRAGMA {name}")) for name in names]
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert values == ["wal", 2, 1, 5000]
    assert modes == {0o600}


def test_a_locked_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gridbook.sqlite3"
    url = f"sqlite:///{path}"
    with _opened(url, busy_seconds=0) as database, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as failure, database.write():
            pytest.fail("wrote into a locked database")

    assert str(failure.value) == (
        f"the database {path} is locked by another program: close it, then try again "
        "(database is locked)"
    )


@pytest.mark.postgres
def test_a_locked_table_says_so(postgres_url: str) -> None:
    with _opened(postgres_url, busy_seconds=0.05) as database, database.write() as first:
        first.execute(text("LOCK TABLE counters"))
        with pytest.raises(StorageError, match="is locked"), database.write() as second:
            second.execute(COUNT, {"prefix": "D"})


def test_a_full_disk_says_so(tmp_path: Path) -> None:
    with _opened(f"sqlite:///{tmp_path}/gridbook.sqlite3") as database:

        @event.listens_for(database.engine, "begin")
        def _no_room(connection: Connection) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(StorageError, match="full disk: free some space"):
            _fill(database)


def _fill(database: Database) -> None:
    with database.write() as connection:
        connection.execute(COUNT, [{"prefix": f"{number:01000d}"} for number in range(100)])


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gridbook.sqlite3"
    path.write_bytes(b"no database at all " * 500)
    with pytest.raises(StorageError, match="is damaged: put back the last backup"):
        open_database(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"cannot create .*gridbook\.sqlite3.*GRIDBOOK_HOME"):
        open_database(f"sqlite:///{tmp_path}/file/gridbook.sqlite3")


def test_a_server_that_is_not_there_says_so(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://u:secret@/grid?host={tmp_path}"
    with pytest.raises(StorageError, match="cannot be reached: start it") as failure:
        open_database(url)

    assert "secret" not in str(failure.value)
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize("url", ["", "gridbook.sqlite3", "sqlite://", "mysql://host/name"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="GRIDBOOK_DATABASE_URL cannot be used"):
        open_database(url)
