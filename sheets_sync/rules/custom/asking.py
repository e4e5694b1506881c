"""Asks the rules of the office of every row, and remembers what rows said that did not change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from sheets_sync.conditions.calendar import day_text
from sheets_sync.conditions.values import Value
from sheets_sync.findings import Finding
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.custom.offered_tab import OfferedTab
from sheets_sync.rules.custom.offering import EXTRA
from sheets_sync.rules.custom.reading import BadRule, CustomRule, Read, read_custom_rules
from sheets_sync.rules.custom.service_columns import Columns
from sheets_sync.rules.workbook import bad_custom_rule, unusable_values
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import Table

MOST_WORK: Final = 800_000_000  # nanoseconds for all rules, as reckoned before they are asked
MOST_WORK_OF_ONE: Final = 300_000_000
MOST_SECONDS: Final = 0.9  # of the processor, for where the reckoning was wrong
MOST_ROWS: Final = 10_000  # flagged by all rules
MOST_ROWS_OF_ONE: Final = 2_000

Found = Callable[[TabLedger], Columns]
"""The service columns that a check has found."""


class _Answer(NamedTuple):
    """The rows that a rule flags, and the day on which it was asked."""

    rows: Mapping[int, bool]
    today: str


class _TooMuch(Exception):  # noqa: N818 - ends the asking, never a sync
    pass


class CustomRules:
    """The rules of the tab 自定义规则, with a memory for one process.

    `clock` gives seconds of processor time. `flagged` are the rules that flag a row, by tab and
    row; `findings` are W106, and W105 for severities.
    """

    def __init__(self, clock: Callable[[], float] = lambda: 0.0) -> None:
        self._clock = clock
        self._typed: object = None
        self._read = Read()
        self._offered: dict[str, OfferedTab] = {}
        self._answers: dict[tuple[str, str], _Answer] = {}  # by tab and condition
        self.flagged: dict[str, dict[int, list[CustomRule]]] = {}
        self.findings: tuple[Finding, ...] = ()

    def look(self, ledger: Ledger, tables: Mapping[str, Table], found: Found) -> None:
        """Ask what has to be asked; the answer stands in `flagged` and `findings`."""
        self.flagged, self.findings = {}, ()
        self._take_in(ledger, tables)
        if not (self._read.rules or self._read.bad):
            self._offered, self._answers = {}, {}
            return
        named = {rule.tab for rule in self._read.rules} & ledger.tabs.keys()
        computed = {key: found(ledger.tabs[key]) for key in named}
        rules = [
            rule
            for rule in self._read.rules
            if rule.tab in named and not _lost(rule, tables[rule.tab], computed[rule.tab])
        ]
        self._renew(rules, ledger, tables, computed)
        bad = sorted((*self._read.bad, *self._ask(rules, ledger)), key=lambda rule: rule.row)
        self.findings = (
            *(
                bad_custom_rule(rule.code, rule.row, rule.column, rule.variant, rule.args)
                for rule in bad
            ),
            *unusable_values(self._read.unusable),
        )

    def _take_in(self, ledger: Ledger, tables: Mapping[str, Table]) -> None:
        """Read the rules again if somebody has touched them, or the headers that they name."""
        table, locale = tables.get("custom_rules"), ledger.context.locale
        human = {column.key for column in TAB["custom_rules"].columns if column.human}
        typed = {k: cells for k, cells in table.columns.items() if k in human} if table else {}
        if table is None or not any(map(any, typed.values())):
            self._typed, self._read = None, Read()
            return
        headers = [(t.title, t.headers, [*t.extras], [*t.columns]) for t in tables.values()]
        if self._typed != (locale, typed, headers):
            self._typed = locale, typed, headers
            self._read = read_custom_rules(table, tables, locale)

    def _renew(
        self,
        rules: Sequence[CustomRule],
        ledger: Ledger,
        tables: Mapping[str, Table],
        computed: Mapping[str, Columns],
    ) -> None:
        """Bring columns up to date, and what the rows said that still say the same."""
        names: dict[str, set[str]] = {}
        for rule in rules:
            names.setdefault(rule.tab, set()).update(rule.condition.columns)
        offered = {key: self._offered.get(key, OfferedTab()) for key in names}
        for key, tab in offered.items():
            locale = ledger.context.locale
            tab.renew(ledger.tabs[key], tables[key], computed[key], names[key], locale)
        self._offered = offered
        self._answers = {
            (rule.tab, rule.text): kept
            for rule in rules
            if (kept := self._carried(rule, ledger.tabs[rule.tab], ledger)) is not None
        }

    def _carried(self, rule: CustomRule, tab: TabLedger, ledger: Ledger) -> _Answer | None:
        """What the rule said of the rows that are not stale; None if it must be asked anew."""
        known, today = self._answers.get((rule.tab, rule.text)), day_text(ledger.context.today)
        outdated = known is not None and rule.condition.dated and known.today != today
        if known is None or outdated or len(tab.alignment.fresh) == tab.rows.size:
            return None
        rows = known.rows if tab.alignment.unchanged else tab.alignment.carry_by_row(known.rows)
        stale = set(self._offered[rule.tab].stale)
        return _Answer({row: True for row in rows if row not in stale}, today)

    def _ask(self, rules: Sequence[CustomRule], ledger: Ledger) -> list[BadRule]:
        """Ask the rules in order while work and findings are within bounds."""
        bad: list[BadRule] = []
        work, rows, until = 0.0, 0, self._clock() + MOST_SECONDS
        for rule in rules:
            size = ledger.tabs[rule.tab].rows.size
            reckoned = rule.condition.work(self._offered[rule.tab].sheet(size)).nanoseconds
            if reckoned > MOST_WORK_OF_ONE:
                bad.append(_off(rule, "heavy"))
                continue
            work += reckoned
            try:
                if work > MOST_WORK:
                    raise _TooMuch
                flagged = self._flags(rule, ledger, until)
            except _TooMuch:
                work = MOST_WORK
                bad.append(_off(rule, "budget"))
                continue
            if len(flagged) > MOST_ROWS_OF_ONE or rows + len(flagged) > MOST_ROWS:
                bad.append(_off(rule, "flood", rows=len(flagged)))
                continue
            rows += len(flagged)
            by_row = self.flagged.setdefault(rule.tab, {})
            for row in flagged:
                by_row.setdefault(row, []).append(rule)
        return bad

    def _flags(self, rule: CustomRule, ledger: Ledger, until: float) -> Sequence[int]:
        """The rows that the rule flags; only those are asked of which nothing is known."""
        offered, size = self._offered[rule.tab], ledger.tabs[rule.tab].rows.size
        known, today = self._answers.get((rule.tab, rule.text)), day_text(ledger.context.today)
        asked: Sequence[int] = range(size) if known is None else offered.stale
        columns: Mapping[str, Sequence[Value]] = {
            name: offered.columns[name] for name in rule.condition.columns
        }
        if len(asked) < size:
            columns = {name: [cells[row] for row in asked] for name, cells in columns.items()}

        def pause() -> None:
            if self._clock() > until:
                raise _TooMuch

        widest = rule.condition.work(offered.sheet(size)).widest
        held = rule.condition.holds(columns, len(asked), today, widest, pause)
        rows = {} if known is None else dict(known.rows)
        rows.update((asked[at], True) for at in held)
        self._answers[rule.tab, rule.text] = _Answer(rows, today)
        return sorted(rows)


def _lost(rule: CustomRule, table: Table, computed: Columns) -> bool:
    """Whether a column that the rule names cannot be found (W102 tells of it)."""
    ours = {name for name in rule.condition.columns if not name.startswith(EXTRA)}
    return not ours <= table.columns.keys() | computed.keys()


def _off(rule: CustomRule, variant: str, **args: object) -> BadRule:
    told = {"rule": rule.label, **args}
    return BadRule(rule.code, rule.label, rule.row, "condition", variant, told)
