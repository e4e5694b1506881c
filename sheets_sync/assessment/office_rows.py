"""Facts told by rows of leaders and office: tasks, surveys, verdicts, adjustments, rulings.

Rows with an R-error are other people's slips, so they are left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from sheets_sync.assessment.assessed_rows import AssessedTab
from sheets_sync.assessment.evidence import (
    Adjustment,
    Case,
    Ruling,
    Survey,
    Verdict,
    WorkerQuarter,
)
from sheets_sync.assessment.quarters import quarter_before, quarter_of
from sheets_sync.assessment.sources import DrawnRow, Sources
from sheets_sync.ledger.cells import is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.rules.periods import last_day_of

SCORES: Final[Mapping[str, int]] = {
    "very": 100,
    "satisfied": 85,
    "fairly": 70,
    "dissatisfied": 40,
}


def gather_tasks(tab: AssessedTab, context: Context) -> Mapping[WorkerQuarter, Sequence[Case]]:
    """Tasks by the quarter of their due date."""
    found: defaultdict[WorkerQuarter, list[Case]] = defaultdict(list)
    for row, name, worker, due_on, done_on in tab.each("worker", "due_on", "done_on"):
        if worker is None or due_on is None or not tab.counts(row):
            continue
        in_time = done_on is not None and done_on <= due_on
        case = Case(name, done_on is None and due_on >= context.today, in_time, in_time)
        found[worker, quarter_of(due_on)].append(case)
    return found


def gather_surveys(
    tab: AssessedTab, sources: Sources, context: Context
) -> Mapping[WorkerQuarter, Sequence[Survey]]:
    """Surveys by the quarter to which they belong."""
    found: defaultdict[WorkerQuarter, list[Survey]] = defaultdict(list)
    quarter_for = _survey_quarters(sources, context)
    for row, name, worker, day, satisfaction in tab.each("worker", "surveyed_on", "satisfaction"):
        if worker is not None and day is not None and tab.counts(row):
            found[worker, quarter_for(day)].append(Survey(name, day, SCORES.get(satisfaction)))
    return found


def _survey_quarters(sources: Sources, context: Context) -> Callable[[int], str]:
    """A survey dated in the draft stage of a quarter belongs to that quarter."""
    known: dict[int, str] = {}

    def found(day: int) -> str:
        own = quarter_of(day)
        former = quarter_before(own)
        if last_day_of(former) < context.start_date:
            return own
        stages = sources.stages_of(former, context)
        return former if stages.seal <= day < stages.publish else own

    def quarter_for(day: int) -> str:
        return known.get(day) or known.setdefault(day, found(day))

    return quarter_for


def gather_adjustments(tab: AssessedTab) -> Mapping[str, Sequence[Adjustment]]:
    """Approved lines by worker."""
    found: defaultdict[str, list[Adjustment]] = defaultdict(list)
    columns = ("worker", "on", "kind", "points", "approved_by")
    for row, name, worker, day, kind, points, approved_by in tab.each(*columns):
        approved = approved_by is not None and not is_blank(approved_by)
        if worker is None or day is None or kind is None or not approved or not tab.counts(row):
            continue
        if points is not None or kind == "veto":
            found[worker].append(Adjustment(name, day, kind, points or Decimal()))
    return found


def gather_verdicts(
    tab: AssessedTab, draws: Iterable[DrawnRow]
) -> Mapping[WorkerQuarter, Sequence[Verdict]]:
    """What leaders found, but for homes that were never visited."""
    found: defaultdict[WorkerQuarter, list[Verdict]] = defaultdict(list)
    drawn = {draw.record_id: draw for draw in draws if not draw.missed}
    for row, name, verdict in tab.each("verdict"):
        draw = drawn.get(name)
        if draw is not None and verdict is not None and tab.counts(row):
            found[draw.worker, draw.quarter].append(Verdict(name, verdict))
    return found


def gather_rulings(
    tab: AssessedTab, sources: Sources, context: Context
) -> Mapping[WorkerQuarter, Sequence[Ruling]]:
    """Adjusting rulings on appeals of which the needed cells can be read: they are the leaders'."""
    found: defaultdict[WorkerQuarter, list[Ruling]] = defaultdict(list)
    columns = ("worker", "period", "appealed_on", "ruling", "points", "ruled_on")
    for _, name, worker, period, appealed_on, ruling, points, ruled_on in tab.each(*columns):
        if worker is None or period is None or appealed_on is None:
            continue
        if ruling != "adjusted" or points is None:
            continue
        if appealed_on <= sources.stages_of(period, context).appeal_until:
            found[worker, period].append(Ruling(name, period, points, ruled_on))
    return found
