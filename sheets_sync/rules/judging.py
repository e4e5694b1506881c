"""Runs the catalogue over a ledger: findings out, worst first, each once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_sync.findings import Finding, Hit, Severity
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.ids import id_order
from sheets_sync.ledger.office import Unusable
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.rows import Rows
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.visits import Touched, Visits, events_of
from sheets_sync.rules.entries import ROW_RULES
from sheets_sync.rules.must_visits import HomeState, PlaceState, home_state, place_state
from sheets_sync.rules.obligations import Obligation, obligations
from sheets_sync.rules.quotas import Duty, Progress, duties, progress, quota_findings
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.rules.workbook import (
    doubled_ids,
    grid_tree,
    staffing,
    structure,
    unusable_values,
)
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.snapshot import Problem

Hits = dict[int, tuple[Hit, ...]]
_TAB_ORDER = {tab.key: place for place, tab in enumerate(TABS)}
_NO_ROWS: Mapping[int, list[Finding]] = {}


@dataclass(slots=True)
class Memory:
    """What judging keeps from one sync to the next."""

    hits: dict[str, Hits] = field(default_factory=dict)
    visits: Visits = field(default_factory=Visits)
    counted_by: RuleBook | None = None  # the rules by which rows were found to count
    obligations: tuple[Obligation, ...] = ()
    duties: tuple[Duty, ...] = ()
    registers: tuple[Finding, ...] = ()
    homes: dict[str, HomeState] = field(default_factory=dict)
    places: dict[str, PlaceState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the rules found.

    `findings` stand worst first. `by_row` are those that speak of a row, by tab and row of its
    ledger. `homes` and `places` are by folded id.
    """

    findings: Sequence[Finding]
    by_row: Mapping[str, Mapping[int, Sequence[Finding]]]
    homes: Mapping[str, HomeState]
    places: Mapping[str, PlaceState]
    standings: Sequence[Progress]
    visits: Visits
    expires: int | None
    absent: frozenset[str] = frozenset()  # tabs that could not be read: what needs them is skipped

    def of_rows(self, tab: str) -> Mapping[int, Sequence[Finding]]:
        """The findings of a tab's rows, by row."""
        return self.by_row.get(tab, _NO_ROWS)


def judge(
    ledger: Ledger,
    problems: Iterable[Problem],
    book: RuleBook,
    unusable: Iterable[Unusable],
    memory: Memory,
) -> Verdicts:
    """All findings of the families W, R, V and Q; `memory` is brought up to date."""
    context = ledger.context
    for key, tab in ledger.tabs.items():
        memory.hits[key] = _row_hits(tab, context, memory.hits.get(key, {}))
    if ledger.renewed:
        memory.obligations = obligations(context)
        memory.duties = duties(memory.obligations, context)
        memory.registers = (*grid_tree(context), *staffing(context))
    visits = _visits(ledger, book, memory)
    hits = {**memory.hits, "diary": _with_doubled_visits(ledger, visits, memory.hits)}
    by_row: dict[str, dict[int, list[Finding]]] = {}
    for key, tab in ledger.tabs.items():
        by_row[key] = {}
        for row, found in hits[key].items():
            for hit in found:
                severity = book.severity_of(hit)
                if severity is not None:
                    finding = _of_row(hit, severity, tab, row, context)
                    by_row[key].setdefault(row, []).append(finding)
    skipped = context.registers.absent & {"diary", "households", "staff"}
    standings = [] if skipped else [progress(duty, visits) for duty in memory.duties]
    objects: Iterator[Finding] = (
        finding
        for source in (
            structure(problems),
            unusable_values(unusable),
            memory.registers,
            _doubled(ledger),
            (finding for state in memory.homes.values() for finding in state.findings),
            (finding for state in memory.places.values() for finding in state.findings),
            quota_findings(standings, context),
        )
        for finding in source
    )
    general = [judged for finding in objects if (judged := book.judge(finding))]
    _place_on_rows(general, ledger, by_row)
    of_rows = [f for rows in by_row.values() for findings in rows.values() for f in findings]
    # A finding on the grid tree speaks of an object and of its row: it stands in both lists.
    findings = sorted({id(f): f for f in (*of_rows, *general)}.values(), key=_order)
    expires = _expiry(hits, context)
    return Verdicts(
        findings,
        by_row,
        memory.homes,
        memory.places,
        standings,
        visits,
        expires,
        absent=context.registers.absent,
    )


