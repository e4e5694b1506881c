"""What a tab offers to custom rules: its columns under their headers, cells as people read them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

from sheets_sync.conditions import calendar
from sheets_sync.conditions.calendar import Calendar
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.nodes import Cell as Named
from sheets_sync.conditions.values import Value, bounded
from sheets_sync.ledger.cells import Cell, as_text, fold_all
from sheets_sync.ledger.dates import Day, Moment, read_day, read_moment
from sheets_sync.ledger.numbers import read_number
from sheets_sync.workbook.column_places import folded, header_aliases
from sheets_sync.workbook.layout.schema import Column, Kind, Locale, Tab
from sheets_sync.workbook.snapshot import Table

EXTRA: Final = "+"  # begins the keys of columns that people added
_VERDICT: Final = ("check", "check_notes")
_CLOSEST: Final = 3
_CHARS_AT_ONCE: Final = 500_000
_LIKE: Final = 0.4
_CALENDARS: Final = {
    Kind.DATE: Calendar.DATE,
    Kind.MOMENT: Calendar.MOMENT,
    Kind.TIME: Calendar.TIME,
}


class Names:
    """The columns of a tab by every name under which a condition may call them.

    These are, the first that fits: the headers that stand on the sheet, those of set-up in both
    locales, and the keys of columns; case, width and the `*` of required columns do not matter.
    """

    def __init__(self, tab: Tab, table: Table) -> None:
        self._known: dict[str, Named | None] = {}
        shown: list[str] = []
        for column in tab.columns:
            header = table.headers.get(column.key, "")
            self._add(folded(header), column)
            if column.key not in _VERDICT:
                shown.append(header.rstrip("* "))
        for header in table.extras:
            self._known.setdefault(folded(header), Named(EXTRA + header, None))
            shown.append(header)
        for column in tab.columns:
            for alias in header_aliases(column):
                self._add(alias, column)
        self._shown = [header for header in shown if header]

    def _add(self, name: str, column: Column) -> None:
        if name:
            offered = None if column.key in _VERDICT else _named(column)
            self._known.setdefault(name, offered)

    def find(self, header: str) -> Named:
        """The column of a header. Raises Fault where there is none, or one that nobody may ask."""
        name = folded(header)
        if name not in self._known:
            close = get_close_matches(header, self._shown, n=_CLOSEST, cutoff=_LIKE)
            raise Fault("column", cell=header, closest=close or self._shown[:_CLOSEST])
        found = self._known[name]
        if found is None:
            raise Fault("verdict", cell=header)
        return found


def _named(column: Column) -> Named:
    tells = _CALENDARS.get(column.kind)
    return Named(column.key, float if column.kind is Kind.NUMBER else str, tells)


def _number(value: Decimal | float) -> Value:
    return bounded(int(value) if value == int(value) else float(value))


_TOLD: Final[Mapping[Kind, Callable[[Any], Value]]] = {
    Kind.DATE: calendar.day_text,
    Kind.MOMENT: calendar.moment_text,
    Kind.TIME: calendar.time_text,
    Kind.NUMBER: _number,
}


def typed_values(
    column: Column,
    cells: Sequence[Cell],
    read: Sequence[Any],
    pause: Callable[[], None] = lambda: None,
) -> list[Value]:
    """A column that people fill: its `cells`, and what was `read` in them.

    Dates, times and numbers are what was read, None where that is nothing; all else is the text
    of the cell, folded.
    """
    if column.kind in _TOLD:
        return _each(_TOLD[column.kind], read)
    return list(_folded(cells, pause))


def computed_values(column: Column, values: Sequence[Any], locale: Locale) -> list[Value]:
    """A column that the service fills, of which this check has found the values."""
    if column.kind in _TOLD:
        return _each(_TOLD[column.kind], values)
    words = {choice.key: choice.text[locale] for choice in column.choices}
    return ["" if value is None else words.get(value, str(value)) for value in values]


def standing_values(column: Column, cells: Sequence[Cell]) -> list[Value]:
    """A column that the service fills at other times: what stands there."""
    return typed_values(column, cells, [_read(column.kind, cell) for cell in cells])


def _read(kind: Kind, cell: Cell) -> Any:  # noqa: ANN401 - a serial, a moment or a number
    if kind is Kind.DATE:
        day = read_day(cell)
        return day.serial if isinstance(day, Day) else None
    if kind is Kind.MOMENT:
        moment = read_moment(cell)
        return moment.moment if isinstance(moment, Moment) else None
    return read_number(cell) if kind is Kind.NUMBER else None


def extra_values(cells: Sequence[Cell], pause: Callable[[], None] = lambda: None) -> list[Value]:
    """A column that people added: numbers as numbers, all else as folded texts."""
    return [
        bounded(cell) if type(cell) in (int, float) else text  # type: ignore[arg-type]  # a number
        for cell, text in zip(cells, _folded(cells, pause), strict=True)
    ]


def _folded(cells: Sequence[Cell], pause: Callable[[], None]) -> list[str]:
    """Cells as folded texts, some at a time; those that are the same once."""
    distinct = set(cells)
    if 2 * len(distinct) < len(cells) and {str} == set(map(type, distinct)):
        few = list(distinct)
        known = dict(zip(few, _folded(few, pause), strict=True))
        return list(map(known.__getitem__, cells))
    texts = list(map(as_text, cells))
    step = _CHARS_AT_ONCE // (max(map(len, texts), default=0) + 1) + 1
    if len(texts) <= step:
        return fold_all(texts)
    folded_texts: list[str] = []
    for begin in range(0, len(texts), step):
        folded_texts += fold_all(texts[begin : begin + step])
        pause()
    return folded_texts


def _each(do: Callable[[Any], Value], values: Sequence[Any]) -> list[Value]:
    told = {value: None if value is None else do(value) for value in set(values)}
    return [told[value] for value in values]
