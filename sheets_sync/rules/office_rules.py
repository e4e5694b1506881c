"""Reads the tab 规则 into a rule book; what cannot be used falls back (W105)."""

import re
from typing import Final

from sheets_sync.findings import Severity
from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.office import Unusable, misplaced
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.rule_spec import RuleSpec
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Column, Locale
from sheets_sync.workbook.snapshot import Table

_CODE: Final = re.compile(r"[A-Z][0-9]{3}")


def read_rules(table: Table | None, locale: Locale) -> tuple[RuleBook, tuple[Unusable, ...]]:
    """Switches and severities as the office left them; codes of other versions are passed over."""
    if table is None or not {"code", "on", "severity"} <= table.columns.keys():
        return RuleBook(), ()
    off: set[str] = set()
    changed: dict[str, Severity] = {}
    unusable: list[Unusable] = []
    seen: set[str] = set()
    columns = (table.columns[key] for key in ("code", "on", "severity"))
    for row, (code_cell, on, severity) in enumerate(zip(*columns, strict=True), 2):
        code = fold(as_text(code_cell)).upper()
        spec = RULE.get(code)
        if spec is None or code in seen:
            said = code or not (is_blank(on) and is_blank(severity))
            if code in seen or (said and not _CODE.fullmatch(code)):
                unusable.append(misplaced("rules", code, row, doubled=code in seen))
            continue
        seen.add(code)
        switch = _chosen(TAB["rules"].column("on"), on, locale)
        if switch == "no":
            off.add(code)
        elif switch is None:
            unusable.append(_unusable(spec, row, "on", on, locale))
        level = _chosen(TAB["rules"].column("severity"), severity, locale)
        if level is None or (level == "error" and not spec.may_be_error):
            unusable.append(_unusable(spec, row, "severity", severity, locale))
        elif level and Severity(level) is not spec.severity:
            changed[code] = Severity(level)
    return RuleBook(frozenset(off), changed), tuple(unusable)


def _chosen(column: Column, cell: Cell, locale: Locale) -> str | None:
    """The key that a cell chooses; "" for a blank, which leaves the default; None for neither."""
    if is_blank(cell):
        return ""
    text = fold(as_text(cell))
    return next((c.key for c in column.choices if fold(c.text[locale]) == text), None)


def _unusable(spec: RuleSpec, row: int, column: str, cell: Cell, locale: Locale) -> Unusable:
    """A cell that chooses nothing this rule may be set to; the default is that of the rule."""
    texts = {c.key: c.text[locale] for c in TAB["rules"].column(column).choices}
    if column == "severity" and not spec.may_be_error:
        del texts["error"]
    default = "yes" if column == "on" else spec.severity.value
    args = {"cell": cell, "default": texts[default], "choices": list(texts.values())}
    return Unusable("rules", spec.code, row, column, "choice", args)
