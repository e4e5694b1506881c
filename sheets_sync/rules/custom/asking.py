"""Asks the rules of the office of every row, and remembers what rows said that did not change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from sheets_sync.conditions.calendar import day_text
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.values import Value
from sheets_sync.findings import Finding
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.custom.bounds import Bounds
from sheets_sync.rules.custom.offered_tab import OfferedTab, Source
from sheets_sync.rules.custom.offering import EXTRA
from sheets_sync.rules.custom.reading import BadRule, CustomRule, Read, read_custom_rules
from sheets_sync.rules.custom.service_columns import Columns
from sheets_sync.rules.workbook import unusable_values
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import Table

Found = Callable[[TabLedger], Columns]
"""The service columns of a tab that a check has found."""

_HUMAN: Final = frozenset(c.key for c in TAB["custom_rules"].columns if c.human)


class _Answer(NamedTuple):
    """The rows that a rule flags, and the day on which it was asked."""

    rows: dict[int, bool]
    today: str


class _Look(NamedTuple):
    """One check, seen by the rules."""

    ledger: Ledger
    tables: Mapping[str, Table]
    computed: Mapping[str, Columns]
    bounds: Bounds
    today: str


_Answers = dict[tuple[str, str], _Answer]  # by tab and condition


class CustomRules:
    """The rules of the tab 自定义规则, with a memory for one process.

    `clock` gives seconds of processor time. `flagged` are the rules that flag a row, by tab and
    row; `findings` are W106, and W105 for severities; `asked` says how many rows were asked, those
    of each rule by themselves.
    """

    def __init__(self, clock: Callable[[], float] = lambda: 0.0) -> None:
        self._clock = clock
        self._typed: object = None
        self._read = Read()
        self._offered: dict[str, OfferedTab] = {}
        self._answers: _Answers = {}
        self.flagged: dict[str, dict[int, list[CustomRule]]] = {}
        self.findings: tuple[Finding, ...] = ()
        self.asked = 0

    @property
    def rules(self) -> Sequence[CustomRule]:
        """The rules that can be asked; the same object until somebody touches them."""
        return self._read.rules

    def look(self, ledger: Ledger, tables: Mapping[str, Table], found: Found) -> None:
        """Ask what has to be asked; the answer stands in `flagged` and `findings`."""
        self.flagged, self.findings, self.asked = {}, (), 0
        began = self._clock()
        self._take_in(ledger, tables)
        if not (self._read.rules or self._read.bad):
            self._offered, self._answers = {}, {}
            return
        computed = {rule.tab: found(ledger.tabs[rule.tab]) for rule in self._read.rules}
        rows = sum(ledger.tabs[key].rows.size for key in computed)
        bounds = Bounds(rows, self._clock, began)
        look = _Look(ledger, tables, computed, bounds, day_text(ledger.context.today))
        rules = [rule for rule in self._read.rules if not _lost(rule, look)]
        self._renew(rules, look)
        bad = sorted((*self._read.bad, *self._ask(rules, look)), key=lambda rule: rule.row)
        self.findings = (*map(_finding, bad), *unusable_values(self._read.unusable))

    def _take_in(self, ledger: Ledger, tables: Mapping[str, Table]) -> None:
        """Read the rules again if somebody has touched them, or the headers that they name."""
        table, locale = tables.get("custom_rules"), ledger.context.locale
        typed = {k: cells for k, cells in table.columns.items() if k in _HUMAN} if table else {}
        if table is None or not any(map(any, typed.values())):
            self._typed, self._read = None, Read()
            return
        headers = [(t.title, t.headers, [*t.extras], [*t.columns]) for t in tables.values()]
        if self._typed != (locale, typed, headers):
            self._typed = locale, typed, headers
            self._read = read_custom_rules(table, tables, locale)

    def _renew(self, rules: Sequence[CustomRule], look: _Look) -> None:
        """Bring the columns that rules name up to date, as far as there is time."""
        names: dict[str, set[str]] = {}
        for rule in rules:
            names.setdefault(rule.tab, set()).update(rule.condition.columns)
        former, self._offered = self._offered, {}
        for key, wanted in names.items():
            offered, tab = former.get(key, OfferedTab()), look.ledger.tabs[key]
            source = Source(tab, look.tables[key], look.computed[key], look.ledger.context.locale)
            try:
                offered.renew(source, wanted, look.bounds.pause)
            except Fault:
                return
            self._offered[key] = offered

    def _ask(self, rules: Sequence[CustomRule], look: _Look) -> list[BadRule]:
        """Ask the rules in order, within bounds; returns those that are off this time."""
        former, self._answers = self._answers, {}
        off: list[BadRule] = []
        for rule in rules:
            try:
                answer = self._answer(rule, look, former.get((rule.tab, rule.text)))
                look.bounds.flag(len(answer.rows))
            except Fault as much:
                off.append(_off(rule, much))
                continue
            except Exception:  # a rule must never break a sync, even where we are wrong ourselves
                off.append(_off(rule, Fault("failed")))
                continue
            by_row = self.flagged.setdefault(rule.tab, {})
            for row in answer.rows:
                by_row.setdefault(row, []).append(rule)
        return off

    def _answer(self, rule: CustomRule, look: _Look, former: _Answer | None) -> _Answer:
        """What a rule says of its tab; only rows of which nothing is known are asked."""
        tab, offered = look.ledger.tabs[rule.tab], self._offered.get(rule.tab)
        if offered is None:
            raise Fault("budget")
        size, condition = tab.rows.size, rule.condition
        work = condition.work(offered.sheet(size))
        look.bounds.spend(work.nanoseconds, size)
        same = self._answers.get((rule.tab, rule.text))
        if same is not None:
            return same
        columns: Mapping[str, Sequence[Value]] = offered.columns
        asked: Sequence[int] = range(size)
        rows: dict[int, bool] = {}
        if former is not None and _holds_still(former, rule, tab, look):
            asked = offered.stale
            columns = {name: [columns[name][row] for row in asked] for name in condition.columns}
            rows = tab.alignment.carry_by_row(former.rows)
            for row in asked:
                rows.pop(row, None)
        self.asked += len(asked)
        pause = look.bounds.pause
        held = condition.holds(columns, len(asked), look.today, work.widest, pause)
        rows.update((asked[at], True) for at in held)
        answer = self._answers[rule.tab, rule.text] = _Answer(rows, look.today)
        return answer


def _off(rule: CustomRule, fault: Fault) -> BadRule:
    args = {"rule": rule.label, **fault.told}
    return BadRule(rule.code, rule.row, "condition", fault.variant, args)


def _holds_still(former: _Answer, rule: CustomRule, tab: TabLedger, look: _Look) -> bool:
    """Whether a former answer says anything of the rows that have not changed."""
    dated = rule.condition.dated and former.today != look.today
    return not dated and len(tab.alignment.fresh) < tab.rows.size


def _lost(rule: CustomRule, look: _Look) -> bool:
    """Whether a column that the rule names cannot be found (W102 tells of it)."""
    ours = {name for name in rule.condition.columns if not name.startswith(EXTRA)}
    return not ours <= look.tables[rule.tab].columns.keys() | look.computed[rule.tab].keys()


def _finding(bad: BadRule) -> Finding:
    """W106: a rule that cannot be asked, or is not asked this time."""
    severity = RULE["W106"].severity
    return Finding(
        "W106",
        severity,
        "custom_rules",
        bad.code,
        bad.row,
        bad.column,
        variant=bad.variant,
        args=bad.args,
    )
