"""References in formulas: cells, ranges and open ranges, with their sheet and their $ signs."""

import re
from functools import lru_cache
from typing import NamedTuple

from sheets_sync.workbook.a1 import column_index, column_letters, quote_title

LOST = "#REF!"

_REFERENCE = re.compile(
    r"(?:(?P<title>'(?:[^']|'')+'|[^!':]+)!)?(?P<first>[^:!]+)(?::(?P<last>[^:!]+))?", re.DOTALL
)
_CORNER = re.compile(r"(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)([1-9]\d*))?")


class Corner(NamedTuple):
    """One end of a range, zero-based; None where a whole column or row is meant."""

    row: int | None
    column: int | None
    row_fixed: bool = False
    column_fixed: bool = False


class Place(NamedTuple):
    """The cells of a reference: half-open bounds, None = open to that side."""

    sheet: str
    top: int | None
    left: int | None
    bottom: int | None
    right: int | None


class Reference(NamedTuple):
    """`title` is a sheet's as written, "" where none is named; `last` is None for one cell."""

    title: str
    first: Corner
    last: Corner | None

    @property
    def sheet(self) -> str | None:
        """The bare title of the sheet that is named."""
        if self.title.startswith("'"):
            return self.title[1:-1].replace("''", "'")
        return self.title or None

    def place(self, here: str) -> Place:
        """The cells meant by a formula on the sheet `here`."""
        last = self.last or self.first
        top, bottom = _span(self.first.row, last.row)
        left, right = _span(self.first.column, last.column)
        return Place(self.sheet or here, top, left, bottom, right)

    def at(self, place: Place, here: str) -> "Reference":
        """The reference to other cells, written in the same manner."""
        title = self.title
        if place.sheet != (self.sheet or here):
            title = quote_title(place.sheet)
        if self.last is None:
            return Reference(title, _at(self.first, place.top, place.left), None)
        first_row, last_row = _ends(self.first.row, self.last.row, place.top, place.bottom)
        first_column, last_column = _ends(
            self.first.column, self.last.column, place.left, place.right
        )
        return Reference(
            title, _at(self.first, first_row, first_column), _at(self.last, last_row, last_column)
        )

    def copied(self, down: int, right: int) -> "Reference | None":
        """The reference in a copy so many cells away; None beyond the sheet's edge."""
        first = _copied(self.first, down, right)
        last = None if self.last is None else _copied(self.last, down, right)
        if first is None or (last is None and self.last is not None):
            return None
        return Reference(self.title, first, last)

    def __str__(self) -> str:
        prefix = self.title and self.title + "!"
        last = "" if self.last is None else ":" + _corner_text(self.last)
        return prefix + _corner_text(self.first) + last


@lru_cache(maxsize=100_000)
def parse_reference(text: str) -> Reference | None:
    """Read `A1`, `$B$2:C`, `2:5`, `'It''s'!A:A`; None for a reference that is lost (#REF!)."""
    match = _REFERENCE.fullmatch(text)
    if match is None or LOST in text:
        return None
    last = match["last"]
    return Reference(
        match["title"] or "", _corner(match["first"]), None if last is None else _corner(last)
    )


def _corner(text: str) -> Corner:
    match = _CORNER.fullmatch(text)
    if match is None:
        raise ValueError(f"not a corner of a range: {text}")
    column = None if match[2] is None else column_index(match[2])
    row = None if match[4] is None else int(match[4]) - 1
    return Corner(row, column, bool(match[3]), bool(match[1]))


def _corner_text(corner: Corner) -> str:
    column = "" if corner.column is None else column_letters(corner.column)
    row = "" if corner.row is None else str(corner.row + 1)
    return (
        "$" * (corner.column_fixed and column != "")
        + column
        + ("$" * (corner.row_fixed and row != "") + row)
    )


def _span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is None or last is None:
        return first if last is None else last, None
    return min(first, last), max(first, last) + 1


def _ends(
    first: int | None, last: int | None, start: int | None, end: int | None
) -> tuple[int | None, int | None]:
    """Start and last of a span, in the order and with the open end of the old ones."""
    if last is None or end is None:
        return start, None
    if first is None:
        return None, start
    return (end - 1, start) if first > last else (start, end - 1)


def _at(corner: Corner, row: int | None, column: int | None) -> Corner:
    return Corner(row, column, corner.row_fixed, corner.column_fixed)


def _copied(corner: Corner, down: int, right: int) -> Corner | None:
    row = corner.row if corner.row is None or corner.row_fixed else corner.row + down
    column = (
        corner.column if corner.column is None or corner.column_fixed else corner.column + right
    )
    if (row is not None and row < 0) or (column is not None and column < 0):
        return None
    return _at(corner, row, column)
