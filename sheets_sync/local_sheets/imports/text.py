"""csv and tsv: decoded whatever they were written in, each cell read as if it were typed."""

import codecs
import csv
import io

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.workbook import (
    CELL_LIMIT,
    DEFAULT_COLUMNS,
    DEFAULT_ROWS,
    Sheet,
)
from sheets_sync.local_sheets.operations.writing import Writer

MOST_TEXT = 50_000  # characters of a cell
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t|"


def sheet_of_text(data: bytes, title: str, locale: str, at: int, *, tabs: bool = False) -> Sheet:
    """One tab; `at` (milliseconds) tells the year of dates without one. ApiError 400 if too big."""
    text = decoded(data)
    delimiter = "\t" if tabs else delimiter_of(text)
    rows = _rows(text, delimiter)
    width = max(map(len, rows), default=0)
    if len(rows) * width > CELL_LIMIT:
        raise invalid(f"The file has more than {CELL_LIMIT} cells.")
    height, width = max(len(rows), 1), max(width, 1)
    sheet = Sheet(0, title, Grid(max(height, DEFAULT_ROWS), max(width, DEFAULT_COLUMNS)))
    workbook = new_workbook("", {"locale": locale}).with_sheet(sheet)
    writer = Writer(workbook, "USER_ENTERED", at)
    writer.write(Area(0, 0, 0, height, width), rows, "ROWS")
    return writer.finished().sheet(0)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The cells; a last line end makes no row of its own."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise invalid(f"The file cannot be read as csv: {error}.") from None
    for row in rows:
        if any(len(cell) > MOST_TEXT for cell in row):
            raise invalid(
                "Your input contains more than the maximum of 50000 characters in a single cell."
            )
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def decoded(data: bytes) -> str:
    """The text: by its byte order mark, else UTF-8, else GB18030, else Latin-1."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def delimiter_of(text: str) -> str:
    """The character that parts the cells of the first line, outside of quotes; a comma if none."""
    quoted, counts = False, dict.fromkeys(_DELIMITERS, 0)
    for character in text:
        if character == '"':
            quoted = not quoted
        elif character == "\n" and not quoted and any(counts.values()):
            break
        elif character in counts and not quoted:
            counts[character] += 1
    return max(_DELIMITERS, key=lambda delimiter: counts[delimiter])
