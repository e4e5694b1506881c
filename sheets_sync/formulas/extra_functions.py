"""Functions of Sheets that the engine lacks or means differently, on its plain Python values.

A value is a number, a text, a truth, None for an empty cell, or an error, which is a dict with its
`kind`; a range is a list of rows. https://support.google.com/docs/table/25273
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cmp_to_key, lru_cache
from typing import Any

Value = Any  # as the engine hands it over: number, text, truth, None, error, list of rows
Function = Callable[..., Value]

_EPOCH = dt.date(1899, 12, 30)
_DATE_TEXT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?", re.ASCII)

NUMBER_ERROR = {"type": "Error", "kind": "Num"}
VALUE_ERROR = {"type": "Error", "kind": "Value"}
NOT_AVAILABLE = {"type": "Error", "kind": "Na"}


def rows_of(value: Value) -> list[list[Value]]:
    """A range or a single value as rows."""
    return value if isinstance(value, list) else [[value]]


def flat(*values: Value) -> Iterator[Value]:
    """Every cell of the arguments, row by row."""
    for value in values:
        for row in rows_of(value):
            yield from row


def text_of(value: Value) -> str:
    """A value as `&` would join it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)


def is_error(value: Value) -> bool:
    """Whether a value is one of the engine's errors."""
    return isinstance(value, dict)


def _each(function: Function) -> Function:
    """The function on every cell of its first argument; errors stay as they are."""

    def spread(first: Value, *others: Value) -> Value:
        error = next((other for other in flat(*others) if is_error(other)), None)
        if error is not None:
            return error
        if isinstance(first, list):
            return [[c if is_error(c) else function(c, *others) for c in row] for row in first]
        return first if is_error(first) else function(first, *others)

    return spread


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def regexmatch(text: Value, pattern: Value) -> Value:
    """Whether some part of the text matches."""
    try:
        return _pattern(text_of(pattern)).search(text_of(text)) is not None
    except re.error:
        return VALUE_ERROR


def regexextract(text: Value, pattern: Value) -> Value:
    """The first match, or its groups side by side; #N/A if there is none."""
    try:
        match = _pattern(text_of(pattern)).search(text_of(text))
    except re.error:
        return VALUE_ERROR
    if match is None:
        return NOT_AVAILABLE
    groups = [group or "" for group in match.groups()]
    return [groups] if len(groups) > 1 else groups[0] if groups else match[0]


def regexreplace(text: Value, pattern: Value, replacement: Value) -> Value:
    """The text with all matches replaced; $1 is the first group."""
    template = re.sub(r"\$(\d)", r"\\g<\1>", text_of(replacement).replace("\\", "\\\\"))
    try:
        return _pattern(text_of(pattern)).sub(template, text_of(text))
    except (re.error, IndexError):
        return VALUE_ERROR


def join(separator: Value, *values: Value) -> Value:
    """All cells in one text."""
    cells = list(flat(*values))
    error = next((cell for cell in cells if is_error(cell)), None)
    return error if error is not None else text_of(separator).join(map(text_of, cells))


def split(text: Value, separators: Value, each: Value = True, no_blanks: Value = True) -> Value:
    """The parts of a text in one row; numbers become numbers."""
    if is_error(text):
        return text
    marks = text_of(separators)
    if not marks:
        return VALUE_ERROR
    choice = f"[{re.escape(marks)}]" if each else re.escape(marks)
    parts = [part for part in re.split(choice, text_of(text)) if part or not no_blanks]
    return [[_number_or_text(part) for part in parts or [""]]]


def _number_or_text(text: str) -> Value:
    return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text, re.ASCII) else text


def countunique(*values: Value) -> Value:
    """How many different values there are; empty cells do not count."""
    return len({(type(v).__name__, str(v)) for v in flat(*values) if v is not None and v != ""})


def flatten(*values: Value) -> Value:
    """All cells below one another."""
    return [[cell] for cell in flat(*values)]


def array_constrain(value: Value, height: Value, width: Value) -> Value:
    """The upper left part of an array."""
    cut = [row[: max(int(width), 0)] for row in rows_of(value)[: max(int(height), 0)]]
    return cut if cut and cut[0] else NOT_AVAILABLE


