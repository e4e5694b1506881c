"""Chinese working days: holidays and the weekends that are worked in their stead."""

from datetime import date
from functools import cache

import chinese_calendar  # data of the State Council's announcements, year by year
import holidays

from sheets_sync.ledger.dates import date_of

_SATURDAY = 5


@cache
def is_announced(year: int) -> bool:
    """Whether the year's holidays have been announced; if not, working days are an estimate."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@cache
def is_working_day(day: int) -> bool:
    """Whether offices work on a day (a serial); by the usual holidays where none are announced."""
    when = date_of(day)
    if is_announced(when.year):
        return bool(chinese_calendar.is_workday(when))
    return when.weekday() < _SATURDAY and when not in _usual_holidays(when.year)


@cache
def _usual_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=[year])


def working_days_after(day: int, count: int) -> int:
    """The last of so many working days after a day, which is not counted itself."""
    while count > 0:
        day += 1
        count -= is_working_day(day)
    return day
