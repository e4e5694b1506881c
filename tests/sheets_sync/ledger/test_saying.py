"""What one cell says, by the kind of its column."""

from decimal import Decimal

import pytest

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.covers import Cover
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.saying import Said, say, whole
from sheets_sync.workbook.layout import TAB


def said(path: str, cell: Cell) -> Said:
    tab, _, key = path.partition(".")
    return say(TAB[tab].column(key), cell, "zh-CN", default_thresholds("zh-CN"))


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("diary.visited_on", 46086, 46086),
        ("diary.visited_on", "2026年3月5日", 46086),
        ("diary.arrived_at", "下午2点", 14 * 3600),
        ("disputes.reported_at", "2026-3-5 9:00", 46086 * 86400 + 9 * 3600),
        ("diary.method", " 入户面谈 ", "in_home"),
        ("diary.topic", "停车难", "停车难"),
        ("surveys.visits_recalled", 0, "zero"),
        ("households.tags", "独居老人、残疾家庭", frozenset({"elder_alone", "disabled"})),
        ("adjustments.points", "１.5", Decimal("1.5")),
        ("appeals.period", "2026年第1季度", "2026Q1"),
        ("appeals.period", "2026年", "2026"),
        ("appeals.period", 2026, "2026"),
        ("staff.covers", "W07", (Cover("W07", None, None),)),
        ("diary.worker", 7, "7"),
    ],
)
def test_what_can_be_read(path: str, cell: Cell, value: object) -> None:
    found = said(path, cell)

    assert found.code == ""
    if path == "households.tags":
        assert len(found.value) == 2
    else:
        assert found.value == value


@pytest.mark.parametrize(
    ("path", "cell", "code", "variant"),
    [
        ("diary.visited_on", "", "R101", ""),
        ("diary.visited_on", "　", "R101", ""),
        ("diary.visited_on", "那天", "R102", "date"),
        ("diary.arrived_at", "晚上3点", "R102", "evening"),
        ("diary.arrived_at", 1.5, "R102", "time"),
        ("disputes.reported_at", "上周", "R102", "moment"),
        ("diary.method", "随便", "R108", ""),
        ("diary.topic", "没有这类", "R108", ""),
        ("households.tags", "独居老人、名人", "R108", ""),
        ("adjustments.points", "很多", "R102", "number"),
        ("adjustments.points", -1, "R102", "absurd"),
        ("places.cycle_days", 0, "R102", "absurd"),
        ("appeals.period", "去年", "R102", "period"),
        ("staff.covers", "W07(去年~今年)", "R102", "covers"),
    ],
)
def test_what_cannot(path: str, cell: Cell, code: str, variant: str) -> None:
    found = said(path, cell)

    assert (found.code, found.variant) == (code, variant)


def test_a_blank_cell_that_nobody_asks_for_says_nothing() -> None:
    assert said("diary.arrived_at", "") == Said(None)


def test_the_known_tags_count_beside_an_unknown_one() -> None:
    assert len(said("households.tags", "独居老人、名人").value) == 1


def test_counts_are_whole() -> None:
    assert whole(Decimal("3.7")) == 3
    assert whole(None) is None
