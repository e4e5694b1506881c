"""Backups while people write, looked at, counted, and put back."""

import datetime as dt
import shutil
import stat
import threading
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Damaged, InUse, Store
from sheets_sync.local_sheets.storage.backup import back_up, put_back
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from tests.sheets_sync.local_sheets.storage.stores import cell, content, opened, put, tampered

NOW = dt.datetime(2026, 3, 5, 8, 0, 0, 250_000, tzinfo=dt.UTC)


def test_it_is_one_private_file_and_whole(store: Store, tmp_path: Path) -> None:
    name = store.main_spreadsheet()
    put(store, name, "A1", "kept")
    told: list[tuple[int, int]] = []
    path = back_up(
        store.home, tmp_path / "backups", NOW, progress=lambda done, of: told.append((done, of))
    )
    assert path.name == "local-sheets-20260305T080000.250Z.sqlite3"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert told[-1][0] == told[-1][1] > 0
    put(store, name, "A1", "later")
    with opened_backup(path, tmp_path / "other") as other:
        assert cell(other.document(name)) == "kept"
        assert other.setting("main_spreadsheet") == name


def opened_backup(path: Path, home: Path) -> AbstractContextManager[Store]:
    home.mkdir()
    put_back(home, path, NOW)
    return opened(home)


def test_it_is_of_one_moment_while_writers_write(store: Store, tmp_path: Path) -> None:
    name = store.main_spreadsheet()
    stop = threading.Event()

    def write(column: str) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            body = {
                "valueInputOption": "RAW",
                "data": [
                    {"range": f"{column}{row}", "values": [[number]]} for row in (1, 500, 900)
                ],
            }
            store.write(name, "values.batchUpdate", body, who="w")

    writers = [threading.Thread(target=write, args=(column,)) for column in "ABC"]
    for writer in writers:
        writer.start()
    try:
        paths = [
            back_up(store.home, tmp_path / "backups", NOW + dt.timedelta(seconds=n))
            for n in range(5)
        ]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    for number, path in enumerate(paths):
        with opened_backup(path, tmp_path / f"home{number}") as other:
            document = other.document(name)
            for column in range(3):
                assert len({cell(document, row, column) for row in (0, 499, 899)}) == 1
            assert content(document) == content(store.document_at(name, document.revision))


def test_the_newest_stay(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "somebody-elses").touch()
    for day in range(5):
        back_up(store.home, folder, NOW + dt.timedelta(days=day), keep=3)
    names = sorted(path.name for path in folder.iterdir())
    assert [name[13:21] for name in names[:3]] == ["20260307", "20260308", "20260309"]
    assert names[3:] == ["somebody-elses"]


def test_no_backup_of_what_is_damaged(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with opened(home) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", 1)
        with tampered(home) as connection:
            connection.execute("UPDATE entries SET body = '{}' WHERE revision = 1")
        with pytest.raises(Damaged, match="is not whole"):
            back_up(home, tmp_path / "backups", NOW)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_folder_that_cannot_be_used(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="Name a folder"):
        back_up(store.home, tmp_path / "file" / "folder", NOW)


def test_putting_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with opened(home) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", "old")
        backup = back_up(home, tmp_path / "backups", NOW)
        put(store, name, "A1", "new")
        with pytest.raises(InUse, match="is in use by process"):
            put_back(home, backup, NOW)
    aside = put_back(home, backup, NOW)
    with opened(home) as store:
        assert cell(store.document(name)) == "old"
        put(store, name, "A1", "on it goes")
    assert aside == home / "local-sheets.replaced-20260305T080000.250Z.sqlite3"
    put_back(home, aside, NOW + dt.timedelta(seconds=1))
    with opened(home) as store:
        assert cell(store.document(name)) == "new"


def test_a_store_that_was_put_aside_has_its_log_beside_it(tmp_path: Path) -> None:
    home, killed = tmp_path / "home", tmp_path / "killed"
    with opened(home) as store:
        name = store.main_spreadsheet()
        backup = back_up(home, tmp_path / "backups", NOW)
        put(store, name, "A1", "in the write-ahead log alone")
        shutil.copytree(home, killed)
    aside = put_back(killed, backup, NOW)
    assert aside is not None
    put_back(killed, aside, NOW + dt.timedelta(seconds=1))
    with opened(killed) as store:
        assert cell(store.document(name)) == "in the write-ahead log alone"


def test_what_is_no_backup_is_not_put_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with opened(home) as store:
        name = store.main_spreadsheet()
        backup = back_up(home, tmp_path, NOW)
    content = backup.read_bytes()
    for bad in (b"", b"not a database", content[: len(content) // 2]):
        backup.write_bytes(bad)
        with pytest.raises(StorageError):
            put_back(home, backup, NOW)
    with pytest.raises(StorageError, match="No such file"):
        put_back(home, tmp_path / "missing", NOW)
    with opened(home) as store:
        assert store.main_spreadsheet() == name


def test_the_whole_home_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with opened(home) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", "kept")
        backup = back_up(home, tmp_path / "elsewhere", NOW)
    shutil.rmtree(home)
    assert put_back(home, backup, NOW) is None
    with opened(home) as store:
        assert cell(store.document(name)) == "kept"
    assert (home / DATABASE_NAME).stat().st_mode & 0o777 == 0o600
