"""Serial days in the letters of a pattern: dates, times of day, durations."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import Conventions, conventions
from sheets_sync.local_sheets.model.sections import Number, Section, Token

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - serial days carry no zone
DAY = 86_400_000
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1000}
_TWO = [f"{number:02d}" for number in range(60)]

Day = dict[str, str]  # what each run of y, m or d shows
Reader = Callable[[Day, int], str]  # of a day and milliseconds: since midnight, or elapsed


def moment_writer(section: Section, locale: str) -> Callable[[Number], str | None]:
    """How a MOMENT section writes a serial day (0 = 1899-12-30); None beyond the years 1 to 9999.

    Rounded to the second, or to as many of its digits as the pattern shows.
    """
    tokens = _with_fractions(_with_minutes(section.tokens))
    digits = max((len(token.text) for token in tokens if token.kind == "fraction"), default=0)
    step = 10 ** (3 - min(digits, 3))
    ticks = DAY // step
    elapsed = any(token.kind == "elapsed" for token in tokens)
    twelve = any(token.kind == "half" for token in tokens)
    dated = any(token.kind == "moment" and token.text[0] in "yYmMdD" for token in tokens)
    spoken = [token for token in tokens if not token.is_literal]
    readers = [_reader(token, conventions(locale), twelve=twelve) for token in spoken]
    layout = "".join(t.text.replace("%", "%%") if t.is_literal else "%s" for t in tokens)

    def write(serial: Number) -> str | None:
        try:
            total = round((abs(serial) if elapsed else serial) * ticks) * step
            day = _day(total // DAY, locale) if dated else {}
        except OverflowError:
            return None
        shown = layout % tuple([reader(day, total) for reader in readers])
        return "-" + shown if elapsed and serial < 0 and total else shown

    return write


def _with_minutes(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`m` and `mm` behind hours or before seconds become minutes (`n`)."""
    spoken = [place for place, token in enumerate(tokens) if token.kind in ("moment", "elapsed")]
    result = list(tokens)
    for order, place in enumerate(spoken):
        token = tokens[place]
        if token.kind == "elapsed" or token.text not in ("m", "mm"):
            continue
        previous = tokens[spoken[order - 1]].text[0] if order else ""
        following = tokens[spoken[order + 1]].text[0] if order + 1 < len(spoken) else ""
        if previous in ("h", "H") or following in ("s", "S"):
            result[place] = Token("moment", "n" * len(token.text))
    return tuple(result)


def _with_fractions(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Digits, which in a moment are fractions of a second, in one token for each run."""
    result: list[Token] = []
    for token in tokens:
        if token.kind != "digit":
            result.append(token)
        elif result and result[-1].kind == "fraction":
            result[-1] = Token("fraction", result[-1].text + token.text)
        else:
            result.append(Token("fraction", token.text))
    return tuple(result)


@lru_cache(maxsize=8192)
def _day(number: int, locale: str) -> Day:
    """Every way to write the parts of a day; OverflowError beyond the years 1 to 9999."""
    known, day = conventions(locale), EPOCH + dt.timedelta(days=number)
    month = known.months[day.month - 1]
    return {
        "yy": f"{day.year % 100:02d}",
        "yyyy": f"{day.year:04d}",
        "m": str(day.month),
        "mm": _TWO[day.month],
        "mmm": known.short_months[day.month - 1],
        "mmmm": month,
        "mmmmm": month[0],
        "d": str(day.day),
        "dd": _TWO[day.day],
        "ddd": known.short_weekdays[day.weekday()],
        "dddd": known.weekdays[day.weekday()],
    }


def _reader(token: Token, known: Conventions, *, twelve: bool) -> Reader:
    text = token.text
    if token.kind == "elapsed":
        unit, width = _UNITS[text[0].lower()], len(text)
        return lambda _day, total: str(total // unit).zfill(width)
    if token.kind == "half":
        return _half(text, known)
    if token.kind == "fraction":
        width = len(text)
        return lambda _day, total: f"{total % 1000:03d}".ljust(width, "0")[:width]
    if token.kind != "moment":
        return lambda _day, _total: text
    letter, width = text[0].lower(), len(text)
    if letter in "ymd":
        key = _day_key(letter, width)
        return lambda day, _total: day[key]
    return _clock(letter, twelve=twelve, padded=width > 1)


def _day_key(letter: str, width: int) -> str:
    if letter == "y":
        return "yy" if width <= 2 else "yyyy"
    if letter == "m" and width > 5:
        return "mmmm"
    return letter * (min(width, 4) if letter == "d" else width)


def _clock(letter: str, *, twelve: bool, padded: bool) -> Reader:
    unit = {"h": 3_600_000, "n": 60_000, "s": 1000}[letter]
    size = 24 if letter == "h" else 60
    numbers = [n % 12 or 12 for n in range(24)] if twelve and letter == "h" else list(range(size))
    shown = [_TWO[number] if padded else str(number) for number in numbers]
    return lambda _day, total: shown[total // unit % size]


def _half(text: str, known: Conventions) -> Reader:
    if len(text) == 3:  # a/p
        am, pm = ("A", "P") if text[0].isupper() else ("a", "p")
    else:
        am, pm = known.am, known.pm
    return lambda _day, total: am if total % DAY < DAY // 2 else pm
