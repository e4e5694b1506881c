"""Reads the tab 自定义规则: rules that can be asked, and what is wrong with the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sheets_sync.conditions import words
from sheets_sync.conditions.condition import Condition, understood
from sheets_sync.conditions.fault import Fault
from sheets_sync.findings import Severity
from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.office import Unusable
from sheets_sync.rules.custom.offering import Names
from sheets_sync.rules.texts.custom import UNNAMED
from sheets_sync.workbook.column_places import folded
from sheets_sync.workbook.layout import LOCALES, TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.snapshot import Table

MOST_RULES: Final = 200
MOST_CHARS: Final = 40_000  # of all conditions
_MOST_MESSAGE: Final = 200
_MOST_NAME: Final = 40
_COLUMNS: Final = ("name", "tab", "condition", "severity", "message")
_NEEDED: Final = frozenset(("tab", "condition"))


@dataclass(frozen=True, slots=True)
class CustomRule:
    """A rule of the office; `args` fill its findings, `row` is its row on the sheet."""

    code: str
    label: str
    row: int
    tab: str
    condition: Condition
    text: str
    severity: Severity
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadRule:
    """A rule that cannot be asked: the cell to mend, and what fills W106."""

    code: str
    row: int
    column: str
    variant: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """The rules of the tab in order, those that cannot be asked, and severities not understood."""

    rules: Sequence[CustomRule] = ()
    bad: Sequence[BadRule] = ()
    unusable: Sequence[Unusable] = ()


def can_be_read(table: Table) -> bool:
    """Whether the columns stand without which nobody can tell what a line of 自定义规则 asks."""
    return table.columns.keys() >= _NEEDED


def filled_lines(table: Table) -> list[int]:
    """The rows of 自定义规则, from 0, in which somebody has typed; [] where none can be read."""
    if not can_be_read(table):
        return []
    columns = [table.columns[key] for key in _COLUMNS if key in table.columns]
    if not any(map(any, columns)):
        return []
    rows = enumerate(zip(*columns, strict=True))
    return [row for row, cells in rows if not all(map(is_blank, cells))]


def read_custom_rules(table: Table, tables: Mapping[str, Table], locale: Locale) -> Read:
    """Every line as a rule, C001 being the first; what is wrong stands in its own row."""
    rules: list[CustomRule] = []
    bad: list[BadRule] = []
    unusable: list[Unusable] = []
    names: dict[str, Names] = {}
    chars = 0
    for number, at in enumerate(filled_lines(table), 1):
        code, row = f"C{number:03}", at + 2
        name, tab, condition, severity, message = (
            table.columns[key][at] if key in table.columns else "" for key in _COLUMNS
        )
        called = _line(name, _MOST_NAME)
        label = f"{code} {called}".strip()
        try:
            if number > MOST_RULES:
                raise _InColumn("name", Fault("many", most=MOST_RULES))
            key = _tab(tab, tables)
            text = as_text(condition)
            if is_blank(text):
                raise _InColumn("condition", Fault("blank"))
            chars += len(text) if len(text) <= words.MOST_CHARS else 0
            if chars > MOST_CHARS:
                raise _InColumn("condition", Fault("crowded", most=MOST_CHARS))
            if key not in tables:
                continue  # W101 tells of the tab
            if key not in names:
                names[key] = Names(TAB[key], tables[key])
            asked = _understood(text, names[key])
        except _InColumn as wrong:
            args = {"rule": label, **wrong.fault.told}
            bad.append(BadRule(code, row, wrong.column, wrong.fault.variant, args))
            continue
        level, doubt = _severity(severity, code, row, locale)
        unusable += doubt
        said = _line(message, _MOST_MESSAGE) or called or UNNAMED[locale].format(code=code)
        rules.append(CustomRule(code, label, row, key, asked, text, level, {"message": said}))
    return Read(tuple(rules), tuple(bad), tuple(unusable))


class _InColumn(Exception):  # noqa: N818 - becomes a BadRule
    def __init__(self, column: str, fault: Fault) -> None:
        super().__init__(column)
        self.column, self.fault = column, fault


def _understood(text: str, names: Names) -> Condition:
    try:
        return understood(text, names.find)
    except Fault as fault:
        raise _InColumn("condition", fault) from None
    except Exception:  # a rule must never break a sync, even where the reader itself is wrong
        raise _InColumn("condition", Fault("failed")) from None


def _line(cell: Cell, most: int) -> str:
    """A cell as one line, cut where it is very long."""
    text = " ".join(as_text(cell).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _tab(cell: Cell, tables: Mapping[str, Table]) -> str:
    """The tab that a cell names: by its title in either locale or on the sheet, or its key."""
    if is_blank(cell):
        raise _InColumn("tab", Fault("no_tab"))
    wanted = folded(as_text(cell))
    choices = TAB["custom_rules"].column("tab").choices
    for choice in choices:
        titles = {choice.key, *(choice.text[locale] for locale in LOCALES)}
        if choice.key in tables:
            titles.add(tables[choice.key].title.strip("'"))
        if wanted in map(folded, titles):
            return choice.key
    raise _InColumn("tab", Fault("tab", cell=cell, tabs=[choice.key for choice in choices]))


def _severity(
    cell: Cell, code: str, row: int, locale: Locale
) -> tuple[Severity, Sequence[Unusable]]:
    """提醒 where nothing is chosen, and where nothing that can be understood (W105)."""
    choices = TAB["custom_rules"].column("severity").choices
    if is_blank(cell):
        return Severity.WARNING, ()
    text = fold(as_text(cell)).casefold()
    for choice in choices:
        if text in (choice.text[locale].casefold() for locale in LOCALES):
            return Severity(choice.key), ()
    words = {choice.key: choice.text[locale] for choice in choices}
    args = {"cell": cell, "default": words["warning"], "choices": list(words.values())}
    return Severity.WARNING, (Unusable("custom_rules", code, row, "severity", "choice", args),)
