"""Sites on a real local workbook: leases, memories, doors."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sheets_sync.errors import ConfigurationError
from sheets_sync.settings import Settings, load_settings
from sheets_sync.site import Door, Site, google_door, open_site
from sheets_sync.state.leases import Busy
from sheets_sync.workbook.retries import Patience
from tests.workbooks import LiveWorkbook, live_workbook

ROW = {"visited_on": "2026-03-05", "worker": "S001", "target": "H1", "method": "入户面谈"}


@pytest.fixture
def live(home: Path) -> Iterator[LiveWorkbook]:
    with live_workbook(home) as made:
        yield made


def settings_of(home: Path, **more: str) -> Settings:
    return load_settings({"GRIDBOOK_HOME": str(home), **more})


def opened(live: LiveWorkbook, home: Path, stack: ExitStack) -> Site:
    """One more site on the workbook, as another process would open it."""
    door = Door(home / "local-service-account.json", live.service.root, live.spreadsheet_id)
    patience = Patience(sleep=lambda _seconds: None)
    return stack.enter_context(open_site(settings_of(home), door, patience=patience))


def test_a_site_notices_that_another_one_has_synced(live: LiveWorkbook, home: Path) -> None:
    with ExitStack() as stack:
        one, other = opened(live, home, stack), opened(live, home, stack)
        one.sync()
        live.type_rows("diary", [ROW])
        assert other.sync().cells_written > 0
        live.type_rows("diary", [ROW], first=3)
        assert one.sync().cells_written > 0
        assert other.sync().cells_written == 0
        assert one.history.verify() == []


def test_a_site_waits_for_the_lease_and_then_says_who_holds_it(
    live: LiveWorkbook, home: Path
) -> None:
    with ExitStack() as stack:
        one, other = opened(live, home, stack), opened(live, home, stack)
        with one.alone(), pytest.raises(Busy, match="is held by process"):
            other.sync()
        assert other.sync().verified


def test_syncs_of_many_threads_do_not_overlap(live: LiveWorkbook, home: Path) -> None:
    failures: list[Exception] = []
    door = Door(home / "local-service-account.json", live.service.root, live.spreadsheet_id)

    def work(first: int) -> None:
        try:
            with open_site(settings_of(home), door) as site:
                live.type_rows("diary", [ROW], first=first)
                site.sync()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(row,)) for row in (2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    live.restart()
    assert {row["record_id"] for row in live.rows("diary")} == {"D-000001", "D-000002", "D-000003"}


def test_a_dry_run_asks_for_no_lease(live: LiveWorkbook, home: Path) -> None:
    with ExitStack() as stack:
        one, other = opened(live, home, stack), opened(live, home, stack)
        live.type_rows("diary", [ROW])
        with one.alone():
            assert other.sync(dry_run=True).findings
        assert live.rows("diary")[0]["check"] == ""


def test_google_needs_a_sheet(live: LiveWorkbook, home: Path) -> None:
    key = str(home / "local-service-account.json")
    with pytest.raises(ConfigurationError, match=r"make an empty sheet, share it .*@local"):
        google_door(settings_of(home, GRIDBOOK_GOOGLE_KEYS=key))
    settings = settings_of(home, GRIDBOOK_GOOGLE_KEYS=key, GRIDBOOK_WORKBOOK="1aB")
    assert google_door(settings) == Door(Path(key), None, "1aB")
