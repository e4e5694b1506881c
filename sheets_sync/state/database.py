"""The database: opened, brought up to date, and its failures turned into one clear line."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, TextClause, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from sheets_sync.errors import ConfigurationError, StorageError

SCHEMA: Final = "0004"  # the newest migration; a test holds the two together
MIGRATIONS: Final = Path(__file__).with_name("migrations")
_MIGRATION_LOCK: Final = 4_724_001  # any number that nothing else locks in the same PostgreSQL


class Database:
    """An open database: `read()` and `write()` hand out one transaction each.

    Safe to share between threads. Leaving `write()` commits, an exception rolls back; failures of
    the database itself come out as StorageError.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.name = _name(engine.url)
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._reading: Engine = engine
        self._writing: Engine = engine
        if self.is_sqlite:
            self._writing = engine.execution_options(begin="BEGIN IMMEDIATE")
        else:
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database throughout."""
        with failures_explained(self.name), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write; on SQLite it holds the one write lock from the start."""
        with failures_explained(self.name), self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_database(url: str, *, busy_seconds: float = 5) -> Database:
    """Open `sqlite:////path/file` or `postgresql+psycopg://…`, creating and migrating at need.

    `busy_seconds` is how long to wait for a lock that another process holds.
    Raises ConfigurationError for a URL that cannot be used, StorageError where the database
    cannot be reached, is locked, damaged, or was written by a newer Gridbook.
    """
    try:
        parsed = make_url(url)
        kind = _sqlite if parsed.get_backend_name() == "sqlite" else _postgresql
        engine = kind(parsed, busy_seconds)
    except (ArgumentError, ImportError, SQLAlchemyError) as error:
        raise ConfigurationError(
            f"GRIDBOOK_DATABASE_URL cannot be used ({_first_line(error)}): write "
            "sqlite:////path/to/file or postgresql+psycopg://user:password@host/name "
            "(the latter needs the extra `scale`)"
        ) from error
    database = Database(engine)
    try:
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def failures_explained(name: str) -> Iterator[None]:
    """Turn what SQLAlchemy raises into StorageError with a line that says what to do."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(f"{name} is busy: too much runs at once, try again later") from error
    except DBAPIError as error:
        raise StorageError(_advice(name, error.orig or error)) from error
    except sqlite3.Error as error:  # of a cursor that is read past SQLAlchemy
        raise StorageError(_advice(name, error)) from error


def tuples(
    connection: Connection, statement: TextClause, values: Mapping[str, Any]
) -> Sequence[tuple[Any, ...]]:
    """All rows as the driver gives them: Row objects would double the cost of many rows."""
    result = connection.execute(statement, values)
    rows = result.cursor.fetchall()
    result.close()
    return rows


def insert_many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement whose values are `?` once for each row, as fast as the driver can."""
    if connection.dialect.name != "sqlite":
        statement = statement.replace("?", "%s")
    connection.exec_driver_sql(statement, list(map(tuple, rows)))


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ArgumentError("a history in memory would be lost: name a file")
    path = Path(url.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Created here and not by SQLite, so that no other account can ever read it; the -wal and
        # -shm files take their mode from it.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StorageError(
            f"cannot create {path} ({error.strerror}): give the service write access to "
            f"{path.parent}, or set GRIDBOOK_HOME to a directory that it may write"
        ) from error
    engine = create_engine(url, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def _postgresql(url: URL, busy_seconds: float) -> Engine:
    if url.get_backend_name() != "postgresql":
        raise ArgumentError(f"{url.get_backend_name()} is not supported")
    options = f"-c lock_timeout={busy_seconds * 1000:.0f}"
    arguments = {"connect_timeout": 10, "options": options, "application_name": "gridbook"}
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, connect_args=arguments, pool_pre_ping=True)


def _migrate(database: Database) -> None:
    if _schema_of(database) == SCHEMA:
        return
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StorageError(
                f"{database.name} was written by a newer Gridbook: update this one"
            ) from error


def _schema_of(database: Database) -> str | None:
    with database.read() as connection:
        if not connection.dialect.has_table(connection, "alembic_version"):
            return None
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return version


def _name(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return f"the database {url.database}"
    return f"the database {url.database} on {url.host or 'this host'}"


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


# What the drivers say, in their own words, and what to do about it.
_ADVICE: Final = (
    ("database is locked", "is locked by another program: close it, then try again"),
    ("lock timeout", "is locked by another program: close it, then try again"),
    ("disk is full", "stands on a full disk: free some space, then try again"),
    ("No space left", "stands on a full disk: free some space, then try again"),
    ("disk I/O error", "cannot be written: check the space and health of its disk"),
    ("readonly database", "may not be written: give the service write access to the file"),
    ("unable to open", "cannot be opened: give the service access to the file and its directory"),
    ("not a database", "is damaged: put back the last backup"),
    ("Could not decode", "is damaged: put back the last backup"),
    ("malformed", "is damaged: put back the last backup"),
    ("password authentication", "refuses the password: mend GRIDBOOK_DATABASE_URL"),
    ("FATAL:  database", "does not exist: create it, or mend GRIDBOOK_DATABASE_URL"),
    ("onnection", "cannot be reached: start it, or mend GRIDBOOK_DATABASE_URL"),
)


def _advice(name: str, error: BaseException) -> str:
    said = _first_line(error)
    for words, advice in _ADVICE:
        if words in said:
            return f"{name} {advice} ({said})"
    return f"{name} refuses: {said}"
