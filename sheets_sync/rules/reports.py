"""I601 to I604: are dangers told to all three, in time and every month (§4.2.3, §6.2)?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets_sync.findings import Hit
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.rows import Rows
from sheets_sync.rules.limits import begun, is_open, unreadable
from sheets_sync.rules.rulebook import LATE

RECIPIENTS = ("to_centre_at", "to_leader_at", "to_assistant_at")
_HOUR = 3600
_LEVELS = ("critical", "urgent", "ordinary", "complex")


def due_ats(rows: Rows, context: Context) -> list[int | None]:
    """The moment by which all three are to be told; None for nil reports."""
    return _limits(rows, {key: _send_seconds(key, context) for key in _LEVELS})


def _send_seconds(level: str, context: Context) -> int:
    return int(context.thresholds.decimal(f"send_hours_{level}") * _HOUR)


def close_limits(rows: Rows, context: Context) -> list[int | None]:
    """The moment by which a report is to be closed; None for nil reports."""
    whole = context.thresholds.whole
    return _limits(rows, {key: whole(f"close_days_{key}") * DAY_SECONDS for key in _LEVELS})


def _limits(rows: Rows, seconds: Mapping[str, int]) -> list[int | None]:
    limits: list[int | None] = []
    for _, found, kind, level in rows.each("found_at", "kind", "level"):
        known = found is not None and kind not in ("nil_report", None) and level is not None
        limits.append(begun(found) + seconds[level] if known else None)
    return limits


def derived(rows: Rows, context: Context) -> Mapping[str, Sequence[Any]]:
    """应报时限."""
    return {"due_at": due_ats(rows, context)}


def told_late(rows: Rows, context: Context) -> Iterator[Hit]:
    """I601: one of the three was told after the limit."""
    if rows.tab.key != "reports":
        return
    for row, due_at in enumerate(due_ats(rows, context)):
        if due_at is None:
            continue
        late = [key for key in RECIPIENTS if (rows.values[key][row] or 0) > due_at]
        if late:
            yield Hit(row, "I601", late[0], args={"headers": late, "limit": due_at})


def not_told(rows: Rows, context: Context) -> Iterator[Hit]:
    """I602: the limit is gone and somebody has not been told."""
    if rows.tab.key != "reports":
        return
    asked = [key for key in RECIPIENTS if key not in rows.lost]
    for row, due_at in enumerate(due_ats(rows, context)):
        if due_at is None or context.now <= due_at:
            continue
        missing = [
            key for key in asked if rows.values[key][row] is None and not unreadable(rows, row, key)
        ]
        if missing:
            yield Hit(row, "I602", missing[0], args={"headers": missing, "limit": due_at})


def closing(rows: Rows, context: Context) -> Iterator[Hit]:
    """I603: open after the close limit, or closed after it."""
    if rows.tab.key != "reports":
        return
    for row, limit in enumerate(close_limits(rows, context)):
        if limit is None:
            continue
        closed = rows.values["closed_at"][row]
        if closed is not None:
            if closed > limit:
                yield Hit(row, "I603", "closed_at", LATE, {"limit": limit, "at": closed})
        elif context.now > limit and is_open(rows, row):
            yield Hit(row, "I603", "closed_at", "", {"limit": limit})


def deadlines(rows: Rows, context: Context) -> Iterator[int]:
    """When a report comes to be late: one second after each limit."""
    if rows.tab.key != "reports":
        return
    for row, due_at in enumerate(due_ats(rows, context)):
        if due_at is not None and any(rows.values[key][row] is None for key in RECIPIENTS):
            yield due_at + 1
    for row, limit in enumerate(close_limits(rows, context)):
        if limit is not None and is_open(rows, row):
            yield limit + 1


REPORT_RULES = (told_late, not_told, closing)
