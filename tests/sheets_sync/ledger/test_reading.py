"""From cells to values, column by column."""

from datetime import datetime
from typing import Any

import pytest

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def read(*rows: dict[str, Cell], tab: str = "diary") -> TabLedger:
    paper = Paper(base_with(""))
    paper.rows(tab).extend(rows)
    return Desk().check(paper.snapshot(), NOW).ledger.tabs[tab]


def hits(tab: TabLedger, row: int = 0) -> set[tuple[str, str | None, str]]:
    return {(hit.code, hit.column, hit.variant) for hit in tab.rows.hits.get(row, ())}


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("visited_on", "3/5", 46086),
        ("visited_on", "12月31日", 46022),
        ("worker", "李秀英", "s02"),
        ("target", "h001", ("household", "h001")),
        ("target", "P002", ("place", "p002")),
        ("target", "1组2号", ("household", "h002")),
        ("approved_by", "周建国", True),
        ("approved_by", "S02", False),
        ("content", True, "TRUE"),
        ("content", 1, "1"),
    ],
)
def test_values(key: str, cell: Cell, value: Any) -> None:
    base: dict[str, Cell] = {"visited_on": 46086, "worker": "S02"}

    assert read({**base, key: cell}).rows.values[key] == [value]


@pytest.mark.parametrize(
    ("cells", "hit"),
    [
        ({"visited_on": "3/5"}, ("R104", "visited_on", "")),
        ({"visited_on": "2月29日"}, ("R104", "visited_on", "")),
        ({"visited_on": "2月30日"}, ("R102", "visited_on", "date")),
        ({"worker": "S99"}, ("R105", "worker", "unknown")),
        ({"target": "H999"}, ("R106", "target", "unknown")),
        ({"approved_by": "S03"}, ("R105", "approved_by", "approver")),
        ({"method": "飞过去"}, ("R108", "method", "")),
        ({"content": " "}, ("R101", "content", "")),
    ],
)
def test_troubles(cells: dict[str, Cell], hit: tuple[str, str, str]) -> None:
    assert hit in hits(read({"visited_on": 46086, "worker": "S02", **cells}))


def test_a_household_is_asked_for_where_a_place_stands() -> None:
    found = read({"asked_on": 46086, "worker": "S02", "household": "P001"}, tab="services")

    assert ("R106", "household", "household") in hits(found)


def test_true_and_one_are_told_apart_in_one_column() -> None:
    found = read({"visited_on": 46086, "content": True}, {"visited_on": 46086, "content": 1})

    assert found.rows.values["content"] == ["TRUE", "1"]


def test_days_of_moments_are_their_days() -> None:
    found = read({"reported_at": 46086.5, "worker": "S02"}, {"worker": "S02"}, tab="disputes")

    assert found.rows.days == [46086, None]
