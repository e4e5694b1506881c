"""How much a row looks like a record that the journal knows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sheets_sync.ledger.cells import Cell

_LONG = 20  # characters from which on a cell weighs no more
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


def likeness(one: Body, other: Body) -> float:
    """Share of the text of two rows that stands in equal cells, 0 to 1.

    A long text tells rows apart better than a choice or a date: cells weigh by their length.
    """
    total = same = 0
    for key in one.keys() | other.keys():
        first, second = one.get(key, ""), other.get(key, "")
        weight = max(_weight(first), _weight(second))
        total += weight
        same += weight if first == second else 0
    return same / total if total else 0.0


def _weight(cell: Cell) -> int:
    return min(len(cell), _LONG) if isinstance(cell, str) else _NUMBER
