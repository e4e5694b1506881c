"""What cells say inside a condition, and how values of different sorts meet."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from sheets_sync.conditions.words import MOST_TEXT
from sheets_sync.ledger.cells import as_text
from sheets_sync.ledger.numbers import read_number

Value: TypeAlias = str | int | float | bool | None
"""None is what SQL calls NULL: a date or number that is blank, or something that makes no sense."""

Comparing: TypeAlias = Callable[[object, object], bool]

NUMBERS: Final = frozenset((int, float, bool))
_LONGEST_NUMBER: Final = 40
_GREATEST: Final = 2**63


@lru_cache(maxsize=50_000)
def number_in(text: str) -> float | None:
    """The number that a text spells, None if it spells none."""
    number = read_number(text) if len(text) <= _LONGEST_NUMBER else None
    if number is None:
        return None
    return bounded(int(number) if number == int(number) else float(number))


def number_of(value: Value) -> float | None:
    """The value as a number."""
    return number_in(value) if isinstance(value, str) else value


def text_of(value: Value) -> str | None:
    """The value as a text: 3.0 is `3`, true is `1`."""
    if value is None or isinstance(value, str):
        return value
    return as_text(int(value) if isinstance(value, bool) else value)


def bounded(number: float) -> float | None:
    """The number in 64 bits, whole ones too large for them as floats; None for what is none."""
    if isinstance(number, int):
        if -_GREATEST <= number < _GREATEST:
            return number
        try:
            number = float(number)
        except OverflowError:
            return None
    return number if math.isfinite(number) else None


def bounded_text(text: str) -> str | None:
    """The text; None if it is longer than any cell."""
    return text if len(text) <= MOST_TEXT else None


def truth(value: Value) -> bool | None:
    """Whether the value is true: a number other than 0; None where nobody can tell."""
    if value is None or isinstance(value, bool):
        return value
    number = number_of(value)
    return False if number is None else number != 0


def compare(op: Comparing, left: Value, right: Value, *, equality: bool) -> bool | None:
    """Two values of any sort: texts as texts, a text and a number as numbers.

    A text that is no number differs from every number, and is neither less nor more.
    """
    if left is None or right is None:
        return None
    if isinstance(left, str) == isinstance(right, str):
        return op(left, right)
    one, other = number_of(left), number_of(right)
    if one is None or other is None:
        return op(left, right) if equality else None
    return op(one, other)
