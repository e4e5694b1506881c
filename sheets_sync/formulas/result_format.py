"""The number format that a formula brings along: dates for DATE(), a cell's own for `=A2`."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from sheets_sync.formulas.tokens import Kind, Token, tokens

Format = tuple[str, str]  # NumberFormatType of the API, pattern ("" = the locale's own)

_DEEPEST = 20
_FIXED: dict[str, Format] = {
    **dict.fromkeys(("DATE", "TODAY", "EDATE", "EOMONTH", "DATEVALUE", "TO_DATE"), ("DATE", "")),
    **dict.fromkeys(("WORKDAY", "WORKDAY.INTL"), ("DATE", "")),
    **dict.fromkeys(("TIME", "TIMEVALUE"), ("TIME", "")),
    "NOW": ("DATE_TIME", ""),
    "TO_PERCENT": ("PERCENT", ""),
    "TO_DOLLARS": ("CURRENCY", ""),
}
_LIKE_ARGUMENT = {  # which argument a result looks like; the next one if that says nothing
    **dict.fromkeys(("MAX", "MIN", "MEDIAN", "MODE", "LARGE", "SMALL", "ABS", "ROUND"), 0),
    **dict.fromkeys(("SUM", "AVERAGE", "SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"), 0),
    **dict.fromkeys(("FILTER", "SORT", "UNIQUE", "INDEX", "OFFSET", "TAKE", "DROP"), 0),
    **dict.fromkeys(("ARRAYFORMULA", "IFERROR", "IFNA", "ARRAY_CONSTRAIN", "VSTACK"), 0),
    **dict.fromkeys(("IF", "IFS", "CHOOSE"), 1),
    **dict.fromkeys(("SWITCH", "XLOOKUP", "SUMIF", "AVERAGEIF"), 2),
}
_NEVER_DATES = {"SUM", "AVERAGE", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS"}


class Like(NamedTuple):
    """The format of a reference's cells, `shift` columns from its left."""

    reference: str
    shift: int = 0
    dates: bool = True


class Sum(NamedTuple):
    """The format of terms that are added to or subtracted from one another."""

    terms: tuple["Recipe", ...]


Recipe = Format | Like | Sum | None
Look = Callable[[str, int], Format | None]  # (reference or name, column) → its cells' format


def result_format(formula: str, column: int, look: Look) -> Format | None:
    """The format of the result, `column` cells right of the formula; None if it has none."""
    return _resolved(_recipe(formula), column, look)


def _resolved(recipe: Recipe, column: int, look: Look) -> Format | None:
    if isinstance(recipe, Like):
        found = look(recipe.reference, recipe.shift + column)
        return found if found is None or recipe.dates or not _is_date(found) else None
    if isinstance(recipe, Sum):
        known = [_resolved(term, column, look) for term in recipe.terms]
        dates = [term for term in known if term is not None and _is_date(term)]
        if dates:
            return dates[0] if len(dates) == 1 else None  # the days between two dates
        return next((term for term in known if term is not None), None)
    return recipe


def _is_date(given: Format) -> bool:
    return given[0] in ("DATE", "DATE_TIME")


@lru_cache(maxsize=65_536)
def _recipe(formula: str) -> Recipe:
    parts = [part for part in tokens(formula) if part.kind is not Kind.SPACE]
    return _of(parts[1:], 0)


def _of(parts: list[Token], depth: int) -> Recipe:
    if depth > _DEEPEST or not parts:
        return None
    terms = _terms(parts)
    if terms is None:
        return None
    if len(terms) > 1:
        return Sum(tuple(_of(term, depth + 1) for term in terms if term))
    first = parts[0]
    if len(parts) == 1 and first.kind in (Kind.REFERENCE, Kind.NAME):
        return Like(first.text)
    if first.text in ("(", "{"):
        return _of(_split(parts[1:-1])[0], depth + 1)
    if first.kind is not Kind.FUNCTION or parts[-1].text != ")":
        return None
    return _of_call(first.text.upper(), _split(parts[2:-1]), depth)


def _of_call(name: str, arguments: list[list[Token]], depth: int) -> Recipe:
    if name in _FIXED:
        return _FIXED[name]
    if name in ("VLOOKUP", "INDEX") and len(arguments) > 2:
        table = _of(arguments[1 if name == "VLOOKUP" else 0], depth + 1)
        number = arguments[2][0].text if len(arguments[2]) == 1 else ""
        if not isinstance(table, Like) or not (number.isascii() and number.isdigit()):
            return None
        return table._replace(shift=max(int(number[:6]) - 1, 0))
    at = _LIKE_ARGUMENT.get(name)
    if at is None:
        return None
    if name in ("SUMIF", "AVERAGEIF") and len(arguments) < 3:
        at = 0
    recipe: Recipe = None
    for argument in arguments[at : at + 2]:
        recipe = recipe or _of(argument, depth + 1)
    if name in _NEVER_DATES:
        if isinstance(recipe, Like):
            return recipe._replace(dates=False)
        return None
    return recipe


def _terms(parts: list[Token]) -> list[list[Token]] | None:
    """What stands between + and - outside of brackets; None beside any other operator."""
    terms: list[list[Token]] = [[]]
    depth = 0
    for part in parts:
        if part.kind is Kind.SIGN:
            depth += (part.text in "({") - (part.text in ")}")
            if depth == 0 and part.text in "+-":
                terms.append([])
                continue
            if depth == 0 and part.text not in ")}":
                return None
        terms[-1].append(part)
    return [term for term in terms if term]


def _split(parts: list[Token]) -> list[list[Token]]:
    """The arguments, divided by commas (or semicolons) outside of brackets."""
    arguments: list[list[Token]] = [[]]
    depth = 0
    for part in parts:
        if part.kind is Kind.SIGN:
            depth += (part.text in "({") - (part.text in ")}")
            if depth == 0 and part.text in ",;":
                arguments.append([])
                continue
        arguments[-1].append(part)
    return arguments
