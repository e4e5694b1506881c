"""The service columns of the tabs that people fill, as they should read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sheets_sync.findings import Finding, Severity
from sheets_sync.ledger.cells import as_text, fold, fold_id
from sheets_sync.ledger.dates import DAY_SECONDS, date_of
from sheets_sync.ledger.numbers import read_number
from sheets_sync.ledger.scoring import DEFAULT_POINTS
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.rules.custom.reading import filled_lines
from sheets_sync.rules.judging import Verdicts
from sheets_sync.workbook.config_rows import rule_rows, scoring_rows, settings_rows
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Column, Kind, Locale, TabKind
from sheets_sync.workbook.snapshot import Cell, Table
from sheets_sync.workbook.wording import Wording

Cells = dict[str, list[Cell]]

_EXPLAINS: Final = {"settings": "meaning", "rules": "says", "scoring": "formula"}
_LEDGER_FAMILIES = frozenset("RDITCAJ")
_REGISTER_FAMILIES = frozenset("WRC")


def service_cells(tab: TabLedger, verdicts: Verdicts, wording: Wording) -> Cells:
    """The service columns of one tab by key, a cell for each of its filled rows."""
    keys = {column.key for column in tab.tab.columns if not column.human}
    cells: Cells = {}
    if tab.tab.kind is TabKind.LEDGER:
        cells["record_id"] = list(tab.ids)
    if "first_seen" in keys and (any(tab.ids) or not tab.ids):
        moments = tab.rows.values["first_seen"]
        serials = {m: "" if m is None else m / DAY_SECONDS for m in set(moments)}
        cells["first_seen"] = list(map(serials.__getitem__, moments))
    if "check_notes" in keys:
        cells.update(
            _checks(tab, verdicts.of_rows(tab.tab.key), wording, with_check="check" in keys)
        )
    for key, values in verdicts.derived.get(tab.tab.key, {}).items():
        cells[key] = _shown(values, tab.tab.column(key), wording.locale)
    # Without diary or register nobody knows what is due: what stands there stays.
    if tab.tab.key == "households" and not verdicts.absent & {"diary", "households"}:
        cells.update(_homes(tab, verdicts, wording.locale))
    elif tab.tab.key == "places" and not verdicts.absent & {"diary", "places"}:
        cells.update(_places(tab, verdicts, wording.locale))
    return cells


def _checks(
    tab: TabLedger,
    by_row: Mapping[int, Sequence[Finding]],
    wording: Wording,
    *,
    with_check: bool,
) -> Cells:
    counted = _REGISTER_FAMILIES if tab.tab.kind is TabKind.REGISTER else _LEDGER_FAMILIES
    size = tab.rows.size
    notes: list[Cell] = [""] * size
    checks: list[Cell] = []
    if with_check:
        texts = _texts(tab.tab.column("check"), wording.locale)
        checks = [texts["ok"]] * size
    for row, findings in by_row.items():
        heard = [finding for finding in findings if finding.code[0] in counted]
        if not heard:
            continue
        heard.sort(key=lambda f: (f.severity is not Severity.ERROR, f.code, f.column or ""))
        notes[row] = "\n".join(dict.fromkeys(map(wording.note, heard)))
        if with_check:
            checks[row] = texts[heard[0].severity.value]
    return {"check": checks, "check_notes": notes} if with_check else {"check_notes": notes}


def rule_cells(table: Table, findings: Iterable[Finding], wording: Wording) -> Cells:
    """What 自定义规则 says of each of its rules, a cell for each line that is filled."""
    texts = _texts(TAB["custom_rules"].column("check"), wording.locale)
    of_row: dict[int | None, list[Finding]] = {}
    for finding in findings:
        if finding.tab == "custom_rules":
            of_row.setdefault(finding.row, []).append(finding)
    found = [of_row.get(line + 2, ()) for line in filled_lines(table)]
    return {
        "check": [texts[heard[0].severity.value] if heard else texts["ok"] for heard in found],
        "check_notes": ["\n".join(map(wording.note, heard)) for heard in found],
    }


def config_cells(table: Table, findings: Iterable[Finding], wording: Wording) -> Cells:
    """The service columns of 参数, 规则 or 评分标准 but the first, a cell for each sheet row.

    A row that is not used as it stands says so behind its explanation (W105).
    """
    tab = TAB[table.tab]
    if tab.id_column not in table.columns:
        return {}
    explained = _explained(tab.key, wording.locale)
    names = [fold(as_text(cell)).upper() for cell in table.columns[tab.id_column]]
    notes = _notes(table, names, [f for f in findings if f.tab == tab.key], wording)
    cells: Cells = {}
    for column in tab.columns:
        if column.human or column.key == tab.id_column or column.key not in table.columns:
            continue
        stands = table.columns[column.key]
        texts = [
            explained[name][column.key] if name in explained else stands[row] if name else ""
            for row, name in enumerate(names)
        ]
        if column.key == _EXPLAINS[tab.key]:
            for row, said in notes.items():
                before = texts[row] if names[row] in explained else ""
                texts[row] = "\n".join(filter(None, (str(before), *said)))
        cells[column.key] = texts
    return cells


@cache
def _explained(tab: str, locale: Locale) -> Mapping[str, Mapping[str, str]]:
    """What the service columns say of each name in the first one; names in capitals."""
    rows = {
        "settings": lambda: settings_rows(locale, date_of(0)),
        "rules": lambda: rule_rows(CATALOGUE, locale),
        "scoring": lambda: scoring_rows(locale),
    }[tab]()
    name = TAB[tab].id_column
    return {str(row[name]).upper(): {key: str(cell) for key, cell in row.items()} for row in rows}


def _notes(
    table: Table, names: Sequence[str], findings: Sequence[Finding], wording: Wording
) -> dict[int, list[str]]:
    """What is wrong with each row; points that do not sum up stand beside those that were changed.

    Rows are counted from below the header.
    """
    notes: dict[int, list[str]] = {}
    for finding in findings:
        if finding.row is not None:
            notes.setdefault(finding.row - 2, []).append(wording.note(finding))
    for finding in findings:
        if finding.row is None and "points" in table.columns:
            defaults = {key.upper(): points for key, points in DEFAULT_POINTS.items()}
            for row, name in enumerate(names):
                typed = read_number(table.columns["points"][row])
                if name in defaults and typed != defaults[name] and row not in notes:
                    notes[row] = [wording.note(finding)]
    return notes


def _homes(tab: TabLedger, verdicts: Verdicts, locale: Locale) -> Cells:
    texts = _texts(tab.tab.column("due_state"), locale)
    states = [verdicts.homes.get(fold_id(identifier)) for identifier in tab.ids]
    return {
        "visits_this_month": [s.visits_this_month if s else "" for s in states],
        "last_visit": [_known(s.last_visit if s else None) for s in states],
        "days_since": [_known(s.days_since if s else None) for s in states],
        "due_state": [texts[s.due_state] if s else "" for s in states],
    }


def _places(tab: TabLedger, verdicts: Verdicts, locale: Locale) -> Cells:
    texts = _texts(tab.tab.column("due_state"), locale)
    states = [verdicts.places.get(fold_id(identifier)) for identifier in tab.ids]
    return {
        "last_patrol": [_known(s.last_patrol if s else None) for s in states],
        "due_state": [texts[s.due_state] if s else "" for s in states],
    }


def _shown(values: Sequence[Any], column: Column, locale: Locale) -> list[Cell]:
    """Typed values as cells: the words of a list, serials for moments, "" for nothing."""
    if column.kind is Kind.CHOICE:
        texts = _texts(column, locale)
        return ["" if value is None else texts[value] for value in values]
    if column.kind is Kind.MOMENT:
        return ["" if value is None else value / DAY_SECONDS for value in values]
    return ["" if value is None else value for value in values]


def _known(number: int | None) -> Cell:
    return "" if number is None else number


def _texts(column: Column, locale: Locale) -> dict[str, str]:
    return {choice.key: choice.text[locale] for choice in column.choices}
