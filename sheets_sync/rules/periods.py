"""Quarters and years as periods of assessment: `2026Q1`, `2026` (assessment.md)."""

from sheets_sync.ledger.calendar import first_day
from sheets_sync.ledger.thresholds import Thresholds

_QUARTER, _YEAR = 3, 12


def first_month(period: str) -> int:
    """The month (see calendar.py) with which a quarter or year begins."""
    year, _, quarter = period.partition("Q")
    return int(year) * _YEAR + (_QUARTER * (int(quarter) - 1) if quarter else 0)


def last_day_of(period: str) -> int:
    """Serial of the last day of a quarter or year."""
    months = _QUARTER if "Q" in period else _YEAR
    return first_day(first_month(period) + months) - 1


def publication_day(period: str, thresholds: Thresholds) -> int | None:
    """The day from which a quarter's ranking is published, if nothing delays it; None for years.

    Those follow the fourth quarter's final ranking, which has no fixed date.
    """
    if "Q" not in period:
        return None
    return last_day_of(period) + thresholds.whole("publish_after_days")
