"""Dates and times inside a condition: texts like 2026-03-05, which sort as they follow in time."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.values import Value
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import (
    DAY_SECONDS,
    Day,
    Moment,
    date_of,
    datetime_of,
    read_day,
    read_moment,
    read_time,
)

_JULIAN_DAY_0: Final = 2_415_018.5  # of serial day 0, 1899-12-30 00:00
_MOST_REMEMBERED: Final = 50_000
_SHIFT = re.compile(r"([+-]?[0-9]{1,5})\s*(day|month|year)s?")
_STARTS: Final = ("start of month", "start of year")
_FORMATS: Final = frozenset("YmdHMjwu%")

Shift = Callable[[datetime], datetime]


class Calendar(Enum):
    """What the texts of a column or function tell."""

    DATE = "date"
    MOMENT = "moment"
    TIME = "time"


def day_text(serial: int) -> str:
    """A serial day as 2026-03-05."""
    return date_of(serial).isoformat()


def moment_text(moment: int) -> str:
    """A moment as 2026-03-05 14:05."""
    return f"{datetime_of(moment):%Y-%m-%d %H:%M}"


def time_text(seconds: int) -> str:
    """Seconds since midnight as 14:05; the end of a day is 24:00."""
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


def spelled(calendar: Calendar, typed: Cell) -> str:
    """A date or time that a condition names, as the cells of such a column tell it.

    Raises Fault where no such date can be read.
    """
    if calendar is Calendar.TIME:
        seconds = read_time(typed)
        if isinstance(seconds, int):
            return time_text(seconds)
    else:
        moment, day = read_moment(typed), read_day(typed)
        if calendar is Calendar.MOMENT and isinstance(moment, Moment) and moment.has_time:
            return moment_text(moment.moment)
        if isinstance(day, Day):
            return day_text(day.serial)
    raise Fault("time" if calendar is Calendar.TIME else "date", cell=typed)


@lru_cache(maxsize=_MOST_REMEMBERED)
def seconds_of(value: Value) -> tuple[int, bool] | None:
    """The moment that a text tells, or a number as a sheet counts days; whether with a time."""
    if value is None or (isinstance(value, str) and not value[:1].isdigit()):
        return None
    moment = read_moment(value)
    return (moment.moment, moment.has_time) if isinstance(moment, Moment) else None


def shift(modifier: str) -> Shift:
    """The change that a modifier of DATE makes, such as `+7 days`; raises Fault for any other.

    The day after a month or year is the last one where that month is shorter.
    """
    text = " ".join(modifier.lower().split())
    if text == "now":
        raise Fault("now")
    if text in _STARTS:
        in_year = text == "start of year"
        return lambda at: at.replace(day=1, month=1 if in_year else at.month)
    match = _SHIFT.fullmatch(text)
    if match is None:
        raise Fault("modifier", cell=modifier)
    number = int(match[1])
    if match[2] == "day":
        return lambda at: at + timedelta(days=number)
    months = number * (12 if match[2] == "year" else 1)
    return lambda at: _months_after(at, months)


def _months_after(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


@lru_cache(maxsize=_MOST_REMEMBERED)
def shifted_date(value: Value, shifts: tuple[Shift, ...]) -> str | None:
    """The date, each change made to it in turn; None where there is none."""
    told = seconds_of(value)
    if told is None:
        return None
    try:
        at = datetime_of(told[0])
        for change in shifts:
            at = change(at)
    except (ValueError, OverflowError):
        return None
    return at.date().isoformat()


def later(value: Value, days: float | None) -> str | None:
    """The date or moment some days later; a fraction of a day makes a moment of a date."""
    told = seconds_of(value)
    if told is None or days is None or abs(days) > _JULIAN_DAY_0:
        return None
    moment = told[0] + round(days * DAY_SECONDS)
    try:
        timed = told[1] or moment % DAY_SECONDS
        return moment_text(moment) if timed else day_text(moment // DAY_SECONDS)
    except (ValueError, OverflowError):
        return None


def days_between(value: Value, earlier: Value) -> float | None:
    """Days from the earlier to the other; whole where no time of day is told."""
    one, other = seconds_of(value), seconds_of(earlier)
    if one is None or other is None:
        return None
    whole, rest = divmod(one[0] - other[0], DAY_SECONDS)
    return whole + rest / DAY_SECONDS if rest else whole


def whole_days_between(value: Value, earlier: Value) -> int | None:
    """Days from date to date, whatever the time of day."""
    one, other = seconds_of(value), seconds_of(earlier)
    if one is None or other is None:
        return None
    return one[0] // DAY_SECONDS - other[0] // DAY_SECONDS


def minutes_between(value: Value, earlier: Value) -> int | None:
    """Minutes from the earlier to the other: two times of day, or two moments."""
    one, other = _in_time(value), _in_time(earlier)
    if one is None or other is None or one[1] != other[1]:
        return None
    return (one[0] - other[0]) // 60


@lru_cache(maxsize=_MOST_REMEMBERED)
def _in_time(value: Value) -> tuple[int, bool] | None:
    """Seconds, and whether they count from midnight only."""
    told = seconds_of(value)
    if told is not None:
        return told[0], False
    seconds = read_time(value) if isinstance(value, str) else None
    return (seconds, True) if isinstance(seconds, int) else None


def julian_day(value: Value) -> float | None:
    """The Julian day number, as SQLite counts it."""
    told = seconds_of(value)
    return None if told is None else _JULIAN_DAY_0 + told[0] / DAY_SECONDS


def check_format(text: str) -> None:
    """Raises Fault where STRFTIME cannot fill the format."""
    wanted = re.findall("%(.?)", text, re.DOTALL)
    if not text or len(text) > 50 or not _FORMATS.issuperset(wanted) or "" in wanted:
        raise Fault("format", cell=text)


@lru_cache(maxsize=_MOST_REMEMBERED)
def formatted(text: str, value: Value) -> str | None:
    """The date in a format of %Y %m %d %H %M %j (day of the year) %w (0 Sunday) %u (7 Sunday)."""
    told = seconds_of(value)
    if told is None:
        return None
    at = datetime_of(told[0])
    said = {
        "Y": f"{at:%Y}",
        "m": f"{at:%m}",
        "d": f"{at:%d}",
        "H": f"{at:%H}",
        "M": f"{at:%M}",
        "j": f"{at:%j}",
        "w": str(at.isoweekday() % 7),
        "u": str(at.isoweekday()),
        "%": "%",
    }
    return re.sub("%(.)", lambda found: said[found[1]], text)
