"""Time limits of disputes and reports, and when they begin (rules.md, D5xx)."""

from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.rows import Rows

_UNREADABLE = ("R102", "R108")


def begun(moment: int) -> int:
    """When a limit begins to run: without a time of day at the end of the day.

    The doubt is the worker's; likewise an end without a time of day is the beginning of its day,
    which is what the moment itself says.
    """
    return moment if moment % DAY_SECONDS else moment + DAY_SECONDS


def is_open(rows: Rows, row: int) -> bool:
    """Whether a dispute or report has not ended: it tells neither when nor how."""
    if rows.values["closed_at"][row] is not None or "closed_at" in rows.lost:
        return False
    if "result" in rows.values and rows.values["result"][row] is not None:
        return False
    return not unreadable(rows, row, "closed_at", "result")


def unreadable(rows: Rows, row: int, *columns: str) -> bool:
    """Whether one of the cells says something that nobody can read."""
    if rows.lost & set(columns):
        return True
    hits = rows.hits.get(row, ())
    return any(hit.code in _UNREADABLE and hit.column in columns for hit in hits)
