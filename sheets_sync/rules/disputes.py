"""D501 to D505: are disputes passed on, settled and followed up in time (§4.2.2)?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.rows import Rows
from sheets_sync.rules.limits import begun, is_open, unreadable
from sheets_sync.rules.rulebook import LATE

_HOUR = 3600


def due_ats(rows: Rows, context: Context) -> list[int | None]:
    """The moment by which each dispute is to be closed; None where date or level are missing."""
    days = {
        "ordinary": context.thresholds.whole("dispute_days_ordinary"),
        "major": context.thresholds.whole("dispute_days_major"),
    }
    return [
        None if reported is None or level is None else begun(reported) + days[level] * DAY_SECONDS
        for _, reported, level in rows.each("reported_at", "level")
    ]


def derived(rows: Rows, context: Context) -> Mapping[str, Sequence[Any]]:
    """办结时限."""
    return {"due_at": due_ats(rows, context)}


def _escalation_limits(rows: Rows, context: Context) -> list[int | None]:
    """The moment by which a major dispute is to be passed on."""
    seconds = int(context.thresholds.decimal("major_escalate_hours") * _HOUR)
    return [
        begun(reported) + seconds if level == "major" and reported is not None else None
        for _, reported, level in rows.each("reported_at", "level")
    ]


def escalation(rows: Rows, context: Context) -> Iterator[Hit]:
    """D501: a major dispute neither passed on nor closed in time, or that later."""
    if rows.tab.key != "disputes":
        return
    limits = _escalation_limits(rows, context)
    for row, limit in enumerate(limits):
        if limit is None or unreadable(rows, row, "escalated_at", "closed_at"):
            continue
        keys = ("escalated_to", "escalated_at", "closed_at")
        to_whom, passed_on_at, closed_at = (rows.values[key][row] for key in keys)
        if to_whom is not None and passed_on_at is None:
            continue  # passed on, nobody knows when: D503
        first = min((at for at in (passed_on_at, closed_at) if at is not None), default=None)
        if first is not None:
            if first > limit:
                yield Hit(row, "D501", "escalated_at", LATE, {"limit": limit, "at": first})
        elif context.now > limit and is_open(rows, row):
            yield Hit(row, "D501", "escalated_at", "", {"limit": limit})


def closing(rows: Rows, context: Context) -> Iterator[Hit]:
    """D502: open after its limit, or closed after it."""
    if rows.tab.key != "disputes":
        return
    for row, due_at in enumerate(due_ats(rows, context)):
        if due_at is None:
            continue
        closed = rows.values["closed_at"][row]
        if closed is not None:
            if closed > due_at:
                yield Hit(row, "D502", "closed_at", LATE, {"limit": due_at, "at": closed})
        elif context.now > due_at and is_open(rows, row):
            yield Hit(row, "D502", "closed_at", "", {"limit": due_at})


def passed_on(rows: Rows, _context: Context) -> Iterator[Hit]:
    """D503: to whom without when or the other way round; a major one without a word on calming."""
    if rows.tab.key != "disputes" or rows.lost & {"escalated_to", "escalated_at", "calming"}:
        return
    columns = ("escalated_to", "escalated_at", "level", "calming")
    for row, to_whom, at, level, calming in rows.each(*columns):
        if to_whom is not None and at is None and not unreadable(rows, row, "escalated_at"):
            yield Hit(row, "D503", "escalated_at", "when")
        elif at is not None and to_whom is None and not unreadable(rows, row, "escalated_to"):
            yield Hit(row, "D503", "escalated_to", "whom")
        escalated = to_whom is not None or at is not None
        if level == "major" and escalated and (calming is None or is_blank(calming)):
            yield Hit(row, "D503", "calming", "calming")


def ended(rows: Rows, _context: Context) -> Iterator[Hit]:
    """D504: a result without closing time, or the other way round."""
    if rows.tab.key != "disputes" or rows.lost & {"result", "closed_at"}:
        return
    for row, result, closed in rows.each("result", "closed_at"):
        if result is not None and closed is None and not unreadable(rows, row, "closed_at"):
            yield Hit(row, "D504", "closed_at", "when")
        elif closed is not None and result is None and not unreadable(rows, row, "result"):
            yield Hit(row, "D504", "result", "result")


def followed_up(rows: Rows, context: Context) -> Iterator[Hit]:
    """D505: settled some time ago, and nobody has gone back to ask."""
    if rows.tab.key != "disputes" or "followed_up_on" in rows.lost:
        return
    most = context.thresholds.whole("follow_up_days")
    for row, result, closed, back in rows.each("result", "closed_at", "followed_up_on"):
        if result != "settled" or closed is None or back is not None:
            continue
        days = context.today - closed // DAY_SECONDS
        if days > most and not unreadable(rows, row, "followed_up_on"):
            args = {"closed": closed // DAY_SECONDS, "days": days}
            yield Hit(row, "D505", "followed_up_on", "", args)


def deadlines(rows: Rows, context: Context) -> Iterator[int]:
    """When an open dispute comes to be late: one second after the limit itself."""
    if rows.tab.key == "disputes":
        for limits in (_escalation_limits(rows, context), due_ats(rows, context)):
            for row, limit in enumerate(limits):
                if limit is not None and is_open(rows, row):
                    yield limit + 1


DISPUTE_RULES = (escalation, closing, passed_on, ended, followed_up)
