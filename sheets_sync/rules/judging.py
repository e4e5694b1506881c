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
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.backchecks import unanswered
from sheets_sync.rules.custom.service_columns import Columns, service_columns
from sheets_sync.rules.looking import (
    Hits,
    Memory,
    derived_across,
    keep_visits,
    look_across,
    look_at_rows,
    must_look_anew,
)
from sheets_sync.rules.must_visits import HomeState, PlaceState
from sheets_sync.rules.obligations import obligations
from sheets_sync.rules.quotas import Progress, duties, progress, quota_findings
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.rules.workbook import (
    doubled_ids,
    grid_tree,
    staffing,
    structure,
    unusable_values,
)
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.snapshot import Problem, Table

__all__ = ["Memory", "Verdicts", "findings_in_order", "judge"]

_TAB_ORDER = {tab.key: place for place, tab in enumerate(TABS)}
Derived = Mapping[str, Columns]

_NO_ROWS: Mapping[int, list[Finding]] = {}
_NO_TABLES: Mapping[str, Table] = {}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the rules found.

    `findings` stand worst first. `by_row` are those that speak of a row, by tab and row of its
    ledger. `homes` and `places` are by folded id. `derived` are service columns by tab and column
    (values as in row_rule.Derived, one for each row of its ledger).
    """

    findings: Sequence[Finding]
    by_row: Mapping[str, Mapping[int, Sequence[Finding]]]
    homes: Mapping[str, HomeState]
    places: Mapping[str, PlaceState]
    standings: Sequence[Progress]
    visits: Visits
    expires: int | None
    derived: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
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
    tables: Mapping[str, Table] = _NO_TABLES,
) -> Verdicts:
    """All findings; `memory` is brought up to date.

    `tables` are those of the snapshot: custom rules and the columns that people added.
    """
    context = ledger.context
    anew = must_look_anew(ledger, book, memory)
    look_at_rows(ledger, memory)
    if ledger.renewed:
        memory.obligations = obligations(context)
        memory.duties = duties(memory.obligations, context)
        memory.registers = (*grid_tree(context), *staffing(context))
    visits = keep_visits(ledger, book, memory, anew=anew)
    hits = look_across(ledger, book, memory, anew=anew)
    by_row: dict[str, dict[int, list[Finding]]] = {}
    hits = _with_backchecks(hits, ledger, tables)
    for key, tab in ledger.tabs.items():
        by_row[key] = {}
        for row, found in hits[key].items():
            for hit in found:
                severity = book.severity_of(hit)
                if severity is not None:
                    finding = _of_row(hit, severity, tab, row, context)
                    by_row[key].setdefault(row, []).append(finding)
    derived = {**memory.derived, **derived_across(memory)}
    _ask_custom_rules(ledger, memory, tables, derived)
    for key, flagged in memory.custom.flagged.items():
        for row, rules in flagged.items():
            by_row[key].setdefault(row, []).extend(
                _of_row(Hit(row, r.code, args=r.args), r.severity, ledger.tabs[key], row, context)
                for r in rules
            )
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
            *(rule.findings() for rule in memory.across),
            memory.custom.findings,
        )
        for finding in source
    )
    general = [judged for finding in objects if (judged := book.judge(finding))]
    _place_on_rows(general, ledger, by_row)
    of_rows = [f for rows in by_row.values() for findings in rows.values() for f in findings]
    # A finding on the grid tree speaks of an object and of its row: it stands in both lists.
    findings = findings_in_order({id(f): f for f in (*of_rows, *general)}.values())
    return Verdicts(
        findings,
        by_row,
        memory.homes,
        memory.places,
        standings,
        visits,
        min((at for at in memory.deadlines.values() if at is not None), default=None),
        derived=derived,
        absent=context.registers.absent,
    )


def _with_backchecks(
    hits: Mapping[str, Hits], ledger: Ledger, tables: Mapping[str, Table]
) -> Mapping[str, Hits]:
    """The hits with those that only the cells of the service tell."""
    tab, table = ledger.tabs.get("backchecks"), tables.get("backchecks")
    if tab is None or table is None:
        return hits
    found = dict(hits["backchecks"])
    for hit in unanswered(tab, table, ledger.context):
        found[hit.row] = (*found.get(hit.row, ()), hit)
    return {**hits, "backchecks": found}


def _ask_custom_rules(
    ledger: Ledger, memory: Memory, tables: Mapping[str, Table], derived: Derived
) -> None:
    def found(tab: TabLedger) -> Columns:
        own = derived.get(tab.tab.key, {})
        return service_columns(tab, own, memory.homes, memory.places)

    memory.custom.look(ledger, tables, found)


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


def findings_in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first."""
    return sorted(findings, key=_order)


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
