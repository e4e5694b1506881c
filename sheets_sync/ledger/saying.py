"""What one cell says, by the kind of its column (workbook.md, Reading cells)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from math import floor
from typing import Any, Final, NamedTuple

from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank, split_list
from sheets_sync.ledger.covers import read_covers
from sheets_sync.ledger.dates import (
    AFTER_LAST_SERIAL,
    DAY_SECONDS,
    FIRST_SERIAL,
    Day,
    Moment,
    Unreadable,
    read_day,
    read_moment,
    read_time,
)
from sheets_sync.ledger.numbers import read_number
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout.schema import Column, Kind, Locale

_EVENING = re.compile(r"晚上[1-5](?=[点时:])")
_PERIOD = re.compile(r"(20\d\d)(?:年)?(?:Q([1-4])|第([1-4一二三四])季度)?")
_QUARTERS: Final = {"一": "1", "二": "2", "三": "3", "四": "4"}


class Said(NamedTuple):
    """The value of a cell (None: blank or unreadable) and the code of what is wrong with it."""

    value: Any
    code: str = ""
    variant: str = ""
    args: Mapping[str, Any] = {}


BLANK: Final = Said(None)
_TEXTS: Final = frozenset(
    (Kind.TEXT, Kind.NAME, Kind.PHONE, Kind.RECORD_ID, Kind.REGISTER_ID, Kind.RELATED_ID, Kind.GRID)
)
REFERENCES: Final = frozenset((Kind.PERSON, Kind.APPROVER, Kind.TARGET, Kind.HOUSEHOLD))


def say(column: Column, cell: Cell, locale: Locale, thresholds: Thresholds) -> Said:
    """Read one cell of a column that refers to nothing outside the cell."""
    if is_blank(cell):
        return Said(None, "R101") if column.required else BLANK
    kind = column.kind
    if kind in _TEXTS or kind in REFERENCES:
        return Said(fold(as_text(cell)))
    if kind is Kind.CHOICE:
        return _choice(column, cell, locale, thresholds)
    if kind is Kind.CHOICES:
        return _choices(column, cell, locale)
    if kind is Kind.NUMBER:
        return _number(column, cell)
    if kind is Kind.COVERS:
        covers, unreadable = read_covers(as_text(cell))
        wrong = {"cell": "、".join(unreadable)}
        return Said(covers, "R102", "covers", wrong) if unreadable else Said(covers)
    if kind is Kind.PERIOD:
        return _period(cell)
    return _date_or_time(kind, cell)


def plain_serial(kind: Kind, cell: Cell) -> int | None:
    """What a date or time says that the sheet holds as a serial number, the ordinary case.

    The same as `say` would find; None for all that wants a closer look.
    """
    if kind is Kind.TIME:
        ordinary = type(cell) is float and 0 < cell < 1
        return floor(cell * DAY_SECONDS + 0.5) if ordinary else None  # type: ignore[operator]  # a float
    if type(cell) is not int or not FIRST_SERIAL <= cell < AFTER_LAST_SERIAL:
        return None
    if kind is Kind.DATE:
        return cell
    return cell * DAY_SECONDS if kind is Kind.MOMENT else None


def _date_or_time(kind: Kind, cell: Cell) -> Said:
    if kind is Kind.DATE:
        day = read_day(cell)
        if not isinstance(day, Unreadable):
            return Said(day.serial if isinstance(day, Day) else day)
    elif kind is Kind.MOMENT:
        moment = read_moment(cell)
        if not isinstance(moment, Unreadable):
            return Said(moment.moment if isinstance(moment, Moment) else moment)
    else:
        seconds = read_time(cell)
        if not isinstance(seconds, Unreadable):
            return Said(seconds)
    evening = isinstance(cell, str) and _EVENING.search(fold(cell).replace(" ", ""))
    return Said(None, "R102", "evening" if evening else kind.value, {"cell": cell})


def _number(column: Column, cell: Cell) -> Said:
    number = read_number(cell)
    if number is None:
        return Said(None, "R102", "number", {"cell": cell})
    if column.least is not None and number < column.least:
        return Said(None, "R102", "absurd", {"cell": cell, "least": column.least})
    if column.most is not None and number > column.most:
        return Said(None, "R102", "absurd", {"cell": cell, "most": column.most})
    return Said(number)


def _choice(column: Column, cell: Cell, locale: Locale, thresholds: Thresholds) -> Said:
    text = fold(as_text(cell))
    if column.office_list:
        allowed = thresholds.lists.get(column.office_list, ())
        if any(text == fold(choice) for choice in allowed):
            return Said(text)
        return Said(None, "R108", "", {"cell": cell, "choices": list(allowed)})
    for choice in column.choices:
        if text == fold(choice.text[locale]):
            return Said(choice.key)
    return _not_listed(column, cell, locale)


def _choices(column: Column, cell: Cell, locale: Locale) -> Said:
    keys = {fold(choice.text[locale]): choice.key for choice in column.choices}
    texts = _split_known(as_text(cell), keys)
    found = frozenset(keys[text] for text in texts if text in keys)
    unknown = [text for text in texts if text not in keys]
    if unknown:
        said = _not_listed(column, "、".join(unknown), locale)
        return said._replace(value=found)
    return Said(found)


def _split_known(text: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    # A value of the English list holds blanks itself, and blanks separate: whole values first.
    if fold(text) in keys:
        return (fold(text),)
    if not any(" " in key for key in keys):
        return split_list(text)
    pieces = re.split(r"[、,;/]", fold(text))
    return tuple(fold(piece) for piece in pieces if fold(piece))


def _not_listed(column: Column, cell: Cell, locale: Locale) -> Said:
    choices = [choice.text[locale] for choice in column.choices]
    return Said(None, "R108", "", {"cell": cell, "choices": choices})


def _period(cell: Cell) -> Said:
    match = _PERIOD.fullmatch(fold(as_text(cell)).upper().replace(" ", ""))
    if not match:
        return Said(None, "R102", "period", {"cell": cell})
    quarter = match[2] or _QUARTERS.get(match[3] or "", match[3])
    return Said(f"{match[1]}Q{quarter}" if quarter else match[1])


def whole(number: Decimal | None) -> int | None:
    """A number cell as a count of days or people; decimals are cut."""
    return None if number is None else int(number)
