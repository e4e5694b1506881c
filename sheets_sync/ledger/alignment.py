"""Which rows of a tab are as they were at the last sync, so that only the others are read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import ne
from typing import Any

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.rows import Cells


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the rows of a tab stood at the last sync.

    `origin[i]` is the former index of row i if its id and human cells are the same, else -1; None
    if every row stands where it stood, save those in `fresh`: the rows that are new or changed.
    """

    origin: Sequence[int] | None
    fresh: Sequence[int]

    @property
    def unchanged(self) -> bool:
        """Whether the tab is as it was, row by row."""
        return self.origin is None and not self.fresh

    def carry(self, former: Sequence[Any], fresh: Sequence[Any]) -> list[Any]:
        """A column of today: former values where nothing changed, `fresh` ones else."""
        if self.origin is None:
            column = list(former)
        else:
            column = [former[i] if i >= 0 else None for i in self.origin]
        for row, value in zip(self.fresh, fresh, strict=True):
            column[row] = value
        return column

    def carry_by_row(self, former: Mapping[int, Any]) -> dict[int, Any]:
        """A sparse {row: …} mapping under today's row numbers; fresh rows are dropped."""
        if self.origin is None:
            stale = set(self.fresh)
            return {row: value for row, value in former.items() if row not in stale}
        if not former:
            return {}
        return {row: former[i] for row, i in enumerate(self.origin) if i in former}


def all_fresh(size: int) -> Alignment:
    """Nothing is remembered: every row is to be read."""
    return Alignment([-1] * size, range(size))


def align(former: Cells, former_ids: Sequence[str], today: Cells, ids: Sequence[str]) -> Alignment:
    """Compare today's rows with the former: same id, same human cells, wherever they stand."""
    if former.columns.keys() != today.columns.keys():
        return all_fresh(len(today))
    if former_ids == ids:
        return Alignment(None, _changed(former.columns, today.columns))
    known = {identifier: i for i, identifier in enumerate(former_ids)}
    origin = [known.get(identifier, -1) for identifier in ids]
    if len(known) != len(former_ids):
        return all_fresh(len(today))
    moved = {
        key: [column[i] if i >= 0 else None for i in origin]
        for key, column in former.columns.items()
    }
    for row in _changed(moved, today.columns):
        origin[row] = -1
    return Alignment(origin, [row for row, i in enumerate(origin) if i < 0])


def _changed(
    former: Mapping[str, Sequence[Cell | None]], today: Mapping[str, Sequence[Cell]]
) -> list[int]:
    changed: set[int] = set()
    for key, column in today.items():
        before = former[key]
        if before != column:
            changed.update(compress(range(len(column)), map(ne, before, column)))
    return sorted(changed)
