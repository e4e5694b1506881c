"""A1 notation: column letters, quoted titles, ranges."""

import re
from dataclasses import dataclass

_CELL = re.compile(r"\$?([A-Za-z]{1,3})?\$?(0*[1-9][0-9]{0,8})?")
_R1C1 = re.compile(
    r"R(?:0*([1-9][0-9]{0,8})|\[(\d{1,9})\])C(?:0*([1-9][0-9]{0,8})|\[(\d{1,9})\])",
    re.IGNORECASE | re.ASCII,
)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|R[0-9]*C[0-9]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class A1Range:
    """A rectangle of cells, zero-based and half-open; None = open to that side.

    `sheet` is the unquoted title, None where the text names none. A range that names only a
    sheet has all four sides open.
    """

    sheet: str | None = None
    start_row: int | None = None
    start_column: int | None = None
    end_row: int | None = None
    end_column: int | None = None

    @property
    def names_only_sheet(self) -> bool:
        """Whether the text was a bare title."""
        return (self.start_row, self.start_column, self.end_row, self.end_column) == (None,) * 4


def column_letters(index: int) -> str:
    """Letters of the zero-based column: 0 → A, 25 → Z, 26 → AA. Raises ValueError below 0."""
    if index < 0:
        raise ValueError(f"column index must not be negative: {index}")
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Zero-based column of its letters, in either case: A → 0. Raises ValueError on others."""
    if not re.fullmatch(r"[A-Za-z]+", letters):
        raise ValueError(f"not column letters: {letters!r}")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Name of the zero-based cell: (0, 0) → A1."""
    return f"{column_letters(column)}{row + 1}"


def quote_title(title: str) -> str:
    """The title as it stands before `!`, in quotes where A1 notation needs them."""
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def parse_range(text: str) -> A1Range:
    """Read `Sheet1!A1:B2`, `'It''s'!A:C`, `2:5`, `B3:`, `R1C1:R2C2`, `R[1]C[1]`, `Sheet1`.

    An offset in brackets counts from A1. Corners stand in any order. A text without `!` that is
    no cell range is a sheet's title.
    Raises ValueError with the text.
    """
    title, cells = _split_title(text)
    if cells is None:
        return A1Range(sheet=title)
    return _parse_cells(text, title, cells)


def format_range(area: A1Range) -> str:
    """The shortest text for a range: `Sheet1!A1`, `A1:B2`, `A:C`, `2:5`, `B3:C`, `Sheet1`."""
    prefix = "" if area.sheet is None else quote_title(area.sheet)
    if area.names_only_sheet:
        return prefix
    first = _corner(area.start_row, area.start_column)
    last = _corner(
        None if area.end_row is None else area.end_row - 1,
        None if area.end_column is None else area.end_column - 1,
    )
    if area.start_column is None and area.end_column is not None:
        first = "A" + first
    if area.start_row is None and area.end_row is not None:
        first += "1"
    single = first == last and area.start_row is not None and area.start_column is not None
    cells = first if single else f"{first}:{last}"
    return f"{prefix}!{cells}" if prefix else cells


def _corner(row: int | None, column: int | None) -> str:
    letters = "" if column is None else column_letters(column)
    return letters + ("" if row is None else str(row + 1))


def _split_title(text: str) -> tuple[str | None, str | None]:
    """The title (None if unnamed) and the cells' text (None if only a title)."""
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')+)'(?:!(.*))?", text, re.DOTALL)
        if match is None:
            raise ValueError(f"unable to parse range: {text}")
        return match[1].replace("''", "'"), match[2]
    if "!" in text:
        title, cells = text.rsplit("!", 1)
        if not title:
            raise ValueError(f"unable to parse range: {text}")
        return title, cells
    try:
        _parse_cells(text, None, text)
    except ValueError:
        if not text or ":" in text:
            raise ValueError(f"unable to parse range: {text}") from None
        return text, None
    return None, text


def _parse_cells(text: str, title: str | None, cells: str) -> A1Range:
    first_text, colon, last_text = cells.partition(":")
    first = _parse_corner(text, first_text)
    if not colon:
        if None in first:
            raise ValueError(f"unable to parse range: {text}")
        last: tuple[int | None, int | None] = first
    elif not last_text:
        last = (None, None)
    else:
        last = _parse_corner(text, last_text)
    rows = _ordered(first[0], last[0])
    columns = _ordered(first[1], last[1])
    return A1Range(title, rows[0], columns[0], rows[1], columns[1])


def _parse_corner(text: str, corner: str) -> tuple[int | None, int | None]:
    absolute = _R1C1.fullmatch(corner)
    if absolute:
        row, down, column, right = (int(part) if part else None for part in absolute.groups())
        return row - 1 if row else down, column - 1 if column else right
    match = _CELL.fullmatch(corner)
    if match is None or not (match[1] or match[2]):
        raise ValueError(f"unable to parse range: {text}")
    row = int(match[2]) - 1 if match[2] else None
    return row, column_index(match[1]) if match[1] else None


def _ordered(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Half-open bounds of two inclusive ones; one that is given alone opens downwards."""
    if first is not None and last is not None:
        return min(first, last), max(first, last) + 1
    return (first if first is not None else last), None
