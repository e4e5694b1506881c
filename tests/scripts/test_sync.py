import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from scripts import sync
from sheets_sync.local_sheets import LocalServer, create_app, open_store
from sheets_sync.workbook.client import connect
from tests.product import ROOT
from tests.scripts.conftest import Run
from tests.service import environment
from tests.workbooks import LiveWorkbook

STAFF = {
    "staff_id": "S001",
    "name": "李春芳",
    "role": "网格员",
    "grid": "W01",
    "from": "2025-01-01",
}
HOME = {"household_id": "H1", "grid": "W01", "address": "1组3号", "head": "王大勇"}
ROW = {
    "visited_on": "2026-03-05",
    "worker": "S001",
    "target": "王大勇",
    "method": "入户面谈",
    "duty": "社情民意采集",
    "content": "问了近况,一切都好,没有别的事情。",
    "outcome": "无事项",
}
NOW = "2026-03-05T18:00"


def test_json_is_as_promised_and_names_no_resident(live: LiveWorkbook, run: Run) -> None:
    live.type_rows("staff", [STAFF])
    live.type_rows("households", [HOME])
    live.type_rows("diary", [ROW, {**ROW, "target": "赵小六"}])

    done = run(sync.main, "--json", "--now", NOW)
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert list(told) == ["findings", "cells_written", "calls", "rounds", "seconds"]
    assert told["cells_written"] > 0
    assert set(told["calls"]) == {"read", "write"}
    assert told["rounds"] == 1
    assert told["seconds"]["read"] > 0
    found = next(finding for finding in told["findings"] if finding["code"] == "R106")
    assert list(found) == [
        *("code", "severity", "tab", "record_id", "period"),
        *("row", "column", "subject", "message"),
    ]
    assert (found["severity"], found["tab"], found["row"]) == ("error", "diary", 3)
    assert (found["record_id"], found["column"], found["period"]) == ("D-000002", "target", "")
    assert "王大勇" not in done.stdout
    assert "赵小六" not in done.stdout
    assert "赵**" in found["message"]
    assert not done.stderr

    again = json.loads(run(sync.main, "--json", "--now", NOW).stdout)
    assert (again["cells_written"], again["calls"]) == (0, {"read": 1, "write": 0})


def test_the_table_is_for_people(live: LiveWorkbook, run: Run) -> None:
    live.type_rows("diary", [{**ROW, "visited_on": ""}])
    done = run(sync.main, "--now", NOW)
    assert done.exit_code == 1
    assert "民情日记" in done.stdout
    assert "R101" in done.stdout
    assert done.stdout.splitlines()[-2].startswith("1 rows: ")
    assert re.fullmatch("Rule set [0-9a-f]{64}", done.stdout.splitlines()[-1])


def test_nothing_to_mend_is_exit_code_0(live: LiveWorkbook, run: Run) -> None:
    done = run(sync.main)
    assert done.exit_code == 0
    assert done.stdout.startswith("0 rows: 0 errors, 0 warnings")


def test_a_dry_run_leaves_everything_as_it_was(live: LiveWorkbook, run: Run) -> None:
    live.type_rows("diary", [ROW])
    before = live.store.document(live.spreadsheet_id).revision
    done = run(sync.main, "--dry-run", "--json", "--now", NOW)
    assert json.loads(done.stdout)["cells_written"] == 0
    assert json.loads(done.stdout)["findings"]
    assert live.store.document(live.spreadsheet_id).revision == before


def test_a_moment_that_is_none_is_usage(run: Run) -> None:
    done = run(sync.main, "--now", "yesterday")
    assert done.exit_code == 2
    assert "write a moment such as" in done.stderr


def one_line(done: Result, code: int) -> str:
    """What a refused command says."""
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_workbook_of_another_kind_is_refused(live: LiveWorkbook, run: Run) -> None:
    other = live.people.create("账本").id
    said = one_line(run(sync.main, WORKBOOK=other), 1)
    assert "is not a Gridbook workbook yet; run `python -m scripts.setup_workbook`" in said


def test_a_wrong_sheet_id_is_refused(live: LiveWorkbook, run: Run) -> None:
    assert "check the sheet id in GRIDBOOK_WORKBOOK" in one_line(run(sync.main, WORKBOOK="1aB"), 1)


def test_a_sheet_that_is_not_shared_is_refused(home: Path, tmp_path: Path, run: Run) -> None:
    store = open_store(tmp_path / "google")
    server = LocalServer(store, app=create_app(store, accept_any_token=True))
    server.start()
    try:
        key = store.service_account(server.root)
        sheet = store.create({"spreadsheet": {}}, who="somebody@else.example").file.file_id
        settings = {"GOOGLE_KEYS": key, "SHEETS_ROOT": server.root, "WORKBOOK": sheet}
        said = one_line(run(sync.main, **settings), 1)
        assert "share the sheet with gridbook@local.iam.gserviceaccount.com as an editor" in said
        connect(key, root=server.root).close()
    finally:
        server.stop()
        store.close()


def test_a_key_file_that_is_none_is_usage(tmp_path: Path, run: Run) -> None:
    key_file = tmp_path / "key.json"
    key_file.write_text("not JSON")
    said = one_line(run(sync.main, GOOGLE_KEYS=key_file, WORKBOOK="1aB"), 2)
    assert "is not the key of a service account" in said


def test_a_missing_sheet_setting_is_usage(live: LiveWorkbook, home: Path, run: Run) -> None:
    key_file = home / "local-service-account.json"
    assert "GRIDBOOK_WORKBOOK is not set" in one_line(run(sync.main, GOOGLE_KEYS=key_file), 2)


def test_a_locked_database_is_refused(live: LiveWorkbook, home: Path, run: Run) -> None:
    live.database.close()
    with sqlite3.connect(home / "gridbook.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        said = one_line(run(sync.main), 1)
    other.close()
    assert "gridbook.sqlite3 is locked by another program: close it" in said


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from scripts.sync import main
main(["--json"])
"""


def test_a_full_disk_is_refused(live: LiveWorkbook, home: Path) -> None:
    """Files that cannot grow stand for a disk that is full: SQLite meets the same failed write."""
    live.type_rows("diary", [{**ROW, "content": f"{row} " + "很" * 200} for row in range(400)])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED],
        cwd=ROOT,
        env=environment(home, {}),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert (
        "gridbook.sqlite3 cannot be written: check the space and health of its disk" in done.stderr
    )


@pytest.mark.parametrize("lost", ["tab", "column"])
def test_what_is_missing_is_a_finding(live: LiveWorkbook, run: Run, lost: str) -> None:
    if lost == "tab":
        live.sheet.del_worksheet(live.tab("disputes"))
    else:
        live.tab("diary").delete_columns(2)
    done = run(sync.main, "--json")
    codes = [finding["code"] for finding in json.loads(done.stdout)["findings"]]
    assert ("W101" if lost == "tab" else "W102") in codes
