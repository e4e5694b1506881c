"""Damage of every kind is found, and the last good revision is told."""

import re
import shutil
from pathlib import Path

import pytest

from sheets_sync.local_sheets import Damaged
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from tests.sheets_sync.local_sheets.storage.stores import opened, put, tampered

REVISIONS = 30


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed store with snapshots at revisions 20 and 30, and its file."""
    home = tmp_path_factory.mktemp("filled") / "home"
    for part in (20, REVISIONS):
        with opened(home) as store:
            name = store.main_spreadsheet()
            for number in range(store.document(name).revision, part):
                put(store, name, f"A{number}", number)
    return home, name


@pytest.fixture
def home(filled: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "copy"))


def test_a_whole_store(home: Path, filled: tuple[Path, str]) -> None:
    report = inspect(home / DATABASE_NAME)
    assert (report.whole, report.entries) == (True, REVISIONS)
    assert report.newest is not None
    assert (report.newest.spreadsheet_id, report.newest.revision) == (filled[1], REVISIONS)


ENTRY_COLUMNS = ("at", "who", "origin", "kind", "drawn", "body", "previous", "checksum")
DAMAGES = [
    *(
        (f"UPDATE entries SET {column} = {column} || 'x' WHERE revision = 12", REVISIONS)
        for column in ENTRY_COLUMNS
    ),
    ("UPDATE entries SET revision = 99 WHERE revision = 12", REVISIONS),
    ("UPDATE entries SET spreadsheet_id = 'x' WHERE revision = 12", REVISIONS),
    ("UPDATE entries SET body = x'' WHERE revision = 25", REVISIONS),
    ("UPDATE entries SET at = 'never' WHERE revision = 25", REVISIONS),
    ("DELETE FROM entries WHERE revision = 5", REVISIONS),
    ("DELETE FROM entries WHERE revision = 1", REVISIONS),
    ("DELETE FROM entries WHERE revision = 30", REVISIONS),
    ("DELETE FROM entries", REVISIONS),
    ("UPDATE files SET body = body || ' '", REVISIONS),
    ("UPDATE files SET checksum = x'00'", REVISIONS),
    ("DELETE FROM files", REVISIONS),
    ("UPDATE inventory SET first = 2", REVISIONS),
    ("UPDATE inventory SET snapshots = '[]'", REVISIONS),
    ("DELETE FROM inventory", REVISIONS),
    ("UPDATE settings SET body = '{}'", REVISIONS),
    ("DELETE FROM settings", REVISIONS),
    ("DELETE FROM snapshots; DELETE FROM entries WHERE revision = 9", 8),
    ("DELETE FROM snapshots WHERE revision = 30; DELETE FROM entries WHERE revision = 27", 26),
    ("UPDATE snapshots SET body = x''; UPDATE entries SET who = '' WHERE revision = 2", 1),
    ("PRAGMA user_version = 3", REVISIONS),
    ("PRAGMA application_id = 3", REVISIONS),
]


@pytest.mark.parametrize(("statements", "good"), DAMAGES)
def test_it_is_refused_with_the_last_good_revision(
    home: Path, filled: tuple[Path, str], statements: str, good: int
) -> None:
    with tampered(home) as connection:
        connection.executescript(statements)
    with pytest.raises(Damaged) as refused, opened(home):
        pass
    line = str(refused.value)
    assert line.startswith(f"{home / DATABASE_NAME} is damaged: ")
    assert re.search(
        rf"Last good revision: {good} of {filled[1]} \(20..-..-.. ..:..:.. UTC\)", line
    )
    assert "recover" in line
    assert "restore-backup" in line
    assert "\n" not in line


def test_a_damaged_snapshot_is_made_anew_where_the_log_has_it_all(
    home: Path, filled: tuple[Path, str], caplog: pytest.LogCaptureFixture
) -> None:
    for damage in (
        "UPDATE snapshots SET body = x'' WHERE revision = 30",
        "UPDATE snapshots SET who = 'x' WHERE revision = 20",
        "DELETE FROM snapshots",
        "UPDATE blocks SET body = x''",
        "DELETE FROM blocks",
    ):
        with tampered(home) as connection:
            connection.executescript(damage)
        with opened(home) as store:
            grid = store.document(filled[1]).workbook.sheets[0].grid
            assert [grid.value(row, 0) for row in range(REVISIONS - 1)] == list(range(1, REVISIONS))
        assert "made anew from the log" in caplog.text
        caplog.clear()
        assert inspect(home / DATABASE_NAME).whole


def test_a_lost_end_is_missed(home: Path, filled: tuple[Path, str]) -> None:
    before = (home / DATABASE_NAME).read_bytes()
    with opened(home) as store:
        put(store, filled[1], "A1", "acknowledged")
    (home / DATABASE_NAME).write_bytes(before)
    with (
        pytest.raises(Damaged, match=r"revision 31 of .* was acknowledged and is missing"),
        opened(home),
    ):
        pass
    (home / DATABASE_NAME).unlink()
    with pytest.raises(Damaged, match="is missing, although 31 changes were stored"), opened(home):
        pass
    (home / MARK_NAME).unlink()
    with opened(home) as store:
        assert store.files() == []


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 20_000])
def test_a_file_cut_short(home: Path, length: int) -> None:
    path = home / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Damaged, match=r"Last good revision"), opened(home):
        pass
