"""Cases as small tables in the words of the sheet, and what a whole workbook holds with them.

A table is a line with the tab's title, a line of headers and its rows, cells separated by ` | `;
a blank line ends it. Cells are read as a sheet would hold them: `2026-03-05`, `14:05` and numbers
become numbers in columns of dates, times, numbers and settings, all else is text, and so is what
stands in “”. `走访方式→怎么去的` is a column under another header, a header written twice is a
doubled column, and the line `(删除) 场所台账` leaves the tab out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import DAY_SECONDS, serial_of
from sheets_sync.rules.cases.community import COMMUNITY, SOUND_ROWS
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Column, Kind, Locale, Tab

Row = dict[str, Cell]
Tables = dict[str, list[Row]]

_LOCALE: Final[Locale] = "zh-CN"  # cases are written in the language of the regulation
_REMOVED = "(删除)"
_RENAMED = "→"
_NUMERIC = {Kind.DATE, Kind.TIME, Kind.MOMENT, Kind.NUMBER, Kind.SETTING}
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{1,2}:\d{2}(?::\d{2})?))?")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_TAB_BY_TITLE = {tab.title[_LOCALE]: tab for tab in TABS}


class Heading(NamedTuple):
    """A column of a written table and the header under which it stands in the sheet."""

    column: Column
    header: str


@dataclass(frozen=True, slots=True)
class Written:
    """One table as a case writes it; `removed` if the workbook has no such tab.

    `texts` are the cells as written, `rows` the same as a sheet would hold them.
    """

    tab: Tab
    headings: tuple[Heading, ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()
    removed: bool = False

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each row, in the order of the headings."""
        return tuple(
            tuple(
                _read(text, heading.column)
                for text, heading in zip(texts, self.headings, strict=True)
            )
            for texts in self.texts
        )

    def records(self) -> Iterator[Row]:
        """The rows by column key; of a doubled column the first stands."""
        for row in self.rows:
            pairs = zip(self.headings, row, strict=True)
            yield {heading.column.key: cell for heading, cell in reversed(tuple(pairs))}


def written(text: str) -> tuple[Written, ...]:
    """The tables of a text in order; ValueError where a title, header or row does not fit."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(_table(block.splitlines()) for block in blocks if block.strip())


def read_tables(text: str) -> Tables:
    """The rows of a text by tab key, blocks of one tab joined, with the columns that it names."""
    tables: Tables = {}
    for table in written(text):
        tables.setdefault(table.tab.key, []).extend(table.records())
    return tables


def base_with(text: str) -> Tables:
    """The community with the rows of a case.

    A row under an id of the community changes the cells that it names; any other row is a sound
    one in what it does not name, and a second one under the same id is like the first in it. Tabs
    left out are absent.
    """
    tables = read_tables(COMMUNITY)
    sound = {key: rows[0] for key, rows in read_tables(SOUND_ROWS).items()}
    named: set[tuple[str, Cell]] = set()
    for table in written(text):
        if table.removed:
            tables.pop(table.tab.key, None)
            continue
        rows = tables.setdefault(table.tab.key, [])
        for record in table.records():
            mark = table.tab.key, record.get(table.tab.id_column, "")
            at = _place(rows, table.tab.id_column, mark[1])
            if at is None:
                rows.append({**sound.get(table.tab.key, {}), **record})
            elif mark in named:
                rows.append({**rows[at], **record})
            else:
                rows[at] = {**rows[at], **record}
            named.add(mark)
    return tables


def sheets_with(text: str) -> dict[str, list[list[Cell]]]:
    """The same as a workbook without metadata: by tab title the header row and the rows below."""
    tables = base_with(text)
    tabs = [table for table in written(text) if not table.removed]
    removed = {table.tab.key for table in written(text) if table.removed}
    sheets: dict[str, list[list[Cell]]] = {}
    for tab in TABS:
        if tab.key in removed:
            continue
        named = [heading for table in tabs if table.tab is tab for heading in table.headings]
        headings = _all_headings(tab, named)
        header: list[Cell] = [heading.header for heading in headings]
        sheets[tab.title[_LOCALE]] = [header] + [
            [record.get(heading.column.key, "") for heading in headings]
            for record in tables.get(tab.key, [])
        ]
    return sheets


def _all_headings(tab: Tab, named: list[Heading]) -> list[Heading]:
    """All columns of a tab under the headers that a case gives them, doubled ones at the end."""
    first: dict[str, Heading] = {}
    doubled: list[Heading] = []
    for heading in named:
        if heading.column.key in first:
            doubled.append(heading)
        else:
            first[heading.column.key] = heading
    usual = (
        first.get(column.key, Heading(column, column.title(_LOCALE))) for column in tab.columns
    )
    return [*usual, *doubled]


def _place(rows: list[Row], key: str, identifier: Cell) -> int | None:
    """Where the row with this id stands; None without an id or where there is no such row."""
    if identifier == "":
        return None
    return next((at for at, row in enumerate(rows) if row.get(key) == identifier), None)


def _table(lines: list[str]) -> Written:
    title = lines[0].strip()
    if title.startswith(_REMOVED):
        return Written(_tab(title.removeprefix(_REMOVED).strip()), removed=True)
    tab = _tab(title)
    headings = tuple(_heading(tab, text) for text in _split(lines[1]))
    return Written(tab, headings, tuple(_cells(headings, line) for line in lines[2:]))


def _tab(title: str) -> Tab:
    if title not in _TAB_BY_TITLE:
        raise ValueError(f"no tab has the title {title!r}")
    return _TAB_BY_TITLE[title]


def _heading(tab: Tab, text: str) -> Heading:
    usual, renamed, header = text.partition(_RENAMED)
    for column in tab.columns:
        if column.header[_LOCALE] == usual.strip():
            return Heading(column, header.strip() if renamed else column.title(_LOCALE))
    raise ValueError(f"{tab.key} has no header {usual!r}")


def _cells(headings: tuple[Heading, ...], line: str) -> tuple[str, ...]:
    texts = _split(line)
    if len(texts) != len(headings):
        raise ValueError(f"{len(texts)} cells under {len(headings)} headers: {line!r}")
    return texts


def _split(line: str) -> tuple[str, ...]:
    return tuple(part.strip(" ") for part in line.split("|"))


def _read(text: str, column: Column) -> Cell:
    """A written cell as the sheet would hold it: dates as serials, times as parts of a day."""
    if len(text) > 1 and text[0] == "“" and text[-1] == "”":
        return text[1:-1]
    if column.kind not in _NUMERIC:
        return text
    if match := _DATE.fullmatch(text):
        return serial_of(date.fromisoformat(match[1])) + (_part_of_day(match[2]) or 0)
    if _TIME.fullmatch(text):
        return _part_of_day(text)
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


def _part_of_day(text: str | None) -> float:
    hours, minutes, seconds = (*map(int, (text or "0:00").split(":")), 0)[:3]
    return (hours * 3600 + minutes * 60 + seconds) / DAY_SECONDS
