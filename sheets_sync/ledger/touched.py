"""What a sync has done to the ids of a tab so far: its writes may have landed on wrong rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from sheets_sync.ledger.cells import Cell


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids `written` on rows, and ids `cleared` from rows that said nothing any more."""

    written: frozenset[str] = frozenset()
    cleared: frozenset[Cell] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.written or self.cleared)

    def and_then(self, stood: Sequence[Cell], cells: Mapping[int, Cell]) -> "Touched":
        """With the cells of one more write, by row; `stood` is the id column that it found."""
        return Touched(
            self.written.union(str(cell) for cell in cells.values() if cell != ""),
            self.cleared.union(stood[row] for row, cell in cells.items() if cell == ""),
        )

    def went_astray(self, stands: Sequence[Cell]) -> bool:
        """Whether an id that was to go still stands in the id column: another row lost its own."""
        return bool(self.cleared) and not self.cleared.isdisjoint(stands)


UNTOUCHED: Final = Touched()


def dump(touched: Mapping[str, Touched]) -> str:
    """What was touched, by tab, as JSON; "" for nothing."""
    told = {
        tab: {"written": sorted(one.written), "cleared": sorted(one.cleared, key=str)}
        for tab, one in sorted(touched.items())
        if one
    }
    return orjson.dumps(told).decode() if told else ""


def load(text: str) -> dict[str, Touched]:
    """The opposite of `dump`."""
    return {
        tab: Touched(frozenset(one["written"]), frozenset(one["cleared"]))
        for tab, one in (orjson.loads(text) if text else {}).items()
    }
