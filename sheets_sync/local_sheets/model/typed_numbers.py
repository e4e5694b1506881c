"""Numbers as people type them: 1.234,56 and 12 % and ¥5 and 1e3 and 1 1/2, by locale."""

import math
import re
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import Conventions
from sheets_sync.local_sheets.model.entered import Entry
from sheets_sync.local_sheets.model.values import plain_number

_SYMBOLS = ("$", "€", "£", "¥", "￥", "₩", "₹", "₽")
_YEN = ("¥", "￥")  # one currency in two widths
_SPACES = " \u00a0\u2009\u202f"
_FRACTION = re.compile(r"([+-]?)([0-9]{1,15})\s+([0-9]{1,3})/([0-9]{1,3})")


def read_number(text: str, known: Conventions) -> Entry | None:
    """The number that a stripped text is in this locale, None if it is none."""
    match = _grammar(known.decimal, known.group, known.currency_symbol).fullmatch(text)
    if match is None:
        return _read_fraction(text)
    symbol, percent = match["front"] or match["back"], match["percent"]
    twice = (match["sign"] and match["inner"]) or (match["front"] and (match["back"] or percent))
    if twice or (match["back"] and not known.currency_follows):
        return None
    whole, decimals, power = match["whole"] or "", match["decimals"] or "", match["power"] or ""
    digits = re.sub(r"[^0-9]", "", whole) or "0"
    exponent = int(power[1:]) if power else 0
    if abs(exponent) > 400:
        return None
    plain = f"{match['sign'] or match['inner']}{digits}.{decimals[1:] or '0'}"
    number = float(f"{plain}e{exponent - 2 if percent else exponent}")
    if math.isinf(number):
        return None
    places = ".00" if decimals else ""
    brought = None
    if percent:
        brought = ("PERCENT", f"0{places}%")
    elif symbol:
        brought = ("CURRENCY", _currency(known, symbol, places))
    elif power:
        brought = ("SCIENTIFIC", "0.00E+00")
    elif whole != digits and whole:
        brought = ("NUMBER", f"#,##0{places}")
    return Entry(plain_number(number), brought)


def _currency(known: Conventions, symbol: str, places: str) -> str:
    own = known.currency_symbol
    if symbol == own or (symbol in _YEN and own in _YEN):
        return known.currency.replace(".00", places)
    return f"[${symbol}]#,##0{places}"


@lru_cache(maxsize=64)
def _grammar(decimal: str, group: str, own_symbol: str) -> re.Pattern[str]:
    mark = f"[{_SPACES}]" if group.isspace() else "[’']" if group == "’" else re.escape(group)
    symbols = "|".join(map(re.escape, sorted({*_SYMBOLS, own_symbol}, key=len, reverse=True)))
    return re.compile(
        rf"(?P<sign>[+-]?)(?:(?P<front>{symbols})\s*)?(?P<inner>[+-]?)"
        rf"(?=[0-9]|{re.escape(decimal)}[0-9])"
        rf"(?P<whole>[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+|[0-9]+)?"
        rf"(?P<decimals>{re.escape(decimal)}[0-9]*)?"
        r"(?P<power>[eE][+-]?[0-9]+)?\s*(?:(?P<percent>%)|(?P<back>" + symbols + r"))?"
    )


def _read_fraction(text: str) -> Entry | None:
    """A whole number and a fraction; a fraction alone is a date to a sheet."""
    match = _FRACTION.fullmatch(text)
    if match is None or not int(match[4]):
        return None
    number = int(match[2]) + int(match[3]) / int(match[4])
    places = "?" * max(len(match[4]), len(match[3]))
    whole = "#" if match[2].strip("0") else "0"
    value = plain_number(-number if match[1] == "-" else number)
    return Entry(value, ("NUMBER", f"{whole} {places}/{places}"))
