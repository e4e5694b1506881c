"""Small records: as they were written, or not at all."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from sheets_sync.local_sheets import Damaged
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.storage import records
from sheets_sync.local_sheets.storage.connection import Connection, create_database
from sheets_sync.local_sheets.storage.entry import checksum_of
from sheets_sync.local_sheets.storage.records import Inventory

FILE = File("x", "Name", "me", 1, 2, 3, permissions=({"id": "p"},), kept_revisions=(1, 2))


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    create_database(tmp_path / "x.sqlite3")
    return Connection(tmp_path / "x.sqlite3")


def test_they_come_back(connection: Connection) -> None:
    with closing(connection):
        for name in ("old", "new"):
            records.put_file(connection, File("x", name, "me", 1, 2, 3))
        records.put_file(connection, FILE)
        assert records.all_files(connection) == [FILE]
        records.put_inventory(connection, Inventory("x", 1, (4,)))
        records.put_inventory(connection, Inventory("x", 5, (4, 9)))
        assert records.inventory(connection, "x") == Inventory("x", 5, (4, 9))
        records.put_settings(connection, {"a": "1"})
        records.put_settings(connection, {"a": "2"})
        assert records.all_settings(connection) == {"a": "2"}


READERS: dict[str, Callable[[Connection], object]] = {
    "files": records.all_files,
    "inventory": lambda connection: records.inventory(connection, "x"),
    "settings": records.all_settings,
}


@pytest.mark.parametrize("table", READERS)
def test_damage_is_told(connection: Connection, table: str) -> None:
    with closing(connection):
        records.put_file(connection, FILE)
        records.put_inventory(connection, Inventory("x", 1, (4,)))
        records.put_settings(connection, {"a": "1"})
        connection.run(f"UPDATE {table} SET checksum = x'00'")
        with pytest.raises(Damaged, match="cannot be read"):
            READERS[table](connection)


def test_what_must_be_there_is_missed(connection: Connection) -> None:
    with closing(connection):
        with pytest.raises(Damaged, match="an inventory cannot be read"):
            records.inventory(connection, "x")
        with pytest.raises(Damaged, match="the settings cannot be read"):
            records.all_settings(connection)


def test_files_of_older_and_newer_versions_are_read() -> None:
    told = {"file_id": "x", "name": "n", "owner": "me", "created": 1, "modified": 2, "revision": 3}
    body = orjson.dumps({**told, "permissions": [], "from_the_future": 1})
    file = records.file_of(("x", body, checksum_of("x", body)))
    assert file == File("x", "n", "me", 1, 2, 3)
