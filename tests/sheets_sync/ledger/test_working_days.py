"""Chinese working days: announced years, and an estimate for those that are not."""

from datetime import date

import pytest

from sheets_sync.ledger.dates import date_of, serial_of
from sheets_sync.ledger.working_days import is_announced, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True),  # a Saturday worked for spring festival
        ("2026-02-16", False),  # new year's eve, a Monday
        ("2026-02-23", False),  # the last day of the holidays, a Monday
        ("2026-02-24", True),
        ("2026-03-21", False),  # a Saturday
        ("2026-03-20", True),
    ],
)
def test_days_of_an_announced_year(day: str, works: bool) -> None:
    assert is_working_day(serial_of(date.fromisoformat(day))) is works


def test_a_year_that_is_not_announced_is_estimated_by_its_usual_holidays() -> None:
    year = next(year for year in range(2026, 2060) if not is_announced(year))

    assert not is_working_day(serial_of(date(year, 1, 1)))
    assert not is_working_day(serial_of(date(year, 10, 1)))
    weekdays = [serial_of(date(year, 7, day)) for day in range(1, 32)]
    assert all(is_working_day(day) == (date_of(day).weekday() < 5) for day in weekdays)


def test_the_day_itself_is_not_counted() -> None:
    friday = serial_of(date(2026, 3, 20))

    assert working_days_after(friday, 0) == friday
    assert date_of(working_days_after(friday, 1)) == date(2026, 3, 23)
    assert date_of(working_days_after(friday, 5)) == date(2026, 3, 27)
