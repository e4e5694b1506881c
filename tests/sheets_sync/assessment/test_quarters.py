"""Quarters and years as spans."""

from sheets_sync.assessment.quarters import (
    first_day_of,
    months_of,
    quarter_before,
    quarter_of,
    quarters_of,
)
from sheets_sync.ledger.calendar import month_text
from tests.assessing import day


def test_a_day_lies_in_its_quarter() -> None:
    days = ("2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31", "2028-02-29")
    assert [quarter_of(day(one)) for one in days] == [
        *("2026Q1", "2026Q1", "2026Q2", "2026Q4", "2028Q1"),
    ]


def test_months_and_first_days() -> None:
    assert list(map(month_text, months_of("2026Q4"))) == ["2026-10", "2026-11", "2026-12"]
    assert len(months_of("2026")) == 12
    assert first_day_of("2026") == first_day_of("2026Q1") == day("2026-01-01")


def test_quarters_in_a_row() -> None:
    assert quarter_before("2026Q1") == "2025Q4"
    assert quarters_of("2026") == ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