def _row_hits(tab: TabLedger, context: Context, former: Hits) -> Hits:
    if tab.alignment.unchanged:
        return former
    fresh = tab.fresh
    for rule in ROW_RULES:
        fresh.add(rule(fresh, context))
    hits = tab.alignment.carry_by_row(former) if len(tab.alignment.fresh) < tab.rows.size else {}
    for row, found in fresh.hits.items():
        hits[tab.alignment.fresh[row]] = found
    return hits


def _visits(ledger: Ledger, book: RuleBook, memory: Memory) -> Visits:
    """Bring the visit book up to date, and the state of every home and place that it touched."""
    context, touched = ledger.context, Touched()
    diary = ledger.tabs.get("diary")
    anew = ledger.renewed or diary is None or book != memory.counted_by or not _all_named(diary)
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


def _with_doubled_visits(ledger: Ledger, visits: Visits, hits: Mapping[str, Hits]) -> Hits:
    """R113: the second visit of one worker to one home on one day."""
    diary = ledger.tabs.get("diary")
    if diary is None or not visits.doubled:
        return hits.get("diary", {})
    found = dict(hits["diary"])
    names = _row_names(diary)
    wanted = visits.doubled.keys() | set(visits.doubled.values())
    rows = {name: row for row, name in enumerate(names) if name in wanted}
    for name, first in visits.doubled.items():
        row = rows[name]
        args = {"first": diary.ids[rows[first]] or str(diary.sheet_row(rows[first]))}
        found[row] = (*found.get(row, ()), Hit(row, "R113", None, args=args))
    return found


def _of_row(hit: Hit, severity: Severity, tab: TabLedger, row: int, context: Context) -> Finding:
    registers = context.registers
    values: Rows = tab.rows
    worker = values.values["worker"][row] if "worker" in values.values else None
    target = _target(values, row)
    subject, grid = "", ""
    if target is not None:
        sort, key = target
        thing = registers.households[key] if sort == "household" else registers.places[key]
        subject, grid = thing.label, thing.grid
    elif worker:
        posts = registers.posts_on(worker, context.today) or registers.posts[worker]
        grid = posts[0].grid
    elif isinstance(values.values.get("grid", [None])[0], str):
        grid = values.values["grid"][row] or ""
    return Finding(
        hit.code,
        severity,
        tab.tab.key,
        tab.ids[row],
        tab.sheet_row(row),
        hit.column,
        "",
        subject,
        registers.person_id(worker) if worker else "",
        grid,
        hit.variant,
        hit.args,
    )


def _target(rows: Rows, row: int) -> tuple[str, str] | None:
    for key in ("target", "household"):
        values = rows.values.get(key)
        if values is not None and isinstance(values[row], tuple):
            pair: tuple[str, str] = values[row]
            return pair
    return None


def _doubled(ledger: Ledger) -> Iterator[Finding]:
    """W104 for every copy."""
    for key, tab in ledger.tabs.items():
        for same in tab.doubled.values():
            copies = [(tab.ids[row], tab.sheet_row(row)) for row in same]
            yield from doubled_ids(key, tab.tab.id_column, copies)


def _place_on_rows(
    findings: Iterable[Finding], ledger: Ledger, by_row: dict[str, dict[int, list[Finding]]]
) -> None:
    """Findings about an object that name a cell of a row stand in that row's check as well."""
    for finding in findings:
        tab = ledger.tabs.get(finding.tab)
        if tab is None or finding.row is None or finding.code[0] != "W":
            continue
        row = _row_at(tab, finding.row)
        if row is not None and not finding.period:
            by_row[finding.tab].setdefault(row, []).append(finding)


def _row_at(tab: TabLedger, sheet_row: int) -> int | None:
    positions = tab.cells.positions
    if isinstance(positions, range):
        return sheet_row - 2 if 0 <= sheet_row - 2 < len(positions) else None
    return positions.index(sheet_row - 2) if sheet_row - 2 in positions else None


def _order(finding: Finding) -> tuple[Any, ...]:
    """Severity, code, tab, record id, column (rules.md, A finding)."""
    return (
        finding.severity is not Severity.ERROR,
        finding.code,
        _TAB_ORDER.get(finding.tab, -1),
        id_order(finding.record_id),
        finding.column or "",
        finding.row or 0,
        finding.period,
    )


def _expiry(hits: Mapping[str, Hits], context: Context) -> int | None:
    """The moment at which a time that lies ahead (R103) is no longer too far ahead."""
    skew = context.thresholds.whole("clock_skew_minutes") * 60
    return min(
        (
            hit.args["cell"] - skew
            for rows in hits.values()
            for found in rows.values()
            for hit in found
            if hit.code == "R103" and hit.variant == "moment"
        ),
        default=None,
    )
