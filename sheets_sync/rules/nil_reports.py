"""I604: every worker reports each month, if only that there is nothing to report (§4.2.3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.calendar import first_day, last_day, month_of, month_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.rows import Rows
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.quotas import days_in_post

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_GRACE_DAYS = 3  # nil reports of the first days of a month may serve the month before
Told = Iterable[tuple[int, bool]]  # day of a report and whether it is a nil report


def months_told(told: Told, owed: Iterable[int]) -> set[int]:
    """The months for which a worker has reported.

    `owed` are the months that ask for a report. A nil report of the first three days of a month
    serves the month before, if that is owed and has none, and then only that.
    """
    reports: dict[int, list[tuple[int, bool]]] = {}
    for day, nil in told:
        reports.setdefault(month_of(day), []).append((day, nil))
    found: set[int] = set()
    asked = set(owed)
    for month in sorted({*reports, *(month for month in asked if month + 1 in reports)}):
        own = reports.get(month, [])
        if own:
            found.add(month)
            continue
        early = [
            (day, nil)
            for day, nil in reports.get(month + 1, [])
            if nil and day < first_day(month + 1) + _GRACE_DAYS
        ]
        if month in asked and early:
            found.add(month)
            reports[month + 1].remove(min(early))
    return found


def told_by(reports: Rows) -> Mapping[str, list[tuple[int, bool]]]:
    """The readable reports by folded staff id."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for _, worker, found_at, kind in reports.each("worker", "found_at", "kind"):
        if worker is not None and found_at is not None and kind is not None:
            found.setdefault(worker, []).append((found_at // DAY_SECONDS, kind == "nil_report"))
    return found


class NilReports:
    """Names the workers who were silent through the month that has closed."""

    def __init__(self) -> None:
        self._findings: tuple[Finding, ...] = ()

    def look(self, view: "Overview") -> None:
        """All workers in post, anew where a report or a register has changed."""
        reports = view.ledger.tabs.get("reports")
        if reports is None or "staff" in view.context.registers.absent:
            self._findings = ()
        elif view.anew or not reports.alignment.unchanged:
            self._findings = tuple(_silent(reports.rows, view.context))

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """None."""
        return iter(())

    def findings(self) -> Iterator[Finding]:
        """I604."""
        return iter(self._findings)

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """None."""
        return {}


def _silent(reports: Rows, context: Context) -> Iterator[Finding]:
    if reports.lost & {"worker", "found_at", "kind"}:
        return
    month, least = month_of(context.today) - 1, context.thresholds.whole("min_days_in_post")
    told = told_by(reports)
    for staff in sorted(context.registers.posts):
        if days_in_post(staff, month, context) < least:
            continue
        own = told.get(staff, [])
        first = min((month_of(day) for day, _ in own), default=month)
        span = range(min(first, month) - 1, month + 1)
        owed = [m for m in span if days_in_post(staff, m, context) >= least]
        if month not in months_told(own, owed):
            yield _finding(staff, month, context)


def _finding(staff: str, month: int, context: Context) -> Finding:
    posts = context.registers.posts[staff]
    in_month = [
        post
        for post in posts
        if post.role == "grid_worker" and post.days_between(first_day(month), last_day(month))
    ]
    post = in_month[-1] if in_month else posts[-1]
    return Finding(
        "I604",
        RULE["I604"].severity,
        "staff",
        post.staff_id,
        post.row,
        None,
        month_text(month),
        subject=post.name,
        worker=post.staff_id,
        grid=post.grid,
        args={"month": month_text(month)},
    )
