"""A database of either kind, as the product opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets_sync.state.database import Database, open_database


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database: one test run for SQLite, one for PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/gridbook.sqlite3"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()
