"""Which lines of 参数, 规则, 自定义规则 and 评分标准 are news to the journal."""

from collections.abc import Iterator, Mapping
from typing import Final

from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.journal.observing import Bodies
from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.office import typed
from sheets_sync.rules.custom.reading import can_be_read, filled_lines
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Tab, TabKind
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS
from sheets_sync.workbook.snapshot import Table

CONFIG_TABS: Final = tuple(tab for tab in TABS if tab.kind is TabKind.CONFIG)
_HUMAN: Final = {tab.key: tuple(c.key for c in tab.columns if c.human) for tab in CONFIG_TABS}


def typed_config(tables: Mapping[str, Table]) -> list[bytes]:
    """All that `configured` looks at: while it stays the same, there is no news."""
    return [
        typed(tables.get(tab.key), *dict.fromkeys((tab.id_column, *_HUMAN[tab.key])))
        for tab in CONFIG_TABS
    ]


def configured(tables: Mapping[str, Table], past: Past, bodies: Bodies) -> list[Entry]:
    """New, changed, returned and vanished lines of the tabs by which the office configures.

    A line is known by its setting, rule code or item; a value of a list as `topics=停车难`; a rule
    of the office by its number (`C001`). Of several lines under one name the first is meant. What
    stood in a column that is lost is unknown, not blank; a tab that is missing, or cannot be told
    line from line, tells nothing.
    """
    return [
        entry
        for tab in CONFIG_TABS
        if tab.key in tables
        for entry in _of_tab(tab, tables[tab.key], past, bodies)
    ]


def _of_tab(tab: Tab, table: Table, past: Past, bodies: Bodies) -> Iterator[Entry]:
    lines = _lines(tab, table)
    if lines is None:
        return
    known = past.records.get(tab.key, {})
    lost = [key for key in _HUMAN[tab.key] if key not in table.columns]
    said = bodies(tab.key, sorted(lines)) if lost else {}
    blank: Mapping[str, Cell] = {}
    for name, row in lines.items():
        cells = {
            key: said.get(name, blank).get(key, "") if key in lost else table.columns[key][row]
            for key in _HUMAN[tab.key]
        }
        seen = digest(list(cells.values()))
        record = known.get(name)
        if record is not None and record.alive and record.digest == seen:
            continue
        op = Op.NEW if record is None else Op.CHANGE if record.alive else Op.RETURN
        body = {key: cell for key, cell in cells.items() if cell != ""}
        yield Entry(tab.key, name, op, body, seen)
    for name, record in known.items():
        if record.alive and name not in lines:
            yield Entry(tab.key, name, Op.VANISH, None, record.digest)


def _lines(tab: Tab, table: Table) -> dict[str, int] | None:
    """The row of each line by its name, rows from below the header; None where nobody can tell."""
    if tab.key == "custom_rules":
        if not can_be_read(table):
            return None
        return {f"C{number:03}": row for number, row in enumerate(filled_lines(table), 1)}
    if tab.id_column not in table.columns or not table.columns.keys() & set(_HUMAN[tab.key]):
        return None
    lines: dict[str, int] = {}
    for row, cell in enumerate(table.columns[tab.id_column]):
        name = fold(as_text(cell))
        name = name.upper() if tab.key == "rules" else name.casefold()
        if name in OFFICE_LISTS:
            value = table.columns["value"][row]
            if is_blank(value):
                continue
            name = f"{name}={fold(as_text(value))}"
        if name:
            lines.setdefault(name, row)
    return lines
