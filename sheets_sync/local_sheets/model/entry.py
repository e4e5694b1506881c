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
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = "年月日时時分秒년월일시분초"


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
    read = _read_text(cell, locale, year) if len(cell) <= _LONGEST else Entry(cell)
    if len(cell) > 1 and cell[0] == "+" and isinstance(read.value, str):
        return Entry(Formula("=" + cell))  # as a phone number with spaces, to people's surprise
    return read


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
    words, signs = _vocabulary(locale)
    for match in _WORD.finditer(text):  # most texts with a digit in them are just texts
        word = match[0].casefold()
        if word not in words and not signs.issuperset(word):
            return Entry(cell)
    return read_number(text, known) or read_moment(text, known, year) or Entry(cell)


@lru_cache(maxsize=64)
def _vocabulary(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand in numbers and dates, and the signs that may run into one another."""
    known, english = conventions(locale), conventions("en_US")
    halves = (known.am, known.pm, "am pm a m p e t")
    names = (*known.months, *known.short_months, *english.months, *english.short_months)
    spoken = " ".join((*names, *halves, known.currency_symbol)).casefold()
    return frozenset(_WORD.findall(spoken)), frozenset(_UNITS + known.am + known.pm + "t")
