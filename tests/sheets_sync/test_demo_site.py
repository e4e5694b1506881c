"""The demo in a real workbook: filled, synced, cleared, filled again."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from sheets_sync.demo import build_demo
from sheets_sync.demo_site import FILLED_TABS, Size, clear_demo, fill_with_demo, is_untouched
from sheets_sync.errors import WorkbookError
from sheets_sync.journal.entries import Past
from sheets_sync.ledger.dates import serial_of
from sheets_sync.settings import load_settings
from sheets_sync.site import Door, Site, open_site
from tests.workbooks import LiveWorkbook, live_workbook

NOW = datetime(2026, 3, 20, 18, 0)  # noqa: DTZ001 # the workbook's local time
TODAY = date(2026, 3, 20)
ROOT = Path(__file__).parents[2]
SMALL = Size(months=2, visits_per_month=18, households=320)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("demo") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def site(live: LiveWorkbook) -> Iterator[Site]:
    home = live.store.home
    door = Door(home / "local-service-account.json", live.service.root, live.spreadsheet_id)
    with open_site(load_settings({"GRIDBOOK_HOME": str(home)}), door) as opened:
        yield opened


def assert_journalled_as_it_stands(site: Site, told: Past) -> None:
    """No sync has had anything to add to what the journal was told of the rows."""
    later = site.history.recall()
    for tab in FILLED_TABS:
        assert later.records.get(tab) == told.records.get(tab)


def settings_cell(live: LiveWorkbook, key: str) -> object:
    return next(row["value"] for row in live.rows("settings") if row["key"] == key)


def test_from_filling_to_real_use(live: LiveWorkbook, site: Site) -> None:
    demo = build_demo(today=TODAY, months=2, visits_per_month=18, households=320)
    assert is_untouched(site)

    calls = site.client.calls.write
    filled = fill_with_demo(site, SMALL, now=NOW)
    assert filled["diary"] == len(demo.of_tab("diary"))
    assert sum(filled.values()) == len(demo.rows)
    assert site.client.calls.write - calls <= 2
    assert settings_cell(live, "start_date") == demo.start_date
    assert not is_untouched(site)
    with pytest.raises(WorkbookError, match=r"Rows stand on 民情日记, .*clear it, or make"):
        fill_with_demo(site, SMALL, now=NOW)

    told = site.history.recall()
    first = site.sync(NOW)
    assert first.rounds == 1
    assert_journalled_as_it_stands(site, told)
    again = site.sync(NOW)
    assert (again.rounds, again.cells_written) == (0, 0)
    assert again.rows["diary"] == filled["diary"]
    codes = {finding.code for finding in again.findings}
    assert {code for plant in demo.plants for code in plant.codes if code[0] in "RVQ"} <= codes

    rows = live.rows("diary")
    for typed, row in zip(demo.of_tab("diary"), rows, strict=True):
        assert typed.entered_on is not None
        assert row["first_seen"] == pytest.approx(typed.entered_on, abs=1 / 86400)
        assert row["related"] == typed.values.get("related", "")

    live.type_rows("diary", [{"visited_on": "2026-03-20"}], first=len(rows) + 2)
    with pytest.raises(WorkbookError, match="not the demo's stand on 民情日记: nothing was"):
        clear_demo(site, now=NOW)
    assert live.rows("households")
    site.sync(NOW)  # has an id now, and is still not the demo's
    with pytest.raises(WorkbookError, match="not the demo's"):
        clear_demo(site, now=NOW)
    live.type_rows("diary", [{"visited_on": ""}], first=len(rows) + 2)

    assert clear_demo(site, now=NOW) == len(demo.rows)
    assert settings_cell(live, "start_date") == serial_of(TODAY)
    for tab in filled:
        assert live.rows(tab) == []
    after = site.sync(NOW)
    assert not [finding for finding in after.findings if finding.code[0] in "RVQJ"]
    assert live.rows("alerts") == [] or after.findings
    assert site.history.verify() == []

    fill_with_demo(site, SMALL, now=NOW)  # ids are never given twice: references follow
    again = site.sync(NOW)
    assert again.rounds == 1
    rows = live.rows("diary")
    ids = {row["record_id"] for row in rows}
    related = {row["related"] for row in rows if row["related"]}
    assert related
    assert related <= ids
    assert min(ids) > "D-000001"


def test_a_size_without_room_is_refused(live: LiveWorkbook, site: Site) -> None:
    clear_demo(site, now=NOW)
    with pytest.raises(ValueError, match="a demo needs 2 months"):
        fill_with_demo(site, Size(months=1), now=NOW)
    assert live.rows("diary") == []


# Fills the workbook and dies just before, or just after, its rows are sent.
FILL = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from requests.adapters import HTTPAdapter
from sheets_sync.demo_site import Size, fill_with_demo
from sheets_sync.settings import load_settings
from sheets_sync.site import Door, open_site
from tests.campaigns.transport import Watched

home, root, spreadsheet_id, moment = sys.argv[1:]
def die(request, now):
    if now == moment and "values:batchUpdate" in request.url:
        os.kill(os.getpid(), signal.SIGKILL)
watched = Watched(
    HTTPAdapter(), lambda r: die(r, "before"), lambda r: die(r, "after"), revisions=True
)
door = Door(Path(home) / "local-service-account.json", root, spreadsheet_id)
with open_site(load_settings({"GRIDBOOK_HOME": home}), door) as site:
    site.client.session.mount(root, watched)
    fill_with_demo(site, Size(months=2, visits_per_month=18, households=320),
                   now=datetime(2026, 3, 20, 18))
"""


def fill_and_die(live: LiveWorkbook, moment: str) -> None:
    arguments = (str(live.store.home), str(live.service.root), live.spreadsheet_id, moment)
    done = subprocess.run([sys.executable, "-c", FILL, *arguments], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("synced", [False, True])
def test_rows_of_a_run_that_was_killed_are_the_demos(
    live: LiveWorkbook, site: Site, synced: bool
) -> None:
    clear_demo(site, now=NOW)
    fill_and_die(live, "after")
    filled = len(live.rows("diary"))
    assert filled
    if synced:
        told = site.history.recall()
        site.sync(NOW)
        assert_journalled_as_it_stands(site, told)

    assert clear_demo(site, now=NOW) > filled
    assert live.rows("diary") == []


def test_rows_that_a_killed_run_never_wrote_are_let_go(live: LiveWorkbook, site: Site) -> None:
    clear_demo(site, now=NOW)
    fill_and_die(live, "before")
    assert live.rows("diary") == []

    filled = fill_with_demo(site, SMALL, now=NOW)
    past = site.history.recall()
    assert {tab: sum(r.alive for r in past.records[tab].values()) for tab in filled} == filled
    assert site.sync(NOW).rows["diary"] == filled["diary"]
    assert site.history.verify() == []


def test_rows_of_people_with_ids_that_were_the_demos_are_theirs(
    live: LiveWorkbook, site: Site
) -> None:
    clear_demo(site, now=NOW)
    live.type_rows("households", [{"household_id": "H0001", "address": "1组1号"}])
    with pytest.raises(WorkbookError, match="not the demo's stand on 住户台账"):
        clear_demo(site, now=NOW)
    live.tab("households").batch_clear(["A2:C2"])
    assert clear_demo(site, now=NOW) == 0
