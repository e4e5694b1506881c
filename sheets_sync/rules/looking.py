"""Looks at what has changed since the last sync; of the rest memory knows what it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_sync.findings import Finding, Hit, Severity
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.visits import Touched, Visits, events_of
from sheets_sync.rules.across import ACROSS, AcrossRule, Overview
from sheets_sync.rules.custom.asking import CustomRules
from sheets_sync.rules.must_visits import HomeState, PlaceState, home_state, place_state
from sheets_sync.rules.near_copies import NearCopies
from sheets_sync.rules.obligations import Obligation
from sheets_sync.rules.past_changes import PastChanges
from sheets_sync.rules.quotas import Duty
from sheets_sync.rules.row_rules import DEADLINES, DERIVED, ROW_RULES
from sheets_sync.rules.rulebook import RuleBook

Hits = dict[int, tuple[Hit, ...]]


@dataclass(slots=True)
class Memory:
    """What judging keeps from one sync to the next."""

    hits: dict[str, Hits] = field(default_factory=dict)
    derived: dict[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    deadlines: dict[str, int | None] = field(default_factory=dict)  # the next one, by tab
    near_copies: NearCopies = field(default_factory=NearCopies)
    custom: CustomRules = field(default_factory=CustomRules)
    past_changes: PastChanges = field(default_factory=PastChanges)
    across: tuple[AcrossRule, ...] = field(default_factory=lambda: tuple(m() for m in ACROSS))
    visits: Visits = field(default_factory=Visits)
    counted_by: RuleBook | None = None  # the rules by which rows were found to count
    obligations: tuple[Obligation, ...] = ()
    duties: tuple[Duty, ...] = ()
    registers: tuple[Finding, ...] = ()
    homes: dict[str, HomeState] = field(default_factory=dict)
    places: dict[str, PlaceState] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.across = (*self.across, self.near_copies, self.past_changes)


def must_look_anew(ledger: Ledger, book: RuleBook, memory: Memory) -> bool:
    """Whether nothing that memory knows of the diary's visits holds any more."""
    diary = ledger.tabs.get("diary")
    return ledger.renewed or diary is None or book != memory.counted_by or not _all_named(diary)


def look_at_rows(ledger: Ledger, memory: Memory) -> None:
    """Ask the row rules about the rows that are fresh; of the others memory knows."""
    context = ledger.context
    for key, tab in ledger.tabs.items():
        if tab.alignment.unchanged:
            continue
        fresh, whole = tab.fresh, len(tab.alignment.fresh) == tab.rows.size
        for rule in ROW_RULES:
            fresh.add(rule(fresh, context))
        hits = {} if whole else tab.alignment.carry_by_row(memory.hits.get(key, {}))
        for row, found in fresh.hits.items():
            hits[tab.alignment.fresh[row]] = found
        memory.hits[key] = hits
        if key in DERIVED:
            said = DERIVED[key](fresh, context)
            former = memory.derived.get(key, {})
            memory.derived[key] = {
                column: values if whole else tab.alignment.carry(former[column], values)
                for column, values in said.items()
            }
        ahead = {at for rule in DEADLINES for at in rule(fresh, context) if at > context.now}
        if not whole:
            # That of a row which is gone or changed makes one look too many, and no harm.
            ahead |= {at for at in (memory.deadlines.get(key),) if at and at > context.now}
        memory.deadlines[key] = min(ahead, default=None)


def look_across(
    ledger: Ledger, book: RuleBook, memory: Memory, *, anew: bool
) -> Mapping[str, Hits]:
    """What the rows say with those hits that only other rows can tell."""
    diary = ledger.tabs.get("diary")
    bad = {key: _not_counting(found, book) for key, found in memory.hits.items()}
    names = _row_names(diary) if diary is not None else ()
    view = Overview(ledger, memory.visits, names, bad, anew, book.off)
    hits = dict(memory.hits)
    for rule in memory.across:
        rule.look(view)
        for key, hit in rule.hits():
            if hits[key] is memory.hits[key]:
                hits[key] = dict(memory.hits[key])
            hits[key][hit.row] = (*hits[key].get(hit.row, ()), hit)
    return hits


def derived_across(memory: Memory) -> dict[str, Mapping[str, Sequence[Any]]]:
    """The service columns that only rules across rows can tell, with what rows tell themselves."""
    found: dict[str, Mapping[str, Sequence[Any]]] = {}
    for rule in memory.across:
        for key, columns in rule.derived().items():
            found[key] = {**memory.derived.get(key, {}), **found.get(key, {}), **columns}
    return found


def keep_visits(ledger: Ledger, book: RuleBook, memory: Memory, *, anew: bool) -> Visits:
    """Bring the visit book up to date, and the state of every home and place that it touched."""
    context, touched = ledger.context, Touched()
    diary = ledger.tabs.get("diary")
    if anew:
        memory.visits = Visits()
        memory.counted_by = book if diary is not None and _all_named(diary) else None
        if diary is not None:
            bad = _not_counting(memory.hits["diary"], book)
            memory.visits.enter(events_of(diary.rows, _row_names(diary), bad))
    elif diary is not None and not diary.alignment.unchanged:
        fresh = [diary.ids[row] for row in diary.alignment.fresh]
        gone: Iterable[str] = ()
        if diary.alignment.origin is not None:
            gone = memory.visits.events.keys() - set(diary.ids)
        touched = memory.visits.take_out([*fresh, *gone])
        bad = _not_counting(diary.fresh.hits, book)
        touched |= memory.visits.enter(events_of(diary.fresh, fresh, bad))
    absent = context.registers.absent
    if anew:
        memory.homes, memory.places = {}, {}
    if not absent & {"diary", "households"}:
        for home in memory.obligations:
            if anew or home.key in touched.homes:
                memory.homes[home.key] = home_state(home, memory.visits, context)
    if not absent & {"diary", "places"}:
        for key, place in context.registers.places.items():
            if anew or key in touched.places:
                memory.places[key] = place_state(place, memory.visits, context)
    return memory.visits


def _all_named(diary: TabLedger) -> bool:
    """Whether every row has an id of its own, by which the visit book can tell it."""
    return not diary.doubled and "" not in diary.ids


def _row_names(diary: TabLedger) -> Sequence[str]:
    if _all_named(diary):
        return diary.ids
    return [f"{identifier}#{row:09d}" for row, identifier in enumerate(diary.ids)]


def _not_counting(hits: Hits, book: RuleBook) -> set[int]:
    """Rows with an R-finding of severity 有误 (rules.md, Terms: counts)."""
    return {
        row
        for row, found in hits.items()
        if any(hit.code[0] == "R" and book.severity_of(hit) is Severity.ERROR for hit in found)
    }
