"""The functions that conditions may call; there are no others."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from difflib import get_close_matches
from functools import lru_cache
from math import trunc
from typing import Any, Final

from sheets_sync.conditions import calendar
from sheets_sync.conditions.calendar import Calendar
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.values import (
    Value,
    bounded,
    bounded_text,
    compare,
    number_of,
    text_of,
    truth,
)
from sheets_sync.conditions.words import CHARS, MOST_TEXT
from sheets_sync.ledger.cells import counted_chars

_PLAIN: Final = re.compile(r"[ -~、。《》“”\u4e00-\u9fff]*")
_UNCOUNTED: Final = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
_EXACT: Final = 2**53
_HALF_UP: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_MOST_DIGITS: Final = 15
_MOST_TRIMMED: Final = 50


@dataclass(frozen=True, slots=True)
class Function:
    """A function of `least` to `most` values (None: any number).

    `fixed` are arguments, from 0, that must be written out; `check` raises Fault where they make
    no sense. `effort` is nanoseconds per argument, `per_char` per character of the texts given.
    `gives` says what comes out: "" numbers, "short" short texts, "first" texts as long as the
    first argument, "twice" up to twice as long, "replaced" as REPLACE makes them, "all" any of the
    arguments.
    """

    name: str
    least: int
    most: int | None
    apply: Callable[..., Value]
    effort: int = 200
    per_char: float = 0
    gives: str = ""
    fixed: tuple[int, ...] = ()
    check: Callable[..., None] | None = None
    tells: Calendar | None = None


def _of_text(do: Callable[[str], Value]) -> Callable[[Value], Value]:
    def apply(value: Value) -> Value:
        text = text_of(value)
        return None if text is None else do(text)

    return apply


def _chars(text: str) -> int:
    """Letters, ideographs and digits, as R109 counts them."""
    if _PLAIN.fullmatch(text):
        return len(_UNCOUNTED.sub("", text))
    return counted_chars(text)


def _trim(side: Callable[[str, str | None], str]) -> Callable[..., Value]:
    def apply(value: Value, signs: Value = None) -> Value:
        text = text_of(value)
        return None if text is None else side(text, text_of(signs))

    return apply


def _check_trimmed(*signs: Value) -> None:
    if signs and (not signs[0] or len(text_of(signs[0]) or "") > _MOST_TRIMMED):
        raise Fault("pattern", most=_MOST_TRIMMED)


def _substr(value: Value, start: Value, length: Value = None, *, cut: bool = False) -> Value:
    """As in SQLite: counted from 1, from the end where negative; a negative length goes back."""
    text, first = text_of(value), number_of(start)
    size = number_of(length) if cut else MOST_TEXT
    if text is None or first is None or size is None:
        return None
    first, size = trunc(first), trunc(size)
    back, size = size < 0, abs(size)
    if first < 0:
        first += len(text)
        if first < 0:
            size, first = max(size + first, 0), 0
    elif first > 0:
        first -= 1
    elif size > 0:
        size -= 1
    if back:
        first -= size
        if first < 0:
            size, first = size + first, 0
    return text[first : first + max(size, 0)]


def _substring(value: Value, start: Value, *length: Value) -> Value:
    return _substr(value, start, *length, cut=bool(length))


def _instr(value: Value, wanted: Value) -> Value:
    text, part = text_of(value), text_of(wanted)
    return None if text is None or part is None else text.find(part) + 1


def _replace(value: Value, old: Value, new: Value) -> Value:
    text, before, after = text_of(value), text_of(old), text_of(new)
    if text is None or before is None or after is None:
        return None
    return bounded_text(text.replace(before, after)) if before else text


def _round(value: Value, digits: Value = 0) -> Value:
    number, places = number_of(value), number_of(digits)
    if number is None or places is None:
        return None
    if isinstance(number, int) or abs(number) >= _EXACT:
        return number
    unit = Decimal(1).scaleb(-min(max(trunc(places), 0), _MOST_DIGITS))
    rounded = Decimal(repr(number)).quantize(unit, context=_HALF_UP)
    return int(rounded) if rounded == int(rounded) else float(rounded)


def _abs(value: Value) -> Value:
    number = number_of(value)
    return None if number is None else bounded(abs(number))


def _first_filled(*values: Value) -> Value:
    return next((v for v in values if v is not None and v != ""), values[-1])


def _nullif(value: Value, other: Value) -> Value:
    same = compare(lambda one, two: one == two, value, other, equality=True)
    return None if same else value


def _choose(condition: Value, chosen: Value, otherwise: Value = None) -> Value:
    return chosen if truth(condition) else otherwise


def _extreme(after: Callable[[Any, Any], bool]) -> Callable[..., Value]:
    def apply(*values: Value) -> Value:
        if None in values:
            return None
        best = values[0]
        for value in values[1:]:
            if compare(after, value, best, equality=False):
                best = value
        return best

    return apply


def _date(value: Value, *modifiers: Value) -> Value:
    return calendar.shifted_date(value, tuple(_shift(str(text)) for text in modifiers))


_shift = lru_cache(maxsize=1000)(calendar.shift)


def _check_shifts(*modifiers: Value) -> None:
    for modifier in modifiers:
        calendar.shift(str(modifier))


def _check_format(text: Value) -> None:
    calendar.check_format(str(text))


def _strftime(text: Value, value: Value) -> Value:
    return calendar.formatted(str(text), value)


_ANY: Final = tuple(range(1, 20))
_FUNCTIONS: Final = (
    Function("LENGTH", 1, 1, _of_text(len), effort=130),
    Function("CHARS", 1, 1, _of_text(_chars), effort=600, per_char=120),
    Function("LOWER", 1, 1, _of_text(str.lower), per_char=12, gives="twice"),
    Function("UPPER", 1, 1, _of_text(str.upper), per_char=12, gives="twice"),
    *(
        Function(
            name, 1, 2, _trim(side), per_char=10, gives="first", fixed=(1,), check=_check_trimmed
        )
        for name, side in (("TRIM", str.strip), ("LTRIM", str.lstrip), ("RTRIM", str.rstrip))
    ),
    Function("SUBSTR", 2, 3, _substring, effort=250, per_char=0.5, gives="first"),
    Function("INSTR", 2, 2, _instr, effort=150),
    Function("REPLACE", 3, 3, _replace, effort=150, per_char=5, gives="replaced", fixed=(1, 2)),
    Function("ABS", 1, 1, _abs, effort=250),
    Function("ROUND", 1, 2, _round, effort=2000),
    Function("COALESCE", 2, None, _first_filled, effort=200, gives="all"),
    Function("IFNULL", 2, 2, _first_filled, effort=200, gives="all"),
    Function("NULLIF", 2, 2, _nullif, effort=200, gives="first"),
    Function("IIF", 2, 3, _choose, effort=100, gives="all"),
    Function("MIN", 2, None, _extreme(lambda one, two: one < two), effort=250, gives="all"),
    Function("MAX", 2, None, _extreme(lambda one, two: one > two), effort=250, gives="all"),
    Function(
        "DATE",
        1,
        8,
        _date,
        gives="short",
        effort=2500,
        fixed=_ANY,
        check=_check_shifts,
        tells=Calendar.DATE,
    ),
    Function(
        "STRFTIME", 2, 2, _strftime, gives="short", effort=800, fixed=(0,), check=_check_format
    ),
    Function("JULIANDAY", 1, 1, calendar.julian_day, effort=500),
    Function("DAYS", 2, 2, calendar.whole_days_between, effort=500),
    Function("MINUTES", 2, 2, calendar.minutes_between, effort=500),
)

FUNCTIONS: Final[Mapping[str, Function]] = {each.name: each for each in _FUNCTIONS}
ALIASES: Final[Mapping[str, str]] = {"SUBSTRING": "SUBSTR", "IF": "IIF", CHARS[1]: CHARS[0]}


def function(name: str, arguments: Sequence[object]) -> Function:
    """The function of this name for so many arguments. Raises Fault where there is none."""
    upper = name.upper()
    found = FUNCTIONS.get(ALIASES.get(upper, upper))
    if found is None:
        close = get_close_matches(upper, (*FUNCTIONS, *ALIASES), n=3)
        raise Fault("function", name=name[:20], closest=close)
    count, most = len(arguments), found.most
    if count < found.least or (most is not None and count > most):
        wanted = str(found.least) if most == found.least else f"{found.least}–{most or ''}"
        raise Fault("arguments", name=found.name, count=count, wanted=wanted)
    return found
