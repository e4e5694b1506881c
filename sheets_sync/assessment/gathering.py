"""From a ledger and its findings to the facts that scores rest on (evidence.py)."""

from collections import defaultdict
from collections.abc import Set as AbstractSet

from sheets_sync.assessment.assessed_rows import (
    NO_IDS,
    AssessedTab,
    order_of_ids,
    r_errors,
    rows_with,
)
from sheets_sync.assessment.evidence import Evidence, Visit
from sheets_sync.assessment.office_rows import (
    gather_adjustments,
    gather_rulings,
    gather_surveys,
    gather_tasks,
    gather_verdicts,
)
from sheets_sync.assessment.own_rows import (
    gather_disputes,
    gather_entries,
    gather_reports,
    gather_services,
    gather_suspicious,
)
from sheets_sync.assessment.sources import NO_SOURCES, Sources
from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.judging import Verdicts


def gather(ledger: Ledger, verdicts: Verdicts, sources: Sources = NO_SOURCES) -> Evidence:
    """All facts of a ledger, whatever their period.

    Rows of sealed months are to stand in it in their sealed version.
    """
    context = ledger.context
    evidence = Evidence(context, sources.sealed)
    tabs = {
        key: AssessedTab(
            tab.rows, tab.ids, r_errors(verdicts, key), sources.left_out.get(key, NO_IDS)
        )
        for key, tab in ledger.tabs.items()
    }
    if "diary" in tabs:
        left_out = sources.left_out.get("diary", NO_IDS)
        _gather_visits(evidence, _assessed(verdicts.visits, left_out))
        evidence.entries = gather_entries(tabs["diary"], context)
        evidence.suspicious = gather_suspicious(tabs["diary"], verdicts)
    if "reports" in tabs:
        evidence.reports, evidence.told = gather_reports(tabs["reports"], context)
    if "disputes" in tabs:
        late_escalations = rows_with(verdicts, "disputes", frozenset(("D501",)))
        evidence.disputes = gather_disputes(tabs["disputes"], late_escalations, context)
    if "services" in tabs:
        evidence.services = gather_services(tabs["services"], context)
    if "tasks" in tabs:
        evidence.tasks = gather_tasks(tabs["tasks"], context)
    if "surveys" in tabs:
        evidence.surveys = gather_surveys(tabs["surveys"], sources, context)
    if "adjustments" in tabs:
        evidence.adjustments = gather_adjustments(tabs["adjustments"])
    if "backchecks" in tabs:
        evidence.verdicts = gather_verdicts(tabs["backchecks"], sources.draws)
    if "appeals" in tabs:
        evidence.rulings = gather_rulings(tabs["appeals"], sources, context)
    return evidence


def _assessed(visits: Visits, left_out: AbstractSet[str]) -> Visits:
    """The visit book without the rows that are not assessed."""
    if not left_out & visits.events.keys():
        return visits
    book = Visits()
    book.enter((name, event) for name, event in visits.events.items() if name not in left_out)
    return book


def _gather_visits(evidence: Evidence, book: Visits) -> None:
    by_worker: defaultdict[tuple[str, int], list[Visit]] = defaultdict(list)
    by_home: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    patrols: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    doubled = book.doubled
    for name in sorted(book.events, key=order_of_ids(book.events)):
        sort, worker, key, day = book.events[name]
        if sort == "patrol":
            patrols[key].append((day, name))
        elif sort == "visit" and name not in doubled:
            month = month_of(day)
            by_worker[worker, month].append(Visit(name, day, key))
            by_home[key, month].append(name)
    evidence.visits, evidence.home_visits, evidence.patrols = by_worker, by_home, patrols
