"""BooleanConditions: whether they are in order, and whether a cell meets them.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.entry import read_entry
from sheets_sync.local_sheets.model.number_format import EPOCH
from sheets_sync.local_sheets.model.values import Formula, Value

Json = dict[str, Any]

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_URL = re.compile(r"(?:https?|ftp)://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_NONE = ("TEXT_IS_EMAIL", "TEXT_IS_URL", "DATE_IS_VALID", "BLANK", "NOT_BLANK")
_TWO = ("NUMBER_BETWEEN", "NUMBER_NOT_BETWEEN", "DATE_BETWEEN", "DATE_NOT_BETWEEN")
_ANY = ("ONE_OF_LIST", "BOOLEAN", "TEXT_NOT_EQ", "DATE_NOT_EQ", "TEXT_EQ", "NUMBER_EQ", "DATE_EQ")
_COUNTS = ("no ConditionValues", "exactly one ConditionValue", "exactly two ConditionValues")
_DAYS_FROM_TODAY = {"YESTERDAY": -1, "TODAY": 0, "TOMORROW": 1, "PAST_WEEK": -7}
_DAYS_FROM_TODAY |= {"PAST_MONTH": -30, "PAST_YEAR": -365}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a condition looks at: the value, what is shown of it, whether it shows a date."""

    value: Value
    text: str
    is_date: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How the values of a condition are read: as typed in this locale on this day."""

    locale: str
    at: int  # milliseconds since 1970

    @property
    def today(self) -> int:
        """The serial day."""
        moment = dt.datetime.fromtimestamp(self.at / 1000, dt.UTC).replace(tzinfo=None)
        return (moment - EPOCH).days

    def operand(self, given: Json) -> Value | None:
        """A ConditionValue; None where only a formula engine could tell."""
        if "relativeDate" in given:
            return self.today + _DAYS_FROM_TODAY.get(str(given["relativeDate"]), 0)
        year = dt.datetime.fromtimestamp(self.at / 1000, dt.UTC).year
        value = read_entry(str(given.get("userEnteredValue", "")), None, self.locale, year).value
        return None if isinstance(value, Formula) else value


def check_condition(condition: Json | None) -> None:
    """ApiError 400 for a condition without a type, or with too many or too few values."""
    kind = str((condition or {}).get("type", ""))
    if condition is None or not kind:
        raise invalid("condition.type is required.")
    values = condition.get("values") or []
    if kind in _ANY:
        return
    wanted = 0 if kind in _NONE else 2 if kind in _TWO else 1
    if len(values) != wanted:
        raise invalid(
            f"ConditionType '{kind}' requires {_COUNTS[wanted]}, but {len(values)} values were "
            "supplied."
        )


def meets(condition: Json, cell: Cell, reading: Reading) -> bool | None:
    """Whether the cell meets the condition; None for formulas, which are not evaluated here."""
    kind = str(condition.get("type", ""))
    given = condition.get("values") or []
    operands = [reading.operand(value) for value in given]
    if kind in ("CUSTOM_FORMULA", "FILTER_EXPRESSION", "ONE_OF_RANGE") or None in operands:
        return None
    if kind in _PLAIN:
        return _PLAIN[kind](cell)
    known = [operand for operand in operands if operand is not None]
    if kind.startswith("NUMBER_"):
        return _compares(kind.removeprefix("NUMBER_"), _number(cell.value), known)
    if kind.startswith("DATE_"):
        return _compares(kind.removeprefix("DATE_"), _day(cell.value), [_day(v) for v in known])
    texts = [str(value.get("userEnteredValue", "")).casefold() for value in given]
    if kind == "BOOLEAN":
        return isinstance(cell.value, bool) if not texts else cell.text.casefold() in texts
    return _TEXTS[kind](cell.text.casefold(), texts) if kind in _TEXTS else None


_PLAIN: dict[str, Callable[[Cell], bool]] = {
    "BLANK": lambda cell: cell.text == "",
    "NOT_BLANK": lambda cell: cell.text != "",
    "TEXT_IS_EMAIL": lambda cell: bool(_EMAIL.fullmatch(cell.text)),
    "TEXT_IS_URL": lambda cell: bool(_URL.fullmatch(cell.text)),
    "DATE_IS_VALID": lambda cell: cell.is_date and _number(cell.value) is not None,
}
_TEXTS: dict[str, Callable[[str, list[str]], bool]] = {
    "TEXT_CONTAINS": lambda text, given: given[0] in text,
    "TEXT_NOT_CONTAINS": lambda text, given: given[0] not in text,
    "TEXT_STARTS_WITH": lambda text, given: text.startswith(given[0]),
    "TEXT_ENDS_WITH": lambda text, given: text.endswith(given[0]),
    "TEXT_EQ": lambda text, given: text in given,
    "TEXT_NOT_EQ": lambda text, given: text not in given,
    "ONE_OF_LIST": lambda text, given: text in given,
}
_COMPARISONS: dict[str, Callable[[float, list[float]], bool]] = {
    "GREATER": lambda value, given: value > given[0],
    "GREATER_THAN_EQ": lambda value, given: value >= given[0],
    "LESS": lambda value, given: value < given[0],
    "LESS_THAN_EQ": lambda value, given: value <= given[0],
    "EQ": lambda value, given: value in given,
    "NOT_EQ": lambda value, given: value not in given,
    "BETWEEN": lambda value, given: given[0] <= value <= given[1],
    "NOT_BETWEEN": lambda value, given: not given[0] <= value <= given[1],
    "BEFORE": lambda value, given: value < given[0],
    "AFTER": lambda value, given: value > given[0],
    "ON_OR_BEFORE": lambda value, given: value <= given[0],
    "ON_OR_AFTER": lambda value, given: value >= given[0],
}


def _compares(name: str, value: float | None, operands: list[Any]) -> bool | None:
    numbers = [_number(operand) for operand in operands]
    if name not in _COMPARISONS or None in numbers or not numbers:
        return None
    if value is None:
        return name.startswith("NOT_")
    return _COMPARISONS[name](value, [number for number in numbers if number is not None])


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _day(value: object) -> float | None:
    number = _number(value)
    return None if number is None else float(number // 1)
