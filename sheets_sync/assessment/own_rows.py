"""Facts told by the workers' own rows: diary, reports, disputes, services (§6.2).

An error must not pay: a row with an R-error is gathered, but counts for nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sheets_sync.assessment.assessed_rows import AssessedTab, rows_with
from sheets_sync.assessment.evidence import Case, Entry, Report, WorkerQuarter
from sheets_sync.assessment.quarters import quarter_of
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.rules import disputes, reports
from sheets_sync.rules.judging import Verdicts

SUSPICIOUS: Final = frozenset(("A401", "A402", "A404"))


def gather_entries(tab: AssessedTab, context: Context) -> Mapping[WorkerQuarter, Sequence[Entry]]:
    """Diary rows by the quarter of their date."""
    found: defaultdict[WorkerQuarter, list[Entry]] = defaultdict(list)
    late = context.thresholds.whole("late_entry_hours") * 3600
    quarters: dict[int, str] = {}
    for row, name, worker, visited_on, first_seen in tab.each("worker", "visited_on", "first_seen"):
        day = visited_on if row not in tab.errors else tab.day(row, "visited_on")
        if worker is None or day is None:
            continue
        counts = tab.counts(row)
        in_time: bool | None = None
        if first_seen is not None:
            in_time = counts and first_seen - (visited_on + 1) * DAY_SECONDS <= late
        quarter = quarters.get(day) or quarters.setdefault(day, quarter_of(day))
        found[worker, quarter].append(Entry(name, counts, in_time))
    return found


def gather_suspicious(
    tab: AssessedTab, verdicts: Verdicts
) -> Mapping[WorkerQuarter, Sequence[str]]:
    """Diary rows that carry one of the codes that make a back-check likelier."""
    found: defaultdict[WorkerQuarter, list[str]] = defaultdict(list)
    flagged = rows_with(verdicts, "diary", SUSPICIOUS)
    for row, name, worker, day in tab.each("worker", "visited_on") if flagged else ():
        if row in flagged and worker is not None and day is not None and tab.counts(row):
            found[worker, quarter_of(day)].append(name)
    return found


def gather_reports(
    tab: AssessedTab, context: Context
) -> tuple[Mapping[WorkerQuarter, Sequence[Report]], Mapping[str, Sequence[tuple[int, bool, str]]]]:
    """Reports by the quarter in which the matter was found; those that count also by worker."""
    found: defaultdict[WorkerQuarter, list[Report]] = defaultdict(list)
    told: defaultdict[str, list[tuple[int, bool, str]]] = defaultdict(list)
    limits = reports.due_ats(tab.rows, context)
    columns = ("worker", "kind", "validity", *reports.RECIPIENTS)
    for row, name, worker, kind, validity, *told_at in tab.each(*columns):
        day = tab.day(row, "found_at")
        if worker is None or day is None:
            continue
        counts, due_at, nil = tab.counts(row), limits[row], kind == "nil_report"
        sound_limit = due_at is not None and not tab.wrong(row, "found_at", "level", "kind")
        told_all = counts and all(at is not None for at in told_at)
        report = Report(
            name,
            counts,
            nil,
            validity,
            told_all,
            told_all and due_at is not None and max(told_at) <= due_at,
            sound_limit and context.now <= (due_at or 0),
        )
        found[worker, quarter_of(day)].append(report)
        if counts and kind is not None:
            told[worker].append((day, nil, name))
    return found, told


def gather_disputes(
    tab: AssessedTab, late_escalations: AbstractSet[int], context: Context
) -> Mapping[WorkerQuarter, Sequence[Case]]:
    """Disputes by the quarter in which they were closed, open ones by that of their limit."""
    found: defaultdict[WorkerQuarter, list[Case]] = defaultdict(list)
    limits = disputes.due_ats(tab.rows, context)
    for row, name, worker, closed_at, result in tab.each("worker", "closed_at", "result"):
        due_at, counts = limits[row], tab.counts(row)
        is_open = closed_at is None and not tab.wrong(row, "closed_at")
        sound_limit = due_at is not None and not tab.wrong(row, "reported_at", "level")
        if is_open and sound_limit and due_at is not None:
            day: int | None = due_at // DAY_SECONDS
        elif is_open:
            day = tab.day(row, "reported_at")
        else:
            day = tab.day(row, "closed_at", "reported_at")
        if worker is None or day is None:
            continue
        in_time = closed_at is not None and due_at is not None and closed_at <= due_at
        case = Case(
            name,
            is_open and sound_limit and context.now <= (due_at or 0),
            counts and result in ("settled", "handed_over"),
            counts and in_time and row not in late_escalations,
        )
        found[worker, quarter_of(day)].append(case)
    return found


def gather_services(tab: AssessedTab, context: Context) -> Mapping[WorkerQuarter, Sequence[Case]]:
    """Services by the quarter in which they were asked for."""
    found: defaultdict[WorkerQuarter, list[Case]] = defaultdict(list)
    most = context.thresholds.whole("service_days")
    for row, name, worker, asked_on, done_on in tab.each("worker", "asked_on", "done_on"):
        day = tab.day(row, "asked_on")
        if worker is None or day is None:
            continue
        is_open = done_on is None and not tab.wrong(row, "asked_on", "done_on")
        dated = asked_on is not None and done_on is not None
        in_time = tab.counts(row) and dated and done_on - asked_on <= most
        case = Case(name, is_open and context.today - day <= most, in_time, in_time)
        found[worker, quarter_of(day)].append(case)
    return found
