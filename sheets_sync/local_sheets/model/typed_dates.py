"""Dates as people type them: 3/5/2026, 5.3.26, 2026年3月5日, 5 Mar 2026, by locale."""

import datetime as dt
import re
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import Conventions, conventions
from sheets_sync.local_sheets.model.moments import EPOCH

Date = tuple[int, str]  # serial day and pattern

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_SPACED = re.compile(r"([0-9]{4})\. ?([0-9]{1,2})\. ?([0-9]{1,2})(\.?)")
_EAST = re.compile(
    r"(?:(?P<y>[0-9]{4})(?P<ys>[年년])(?P<yg> ?))?(?P<m>[0-9]{1,2})(?P<ms>[月월])"
    r"(?:(?P<mg> ?)(?P<d>[0-9]{1,2})(?P<ds>[日일]))?"
)
_SHORT = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{1,2})?)?")
_DAY_AND_NAME = re.compile(
    r"(?P<d>[0-9]{1,2})(?P<dot>\.?)(?P<gap>[ -])(?P<name>[^\W\d_]{3,}\.?)"
    r"(?:(?P<gap2>,? |-)(?P<y>[0-9]{4}|[0-9]{2}))?"
)
_NAME_AND_DAY = re.compile(
    r"(?P<name>[^\W\d_]{3,}\.?) (?P<d>[0-9]{1,2})(?:(?P<gap2>,? )(?P<y>[0-9]{4}))?"
)
_NAME_AND_YEAR = re.compile(
    r"(?P<name>[^\W\d_]{3,}\.?)(?P<gap>,? |-)(?P<y>[0-9]{4})"  # the first of the month
)
_EASTERN = ("zh", "ja", "ko", "yue")


def read_date(text: str, known: Conventions, year: int) -> Date | None:
    """Serial day and pattern; `year` is the one that a date without a year falls in."""
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return _serial(int(match[1]), int(match[3]), int(match[4]), _iso_pattern(match[2], known))
    if known.language in _EASTERN and (match := _EAST.fullmatch(text)):
        return _read_eastern(match, year)
    match = _SHORT.fullmatch(text)
    if match:
        return _read_short(match, known, year)
    if known.date_order == "ymd" and (match := _SPACED.fullmatch(text)):
        pattern = f"yyyy. m. d{match[4]}"
        return _serial(int(match[1]), int(match[2]), int(match[3]), pattern)
    match = _NAME_AND_YEAR.fullmatch(text)
    return _read_month(match, known) if match else _read_named(text, known, year)


def _read_month(match: re.Match[str], known: Conventions) -> Date | None:
    number, letters = _months(known).get(match["name"].rstrip(".").casefold(), (0, ""))
    pattern = f"{letters}{match['gap']}yyyy" if letters else known.date
    return _serial(int(match["y"]), number, 1, pattern)


def _iso_pattern(mark: str, known: Conventions) -> str:
    if mark != "-" and known.date_order == "ymd":
        return f"yyyy{mark}{_padding('m', known)}{mark}{_padding('d', known)}"
    return f"yyyy{mark}mm{mark}dd"


def _padding(letter: str, known: Conventions) -> str:
    """The letter as often as the locale's own dates have it."""
    return letter * known.date.lower().count(letter)


def _read_eastern(match: re.Match[str], year: int) -> Date | None:
    if not (match["y"] or match["d"]):
        return None
    pattern = f'yyyy"{match["ys"]}"{match["yg"]}' if match["y"] else ""
    pattern += f'm"{match["ms"]}"'
    pattern += f'{match["mg"]}d"{match["ds"]}"' if match["d"] else ""
    return _serial(int(match["y"] or year), int(match["m"]), int(match["d"] or 1), pattern)


def _read_short(match: re.Match[str], known: Conventions, year: int) -> Date | None:
    first, mark, second, given = int(match[1]), match[2], int(match[3]), match[4]
    ends_open = match[0].endswith(mark)  # 5.3. without a year
    if (mark == "." and known.date_mark != ".") or (ends_open and mark != "."):
        return None
    if given is not None and known.date_order == "ymd" and len(given) < 3:  # 26/3/5
        return _serial(_century(first), second, int(given), f"yy{mark}m{mark}d")
    if given is not None and len(given) == 1:
        return None
    if given is not None:
        year = _century(int(given)) if len(given) == 2 else int(given)
    order = known.date_order.replace("y", "")
    month, day = (second, first) if order == "dm" else (first, second)
    letters = [letter if given is None else _padding(letter, known) for letter in order]
    ending = mark if ends_open else "" if given is None else f"{mark}{'y' * len(given)}"
    return _serial(year, month, day, mark.join(letters) + ending)


def _read_named(text: str, known: Conventions, year: int) -> Date | None:
    match = _DAY_AND_NAME.fullmatch(text) or _NAME_AND_DAY.fullmatch(text)
    month = _months(known).get(match["name"].rstrip(".").casefold()) if match else None
    if match is None or month is None:
        return None
    number, letters = month
    given, gap2 = match["y"], match["gap2"] or ""
    if not letters and not given:
        return None
    ending = f"{gap2}{'y' * len(given)}" if given else ""
    if match.re is _NAME_AND_DAY:
        pattern = f"{letters} d{ending}"
    else:
        pattern = f"d{match['dot']}{match['gap']}{letters}{ending}"
    if given:
        year = _century(int(given)) if len(given) == 2 else int(given)
    return _serial(year, number, int(match["d"]), pattern if letters else known.date)


@lru_cache(maxsize=64)
def _months(known: Conventions) -> dict[str, tuple[int, str]]:
    """Number and letters of a month by its name; no letters for an English name elsewhere."""
    names: dict[str, tuple[int, str]] = {}
    english = conventions("en_US")
    for language, letters in ((known, ("mmm", "mmmm")), (english, ("", ""))):
        for run, months in zip(letters, (language.short_months, language.months), strict=True):
            for number, name in enumerate(months, 1):
                names.setdefault(name.rstrip(".").casefold(), (number, run))
    return names


def _century(two_digits: int) -> int:
    if two_digits > 99:
        return two_digits
    return two_digits + (2000 if two_digits < 50 else 1900)


def _serial(year: int, month: int, day: int, pattern: str) -> Date | None:
    try:
        return (dt.datetime(year, month, day) - EPOCH).days, pattern  # noqa: DTZ001 - as EPOCH
    except ValueError:
        return None
