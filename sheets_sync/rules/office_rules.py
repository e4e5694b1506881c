"""Reads the tab 规则 into a rule book; what cannot be used falls back (W105)."""

from sheets_sync.findings import Severity
from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.office import Unusable
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Column, Locale
from sheets_sync.workbook.snapshot import Table


def read_rules(table: Table | None, locale: Locale) -> tuple[RuleBook, tuple[Unusable, ...]]:
    """Switches and severities as the office left them; codes of other versions are passed over."""
    if table is None or not {"code", "on", "severity"} <= table.columns.keys():
        return RuleBook(), ()
    off: set[str] = set()
    changed: dict[str, Severity] = {}
    unusable: list[Unusable] = []
    columns = (table.columns[key] for key in ("code", "on", "severity"))
    for row, (code_cell, on, severity) in enumerate(zip(*columns, strict=True), 2):
        code = fold(as_text(code_cell)).upper()
        spec = RULE.get(code)
        if spec is None:
            continue
        switch = _chosen(TAB["rules"].column("on"), on, locale)
        if switch == "no":
            off.add(code)
        elif switch is None:
            unusable.append(_unusable(code, row, "on", on, locale, "yes"))
        level = _chosen(TAB["rules"].column("severity"), severity, locale)
        if level is None or (level == "error" and not spec.may_be_error):
            unusable.append(_unusable(code, row, "severity", severity, locale, spec.severity.value))
        elif level and Severity(level) is not spec.severity:
            changed[code] = Severity(level)
    return RuleBook(frozenset(off), changed), tuple(unusable)


def _chosen(column: Column, cell: Cell, locale: Locale) -> str | None:
    """The key that a cell chooses; "" for a blank, which leaves the default; None for neither."""
    if is_blank(cell):
        return ""
    text = fold(as_text(cell))
    return next((c.key for c in column.choices if fold(c.text[locale]) == text), None)


def _unusable(
    code: str, row: int, column: str, cell: Cell, locale: Locale, default: str
) -> Unusable:
    choices = TAB["rules"].column(column).choices
    texts = {choice.key: choice.text[locale] for choice in choices}
    args = {
        "cell": cell,
        "default": texts.get(default, default),
        "choices": list(texts.values()),
    }
    return Unusable("rules", code, row, column, "choice", args)
