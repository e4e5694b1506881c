"""What a typed text becomes: number, date, time, truth, formula or text (USER_ENTERED)."""

import datetime as dt
import re
from dataclasses import dataclass

from sheets_sync.local_sheets.model.number_format import EPOCH
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Formula, Value, plain_number, raw_value


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the number format (type, pattern) that typing it brings along, if any."""

    value: Value
    format: tuple[str, str] | None = None


_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d+)?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?", re.ASCII)
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII)
_DAY_FIRST = ("en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "en_AU", "en_IN", "ru_RU")
_YEAR_FIRST = ("zh_CN", "zh_TW", "zh_HK", "ja_JP", "ko_KR", "sv_SE", "hu_HU", "lt_LT", "en_CA")


def read_entry(cell: object, style: Style | None, locale: str, year: int) -> Entry:
    """The value of one JSON cell of a values request under USER_ENTERED.

    `year` is the one that a date without a year falls in. ApiError 400 on lists and objects.
    """
    if not isinstance(cell, str):
        value = raw_value(cell)
        if style is not None and style.is_plain_text:
            return Entry(str(value).upper() if isinstance(value, bool) else str(value))
        return Entry(value)
    if style is not None and style.is_plain_text:
        return Entry(cell)
    if cell.startswith("'"):
        return Entry(cell[1:])
    if len(cell) > 1 and cell.startswith("="):
        return Entry(Formula(cell))
    text = cell.strip()
    if not text:
        return Entry(cell)
    if text.upper() in ("TRUE", "FALSE"):
        return Entry(text.upper() == "TRUE")
    return _read_number(text) or _read_moment(text, locale, year) or Entry(cell)


def _read_number(text: str) -> Entry | None:
    body, percent = (text[:-1].rstrip(), True) if text.endswith("%") else (text, False)
    body, dollars = re.subn(r"^([+-]?)\$\s*", r"\1", body)
    if not re.search(r"\d", body) or not body.isascii() or not _NUMBER.fullmatch(body):
        return None
    number = float(body.replace(",", ""))
    if number in (float("inf"), float("-inf")):
        return None
    decimals = "." in body
    if percent:
        return Entry(_percent(body), ("PERCENT", "0.00%" if decimals else "0%"))
    value = plain_number(number)
    if dollars:
        return Entry(value, ("CURRENCY", '"$"#,##0.00' if decimals else '"$"#,##0'))
    if "," in body:
        return Entry(value, ("NUMBER", "#,##0.00" if decimals else "#,##0"))
    if "e" in body.lower():
        return Entry(value, ("SCIENTIFIC", "0.00E+00"))
    return Entry(value)


def _percent(body: str) -> int | float:
    """A hundredth without the noise of a binary division: 12.3% is 0.123."""
    return plain_number(float(body.replace(",", "") + ("" if "e" in body.lower() else "e-2")))


def _read_moment(text: str, locale: str, year: int) -> Entry | None:
    date_text, time_text = text, ""
    match = re.search(r"(?:\s+|(?<=\d)[Tt])(\d{1,2}:.*)$", text)
    if match:
        date_text, time_text = text[: match.start()], match[1]
    elif ":" in text:
        date_text, time_text = "", text
    day = _read_date(date_text, locale, year) if date_text else None
    clock = _read_time(time_text) if time_text else None
    if (date_text and day is None) or (time_text and clock is None):
        return None
    if day and clock:
        value = plain_number(day[0] + clock[0])
        return Entry(value, ("DATE_TIME", f"{day[1]} {clock[1]}"))
    if day:
        return Entry(day[0], ("DATE", day[1]))
    return Entry(plain_number(clock[0]), ("TIME", clock[1])) if clock else None


def _read_date(text: str, locale: str, year: int) -> tuple[int, str] | None:
    match = _YMD.fullmatch(text)
    if match:
        mark = match[2]
        padded = f"yyyy{mark}mm{mark}dd"
        pattern = padded if mark == "-" or locale not in _YEAR_FIRST else f"yyyy{mark}m{mark}d"
        return _serial(int(match[1]), int(match[3]), int(match[4]), pattern)
    match = _CHINESE.fullmatch(text) if locale.startswith("zh") else None
    if match:
        pattern = 'yyyy"年"m"月"d"日"'
        return _serial(int(match[1]), int(match[2]), int(match[3]), pattern)
    match = _SHORT.fullmatch(text)
    if match is None or (match[2] == "." and locale not in _DAY_FIRST):
        return None
    return _read_short(match, locale, year)


def _read_short(match: re.Match[str], locale: str, year: int) -> tuple[int, str] | None:
    first, mark, second = int(match[1]), match[2], int(match[3])
    given = match[4]
    if given is not None:
        if locale in _YEAR_FIRST and len(given) == 2:  # 26/3/5
            return _serial(_century(first), second, int(given), f"yy{mark}m{mark}d")
        year = _century(int(given)) if len(given) == 2 else int(given)
    day_first = locale in _DAY_FIRST
    month, day = (second, first) if day_first else (first, second)
    ending = "" if given is None else mark + ("yyyy" if len(given) == 4 else "yy")
    pattern = (f"d{mark}m" if day_first else f"m{mark}d") + ending
    return _serial(year, month, day, pattern)


def _century(two_digits: int) -> int:
    if two_digits > 99:
        return two_digits
    return two_digits + (2000 if two_digits < 50 else 1900)


def _serial(year: int, month: int, day: int, pattern: str) -> tuple[int, str] | None:
    try:
        return (dt.datetime(year, month, day) - EPOCH).days, pattern  # noqa: DTZ001 - as EPOCH
    except ValueError:
        return None


def _read_time(text: str) -> tuple[float, str] | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), float((match[3] or "0") + (match[4] or ""))
    half = match[5]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if minute > 59 or second >= 60:
        return None
    pattern = ("hh" if len(match[1]) == 2 and not half else "h") + ":mm"
    pattern += (":ss" if match[3] else "") + (" am/pm" if half else "")
    if hour >= 24:
        pattern = "[h]" + pattern.lstrip("h")
    return (hour * 3600 + minute * 60 + second) / 86400, pattern
