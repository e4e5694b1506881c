"""Months as whole numbers, so that they compare and subtract like days do.

A month is `year * 12 + month - 1`; days are serials (see dates.py).
"""

from functools import cache

from sheets_sync.ledger.dates import date_of, serial_of

_MONTHS = 12


@cache
def month_of(day: int) -> int:
    """The month in which a day lies."""
    when = date_of(day)
    return when.year * _MONTHS + when.month - 1


@cache
def first_day(month: int) -> int:
    """Serial of the first day of a month."""
    year, index = divmod(month, _MONTHS)
    return serial_of(date_of(0).replace(year=year, month=index + 1, day=1))


def last_day(month: int) -> int:
    """Serial of the last day of a month."""
    return first_day(month + 1) - 1


def days_in(month: int) -> int:
    """How many days a month has."""
    return first_day(month + 1) - first_day(month)


def month_text(month: int) -> str:
    """`2026-03`, the period of findings about a month."""
    year, index = divmod(month, _MONTHS)
    return f"{year:04d}-{index + 1:02d}"


def day_text(day: int) -> str:
    """`2026-03-05`, whatever the locale."""
    return date_of(day).isoformat()
