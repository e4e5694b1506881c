"""Parts of a condition that reckon: + - * / % with numbers and dates, || with texts."""

from collections.abc import Callable, Sequence
from typing import Any

from sheets_sync.conditions import calendar
from sheets_sync.conditions.nodes import ODD_NS, Batch, Node, Values
from sheets_sync.conditions.values import bounded, bounded_text, number_of, text_of
from sheets_sync.conditions.work import Sheet, Texts, Work, joined


class Arithmetic(Node):
    """+ - * / %; a text that is no number makes the result unknown."""

    def __init__(self, op: Callable[[Any, Any], float | None], left: Node, right: Node) -> None:
        super().__init__(left, right)
        self.op = op

    def _values(self, rows: Batch) -> Values:
        left, right = (map(number_of, part.values(rows)) for part in self.parts)
        return [
            None if a is None or b is None else self.op(a, b)
            for a, b in zip(left, right, strict=True)
        ]


def add(one: float, other: float) -> float | None:
    """+"""
    return bounded(one + other)


def subtract(one: float, other: float) -> float | None:
    """-"""
    return bounded(one - other)


def multiply(one: float, other: float) -> float | None:
    """*"""
    return bounded(one * other)


def divide(one: float, other: float) -> float | None:
    """/ with decimals: 7 / 2 is 3.5; nothing by 0."""
    if other == 0:
        return None
    exact = isinstance(one, int) and isinstance(other, int) and one % other == 0
    return bounded(one // other if exact else one / other)


def remainder(one: float, other: float) -> float | None:
    """% with the sign of the first; nothing by 0."""
    if other == 0:
        return None
    rest = abs(one) % abs(other)
    return bounded(-rest if one < 0 else rest)


class Shifted(Node):
    """A date and a number of days added to it."""

    def __init__(self, day: Node, days: Node, sign: int) -> None:
        super().__init__(day, days)
        self.sign = sign
        self.tells = day.tells

    def _values(self, rows: Batch) -> Values:
        days, numbers = self.parts[0].values(rows), map(number_of, self.parts[1].values(rows))
        return [
            calendar.later(day, None if number is None else self.sign * number)
            for day, number in zip(days, numbers, strict=True)
        ]

    def _effort(self, rows: int, _parts: Sequence[Work]) -> float:
        return rows * 3000


class Between(Node):
    """The days between two dates: the first less the second."""

    def _values(self, rows: Batch) -> Values:
        left, right = (part.values(rows) for part in self.parts)
        return list(map(calendar.days_between, left, right))


class Join(Node):
    """|| of two texts; a blank date is no text."""

    def _values(self, rows: Batch) -> Values:
        left, right = (map(text_of, part.values(rows)) for part in self.parts)
        return [
            None if a is None or b is None else bounded_text(a + b)
            for a, b in zip(left, right, strict=True)
        ]

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        return rows * ODD_NS + sum(work.texts.chars for work in parts)

    def _texts(self, sheet: Sheet, parts: Sequence[Texts]) -> Texts:
        return joined(parts, sheet.rows)
