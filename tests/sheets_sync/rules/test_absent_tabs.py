"""A tab that cannot be read makes nobody's rows wrong: what needs it is skipped."""

from datetime import datetime

import pytest

from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.snapshot import MissingTab, Snapshot
from tests.ledgers import Desk, snapshot_of

NOW = datetime.fromisoformat("2026-03-28 18:00")
DIARY = """民情日记
编号 | 走访日期 | 网格员 | 走访对象
D-000001 | 2026-03-05 | S02 | H001
D-000002 | 2026-03-06 | 李秀英 | P001
D-000003 | 2026-03-06 | 查无此人 | 查无此户
"""


def without(tab: str) -> Snapshot:
    snapshot = snapshot_of(base_with(DIARY))
    del snapshot.tables[tab]
    snapshot.problems = (MissingTab(tab),)
    return snapshot


def codes(desk: Desk, snapshot: Snapshot) -> set[tuple[str, str]]:
    findings = desk.check(snapshot, NOW).verdicts.findings
    return {(finding.code, finding.record_id) for finding in findings}


@pytest.mark.parametrize("tab", ["households", "places", "grids", "staff", "diary"])
def test_only_what_was_wrong_before_is_wrong_without_it(tab: str) -> None:
    before = codes(Desk(), snapshot_of(base_with(DIARY)))

    assert codes(Desk(), without(tab)) - before == {("W101", "")}


@pytest.mark.parametrize("tab", ["households", "places", "grids", "staff", "diary"])
def test_when_it_is_back_all_is_as_it_was(tab: str) -> None:
    desk = Desk()
    before = codes(desk, snapshot_of(base_with(DIARY)))
    codes(desk, without(tab))

    assert codes(desk, snapshot_of(base_with(DIARY))) == before


def test_what_stands_about_homes_stays_without_the_diary() -> None:
    snapshot = without("diary")
    snapshot.tables["households"].columns["due_state"][0] = "已访"

    patch = Desk().check(snapshot, NOW).patch

    assert not [w for w in patch.writes if (w.tab, w.column) == ("households", "due_state")]


def test_unknown_people_and_homes_are_found_where_the_registers_are() -> None:
    found = codes(Desk(), snapshot_of(base_with(DIARY)))

    assert {("R105", "D-000003")} <= found
