"""What a typed text becomes: number, date, time, truth, formula or text (USER_ENTERED)."""

import re
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.entered import Entry
from sheets_sync.local_sheets.model.number_format import general
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.typed_moments import read_moment
from sheets_sync.local_sheets.model.typed_numbers import read_number
from sheets_sync.local_sheets.model.values import Formula, Value, raw_value

__all__ = ["Entry", "read_entry"]

_LONGEST = 64  # no number or date that a sheet would read is longer
_DIGIT = re.compile("[0-9]")


def read_entry(cell: object, style: Style | None, locale: str, year: int) -> Entry:
    """The value of one JSON cell of a values request under USER_ENTERED.

    `year` is the one that a date without a year falls in. ApiError 400 on lists and objects.
    """
    if not isinstance(cell, str):
        value = raw_value(cell)
        if style is not None and style.is_plain_text:
            return Entry(_as_text(value))
        return Entry(value)
    if style is not None and style.is_plain_text:
        return Entry(cell)
    if cell.startswith("'"):
        return Entry(cell[1:])
    if len(cell) > 1 and cell.startswith("="):
        return Entry(Formula(cell))
    return _read_text(cell, locale, year) if len(cell) <= _LONGEST else Entry(cell)


def _as_text(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return general(value) if isinstance(value, int | float) else str(value)


@lru_cache(maxsize=4096)
def _read_text(cell: str, locale: str, year: int) -> Entry:
    text, known = cell.strip(), conventions(locale)
    if not _DIGIT.search(text):
        truths = {"TRUE": True, "FALSE": False, known.true: True, known.false: False}
        return Entry(truths.get(text.upper(), cell))
    return read_number(text, known) or read_moment(text, known, year) or Entry(cell)
