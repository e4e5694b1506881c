"""scripts.local_workbook beside a running service, and without one."""

import json
import shutil
from pathlib import Path

import pytest

from scripts.local_workbook import main
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from tests.scripts.conftest import Run
from tests.sheets_sync.local_sheets.storage.stores import cell, opened, put, tampered
from tests.workbooks import LiveWorkbook


@pytest.fixture
def filled(home: Path) -> str:
    """The workbook of a store that nobody serves: A1 says 1, 2, 3 in revisions 2, 3, 4."""
    with opened(home) as store:
        name = store.main_spreadsheet()
        for number in (1, 2, 3):
            put(store, name, "A1", number, origin="test")
        return name


def test_history(filled: str, run: Run) -> None:
    done = run(main, "history")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 5)
    assert done.stdout.splitlines()[-1].split()[0] == "4"
    lines = run(main, "history", "--json", "--limit", "2", "--before", "4").stdout.splitlines()
    told = [json.loads(line) for line in lines]
    assert [revision["number"] for revision in told] == [2, 3]
    assert (told[0]["who"], told[0]["origin"], told[0]["kind"]) == ("w", "test", "values.update")
    assert told[0]["at"].endswith("+00:00")


def test_show(filled: str, run: Run) -> None:
    done = run(main, "show", "3")
    assert done.exit_code == 0
    assert "Sheet1" in done.stdout
    assert json.loads(run(main, "show", "3", "--json").stdout)["sheets"][0]["filled"] == 1
    assert run(main, "show", "3", "--range", "A1:B2").stdout == "2\n"
    told = json.loads(run(main, "show", "2", "--range", "A1", "--json").stdout)
    assert told["values"] == [["1"]]
    missing = run(main, "show", "5")
    assert (missing.exit_code, missing.stderr) == (1, "Revision not found: 5.\n")
    assert run(main, "show", "2", "--range", "Nope!A1").exit_code == 1


def test_what_is_not_there_is_no_damage(filled: str, home: Path, run: Run) -> None:
    for command in (("history",), ("show", "1"), ("restore", "1")):
        done = run(main, *command, "--file", "nope")
        assert (done.exit_code, done.stderr) == (
            2,
            f"{home} holds no spreadsheet nope: name another --file.\n",
        )
    done = run(main, "restore", "9")
    assert (done.exit_code, done.stderr) == (1, "Revision not found: 9.\n")


def test_restore_and_compact_through_the_service(live: LiveWorkbook, run: Run) -> None:
    revision = live.store.document(live.spreadsheet_id).revision
    before = live.store.document(live.spreadsheet_id).workbook
    put(live.store, live.spreadsheet_id, f"{before.sheets[0].title}!A1", "typed")
    done = run(main, "restore", str(revision))
    assert (done.exit_code, done.stdout) == (
        0,
        f"Revision {revision} is back, as revision {revision + 2}.\n",
    )
    assert cell(live.store.document(live.spreadsheet_id)) == before.sheets[0].grid.value(0, 0)
    assert live.store.revision(live.spreadsheet_id, revision + 2).origin == "local_workbook"
    assert json.loads(run(main, "compact", "--json").stdout)["entries"] == 0
    assert run(main, "history").exit_code == 0
    assert run(main, "check").exit_code == 0
    assert run(main, "backup").exit_code == 0


def test_restore_and_compact_without_one(filled: str, home: Path, run: Run) -> None:
    told = json.loads(run(main, "restore", "2", "--json").stdout)
    assert told == {"revision": 5, "brought_back": 2}
    assert "Removed 0 entries" in run(main, "compact").stdout
    with opened(home) as store:
        assert cell(store.document(filled)) == 1
    assert run(main, "restore", "99").exit_code == 1


def test_backup_and_restore_backup(filled: str, home: Path, tmp_path: Path, run: Run) -> None:
    for _ in range(3):
        told = json.loads(
            run(main, "backup", "--to", str(tmp_path / "b"), "--keep", "2", "--json").stdout
        )
    assert len(list((tmp_path / "b").iterdir())) == 2
    assert "whole" in run(main, "backup").stdout
    assert len(list((home / "backups").iterdir())) == 1
    assert run(main, "check", told["path"]).exit_code == 0
    with opened(home) as store:
        put(store, filled, "A1", "later")
        assert run(main, "restore-backup", told["path"]).exit_code == 1
    done = run(main, "restore-backup", told["path"])
    assert (done.exit_code, "is the store now. The old one:" in done.stdout) == (0, True)
    with opened(home) as store:
        assert cell(store.document(filled)) == 3
    shutil.rmtree(home)
    home.mkdir()
    told = json.loads(run(main, "restore-backup", told["path"], "--json").stdout)
    assert told["aside"] is None


def test_check_and_recover(filled: str, home: Path, run: Run) -> None:
    whole = run(main, "check")
    assert (whole.exit_code, "is whole: 1 files, 4 entries" in whole.stdout) == (0, True)
    assert json.loads(run(main, "check", "--json").stdout) == {
        "whole": True,
        "entries": 4,
        "troubles": [],
        "last_good": {filled: 4},
    }
    assert "nothing to recover" in run(main, "recover").stdout
    with tampered(home) as connection:
        connection.executescript(
            "UPDATE entries SET who = '' WHERE revision = 4; DELETE FROM snapshots"
        )
    damaged = run(main, "check")
    assert damaged.exit_code == 1
    assert "change 4 (revision 4 of" in damaged.stdout
    assert f"Last good revision: 3 of {filled}" in damaged.stderr
    assert run(main, "history").exit_code in (0, 1)
    done = run(main, "recover", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["files"][0]["revision"] == 3
    with opened(home) as store:
        assert cell(store.document(filled)) == 2
    assert "nothing to recover" in run(main, "recover").stdout


def test_usage(home: Path, tmp_path: Path, run: Run) -> None:
    for command in ("history", "show", "restore", "backup", "compact", "check", "recover"):
        assert run(main, command, "--help").exit_code == 0
    nothing = run(main, "history")
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (2, 1)
    assert "holds no local workbook" in nothing.stderr
    with opened(home):
        pass
    assert "has no workbook yet" in run(main, "history").stderr
    key = tmp_path / "key.json"
    key.write_text("{}")
    google = run(main, "restore", "1", GOOGLE_KEYS=key, WORKBOOK="1" + "a" * 43)
    assert (google.exit_code, "version history" in google.stderr) == (2, True)
    assert run(main, "show", "0").exit_code == 2
    assert (home / DATABASE_NAME).exists()