def sort(value: Value, *orders: Value) -> Value:
    """Rows by pairs of column number (or a column of keys) and TRUE for ascending."""
    rows = rows_of(value)
    pairs = list(zip(orders[::2], [*orders[1::2], True], strict=False)) or [(1.0, True)]
    keys: list[tuple[list[Value], bool]] = []
    for column, ascending in pairs:
        if isinstance(column, list):
            given = [row[0] for row in column]
        else:
            index = int(column) - 1
            if not 0 <= index < len(rows[0]):
                return VALUE_ERROR
            given = [row[index] for row in rows]
        if len(given) != len(rows):
            return VALUE_ERROR
        keys.append((given, bool(ascending)))

    def compare(one: int, other: int) -> int:
        for given, ascending in keys:
            first, second = _rank(given[one]), _rank(given[other])
            if first != second:
                smaller = first < second
                blank = first[0] == _BLANK or second[0] == _BLANK
                return -1 if smaller == (ascending or blank) else 1
        return 0

    order = sorted(range(len(rows)), key=cmp_to_key(compare))
    return [["" if cell is None else cell for cell in rows[index]] for index in order]


_BLANK = 4


def _rank(value: Value) -> tuple[int, float, str]:
    """Numbers, then texts, truths, errors; empty cells last."""
    if value is None or value == "":
        return _BLANK, 0.0, ""
    if is_error(value):
        return 3, 0.0, ""
    if isinstance(value, bool):
        return 2, float(value), ""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value), "")


def lookup(key: Value, searched: Value, results: Value = None) -> Value:
    """The result beside the last value that is not above the key; errors are passed over."""
    if is_error(key):
        return key
    rows = rows_of(searched)
    wide = len(rows[0]) > len(rows)
    if results is None:
        results = [rows[-1]] if wide else [[row[-1]] for row in rows]
    line = rows[0] if wide else [row[0] for row in rows]
    found = [i for i, value in enumerate(line) if _is_reached(value, key)]
    values = list(flat(results))
    return values[found[-1]] if found and found[-1] < len(values) else NOT_AVAILABLE


def _is_reached(value: Value, key: Value) -> bool:
    mine, other = _rank(value), _rank(key)
    return mine[0] == other[0] and mine <= other


def _date_part(part: str) -> Function:
    """YEAR, MONTH and DAY of a serial date, or of a text that is a date."""

    def of_date(value: Value) -> Value:
        if is_error(value):
            return value
        try:
            if isinstance(value, str):
                match = _DATE_TEXT.fullmatch(value.strip())
                return VALUE_ERROR if match is None else getattr(_date(match), part)
            return getattr(_EPOCH + dt.timedelta(days=int(value or 0)), part)
        except (ValueError, OverflowError):
            return NUMBER_ERROR

    return of_date


def _date(match: re.Match[str]) -> dt.date:
    return dt.date(int(match[1]), int(match[2]), int(match[3]))


def identity(value: Value) -> Value:
    """The value: TO_DATE, TO_PERCENT and TO_DOLLARS change only how it is shown."""
    return value


EXTRA_FUNCTIONS: tuple[tuple[str, Function], ...] = (
    ("REGEXMATCH", _each(regexmatch)),
    ("REGEXEXTRACT", _each(regexextract)),
    ("REGEXREPLACE", _each(regexreplace)),
    ("JOIN", join),
    ("SPLIT", split),
    ("COUNTUNIQUE", countunique),
    ("FLATTEN", flatten),
    ("ARRAY_CONSTRAIN", array_constrain),
    ("SORT", sort),
    ("LOOKUP", lookup),
    ("YEAR", _date_part("year")),
    ("MONTH", _date_part("month")),
    ("DAY", _date_part("day")),
    ("TO_TEXT", _each(text_of)),
    ("TO_DATE", identity),
    ("TO_PERCENT", identity),
    ("TO_DOLLARS", identity),
    ("TO_PURE_NUMBER", identity),
)
