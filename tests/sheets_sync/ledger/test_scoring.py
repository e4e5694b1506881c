"""What the office set on 评分标准, and what of it cannot be used."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.scoring import DEFAULT_POINTS, TOTAL, read_scoring
from sheets_sync.workbook.layout.settings_table import SCORE_ITEMS
from tests.ledgers import table_of

Told = list[tuple[str, int | None, str, str]]


def read(
    changed: Mapping[str, Cell], *more: tuple[Cell, Cell]
) -> tuple[Mapping[str, Decimal], Told]:
    """The points where the office has changed some and added lines below; what is told of it."""
    stands: dict[Cell, Cell] = {item.key: item.points for item in SCORE_ITEMS}
    stands.update(changed)
    lines: list[dict[str, Cell]] = [
        {"key": key, "points": points} for key, points in (*stands.items(), *more)
    ]
    scoring, unusable = read_scoring(table_of("scoring", lines))
    return scoring.points, [(found.key, found.row, found.column, found.variant)
                            for found in unusable]  # fmt: skip


def test_the_defaults_sum_to_a_hundred_and_stand_where_nothing_is_set() -> None:
    table = table_of("scoring", [{"key": "households", "points": 10}])
    del table.columns["points"]

    assert sum(DEFAULT_POINTS.values()) == TOTAL
    assert read({}) == (DEFAULT_POINTS, [])
    assert read_scoring(None)[0].points == DEFAULT_POINTS
    assert read_scoring(table)[0].points == DEFAULT_POINTS
    assert read_scoring(table_of("scoring", []))[0].points == DEFAULT_POINTS


@pytest.mark.parametrize(("more", "less"), [(12, 3), ("12", "３"), (12.0, " 3 "), (12.5, "2.5")])
def test_points_are_read_however_they_are_typed(more: Cell, less: Cell) -> None:
    points, told = read({"households": more, "visits": less})

    assert told == []
    assert points["households"] + points["visits"] == 15
    assert points["households"] == Decimal(str(more))


def test_an_item_may_weigh_nothing() -> None:
    points, told = read({"households": 15, "visits": 0})

    assert told == []
    assert (points["households"], points["visits"]) == (Decimal(15), Decimal(0))


def test_the_arithmetic_is_decimal() -> None:
    points, told = read({"households": 10.1, "visits": 4.7, "must_visits": 15.2})

    assert told == []
    assert points["visits"] == Decimal("4.7")


@pytest.mark.parametrize(
    ("cell", "variant"),
    [
        ("", "number"),
        ("十分", "number"),
        (True, "number"),
        (-10, "bounds"),
        (101, "bounds"),
    ],
)
def test_points_that_cannot_be_used_are_told_and_change_nothing_else(
    cell: Cell, variant: str
) -> None:
    points, told = read({"households": cell, "visits": 4, "must_visits": 16})

    assert points == {**DEFAULT_POINTS, "visits": 4, "must_visits": 16}
    assert told == [("households", 2, "points", variant)]


def test_all_are_at_their_defaults_where_they_do_not_sum_to_a_hundred() -> None:
    points, told = read({"households": 20})
    beside, both = read({"households": "很多", "visits": 0})

    assert points == beside == DEFAULT_POINTS
    assert told == [("", None, "points", "sum")]
    assert both == [("households", 2, "points", "number"), ("", None, "points", "sum")]


def test_lines_without_a_name_of_ours_are_told_and_not_used() -> None:
    points, told = read({}, ("no_such_item", 5), ("households", 20), ("", 7), ("", ""))

    assert points == DEFAULT_POINTS
    assert [(key, variant) for key, _, _, variant in told] == [
        ("no_such_item", "unknown"),
        ("households", "doubled"),
        ("", "nameless"),
    ]
    assert [row for _, row, _, _ in told] == [16, 17, 18]


def test_a_missing_line_has_its_default() -> None:
    lines: list[dict[str, Cell]] = [
        {"key": item.key, "points": item.points} for item in SCORE_ITEMS[2:]
    ]
    lines.append({"key": "households", "points": 10})

    scoring, unusable = read_scoring(table_of("scoring", lines))
    assert (scoring.points, unusable) == (DEFAULT_POINTS, ())
