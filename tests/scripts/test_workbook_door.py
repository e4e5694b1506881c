import threading
from pathlib import Path

import pytest

from scripts import workbook_door
from scripts.workbook_door import running_door
from scripts.workbook_door import workbook_door as opened
from sheets_sync.local_sheets import InUse, open_store, write_workbook_file
from sheets_sync.settings import Settings, load_settings
from tests.workbooks import LiveWorkbook, live_workbook


def settings_of(home: Path, **more: str) -> Settings:
    return load_settings({"GRIDBOOK_HOME": str(home), **more})


def test_the_server_that_runs_is_used(live: LiveWorkbook, home: Path) -> None:
    with opened(settings_of(home)) as door:
        assert door.root == live.service.root
        assert door.spreadsheet_id == live.spreadsheet_id


def test_another_sheet_may_be_named(live: LiveWorkbook, home: Path) -> None:
    with opened(settings_of(home, GRIDBOOK_WORKBOOK="1aB")) as door:
        assert door.spreadsheet_id == "1aB"


def test_a_strangers_server_on_the_port_is_not_trusted(home: Path, tmp_path: Path) -> None:
    with live_workbook(home):
        pass
    with live_workbook(tmp_path / "other") as stranger:
        write_workbook_file(home, stranger.spreadsheet_id, stranger.service.root or "")
        assert running_door(settings_of(home)) is None
        with opened(settings_of(home)) as door:
            assert door.root != stranger.service.root


@pytest.mark.parametrize("told", ["", "{", "[]", "{}", '{"sheets_root": 1}'])
def test_a_file_that_tells_nothing_is_passed_over(home: Path, told: str) -> None:
    (home / "workbook.json").write_text(told)
    assert running_door(settings_of(home)) is None


def test_a_command_waits_for_one_that_is_about_to_end(home: Path) -> None:
    store = open_store(home)
    threading.Timer(0.5, store.close).start()
    with opened(settings_of(home)) as door:
        assert door.spreadsheet_id


def test_a_store_that_stays_in_use_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_door, "START_SECONDS", 0)
    store = open_store(home)
    with pytest.raises(InUse, match="in use by process"), opened(settings_of(home)):
        pass
    store.close()
