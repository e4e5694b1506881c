"""Parts of a condition that compare: = < IS IN LIKE GLOB."""

import operator
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from sheets_sync.conditions.nodes import ODD_NS, PLAIN_NS, Batch, Literal, Node, Values
from sheets_sync.conditions.patterns import Pattern
from sheets_sync.conditions.values import NUMBERS, Comparing, Value, compare, text_of
from sheets_sync.conditions.work import Work

_EQUALITIES: Final = (operator.eq, operator.ne)


class Compare(Node):
    """= <> < <= > >=; texts by code point, a text and a number as numbers."""

    def __init__(self, op: Comparing, left: Node, right: Node) -> None:
        super().__init__(left, right)
        self.op = op

    def _values(self, rows: Batch) -> Values:
        op, (left, right) = self.op, self.parts
        ones = left.values(rows)
        kinds = set(map(type, ones))
        others: Iterable[Value]
        if isinstance(right, Literal):
            kinds.add(type(right.value))
            others = repeat(right.value, rows.size)
        else:
            others = right.values(rows)
            kinds.update(map(type, others))
        if kinds == {str} or kinds <= NUMBERS:
            return list(map(op, ones, others))
        pairs = zip(ones, others, strict=True)
        if kinds <= {str, type(None)} or kinds <= {*NUMBERS, type(None)}:
            return [None if a is None or b is None else op(a, b) for a, b in pairs]
        equality = op in _EQUALITIES
        return [compare(op, a, b, equality=equality) for a, b in pairs]

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        left, right = self.parts
        alike = left.sort is not None and left.sort is right.sort
        same = min(work.texts.chars for work in parts) / 4
        return same + rows * (PLAIN_NS if alike else ODD_NS)


class Same(Node):
    """IS: as =, but nothing is the same as nothing."""

    def _values(self, rows: Batch) -> Values:
        left, right = (part.values(rows) for part in self.parts)
        return [
            a is b if a is None or b is None else compare(operator.eq, a, b, equality=True)
            for a, b in zip(left, right, strict=True)
        ]


class Blank(Node):
    """Whether there is nothing in a cell: IS NULL, = ''."""

    def _values(self, rows: Batch) -> Values:
        return [value is None or value == "" for value in self.parts[0].values(rows)]

    def _effort(self, rows: int, _parts: Sequence[Work]) -> float:
        return rows * PLAIN_NS


class Among(Node):
    """IN a list of values written out; blank cells are in it if '' is."""

    def __init__(self, part: Node, wanted: Sequence[Value]) -> None:
        super().__init__(part)
        self.wanted = [value for value in wanted if value is not None]
        self.unsure = len(self.wanted) < len(wanted)
        self.texts = frozenset(value for value in self.wanted if isinstance(value, str))
        self.with_blank = "" in self.texts

    def _values(self, rows: Batch) -> Values:
        found = self.parts[0].values(rows)
        if len(self.texts) == len(set(self.wanted)) and set(map(type, found)) <= {str}:
            inside: Values = list(map(self.texts.__contains__, found))
        else:
            known = {value: self._holds(value) for value in set(found)}
            inside = [known[value] for value in found]
        return [value or None for value in inside] if self.unsure else inside

    def _holds(self, value: Value) -> bool | None:
        if value is None:
            return True if self.with_blank else None
        return any(compare(operator.eq, value, each, equality=True) for each in self.wanted)

    def _effort(self, rows: int, _parts: Sequence[Work]) -> float:
        texts = len(self.texts) == len(self.wanted) and self.parts[0].sort is str
        return rows * (PLAIN_NS if texts else PLAIN_NS + 300 * len(self.wanted))


class Fits(Node):
    """LIKE and GLOB with a pattern written out."""

    def __init__(self, part: Node, pattern: Pattern) -> None:
        super().__init__(part)
        self.pattern = pattern

    def _values(self, rows: Batch) -> Values:
        matches, found = self.pattern.matches, self.parts[0].values(rows)
        if set(map(type, found)) <= {str}:
            return list(map(matches, found))  # type: ignore[arg-type]  # all of them are texts
        texts = map(text_of, found)
        return [None if text is None else matches(text) for text in texts]

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        ns = 2 * PLAIN_NS if self.parts[0].sort is str else ODD_NS
        return rows * ns + parts[0].texts.chars * self.pattern.effort
