"""Dates and times as texts that sort."""

import pytest

from sheets_sync.conditions import calendar
from sheets_sync.conditions.calendar import Calendar
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.values import Value
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import DAY_SECONDS

MARCH_5 = 46086


def test_texts_of_days_moments_and_times() -> None:
    assert calendar.day_text(MARCH_5) == "2026-03-05"
    assert calendar.moment_text(MARCH_5 * DAY_SECONDS + 14 * 3600 + 300) == "2026-03-05 14:05"
    assert calendar.time_text(14 * 3600 + 359) == "14:05"
    assert calendar.time_text(DAY_SECONDS) == "24:00"


@pytest.mark.parametrize(
    ("tells", "typed", "text"),
    [
        (Calendar.DATE, "2026-3-5", "2026-03-05"),
        (Calendar.DATE, "2026年3月5日", "2026-03-05"),
        (Calendar.DATE, 20260305, "2026-03-05"),
        (Calendar.DATE, "2026-3-5 9:00", "2026-03-05"),
        (Calendar.MOMENT, "2026-3-5 9:00", "2026-03-05 09:00"),
        (Calendar.MOMENT, "2026-3-5", "2026-03-05"),
        (Calendar.TIME, "9:05", "09:05"),
        (Calendar.TIME, "下午2点", "14:00"),
    ],
)
def test_dates_as_people_write_them_in_conditions(tells: Calendar, typed: Cell, text: str) -> None:
    assert calendar.spelled(tells, typed) == text


@pytest.mark.parametrize(
    ("tells", "typed", "variant"),
    [
        (Calendar.DATE, "上个月", "date"),
        (Calendar.DATE, "3月5日", "date"),
        (Calendar.MOMENT, "now", "date"),
        (Calendar.DATE, 7, "date"),
        (Calendar.TIME, "2026-03-05", "time"),
    ],
)
def test_what_is_no_date(tells: Calendar, typed: Cell, variant: str) -> None:
    with pytest.raises(Fault, match=variant):
        calendar.spelled(tells, typed)


@pytest.mark.parametrize(
    ("day", "modifiers", "result"),
    [
        ("2026-01-31", ("+1 month",), "2026-02-28"),
        ("2024-02-29", ("+1 year",), "2025-02-28"),
        ("2026-03-05", ("-12 months", "+7 days"), "2025-03-12"),
        ("2026-12-31", ("+2 month",), "2027-02-28"),
        ("2026-03-05 14:05", ("start of month", "-1 day"), "2026-02-28"),
        ("2026-03-05", ("start of year", "-1 days"), "2025-12-31"),
        ("2026-03-05", ("+99999 days", "+99999 years"), None),
        ("2026-03-05", ("-99999 months",), None),
        ("x", (), None),
        (46086, ("+1 day",), "2026-03-06"),
        (None, (), None),
    ],
)
def test_shifting(day: Value, modifiers: tuple[str, ...], result: str | None) -> None:
    assert calendar.shifted_date(day, tuple(map(calendar.shift, modifiers))) == result


@pytest.mark.parametrize(
    ("modifier", "variant"),
    [("now", "now"), ("localtime", "modifier"), ("+1 hour", "modifier"), ("", "modifier"),
     ("+100000 days", "modifier"), ("utc", "modifier"), ("weekday 1", "modifier")],
)  # fmt: skip
def test_other_modifiers_are_refused(modifier: str, variant: str) -> None:
    with pytest.raises(Fault, match=variant):
        calendar.shift(modifier)


def test_differences() -> None:
    assert calendar.days_between("2026-03-05", "2026-03-01") == 4
    assert calendar.days_between("2026-03-05 12:00", "2026-03-05") == 0.5
    assert calendar.whole_days_between("2026-03-05 01:00", "2026-03-04 23:00") == 1
    assert calendar.minutes_between("14:30", "14:05") == 25
    assert calendar.minutes_between("2026-03-05 14:30", "2026-03-04 14:00") == 24 * 60 + 30
    assert calendar.minutes_between("2026-03-05 14:30", "14:00") is None
    assert calendar.days_between("now", "2026-03-01") is None


def test_later() -> None:
    assert calendar.later("2026-03-05", 7) == "2026-03-12"
    assert calendar.later("2026-03-05", 0.5) == "2026-03-05 12:00"
    assert calendar.later("2026-03-05 14:05", -1) == "2026-03-04 14:05"
    assert calendar.later("2026-03-05", 1e300) is None
    assert calendar.later("2026-03-05", 2_400_000) is not None
    assert calendar.later("2026-03-05", None) is None


def test_formats() -> None:
    said = "%Y年%m月%d日 %H:%M %j %w %u %%"
    calendar.check_format(said)
    assert calendar.formatted(said, "2026-03-01 14:05") == "2026年03月01日 14:05 060 0 7 %"
    assert calendar.formatted("%m", None) is None
    assert calendar.julian_day("2026-03-05") == 2461104.5
    for bad in ("%s", "%", "", "%Y" * 30, "%S"):
        with pytest.raises(Fault, match="format"):
            calendar.check_format(bad)


def test_no_cell_says_now() -> None:
    assert calendar.seconds_of("now") is None
    assert calendar.formatted("%Y", "now") is None
