"""Formulas for programs that do not know all that Sheets does."""

import re

_NAMES = (
    "ABS ACOS AND ASIN ATAN ATAN2 AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CEILING CHAR CHOOSE "
    "CLEAN CODE COLUMN COLUMNS CONCATENATE COS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE "
    "DATEDIF DATEVALUE DAY DAYS DEGREES EDATE EOMONTH EVEN EXACT EXP FACT FALSE FIND FIXED "
    "FLOOR FREQUENCY GCD HLOOKUP HOUR IF IFERROR INDEX INDIRECT INT ISBLANK ISERR ISERROR "
    "ISEVEN ISLOGICAL ISNA ISNUMBER ISODD ISTEXT LARGE LCM LEFT LEN LN LOG LOG10 LOOKUP LOWER "
    "MATCH MAX MAXA MEDIAN MID MIN MINA MINUTE MOD MODE MONTH MROUND N NA NETWORKDAYS NOT NOW "
    "ODD OFFSET OR PERCENTILE PI POWER PRODUCT PROPER QUARTILE QUOTIENT RADIANS RAND "
    "RANDBETWEEN RANK REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SECOND SIGN "
    "SIN SMALL SQRT STDEV STDEVP SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ T TAN "
    "TEXT TIME TIMEVALUE TODAY TRIM TRUE TRUNC UPPER VALUE VAR VARP VLOOKUP WEEKDAY WEEKNUM "
    "WORKDAY YEAR YEARFRAC"
)
_KNOWN = frozenset(_NAMES.split())
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_TAB = re.compile(r"'(?:[^']|'')*'!")
_CALL = re.compile(r"([A-Za-z][A-Za-z0-9._]*)\(")
_PLAIN = re.compile(r"[A-Za-z0-9_.$:,;()+\-*/^&=<>% \u2e80-\U0010ffff!]*")
_HALF_OPEN = re.compile(r"\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}(?![A-Za-z0-9$])")
MOST_TEXT = 255  # characters of a text inside of a formula


def for_excel(formula: str, result: str | int | float | bool) -> str | None:
    """The formula if Excel reads it as Sheets does, else one that ends in its result.

    Google's own export wraps what Excel does not know in the same way. None if the result is too
    long a text to stand in a formula.
    """
    bare = _QUOTED_TAB.sub("", _TEXT.sub('""', formula[1:])).replace('""', "")
    understood = (
        _PLAIN.fullmatch(bare) is not None
        and bare.count("(") == bare.count(")")
        and ";" not in bare
        and _HALF_OPEN.search(bare) is None
        and all(name.upper() in _KNOWN for name in _CALL.findall(bare))
        and all(len(text) <= MOST_TEXT for text in _TEXT.findall(formula))
        and not bare.rstrip().endswith(tuple("+-*/^&=<>,("))
    )
    if understood:
        return formula
    spaced = re.sub(r"(?<=\w)\(", " (", formula[1:])  # else xlsxwriter takes it for Excel's own
    inner = spaced if len(spaced) <= MOST_TEXT else "COMPUTED_VALUE"
    fallback = _literal(result)
    if fallback is None:
        return None
    return f"=IFERROR(__xludf.DUMMYFUNCTION({_quoted(inner)}),{fallback})"


def _literal(result: str | int | float | bool) -> str | None:
    if isinstance(result, bool):
        return "TRUE" if result else "FALSE"
    if isinstance(result, str):
        return _quoted(result) if len(result) <= MOST_TEXT else None
    return repr(result)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
