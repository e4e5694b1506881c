"""Months as numbers."""

from datetime import date

import pytest

from sheets_sync.ledger.calendar import (
    day_text,
    days_in,
    first_day,
    last_day,
    month_of,
    month_text,
)
from sheets_sync.ledger.dates import serial_of


@pytest.mark.parametrize(
    ("day", "text", "size"),
    [
        (date(2026, 3, 5), "2026-03", 31),
        (date(2024, 2, 29), "2024-02", 29),
        (date(2026, 2, 1), "2026-02", 28),
        (date(2025, 12, 31), "2025-12", 31),
    ],
)
def test_a_month_knows_its_days(day: date, text: str, size: int) -> None:
    month = month_of(serial_of(day))

    assert month_text(month) == text
    assert days_in(month) == size
    assert first_day(month) == serial_of(day.replace(day=1))
    assert last_day(month) == first_day(month) + size - 1
    assert day_text(serial_of(day)) == day.isoformat()


def test_months_follow_one_another_over_the_new_year() -> None:
    december = month_of(serial_of(date(2025, 12, 31)))

    assert month_of(serial_of(date(2026, 1, 1))) == december + 1
    assert last_day(december) + 1 == first_day(december + 1)
