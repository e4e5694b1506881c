"""The configuration tabs as the journal sees them: each line by what it is about."""

from collections.abc import Iterator, Mapping
from typing import Final

from sheets_sync.journal.entries import Entry, Op, Past, PastRecord, digest
from sheets_sync.ledger.cells import Cell, as_text, fold
from sheets_sync.rules.custom.reading import filled_lines
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Tab, TabKind
from sheets_sync.workbook.snapshot import Snapshot, Table

CONFIG_TABS: Final = tuple(tab for tab in TABS if tab.kind is TabKind.CONFIG)
_NAMELESS: Final = "custom_rules"  # its lines are known by their number: C001, C002, …


class Configuration:
    """Watches the configuration tabs; a tab that stands as it stood costs a comparison."""

    def __init__(self) -> None:
        self._seen: dict[str, Mapping[str, list[Cell]]] = {}

    def observed(self, snapshot: Snapshot, past: Past) -> Iterator[Entry]:
        """New, changed and vanished lines of 参数, 规则, 自定义规则 and 评分标准."""
        for tab in CONFIG_TABS:
            table = snapshot.tables.get(tab.key)
            if table is None or _human(tab) - table.columns.keys():
                continue  # what cannot be read has not changed
            if self._seen.get(tab.key) == table.columns:
                continue
            self._seen[tab.key] = table.columns
            yield from _news(tab, _lines(tab, table), past.records.get(tab.key, {}))


def _human(tab: Tab) -> set[str]:
    return {column.key for column in tab.columns if column.human}


def _lines(tab: Tab, table: Table) -> Mapping[str, Mapping[str, Cell]]:
    """The human cells of each line by its name; of several of one name the later are numbered."""
    found: dict[str, Mapping[str, Cell]] = {}
    if tab.key == _NAMELESS:
        names = {row: f"C{number:03d}" for number, row in enumerate(filled_lines(table), 1)}
    else:
        column = table.columns.get(tab.id_column, [])
        names = {row: fold(as_text(cell)) for row, cell in enumerate(column)}
    times: dict[str, int] = {}
    for row, name in names.items():
        body = {key: table.columns[key][row] for key in _human(tab)}
        body = {key: cell for key, cell in sorted(body.items()) if cell != ""}
        if not name or not body:
            continue
        times[name] = times.get(name, 0) + 1
        found[name if times[name] == 1 else f"{name}#{times[name]}"] = body
    return found


def _news(
    tab: Tab, lines: Mapping[str, Mapping[str, Cell]], known: Mapping[str, PastRecord]
) -> Iterator[Entry]:
    for name, body in lines.items():
        seen, record = digest(body), known.get(name)
        if record is None:
            yield Entry(tab.key, name, Op.NEW, body, seen)
        elif not record.alive or record.digest != seen:
            yield Entry(tab.key, name, Op.CHANGE if record.alive else Op.RETURN, body, seen)
    for name, record in known.items():
        if record.alive and name not in lines:
            yield Entry(tab.key, name, Op.VANISH, None, record.digest)
