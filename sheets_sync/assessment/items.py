"""The fourteen items of the quarter score: what was done of what was asked (assessment.md, table).

Each function takes the evidence, what the quarter asks of a worker, and the quarter.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from sheets_sync.assessment.evidence import Case, Evidence, Report
from sheets_sync.assessment.obligations import OwnedPlace, Worker
from sheets_sync.assessment.quarters import months_of
from sheets_sync.assessment.shares import NO_CASE, Part, Share, counted, weighted
from sheets_sync.ledger.calendar import last_day, month_of, month_text
from sheets_sync.rules.nil_reports import months_told
from sheets_sync.rules.quotas import days_in_post

TRUTH: Final[Mapping[str, Fraction]] = {
    "true": Fraction(1),
    "mostly_true": Fraction(4, 5),
    "partly_false": Fraction(3, 10),
    "false": Fraction(0),
}
_BANDS: Final = (
    (90, Fraction(1)),
    (80, Fraction(9, 10)),
    (70, Fraction(3, 5)),
    (60, Fraction(3, 10)),
)
TASKS, SERVICES, MONTHS, TOLD = "tasks", "services", "months", "told"
_WEIGHT_OF_TASKS: Final = Fraction(3, 5)
_HALF: Final = Fraction(1, 2)

Item = Callable[[Evidence, Worker, str], Share]


def households(evidence: Evidence, worker: Worker, _quarter: str) -> Share:
    """Distinct homes of each month ÷ quota (§4.2.1)."""
    parts, records = [], []
    for month, days, quota, _ in worker.months:
        visits = evidence.visits.get((worker.worker, month), ())
        first_at = {visit.home: visit.record_id for visit in reversed(visits)}
        parts.append(Part(month_text(month), len(first_at), quota, days))
        records += [visit.record_id for visit in visits if first_at[visit.home] == visit.record_id]
    return weighted(parts, records)


def visits(evidence: Evidence, worker: Worker, _quarter: str) -> Share:
    """Household visits of each month ÷ quota (§5.1)."""
    parts, records = [], []
    for month, days, _, quota in worker.months:
        paid = evidence.visits.get((worker.worker, month), ())
        parts.append(Part(month_text(month), len(paid), quota, days))
        records += [visit.record_id for visit in paid]
    return weighted(parts, records)


def must_visits(evidence: Evidence, worker: Worker, _quarter: str) -> Share:
    """Household-months visited, by anybody, ÷ household-months due (§4.2.1 五必访)."""
    parts, records, missed = [], [], []
    for month, homes in worker.due.items():
        visited = 0
        for home in homes:
            paid = evidence.home_visits.get((home, month))
            if paid:
                visited += 1
                records.append(paid[0])
            else:
                missed.append(evidence.at(month).registers.households[home].household_id)
        parts.append(Part(month_text(month), visited, len(homes), len(homes)))
    return weighted(parts, records, missed)


def complete(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Diary rows that count ÷ diary rows of the worker (§6.2)."""
    rows = evidence.entries.get((worker.worker, quarter), ())
    return counted(
        [row.record_id for row in rows if row.counts],
        [row.record_id for row in rows if not row.counts],
    )


