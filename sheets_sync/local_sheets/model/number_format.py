"""Cells as people see them: numbers and serial dates in their patterns."""

import datetime as dt
import re
from functools import lru_cache

from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Formula, Value

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - serial days carry no zone
DATE_TYPES = ("DATE", "TIME", "DATE_TIME")

_DATE_DEFAULTS = {
    "en_US": ("M/d/yyyy", "h:mm:ss am/pm", "M/d/yyyy H:mm:ss"),
    "zh_CN": ("yyyy/m/d", "h:mm:ss", "yyyy/m/d h:mm:ss"),
    "en_GB": ("dd/mm/yyyy", "hh:mm:ss", "dd/mm/yyyy hh:mm:ss"),
}
_NUMBER_DEFAULTS = {
    "NUMBER": "#,##0.00",
    "PERCENT": "0.00%",
    "CURRENCY": "$#,##0.00",
    "SCIENTIFIC": "0.00E+00",
}
_TOKEN = re.compile(
    r'"[^"]*"|\\.|\[[hms]+\]|y+|m+|d+|h+|s+|\.0+|am/pm|a/p|.', re.IGNORECASE | re.DOTALL
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def formatted(value: Value, style: Style | None, locale: str) -> str:
    """The formattedValue of a cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Formula):
        return value.text
    if style is None or not (style.number_type or style.pattern) or style.is_plain_text:
        return general(value)
    pattern = effective_pattern(style, locale)
    if style.number_type in DATE_TYPES:
        return format_serial(value, pattern)
    return format_number(value, pattern) if pattern else general(value)


def is_date(style: Style | None) -> bool:
    """Whether numbers in this cell are shown as dates or times."""
    return style is not None and style.number_type in DATE_TYPES


def effective_pattern(style: Style, locale: str) -> str:
    """The style's pattern, else the default of its type in this locale."""
    if style.pattern:
        return style.pattern
    if style.number_type in DATE_TYPES:
        defaults = _DATE_DEFAULTS.get(locale, _DATE_DEFAULTS["en_US"])
        return defaults[DATE_TYPES.index(style.number_type)]
    return _NUMBER_DEFAULTS.get(style.number_type, "")


def general(number: int | float) -> str:
    """A number without a format: up to ten significant digits after the point, 1E+15 when huge."""
    if isinstance(number, int):
        if abs(number) < 10**15:
            return str(number)
        number = float(number)
    size = abs(number)
    if size != 0 and (size >= 1e15 or size < 1e-9):
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    whole_digits = len(str(int(size)))
    text = f"{number:.{max(0, min(10, 15 - whole_digits))}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def format_serial(serial: int | float, pattern: str) -> str:
    """A serial day (0 = 1899-12-30) in a date pattern, rounded to the second (or its fraction)."""
    tokens = _date_tokens(pattern)
    has_fraction = any(token.startswith(".0") for token in tokens)
    milliseconds = round(serial * 86_400_000) if has_fraction else round(serial * 86_400) * 1000
    try:
        moment = EPOCH + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return general(serial)
    return "".join(_date_part(token, moment, milliseconds, tokens) for token in tokens)


@lru_cache(maxsize=512)
def _date_tokens(pattern: str) -> tuple[str, ...]:
    """The tokens; `m` that means minutes becomes `n`."""
    tokens = _TOKEN.findall(pattern)
    result = []
    previous = ""
    for position, token in enumerate(tokens):
        kind = token[0].lower()
        if kind == "m" and len(token) <= 2 and token.lower() != "am/pm":
            following = next(
                (t[0].lower() for t in tokens[position + 1 :] if t[0].lower() in "ymdhs"), ""
            )
            if previous == "h" or following == "s":
                token = "n" * len(token)
        if kind in "ymdhs":
            previous = token[0].lower()
        elif token.startswith("["):
            previous = token[1].lower()
        result.append(token)
    return tuple(result)


def _date_part(token: str, at: dt.datetime, milliseconds: int, tokens: tuple[str, ...]) -> str:
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1:]
    low = token.lower()
    if low in ("am/pm", "a/p"):
        text = "AM" if at.hour < 12 else "PM"
        return text if low == "am/pm" else text[0]
    if token[0] == "[":
        unit = {"h": 3_600_000, "m": 60_000, "s": 1000}[low[1]]
        return str(milliseconds // unit).zfill(len(low) - 2)
    kind, width = low[0], len(low)
    if kind == "y":
        return f"{at.year:04d}" if width > 2 else f"{at.year % 100:02d}"
    if kind == "m":
        name = _MONTHS[at.month - 1]
        return (str(at.month), f"{at.month:02d}", name[:3], name, name[0])[min(width, 5) - 1]
    if kind == "d":
        day = _WEEKDAYS[at.weekday()]
        return (str(at.day), f"{at.day:02d}", day[:3], day)[min(width, 4) - 1]
    if kind == "h":
        twelve = any(t.lower() in ("am/pm", "a/p") for t in tokens)
        hour = (at.hour % 12 or 12) if twelve else at.hour
        return str(hour).zfill(min(width, 2))
    if kind == "n":
        return str(at.minute).zfill(width)
    if kind == "s":
        return str(at.second).zfill(min(width, 2))
    if low.startswith(".0"):
        return "." + f"{at.microsecond:06d}"[: width - 1]
    return token


_NUMBER_PART = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")


def format_number(number: int | float, pattern: str) -> str:
    """A number in a pattern of `0 # ? , . % E+`, literals and `positive;negative;zero` sections."""
    sections = pattern.split(";")
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    section = re.sub(r"\[[^\]]*\]|_.|\*.", "", section)
    match = _NUMBER_PART.search(re.sub(r'"[^"]*"|\\.', lambda m: "\0" * len(m[0]), section))
    if match is None:
        return _literal(section) if section else general(number)
    before, after = section[: match.start()], section[match.end() :]
    exponent = re.match(r"[Ee]([+-])(0+)", after)
    if "%" in before + after:
        number *= 100
    if exponent:
        shown = _scientific(number, match[0], len(exponent[2]))
        after = after[exponent.end() :]
    else:
        shown = _fixed(number, match[0])
    sign, shown = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
    return sign + _literal(before) + shown + _literal(after)


def _fixed(number: int | float, digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    text = f"{_half_up(number, len(decimals)):.{len(decimals)}f}"
    negative, text = text.startswith("-"), text.lstrip("-")
    integer, _, fraction = text.partition(".")
    required = decimals.rstrip("#").replace("#", "0")
    while len(fraction) > len(required) and fraction.endswith("0"):
        fraction = fraction[:-1]
    integer = integer.zfill(whole.count("0"))
    if "0" not in whole and integer.strip("0") == "":
        integer = ""
    if "," in whole:
        integer = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", integer)
    text = integer + ("." + fraction if fraction else "")
    return "-" + text if negative and text.strip("0.,") else text


def _half_up(number: int | float, places: int) -> float:
    """Sheets round the decimal digits as shown: 1.005 to two places is 1.01."""
    shifted = float(f"{abs(number):.15g}") * 10**places
    rounded = int(shifted + 0.5 + 1e-9) / 10**places if shifted < 1e15 else abs(number)
    return -rounded if number < 0 else rounded


def _scientific(number: int | float, digits: str, width: int) -> str:
    decimals = len(digits.partition(".")[2])
    mantissa, _, exponent = f"{number:.{decimals}E}".partition("E")
    return f"{mantissa}E{exponent[0]}{exponent[1:].lstrip('0').zfill(width)}"


def _literal(text: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda m: m[1] if m[1] is not None else m[2] or "", text)
