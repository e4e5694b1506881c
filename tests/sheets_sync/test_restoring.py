"""Rows and tabs brought back, on a real local workbook."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from gspread.utils import ValueRenderOption

from sheets_sync.errors import WorkbookError
from sheets_sync.ledger.cells import Cell
from sheets_sync.restoring import Outcome, restore, restore_tab
from sheets_sync.settings import load_settings
from sheets_sync.site import Door, Site, open_site
from sheets_sync.workbook.layout import TAB
from tests.workbooks import LiveWorkbook, live_workbook

NOW = datetime.fromisoformat("2026-03-20T09:00")
ODD: dict[str, Cell] = {
    "visited_on": 46086,
    "arrived_at": 0.375,
    "worker": "007",
    "target": "=SUM(A1:A9)",
    "content": "  走访\n“王奶奶”😀 '1",
    "problem": "3-2",
    "reason": "TRUE",
}


@pytest.fixture
def live(home: Path) -> Iterator[LiveWorkbook]:
    with live_workbook(home) as workbook:
        yield workbook


@pytest.fixture
def site(live: LiveWorkbook, home: Path) -> Iterator[Site]:
    key = live.store.service_account(live.service.root or "")
    door = Door(key, live.service.root, live.spreadsheet_id)
    with open_site(load_settings({"GRIDBOOK_HOME": str(home)}), door) as opened:
        yield opened


def visits(count: int) -> list[dict[str, Cell]]:
    rows = [
        {**ODD, "content": f"走访第{number}户，{'很好' * (number % 5)}"} for number in range(count)
    ]
    return [ODD, *rows[1:]]


def human(live: LiveWorkbook, tab: str = "diary") -> dict[str, dict[str, Any]]:
    """The human cells of each row by its id."""
    keys = {column.key for column in TAB[tab].columns if column.human}
    rows = live.rows(tab)
    found = {
        row["record_id"]: {k: c for k, c in row.items() if k in keys and c != ""} for row in rows
    }
    assert len(found) == len(rows)
    return found


def delete(live: LiveWorkbook, ids: set[str]) -> None:
    sheet = live.tab("diary")
    column = sheet.col_values(1)
    for row in sorted((at for at, cell in enumerate(column, 1) if cell in ids), reverse=True):
        sheet.delete_rows(row)


def test_a_deleted_row_comes_back_byte_for_byte_and_once(live: LiveWorkbook, site: Site) -> None:
    live.type_rows("diary", visits(3))
    site.sync(NOW)
    before = human(live)
    delete(live, {"D-000001"})
    site.sync(NOW + timedelta(minutes=5))

    later = NOW + timedelta(minutes=10)
    assert [r.outcome for r in restore(site, ["D-000001"], now=later)] == [Outcome.RESTORED]
    assert human(live) == before
    assert [r.outcome for r in restore(site, ["D-000001"], now=later)] == [Outcome.STANDS]
    assert human(live) == before
    assert site.history.verify() == []


def test_a_damaged_row_says_again_what_it_said(live: LiveWorkbook, site: Site) -> None:
    live.type_rows("diary", visits(3))
    site.sync(NOW)
    before = human(live)
    live.type_rows("diary", [{"content": "改坏了", "topic": "停车", "problem": ""}], first=3)
    site.sync(NOW + timedelta(minutes=5))
    assert human(live) != before

    found = restore(site, ["D-000002"], now=NOW + timedelta(minutes=10))
    assert [r.outcome for r in found] == [Outcome.MENDED]
    assert human(live) == before


def test_many_rows_come_back_after_further_edits(live: LiveWorkbook, site: Site) -> None:
    live.type_rows("diary", visits(60))
    site.sync(NOW)
    before = human(live)
    gone = set(random.Random(5).sample(sorted(before), 30))
    delete(live, gone)
    live.type_rows("diary", [{"content": "又改了一次，写得很清楚"}], first=2)
    live.type_rows("diary", [{**ODD, "content": "新写的一行"}], first=40)
    site.sync(NOW + timedelta(minutes=5))
    edited = human(live)

    found = restore(site, vanished=True, now=NOW + timedelta(minutes=10))
    assert {r.record_id for r in found if r.outcome is Outcome.RESTORED} == gone
    after = human(live)
    assert {name: after[name] for name in edited} == edited
    assert {name: after[name] for name in gone} == {name: before[name] for name in gone}
    assert after.keys() == edited.keys() | gone
    assert restore(site, vanished=True, now=NOW + timedelta(minutes=15)) == []


def test_a_home_comes_back_to_its_register(live: LiveWorkbook, site: Site) -> None:
    home: dict[str, Cell] = {"household_id": "H007", "address": "1组7号", "phone": "007"}
    live.type_rows("households", [home])
    site.sync(NOW)
    live.tab("households").delete_rows(2)
    site.sync(NOW + timedelta(days=2))

    assert [r.outcome for r in restore(site, ["H007"], now=NOW + timedelta(days=2))] == [
        Outcome.RESTORED
    ]
    row = live.rows("households")[0]
    assert {key: row[key] for key in home} == home


def test_an_id_that_nobody_knows(site: Site) -> None:
    assert [r.outcome for r in restore(site, ["D-000099"], now=NOW)] == [Outcome.UNKNOWN]


def test_a_tab_as_it_stood_comes_into_a_tab_beside_it(live: LiveWorkbook, site: Site) -> None:
    live.type_rows("diary", visits(3))
    site.sync(NOW)
    before = human(live)
    live.type_rows("diary", [{"content": "改坏了"}], first=2)
    delete(live, {"D-000003"})
    site.sync(NOW + timedelta(minutes=5))
    today = live.rows("diary")

    title = restore_tab(site, "diary", NOW + timedelta(minutes=1))
    assert title == "民情日记 2026-03-20 0901"
    lines = live.sheet.worksheet(title).get_values(
        value_render_option=ValueRenderOption.unformatted
    )
    names = {column.title("zh-CN"): column.key for column in TAB["diary"].columns}
    keys = [names[header] for header in lines[0]]
    stood = [dict(zip(keys, line, strict=True)) for line in lines[1:]]
    assert {
        row.pop("record_id"): {key: cell for key, cell in row.items() if cell != ""}
        for row in stood
    } == before
    assert live.rows("diary") == today
    assert restore_tab(site, "diary", NOW + timedelta(minutes=1)) == f"{title} (2)"
    assert site.sync(NOW + timedelta(minutes=6)).verified


def test_a_tab_of_a_time_before_all_is_refused(site: Site) -> None:
    with pytest.raises(WorkbookError, match="knows no row of 民情日记"):
        restore_tab(site, "diary", NOW - timedelta(days=400))
