"""Cells as people see them: values in their number formats, by the spreadsheet's locale.

https://developers.google.com/workspace/sheets/api/guides/formats
"""

from collections.abc import Callable
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.digits import number_writer
from sheets_sync.local_sheets.model.moments import EPOCH, moment_writer
from sheets_sync.local_sheets.model.sections import Kind, Number, Section, read_pattern
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import CellError, Formula, Value

__all__ = ["DATE_TYPES", "EPOCH", "effective_pattern", "formatted", "general", "is_date"]

DATE_TYPES = ("DATE", "TIME", "DATE_TIME")
NO_SECTION = "###"  # Sheets fills the cell's width with it

_NUMBER_DEFAULTS = {"NUMBER": "#,##0.00", "PERCENT": "0.00%", "SCIENTIFIC": "0.00E+00"}


def formatted(value: Value, style: Style | None, locale: str) -> str:
    """The formattedValue of a cell."""
    if isinstance(value, CellError):
        return str(value)
    if isinstance(value, str):
        return formatted_text(value, style)
    if isinstance(value, bool):
        known = conventions(locale)
        return known.true if value else known.false
    if isinstance(value, Formula):
        return value.text
    return number_formatter(style, locale)(value)


def is_date(style: Style | None) -> bool:
    """Whether numbers in this cell are shown as dates or times."""
    return style is not None and style.number_type in DATE_TYPES


def effective_pattern(style: Style, locale: str) -> str:
    """The style's pattern, else the default of its type in this locale."""
    if style.pattern:
        return style.pattern
    known = conventions(locale)
    of_locale = {
        "DATE": known.date,
        "TIME": known.time,
        "DATE_TIME": known.date_time,
        "CURRENCY": known.currency,
    }
    return of_locale.get(style.number_type) or _NUMBER_DEFAULTS.get(style.number_type, "")


def shapes_text(style: Style) -> bool:
    """Whether texts are shown in another way than they stand in the cell."""
    text = read_pattern(style.pattern).text if style.pattern else None
    return text is not None and (text.kind is not Kind.TEXT or len(text.tokens) > 1)


def formatted_text(value: str, style: Style | None) -> str:
    """A text in the section for texts, where the pattern has one."""
    if not value or style is None or not shapes_text(style):
        return value
    section = read_pattern(style.pattern).text
    tokens = section.tokens if section else ()
    return "".join(value if token.kind == "text" else token.text for token in tokens)


def number_formatter(style: Style | None, locale: str) -> Callable[[Number], str]:
    """How numbers are shown in cells of this style; for any finite number, without fail."""
    if style is None or not (style.number_type or style.pattern) or style.is_plain_text:
        return _pattern_writer("", locale)
    return _pattern_writer(effective_pattern(style, locale), locale)


@lru_cache(maxsize=1024)
def _pattern_writer(pattern: str, locale: str) -> Callable[[Number], str]:
    decimal = conventions(locale).decimal

    def plain(number: Number) -> str:
        shown = general(number)
        return shown if decimal == "." else shown.replace(".", decimal)

    if not pattern:
        return plain
    sections = read_pattern(pattern)
    writers = [_section_writer(section, locale, plain) for section in sections.numbers]
    if len(writers) == 1 and sections.numbers[0].condition is None:
        return writers[0]

    def write(number: Number) -> str:
        place, unsigned = sections.place_for(number)
        return NO_SECTION if place is None else writers[place](abs(number) if unsigned else number)

    return write


def _section_writer(
    section: Section, locale: str, plain: Callable[[Number], str]
) -> Callable[[Number], str]:
    if section.kind is Kind.NUMBER:
        return number_writer(section, conventions(locale))
    if section.kind is Kind.MOMENT:
        write = moment_writer(section, locale)
        return lambda number: write(number) or plain(number)
    if section.kind is Kind.WORDS:
        words = "".join(token.text for token in section.tokens)
        return lambda _number: words
    return plain


def general(number: Number) -> str:
    """A number without a format: up to ten significant digits after the point, 1E+15 when huge."""
    if isinstance(number, int):
        if -(10**15) < number < 10**15:
            return str(number)
        number = float(number)
    text = repr(number)
    if len(text) <= 12 and "e" not in text:  # no more digits than are shown
        return text
    size = abs(number)
    if size != 0 and (size >= 1e15 or size < 1e-9):
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    whole_digits = len(str(int(size)))
    text = f"{number:.{max(0, min(10, 15 - whole_digits))}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
