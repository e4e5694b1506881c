"""How much a row looks like a record that the journal knows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sheets_sync.ledger.cells import Cell

_LONG = 20  # characters from which on a cell weighs no more
_TELLING = 8  # characters from which on a text tells whose row it is; choices are shorter
_NUMBER = 5  # what a number weighs, however many digits a time of day has

Body = Mapping[str, Cell]

_NOTHING: Final[Body] = MappingProxyType({})


@dataclass(slots=True)
class Likeness:
    """Compares rows with records; `bodies` asks the journal, which costs, so each record once."""

    body_of: Callable[[int], Body]
    bodies: Callable[[Iterable[str]], Mapping[str, Body]]
    _said: dict[str, Body] = field(default_factory=dict)
    _found: dict[tuple[int, str], float] = field(default_factory=dict)

    def prepare(self, identifiers: Iterable[str]) -> None:
        """Ask the journal for many records in one go."""
        wanted = set(identifiers) - self._said.keys()
        if wanted:
            self._said.update(dict.fromkeys(wanted, _NOTHING))
            self._said.update(self.bodies(sorted(wanted)))

    def alike(self, row: int, identifier: str) -> float:
        """Share of what row and record say in which they agree, 0 to 1."""
        if (row, identifier) not in self._found:
            self.prepare((identifier,))
            self._found[row, identifier] = likeness(self.body_of(row), self._said[identifier])
        return self._found[row, identifier]

    def kept(self, row: int, identifier: str) -> float:
        """Share of what the record said that stands in the row, whatever else does, 0 to 1."""
        self.prepare((identifier,))
        said, cells = self._said[identifier], self.body_of(row)
        return likeness({key: cells[key] for key in cells.keys() & said.keys()}, said)


def likeness(row: Body, record: Body) -> float:
    """How much of the text of both stands in equal cells, 0 to 1.

    A long text tells rows apart better than a choice or a date: cells weigh by their length. Where
    such a text stands in both, what was typed beside it since speaks little against the row; where
    none does, they may agree in half of their choices by chance, and in nearly all if they are one.
    """
    total = recorded = same = longest = 0
    for key in row.keys() | record.keys():
        now, then = row.get(key, ""), record.get(key, "")
        weight = max(_weight(now), _weight(then))
        total += weight
        recorded += _weight(then)
        if now == then:
            same += weight
            longest = max(longest, weight)
    if not same:
        return 0.0
    if longest < _TELLING:
        return (same / total) ** 2
    return max(same / total, (4 * same / recorded + same / total) / 5)


def _weight(cell: Cell) -> int:
    if isinstance(cell, str):
        return min(len(cell), _LONG)
    return _NUMBER
