"""The parts of a condition: each gives its values for many rows at once, and reckons its work."""

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

from sheets_sync.conditions.calendar import Calendar
from sheets_sync.conditions.functions import Function
from sheets_sync.conditions.values import Value, truth
from sheets_sync.conditions.work import Sheet, Texts, Work, grown, joined

Values = Sequence[Value]

PLAIN_NS: Final = 100  # per row: values of one sort
ODD_NS: Final = 900  # per row: values that have to be made alike


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows: their `columns` by key, as offered, and the day on which they are looked at."""

    columns: Mapping[str, Values]
    size: int
    today: str


class Node(ABC):
    """A part of a condition with the parts it is made of.

    `sort` is str or float if its values are surely texts or surely numbers, None ones apart;
    `tells` is set where its texts are dates or times.
    """

    sort: type | None = None
    tells: Calendar | None = None

    def __init__(self, *parts: "Node") -> None:
        self.parts = parts
        self.depth: int = 1 + max((part.depth for part in parts), default=0)

    def values(self, rows: Batch) -> Values:
        """A value for each row."""
        return self._values(rows)

    def work(self, sheet: Sheet) -> Work:
        """What it takes to find the values of all rows."""
        inner = [part.work(sheet) for part in self.parts]
        own = self._effort(sheet.rows, inner)
        texts = self._texts(sheet, [work.texts for work in inner])
        widest = max(texts.longest, *(work.widest for work in inner), 0)
        return Work(own + sum(work.nanoseconds for work in inner), texts, widest)

    @abstractmethod
    def _values(self, rows: Batch) -> Values:
        """A value for each row, from those of the parts."""

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        """Nanoseconds of this part alone, given those it is made of."""
        return rows * (ODD_NS if parts else 0)

    def _texts(self, _sheet: Sheet, _parts: Sequence[Texts]) -> Texts:
        """How long the texts are that come out."""
        return Texts()


class Literal(Node):
    """A value written out."""

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value
        self.sort = str if isinstance(value, str) else float

    def _values(self, rows: Batch) -> Values:
        return [self.value] * rows.size

    def _texts(self, sheet: Sheet, _parts: Sequence[Texts]) -> Texts:
        longest = len(self.value) if isinstance(self.value, str) else 0
        return Texts(sheet.rows * longest, longest)


class Cell(Node):
    """The cell of a column."""

    def __init__(self, key: str, sort: type | None, tells: Calendar | None = None) -> None:
        super().__init__()
        self.key = key
        self.sort, self.tells = sort, tells

    def _values(self, rows: Batch) -> Values:
        return rows.columns[self.key]

    def _texts(self, sheet: Sheet, _parts: Sequence[Texts]) -> Texts:
        return sheet.columns.get(self.key, Texts())


class Today(Node):
    """The day on which the rows are looked at."""

    sort, tells = str, Calendar.DATE

    def _values(self, rows: Batch) -> Values:
        return [rows.today] * rows.size


def common_calendar(parts: Sequence[Node]) -> Calendar | None:
    """What all of these tell, NULL apart; dates and moments together are moments."""
    empty = [isinstance(part, Literal) and part.value is None for part in parts]
    told = {part.tells for part, nothing in zip(parts, empty, strict=True) if not nothing}
    if len(told) == 1:
        return told.pop()
    return Calendar.MOMENT if told == {Calendar.DATE, Calendar.MOMENT} else None


class Call(Node):
    """A function of its arguments."""

    def __init__(self, function: Function, *arguments: Node) -> None:
        super().__init__(*arguments)
        self.function = function
        self.sort = {"": float, "all": None}.get(function.gives, str)
        chosen = arguments[1:] if function.name == "IIF" else arguments
        self.tells = common_calendar(chosen) if function.gives == "all" else function.tells

    def _values(self, rows: Batch) -> Values:
        columns = [
            repeat(part.value) if isinstance(part, Literal) else part.values(rows)
            for part in self.parts
        ]
        if all(isinstance(part, Literal) for part in self.parts):
            columns[0] = repeat(self.parts[0].value, rows.size)  # type: ignore[attr-defined]
        return list(map(self.function.apply, *columns))

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        texts, function = [work.texts for work in parts], self.function
        chars = sum(text.chars for text in texts)
        if function.name == "INSTR":  # at worst the second is compared at every place of the first
            chars += texts[0].chars * texts[1].longest
        return rows * function.effort * len(parts) + chars * (1 + function.per_char)

    def _texts(self, sheet: Sheet, parts: Sequence[Texts]) -> Texts:
        match self.function.gives:
            case "first":
                return parts[0]
            case "all":
                return joined(parts, sheet.rows)
            case "twice":
                return grown(parts[0], 2, sheet.rows)
            case "replaced":
                factor = parts[2].longest / max(parts[1].longest, 1)
                return grown(parts[0], max(1, factor), sheet.rows)
        return Texts(sheet.rows * 50, 50)


class Not(Node):
    """NOT."""

    def _values(self, rows: Batch) -> Values:
        truths = map(truth, self.parts[0].values(rows))
        return [None if value is None else not value for value in truths]

    def _effort(self, rows: int, _parts: Sequence[Work]) -> float:
        return rows * 2 * PLAIN_NS


class Combined(Node):
    """AND or OR of two or more: false decides an AND and true an OR, whatever is unknown."""

    def __init__(self, op: Callable[[Any, Any], Any], *parts: Node) -> None:
        super().__init__(*parts)
        self.op = op

    def _values(self, rows: Batch) -> Values:
        decisive = self.op is operator.or_
        result = _truths(self.parts[0].values(rows))
        for part in self.parts[1:]:
            other = _truths(part.values(rows))
            if set(map(type, result)) == set(map(type, other)) == {bool}:
                result = list(map(self.op, result, other))
            else:
                result = [
                    decisive
                    if a is decisive or b is decisive
                    else (None if a is None or b is None else not decisive)
                    for a, b in zip(result, other, strict=True)
                ]
        return result

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        return rows * PLAIN_NS * len(parts)


def _truths(values: Values) -> Values:
    return values if set(map(type, values)) <= {bool, type(None)} else list(map(truth, values))


class Choose(Node):
    """CASE: of (condition, value) pairs the first that holds, else the last part."""

    def __init__(self, *parts: Node) -> None:
        super().__init__(*parts)
        self.tells = common_calendar((*parts[1::2], parts[-1]))

    def _values(self, rows: Batch) -> Values:
        columns = [part.values(rows) for part in self.parts]
        result = columns[-1]
        for place in range(len(columns) - 3, -1, -2):
            held = map(truth, columns[place])
            pairs = zip(held, columns[place + 1], result, strict=True)
            result = [value if holds else former for holds, value, former in pairs]
        return result

    def _effort(self, rows: int, parts: Sequence[Work]) -> float:
        return rows * PLAIN_NS * len(parts)

    def _texts(self, sheet: Sheet, parts: Sequence[Texts]) -> Texts:
        return joined(parts, sheet.rows)


class Cast(Node):
    """CAST AS TEXT, INTEGER or REAL."""

    def __init__(self, part: Node, convert: Callable[[Value], Value]) -> None:
        super().__init__(part)
        self.convert = convert

    def _values(self, rows: Batch) -> Values:
        return list(map(self.convert, self.parts[0].values(rows)))

    def _texts(self, _sheet: Sheet, parts: Sequence[Texts]) -> Texts:
        return Texts(parts[0].chars, max(parts[0].longest, 50))
