"""The store without HTTP: order, durability, refusals."""

import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Change, Store, open_store
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME


def _put(store: Store, spreadsheet_id: str, where: str, value: Any, **more: Any) -> int:
    body = {"range": where, "valueInputOption": "RAW", "values": [[value]]}
    document, _ = store.write(spreadsheet_id, "values.update", body, who="w", **more)
    return document.revision


def _cell(store: Store, spreadsheet_id: str, row: int = 0, column: int = 0) -> Any:
    return store.document(spreadsheet_id).workbook.sheets[0].grid.value(row, column)


def test_the_folder_and_its_files_are_private(store: Store) -> None:
    assert stat.S_IMODE(store.home.stat().st_mode) == 0o700
    store.main_spreadsheet()
    store.service_account("http://127.0.0.1:1")
    for path in store.home.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_the_main_spreadsheet_is_made_once(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    made = store.main_spreadsheet()
    assert len(made) == 44
    assert store.main_spreadsheet() == made
    store.close()
    store = open_store(tmp_path)
    assert store.main_spreadsheet() == made
    assert [file.file_id for file in store.files()] == [made]
    store.close()


def test_a_second_process_is_told_in_one_line(store: Store) -> None:
    script = "import sys, pathlib; from sheets_sync.local_sheets import open_store\n"
    script += "try: open_store(pathlib.Path(sys.argv[1]))\n"
    script += "except Exception as error: print(type(error).__name__, error)\n"
    done = subprocess.run(
        [sys.executable, "-c", script, str(store.home)], capture_output=True, text=True, timeout=30
    )
    assert done.stdout.startswith("InUse The local workbook in ")
    assert done.stdout.count("\n") == 1
    assert "is in use by process" in done.stdout


def _fail(change: Change) -> None:
    raise RuntimeError(change)


def test_listeners_hear_of_acknowledged_changes(store: Store) -> None:
    heard: list[Change] = []
    store.subscribe(_fail)
    store.subscribe(heard.append)
    spreadsheet_id = store.main_spreadsheet()
    _put(store, spreadsheet_id, "A1", 1, origin="sync")
    with pytest.raises(ApiError):
        _put(store, spreadsheet_id, "Nope!A1", 1)
    assert heard == [Change(spreadsheet_id, 1, ""), Change(spreadsheet_id, 2, "sync")]


def test_revisions_guard_writes(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    revision = _put(store, spreadsheet_id, "A1", "a")
    assert _put(store, spreadsheet_id, "A1", "b", if_revision=revision) == revision + 1
    with pytest.raises(ApiError) as refused:
        _put(store, spreadsheet_id, "A1", "c", if_revision=revision)
    assert (refused.value.code, refused.value.status) == (409, "ABORTED")
    assert _cell(store, spreadsheet_id) == "b"


def test_of_many_writers_with_one_revision_one_wins(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    revision = store.document(spreadsheet_id).revision
    won: list[int] = []

    def try_once(number: int) -> None:
        try:
            won.append(_put(store, spreadsheet_id, "A1", number, if_revision=revision))
        except ApiError as error:
            won.append(-error.code)

    _together(try_once, 8)
    assert sorted(won) == [-409] * 7 + [revision + 1]


def test_writers_together_lose_nothing(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()

    def write_column(number: int) -> None:
        for row in range(1, 31):
            _put(store, spreadsheet_id, f"{'ABCDEFGH'[number]}{row}", number)

    _together(write_column, 8)
    grid = store.document(spreadsheet_id).workbook.sheets[0].grid
    assert grid.values[:] == [tuple(range(8))] * 30
    assert store.document(spreadsheet_id).revision == 1 + 8 * 30


def _together(work: Any, count: int) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)


def test_old_versions_stay_as_they_are(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    _put(store, spreadsheet_id, "A1", "old")
    old = store.document(spreadsheet_id).workbook
    _put(store, spreadsheet_id, "A1", "new")
    assert old.sheets[0].grid.value(0, 0) == "old"


def test_a_locked_database_refuses_and_changes_nothing(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    revision = _put(store, spreadsheet_id, "A1", "kept")
    store._writing.sqlite.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.home / DATABASE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="locked"):
        _put(store, spreadsheet_id, "A1", "lost")
    assert (_cell(store, spreadsheet_id), store.document(spreadsheet_id).revision) == (
        "kept",
        revision,
    )
    other.execute("ROLLBACK")
    other.close()
    assert _put(store, spreadsheet_id, "A1", "stored") == revision + 1


def test_a_full_disk_refuses_and_changes_nothing(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    revision = _put(store, spreadsheet_id, "A1", "kept")
    connection = store._writing.sqlite
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    values = [[str(number**9)] for number in range(900)]
    body = {"range": "A1:A900", "valueInputOption": "RAW", "values": values}
    with pytest.raises(StorageError, match="full"):
        store.write(spreadsheet_id, "values.update", body, who="w")
    assert _cell(store, spreadsheet_id) == "kept"
    connection.execute("PRAGMA max_page_count = 1000000")
    assert _put(store, spreadsheet_id, "A1", "stored") == revision + 1


def test_readers_do_not_wait_for_the_disk(store: Store) -> None:
    spreadsheet_id = store.main_spreadsheet()
    _put(store, spreadsheet_id, "A1", "old")
    with store._commits._leading:  # as if another commit were under way
        writer = threading.Thread(target=_put, args=(store, spreadsheet_id, "A1", "new"))
        writer.start()
        while not store._commits._pending:
            pass
        assert _cell(store, spreadsheet_id) == "old"
        assert [file.name for file in store.files()] == ["Gridbook"]
    writer.join(timeout=10)
    assert _cell(store, spreadsheet_id) == "new"


def test_a_closed_store_takes_no_writes(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    spreadsheet_id = store.main_spreadsheet()
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed"):
        _put(store, spreadsheet_id, "A1", 1)


def test_a_deleted_file_leaves_the_memory(store: Store) -> None:
    made = store.create({"spreadsheet": {}}, who="w").file.file_id
    store.write(made, "files.delete", {}, who="w")
    assert made not in store._visible
    assert made not in store._heads
    with pytest.raises(ApiError) as refused:
        _put(store, made, "A1", "x")
    assert refused.value.code == 404
    gone = store.file(made)
    assert gone is not None
    assert gone.deleted