def timely(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Diary rows that are not late ÷ those of which the first sight is known (§6.2)."""
    rows = evidence.entries.get((worker.worker, quarter), ())
    return counted(
        [row.record_id for row in rows if row.in_time],
        [row.record_id for row in rows if row.in_time is False],
    )


def true(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """The mean of what back-checks found (§6.4)."""
    told = [v for v in evidence.verdicts.get((worker.worker, quarter), ()) if v.verdict in TRUTH]
    worth = sum((TRUTH[row.verdict] for row in told), Fraction())
    return weighted(
        (Part("", worth, len(told), len(told)),),
        [row.record_id for row in told if TRUTH[row.verdict] > 0],
        [row.record_id for row in told if TRUTH[row.verdict] < 1],
    )


def reports_timely(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Reports whose three recipients were all told in time ÷ reports (§6.2)."""
    asked = [r for r in _reports(evidence, worker, quarter) if not r.nil and not r.running]
    return counted(
        [row.record_id for row in asked if row.told_in_time],
        [row.record_id for row in asked if not row.told_in_time],
    )


def reports_accurate(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Reports that nobody found invalid ÷ reports (§6.2)."""
    asked = [
        row
        for row in _reports(evidence, worker, quarter)
        if not row.nil and row.validity != "duplicate"
    ]
    good = [row for row in asked if row.counts and row.validity != "invalid"]
    bad = [row for row in asked if not row.counts or row.validity == "invalid"]
    return counted([row.record_id for row in good], [row.record_id for row in bad])


def reports_complete(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Half: months with a report or nil report; half: reports that told all three (§4.2.3)."""
    asked = [
        row
        for row in _reports(evidence, worker, quarter)
        if not row.nil and not row.running and row.validity != "duplicate"
    ]
    told = [row.record_id for row in asked if row.told_all]
    untold = [row.record_id for row in asked if not row.told_all]
    owed, reported = _months_reported(evidence, worker, quarter)
    parts = [
        Part(MONTHS, len(reported), len(owed), _HALF),
        Part(TOLD, len(told), len(asked), _HALF),
    ]
    silent = [month_text(month) for month in owed if month not in reported]
    share = weighted(parts, told, [*silent, *untold])
    if share.value is None:
        return NO_CASE
    nil = [row.record_id for row in _reports(evidence, worker, quarter) if row.nil and row.counts]
    return Share(share.value, share.parts, (*told, *nil), share.against)


def _reports(evidence: Evidence, worker: Worker, quarter: str) -> Sequence[Report]:
    return evidence.reports.get((worker.worker, quarter), ())


def _months_reported(
    evidence: Evidence, worker: Worker, quarter: str
) -> tuple[Sequence[int], Sequence[int]]:
    """The months that owe a report, and those of them that have one (rules.md, I604)."""
    context = evidence.context
    least = context.thresholds.whole("min_days_in_post")
    told = evidence.told.get(worker.worker, ())
    months = months_of(quarter)
    first = min((month_of(day) for day, *_ in told), default=months[0])
    span = range(min(first, months[0]) - 1, months[-1] + 1)
    in_post = {month for month, days, *_ in worker.months if days >= least}
    before = {month for month in span if month < months[0] and _owed(month, evidence, worker)}
    reported = months_told(((day, nil) for day, nil, _ in told), in_post | before)
    owed = [
        month
        for month in months
        if month in in_post and (last_day(month) < context.today or month in reported)
    ]
    return owed, [month for month in owed if month in reported]


def _owed(month: int, evidence: Evidence, worker: Worker) -> bool:
    least = evidence.context.thresholds.whole("min_days_in_post")
    return days_in_post(worker.worker, month, evidence.at(month)) >= least


def disputes_settled(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Disputes settled or handed over ÷ those closed or due (§6.2 实效)."""
    return _good(_cases(evidence.disputes, worker, quarter))


def disputes_timely(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """Of the same, those closed in time, major ones passed on in time (§6.2 时效)."""
    return _in_time(_cases(evidence.disputes, worker, quarter))


def patrols(evidence: Evidence, worker: Worker, _quarter: str) -> Share:
    """Patrol dates of each place, at most those expected, ÷ those expected (§4.2.1 场所)."""
    parts: list[Part] = []
    records: list[str] = []
    lacking: list[str] = []
    for owned in worker.places:
        seen = _patrol_dates(evidence, owned)
        parts.append(Part(owned.place, len(seen), owned.expected, owned.expected))
        records += seen.values()
        if len(seen) < owned.expected:
            lacking.append(owned.place)
    return weighted(parts, records, lacking)


def _patrol_dates(evidence: Evidence, owned: OwnedPlace) -> Mapping[int, str]:
    """The dates on which anybody looked at a place in those days, each with one record."""
    dates: dict[int, str] = {}
    for day, record_id in evidence.patrols.get(owned.place, ()):
        if day not in dates and any(first <= day <= last for first, last in owned.spans):
            dates[day] = record_id
    return dates


def tasks(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """3/5 of it tasks done by their date, 2/5 services closed in time (§4.1, §2.1)."""
    done = _in_time(_cases(evidence.tasks, worker, quarter))
    served = _in_time(_cases(evidence.services, worker, quarter))
    parts = (
        Part(TASKS, done.numerator, done.denominator, _WEIGHT_OF_TASKS),
        Part(SERVICES, served.numerator, served.denominator, 1 - _WEIGHT_OF_TASKS),
    )
    records, against = (*done.records, *served.records), (*done.against, *served.against)
    return weighted(parts, records, against)


def satisfaction(evidence: Evidence, worker: Worker, quarter: str) -> Share:
    """The band of the mean of residents' answers, with enough of them (§6.4)."""
    answered = [
        row for row in evidence.surveys.get((worker.worker, quarter), ()) if row.score is not None
    ]
    total = sum(row.score or 0 for row in answered)
    value = band(total, len(answered), evidence.context.thresholds.whole("min_surveys"))
    if value is None:
        return NO_CASE
    parts = (Part("", total, 100 * len(answered), len(answered)),)
    return Share(value, parts, tuple(row.record_id for row in answered))


def band(total: int, answers: int, least: int) -> Fraction | None:
    """The share that a mean of so many answers earns; None where there are too few."""
    if answers < max(1, least):
        return None
    return next((share for mean, share in _BANDS if total >= mean * answers), Fraction())


def _cases(
    cases: Mapping[tuple[str, str], Sequence[Case]], worker: Worker, quarter: str
) -> Sequence[Case]:
    return [case for case in cases.get((worker.worker, quarter), ()) if not case.waits]


def _good(cases: Sequence[Case]) -> Share:
    return counted(
        [case.record_id for case in cases if case.good],
        [case.record_id for case in cases if not case.good],
    )


def _in_time(cases: Sequence[Case]) -> Share:
    return counted(
        [case.record_id for case in cases if case.in_time],
        [case.record_id for case in cases if not case.in_time],
    )


ITEMS: Final[Mapping[str, Item]] = MappingProxyType(
    {
        "households": households,
        "visits": visits,
        "must_visits": must_visits,
        "complete": complete,
        "timely": timely,
        "true": true,
        "reports_timely": reports_timely,
        "reports_accurate": reports_accurate,
        "reports_complete": reports_complete,
        "disputes_settled": disputes_settled,
        "disputes_timely": disputes_timely,
        "patrols": patrols,
        "tasks": tasks,
        "satisfaction": satisfaction,
    }
)
