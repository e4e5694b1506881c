"""Quarters and years as spans of days and months: `2026Q1`, `2026` (§6.3)."""

from sheets_sync.ledger.calendar import first_day, month_of
from sheets_sync.rules.periods import first_month

_MONTHS_OF_QUARTER, _MONTHS_OF_YEAR = 3, 12


def quarter_of(day: int) -> str:
    """The quarter in which a day (a serial) lies."""
    year, month = divmod(month_of(day), _MONTHS_OF_YEAR)
    return f"{year:04d}Q{month // _MONTHS_OF_QUARTER + 1}"


def first_day_of(period: str) -> int:
    """Serial of the first day of a quarter or year."""
    return first_day(first_month(period))


def months_of(period: str) -> range:
    """The months (see calendar.py) of a quarter or year, in order."""
    months = _MONTHS_OF_QUARTER if "Q" in period else _MONTHS_OF_YEAR
    return range(first_month(period), first_month(period) + months)


def quarter_before(quarter: str) -> str:
    """The quarter that ends the day before a quarter begins."""
    return quarter_of(first_day_of(quarter) - 1)


def quarters_of(year: str) -> tuple[str, ...]:
    """The four quarters of a year, in order."""
    return tuple(f"{year}Q{number}" for number in range(1, 5))
