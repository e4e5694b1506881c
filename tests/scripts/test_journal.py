import json

from scripts import journal, sync
from sheets_sync.ledger.cells import Cell
from tests.scripts.conftest import Run
from tests.workbooks import LiveWorkbook

ROW: dict[str, Cell] = {"visited_on": 46083, "worker": "S02", "content": "走访王奶奶，一切都好"}
NOW = ("--now", "2026-03-05T09:00")


def test_a_row_is_shown_verified_lost_and_restored(live: LiveWorkbook, run: Run) -> None:
    live.type_rows("diary", [ROW])
    run(sync.main, *NOW)
    noted = run(journal.main, "head").stdout.split()[0]
    shown = json.loads(run(journal.main, "show", "D-000001", "--json").stdout)
    assert [(version["op"], version["body"]) for version in shown] == [("new", ROW)]
    assert run(journal.main, "verify", "--head", noted).exit_code == 0

    live.tab("diary").delete_rows(2)
    done = run(journal.main, "restore", "D-000001", "--json", "--now", "2026-03-05T09:10")
    assert json.loads(done.stdout) == [
        {"tab": "diary", "record_id": "D-000001", "outcome": "restored"}
    ]
    assert {key: live.rows("diary")[0][key] for key in ROW} == ROW
    lines = run(journal.main, "export").stdout.splitlines()
    entries = json.loads(run(journal.main, "verify", "--json").stdout)["entries"]
    assert len(lines) == entries

    forged = noted[:-1] + ("0" if noted[-1] != "0" else "1")
    wrong = run(journal.main, "verify", "--head", forged)
    assert wrong.exit_code == 1
    assert "the past was rewritten" in wrong.stdout


def test_usage(live: LiveWorkbook, run: Run) -> None:
    assert run(journal.main, "restore").exit_code == 2
    assert run(journal.main, "verify", "--head", "5:abc").exit_code == 2
    assert run(journal.main, "erase", "--reason", "x").exit_code == 2
    assert run(journal.main, "show", "D-000009").exit_code == 1
    refused = run(journal.main, "erase", "--household", "H9", "--reason", "asked for")
    assert refused.exit_code == 1
    assert "knows no H9" in refused.stderr
