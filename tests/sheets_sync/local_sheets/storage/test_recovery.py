"""After damage: what is beyond doubt goes on, the rest is put aside."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from sheets_sync.local_sheets import Damaged, InUse, write_workbook_file
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.storage.recovery import WHO, recover
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from tests.sheets_sync.local_sheets.storage.stores import cell, opened, put, tampered

NOW = dt.datetime(2026, 3, 5, 8, tzinfo=dt.UTC)
REVISIONS = 30


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A closed store with a snapshot at revision 20, its main file and another."""
    home = tmp_path_factory.mktemp("filled") / "home"
    for part in (20, REVISIONS):
        with opened(home) as store:
            name = store.main_spreadsheet()
            for number in range(store.document(name).revision + 1, part + 1):
                put(store, name, "A1", number)
    with opened(home) as store:
        other = store.create({}, who="w").file.file_id
        write_workbook_file(home, name, "http://127.0.0.1:1")
    return home, name, other


@pytest.fixture
def home(filled: tuple[Path, str, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "copy"))


DAMAGES = [
    ("UPDATE entries SET who = '' WHERE revision = 12", 30),
    (
        "UPDATE entries SET who = '' WHERE revision = 30;DELETE FROM snapshots WHERE revision = 30",
        29,
    ),
    ("DELETE FROM entries WHERE revision = 25; DELETE FROM snapshots WHERE revision = 30", 24),
    ("DELETE FROM entries WHERE revision > 20; DELETE FROM snapshots WHERE revision > 20", 20),
    ("DELETE FROM entries WHERE revision > 2", 30),
    ("DELETE FROM snapshots; UPDATE entries SET body = x'00' WHERE revision = 8", 7),
    ("DELETE FROM files", 30),
    ("DELETE FROM inventory", 30),
]


@pytest.mark.parametrize(("statements", "good"), DAMAGES)
def test_it_goes_on_from_the_last_good_revision(
    home: Path, filled: tuple[Path, str, str], statements: str, good: int
) -> None:
    with tampered(home) as connection:
        connection.executescript(statements)
    done, aside = recover(home, NOW)
    assert {(file.spreadsheet_id, file.revision) for file in done} == {
        (filled[1], good),
        (filled[2], 1),
    }
    assert aside is not None
    assert aside.exists()
    with opened(home) as store:
        document = store.document(filled[1])
        assert cell(document) == good
        assert cell(store.document_at(filled[1], good)) == good
        assert document.revision == good or document.file.last_user == WHO
        assert store.main_spreadsheet() == filled[1]
        assert put(store, filled[1], "A1", "on it goes") == document.revision + 1
        assert store.document(filled[2]).workbook.sheets
    assert recover(home, NOW) == ([], None)


def test_a_lost_end_is_noted_in_the_history(home: Path, filled: tuple[Path, str, str]) -> None:
    before = (home / DATABASE_NAME).read_bytes()
    with opened(home) as store:
        put(store, filled[1], "A1", "acknowledged")
    (home / DATABASE_NAME).write_bytes(before)
    recover(home, NOW)
    with opened(home) as store:
        assert cell(store.document(filled[1])) == REVISIONS
        assert store.revision(filled[1], REVISIONS + 1).who == WHO


def test_lost_settings_leave_the_workbook_what_it_was(
    home: Path, filled: tuple[Path, str, str]
) -> None:
    with tampered(home) as connection:
        connection.execute("DELETE FROM settings")
    recover(home, NOW)
    with opened(home) as store:
        assert store.main_spreadsheet() == filled[1]


def test_a_file_of_which_nothing_is_left(home: Path, filled: tuple[Path, str, str]) -> None:
    with tampered(home) as connection:
        for table in ("entries", "snapshots"):
            connection.execute(f"DELETE FROM {table} WHERE spreadsheet_id = ?", (filled[2],))
    done, _ = recover(home, NOW)
    assert [file.revision for file in done if file.spreadsheet_id == filled[2]] == [0]
    with opened(home) as store:
        assert cell(store.document(filled[1])) == REVISIONS
        with pytest.raises(ApiError):
            store.document(filled[2])


def test_pages_that_cannot_be_read(home: Path, filled: tuple[Path, str, str]) -> None:
    path = home / DATABASE_NAME
    whole = path.read_bytes()
    recovered = 0
    for page in range(2, len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        try:
            done, _ = recover(home, NOW + dt.timedelta(seconds=page))
        except Damaged:
            continue
        good = {file.spreadsheet_id: file.revision for file in done}.get(filled[1])
        if good:
            with opened(home) as store:
                assert cell(store.document(filled[1])) == good
            recovered += 1
    assert recovered > 3


def test_a_running_server_keeps_it(home: Path) -> None:
    with opened(home), pytest.raises(InUse):
        recover(home, NOW)


def test_nothing_to_be_had(home: Path) -> None:
    (home / DATABASE_NAME).write_bytes(b"\xff" * 100_000)
    with pytest.raises(Damaged, match="no revision of any file can be read"):
        recover(home, NOW)
