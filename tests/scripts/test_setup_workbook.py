from pathlib import Path

from scripts import setup_workbook, sync
from sheets_sync.local_sheets import write_workbook_file
from tests.scripts.conftest import Run
from tests.workbooks import LiveWorkbook, live_workbook


def test_a_fresh_home_is_set_up_without_a_server(home: Path, run: Run) -> None:
    done = run(setup_workbook.main)
    assert done.exit_code == 0
    assert "Tabs created: diary, disputes" in done.stdout
    assert not done.stderr
    assert "Everything was as it should be." in run(setup_workbook.main).stdout
    assert run(sync.main).exit_code == 0


def test_what_was_lost_is_repaired(live: LiveWorkbook, run: Run) -> None:
    live.sheet.del_worksheet(live.tab("disputes"))
    done = run(setup_workbook.main)
    assert done.exit_code == 0
    assert "Tabs created: disputes" in done.stdout
    assert live.tab("disputes").title == "矛盾调处"


def test_another_sheet_by_its_address_and_language(live: LiveWorkbook, run: Run) -> None:
    sheet = live.people.create("Second")
    address = f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit#gid=0"
    done = run(setup_workbook.main, "--sheet", address, "--locale", "en")
    assert done.exit_code == 0
    assert f"Spreadsheet {sheet.id}, en" in done.stdout
    assert f"Later runs need GRIDBOOK_WORKBOOK={sheet.id}" in done.stdout
    assert live.people.open_by_key(sheet.id).worksheets()[0].title == "Diary"
    assert run(sync.main, WORKBOOK=sheet.id).exit_code == 0


def test_what_is_no_sheet_is_usage(run: Run) -> None:
    done = run(setup_workbook.main, "--sheet", "my sheet")
    assert done.exit_code == 2
    assert done.stderr == (
        "'my sheet' is not a sheet: write its id, or the address that the browser shows\n"
    )


def test_google_is_whatever_the_root_says(home: Path, tmp_path: Path, run: Run) -> None:
    """With a key and another root the product goes the way it goes to Google."""
    with live_workbook(tmp_path / "google", ready=False) as google:
        settings = {
            "GOOGLE_KEYS": tmp_path / "google/local-service-account.json",
            "SHEETS_ROOT": google.service.root,
            "WORKBOOK": google.spreadsheet_id,
        }
        assert run(setup_workbook.main, **settings).exit_code == 0
        assert run(sync.main, **settings).exit_code == 0
        assert google.tab("diary").title == "民情日记"
    assert [file.name for file in home.iterdir() if "sheets" in file.name] == []


def test_a_server_that_is_gone_is_replaced(home: Path, run: Run) -> None:
    with live_workbook(home) as live:
        write_workbook_file(home, live.spreadsheet_id, live.service.root or "")
        live.type_rows("diary", [{"visited_on": "2026-03-05"}])
    assert run(sync.main).exit_code == 1
    with live_workbook(home, ready=False) as live:
        assert live.rows("diary")[0]["record_id"] == "D-000001"
