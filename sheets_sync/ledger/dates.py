"""Days, times of day and moments in cells, as integers that compare fast.

A day is a serial (0 = 1899-12-30), a time of day is seconds since midnight (0 to 86400, where
86400 is 24:00), a moment is `day * 86400 + seconds` in the workbook's own time zone. The
spellings that are understood are those of workbook.md, Reading cells.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from math import floor
from typing import Final, NamedTuple

from sheets_sync.ledger.cells import Cell, fold
from sheets_sync.ledger.times import spelled_time

DAY_SECONDS: Final = 86400
_EPOCH: Final = date(1899, 12, 30).toordinal()
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
FIRST_SERIAL: Final = 18264
AFTER_LAST_SERIAL: Final = 73051
_LEAP_YEAR: Final = 2000
_LONGEST_LEAP_GAP: Final = 8


class Unreadable(Enum):
    """What a reading is when the cell holds neither a date nor a time: R102."""

    UNREADABLE = "unreadable"


UNREADABLE: Final = Unreadable.UNREADABLE


class Day(NamedTuple):
    """A calendar day; `serial` counts days since 1899-12-30."""

    serial: int


class Yearless(NamedTuple):
    """A day whose year was not written: R104, see `resolve_yearless`."""

    month: int
    day: int


class Moment(NamedTuple):
    """A point in time, in seconds since 1899-12-30 00:00; at 00:00 if no time was written.

    A serial number without a fraction has no time: the sheet cannot tell it from 00:00.
    """

    moment: int
    has_time: bool


class YearlessMoment(NamedTuple):
    """A moment whose year was not written; `seconds` (0 to 86400) go on top of the resolved day."""

    month: int
    day: int
    seconds: int
    has_time: bool


class _Spelled(NamedTuple):
    """A date as text spells it, with the seconds of the time behind it if there is one."""

    day: Day | Yearless
    seconds: int | None


# A time stands behind a blank or a T; directly behind 日; or begins with a word itself.
_TIME_BEHIND = r"(?:(?:\s+|T|(?<=日)|(?![0-9]))(?P<time>\S.*))?"
_SPELLINGS = tuple(
    re.compile(spelling + _TIME_BEHIND)
    for spelling in (
        r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"(?:(?P<year>[0-9]{4})\s*年\s*)?(?P<month>[0-9]{1,2})\s*月\s*(?P<day>[0-9]{1,2})\s*日",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>)(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})",
    )
)


def serial_of(day: date) -> int:
    """Serial of a calendar day."""
    return day.toordinal() - _EPOCH


def date_of(serial: int) -> date:
    """Calendar day of a serial; ValueError outside the years 1 to 9999."""
    return date.fromordinal(serial + _EPOCH)


def moment_of(at: datetime) -> int:
    """Moment of a local wall-clock time, rounded to the second; a time zone is not looked at."""
    seconds = (at.hour * 60 + at.minute) * 60 + at.second + (at.microsecond >= 500_000)
    return serial_of(at) * DAY_SECONDS + seconds


def datetime_of(moment: int) -> datetime:
    """Local wall-clock time of a moment, without a time zone."""
    serial, seconds = divmod(moment, DAY_SECONDS)
    return datetime.combine(date_of(serial), time.min) + timedelta(seconds=seconds)


def read_day(cell: Cell) -> Day | Yearless | Unreadable:
    """The day in a cell of a date column.

    A time behind the date must make sense and is then set aside (`2026-03-05 24:00` is still the
    fifth); a serial that rounds up to the next day's 00:00 is that day. Blank is unreadable.
    """
    if isinstance(cell, str):
        spelled = _spelled_date(fold(cell))
        return spelled.day if spelled else UNREADABLE
    moment = _numbered_moment(cell)
    return UNREADABLE if moment is None else Day(moment // DAY_SECONDS)


def read_time(cell: Cell) -> int | Unreadable:
    """Seconds since midnight in a cell of a time column, 0 to 86400.

    Of a date with a time behind it, or a full serial, the time counts (00:00 for a serial that
    rounds up to the next day); text that is a date alone is unreadable, and so is blank.
    """
    if isinstance(cell, str):
        text = fold(cell)
        seconds = spelled_time(text)
        if seconds is None and (spelled := _spelled_date(text)):
            seconds = spelled.seconds
        return UNREADABLE if seconds is None else seconds
    if isinstance(cell, bool):
        return UNREADABLE
    if 0 <= cell <= 1:
        return _in_seconds(cell)
    if FIRST_SERIAL <= cell < AFTER_LAST_SERIAL:
        return _in_seconds(cell) % DAY_SECONDS
    return UNREADABLE


def read_moment(cell: Cell) -> Moment | YearlessMoment | Unreadable:
    """The moment in a cell of a date-time column; a date alone will do. Blank is unreadable."""
    if isinstance(cell, str):
        spelled = _spelled_date(fold(cell))
        if not spelled:
            return UNREADABLE
        has_time = spelled.seconds is not None
        seconds = spelled.seconds or 0
        if isinstance(spelled.day, Yearless):
            return YearlessMoment(*spelled.day, seconds, has_time)
        return Moment(spelled.day.serial * DAY_SECONDS + seconds, has_time)
    moment = _numbered_moment(cell)
    return UNREADABLE if moment is None else Moment(moment, moment % DAY_SECONDS != 0)


def resolve_yearless(month: int, day: int, anchor_day: int, *, ahead: bool) -> int | None:
    """Serial of the day that a date without a year means, seen from the serial `anchor_day`.

    The latest such day that is not after the anchor; for columns that may lie `ahead`, the one
    nearest to it, the earlier of two equally near. 29 February is looked for in leap years only.
    None if no year has such a day.
    """
    around = date_of(anchor_day).year
    years = range(around - _LONGEST_LEAP_GAP, around + _LONGEST_LEAP_GAP + 1)
    days = [serial for year in years if (serial := _serial(year, month, day)) is not None]
    if ahead:
        return min(days, key=lambda serial: abs(serial - anchor_day), default=None)
    return max((serial for serial in days if serial <= anchor_day), default=None)


def _in_seconds(number: float) -> int:
    return floor(number * DAY_SECONDS + 0.5)


def _numbered_moment(number: float) -> int | None:
    """Moment that a number in a date column means: a serial, or eight digits like 20260305."""
    if isinstance(number, bool):
        return None
    if FIRST_SERIAL <= number < AFTER_LAST_SERIAL:
        return _in_seconds(number)
    if 19_500_101 <= number <= 20_991_231 and number == floor(number):
        year, rest = divmod(int(number), 10_000)
        serial = _serial(year, *divmod(rest, 100))
        return None if serial is None else serial * DAY_SECONDS
    return None


def _spelled_date(text: str) -> _Spelled | None:
    """The date that a folded text spells, with its time; None if any part of it is no date."""
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(text):
            break
    else:
        return None
    day = _day_or_yearless(match["year"], int(match["month"]), int(match["day"]))
    if day is None:
        return None
    if not match["time"]:
        return _Spelled(day, None)
    seconds = spelled_time(match["time"])
    return None if seconds is None else _Spelled(day, seconds)


def _day_or_yearless(year: str | None, month: int, day: int) -> Day | Yearless | None:
    if not year:
        return Yearless(month, day) if _serial(_LEAP_YEAR, month, day) is not None else None
    # The same years as for serials: a sheet turns most typed dates into numbers by itself.
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    serial = _serial(int(year), month, day)
    return None if serial is None else Day(serial)


def _serial(year: int, month: int, day: int) -> int | None:
    try:
        return serial_of(date(year, month, day))
    except ValueError:
        return None
