"""T701 to T707: tasks, services, rectifications, decisions and appeals that wait (§4.1, §6)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.rows import Rows
from sheets_sync.ledger.working_days import working_days_after
from sheets_sync.rules.limits import unreadable
from sheets_sync.rules.periods import publication_day


def task_states(rows: Rows, context: Context) -> list[str | None]:
    """The state of each task; None where its due date is missing."""
    soon = context.thresholds.whole("task_soon_days")
    states: list[str | None] = []
    for row, due_on, done_on in rows.each("due_on", "done_on"):
        if due_on is None or unreadable(rows, row, "done_on"):
            states.append(None)
        elif done_on is not None:
            states.append("done_on_time" if done_on <= due_on else "done_late")
        elif due_on < context.today:
            states.append("overdue")
        else:
            states.append("due_soon" if due_on - context.today <= soon else "open")
    return states


def tasks(rows: Rows, context: Context) -> Iterator[Hit]:
    """T701 and T702: a task that is nearly or already overdue."""
    if rows.tab.key != "tasks":
        return
    for row, state in enumerate(task_states(rows, context)):
        if state in ("due_soon", "overdue"):
            days = abs(rows.values["due_on"][row] - context.today)
            args = {"due": rows.values["due_on"][row], "days": days}
            yield Hit(row, "T701" if state == "due_soon" else "T702", "done_on", "", args)


def services(rows: Rows, context: Context) -> Iterator[Hit]:
    """T703: an errand that is still open after some days."""
    if rows.tab.key != "services" or "done_on" in rows.lost:
        return
    most = context.thresholds.whole("service_days")
    for row, asked, done in rows.each("asked_on", "done_on"):
        if asked is None or done is not None or context.today - asked <= most:
            continue
        if not unreadable(rows, row, "done_on"):
            args = {"days": context.today - asked, "most": most}
            yield Hit(row, "T703", "done_on", "", args)


def rectification_states(rows: Rows, context: Context) -> list[str | None]:
    """The state of each rectification; None where its due date is missing."""
    states: list[str | None] = []
    for row, due_on, done_on, review in rows.each("due_on", "done_on", "review"):
        if review == "passed":
            states.append("passed")
        elif done_on is not None and review is None:
            states.append("to_review")
        elif due_on is None or unreadable(rows, row, "done_on", "review"):
            states.append(None)
        else:
            states.append("overdue" if due_on < context.today else "in_progress")
    return states


def rectifications(rows: Rows, context: Context) -> Iterator[Hit]:
    """T704: not mended, or not well enough, after the date set for it."""
    if rows.tab.key != "rectifications":
        return
    for row, state in enumerate(rectification_states(rows, context)):
        if state == "overdue":
            due = rows.values["due_on"][row]
            failed = rows.values["review"][row] == "failed"
            args = {"due": due, "days": context.today - due}
            yield Hit(row, "T704", "done_on", "failed" if failed else "", args)


def decisions(rows: Rows, context: Context) -> Iterator[Hit]:
    """T705: a decision of the committee whose date has gone without being carried out."""
    if rows.tab.key != "agenda" or rows.lost & {"decision", "done_on"}:
        return
    for row, decision, due_on, done_on in rows.each("decision", "due_on", "done_on"):
        if due_on is None or done_on is not None or due_on >= context.today:
            continue
        decided = decision is not None and not is_blank(decision)
        if decided and not unreadable(rows, row, "done_on"):
            args = {"due": due_on, "days": context.today - due_on}
            yield Hit(row, "T705", "done_on", "", args)


def appeal_states(rows: Rows, context: Context) -> list[str | None]:
    """The state of each appeal; None where date or period cannot be read."""
    answer = context.thresholds.whole("answer_days")
    states: list[str | None] = []
    for row, appealed, period, ruling in rows.each("appealed_on", "period", "ruling"):
        if appealed is None or period is None or unreadable(rows, row, "ruling"):
            states.append(None)
        elif _too_late(appealed, period, context):
            states.append("too_late")
        elif ruling is not None:
            states.append("answered")
        elif working_days_after(appealed, answer) < context.today:
            states.append("answer_overdue")
        else:
            states.append("to_review")
    return states


def _too_late(appealed: int, period: str, context: Context) -> bool:
    published = publication_day(period, context.thresholds)
    if published is None:
        return False
    return appealed > working_days_after(published, context.thresholds.whole("appeal_days"))


def appeals(rows: Rows, context: Context) -> Iterator[Hit]:
    """T707: an appeal that nobody has ruled on within its working days."""
    if rows.tab.key != "appeals":
        return
    days = context.thresholds.whole("answer_days")
    for row, state in enumerate(appeal_states(rows, context)):
        if state == "answer_overdue":
            until = working_days_after(rows.values["appealed_on"][row], days)
            yield Hit(row, "T707", "ruling", "", {"until": until, "days": days})


def derived_tasks(rows: Rows, context: Context) -> Mapping[str, Sequence[Any]]:
    """状态 of a task."""
    return {"state": task_states(rows, context)}


def derived_rectifications(rows: Rows, context: Context) -> Mapping[str, Sequence[Any]]:
    """状态 of a rectification."""
    return {"state": rectification_states(rows, context)}


def derived_appeals(rows: Rows, context: Context) -> Mapping[str, Sequence[Any]]:
    """状态 of an appeal."""
    return {"state": appeal_states(rows, context)}


def derived_services(rows: Rows, _context: Context) -> Mapping[str, Sequence[Any]]:
    """耗时(天): from the day it was asked for to the day it was done."""
    return {
        "days": [
            done - asked if done is not None and asked is not None and done >= asked else None
            for _, asked, done in rows.each("asked_on", "done_on")
        ]
    }


FOLLOW_UP_RULES = (tasks, services, rectifications, decisions, appeals)
