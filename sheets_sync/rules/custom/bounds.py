"""How much all custom rules together may take of one check, and how much they may flag."""

from collections.abc import Callable
from typing import Final

from sheets_sync.conditions.fault import Fault

MOST_ROWS: Final = 10_000
MOST_ROWS_OF_ONE: Final = 2_000

# Nanoseconds as reckoned before a rule is asked: the reckoning is the same whatever is remembered
# and however busy the machine is, so that a rule is off for everybody or for nobody.
_WORK_BESIDES, _WORK_PER_ROW = 500_000_000, 8_000
_PER_ROW_ASKED, _PER_RULE = 100, 50_000

# Seconds of the processor, for where the reckoning was wrong.
_SECONDS_BESIDES, _SECONDS_PER_ROW = 0.6, 0.000_01


class Bounds:
    """`rows` are those of all tabs that have rules; `began` is what `clock` said at first."""

    def __init__(self, rows: int, clock: Callable[[], float], began: float) -> None:
        self._work = self._share = float(_WORK_BESIDES + rows * _WORK_PER_ROW)
        self._share /= 2
        self._clock = clock
        self._until = began + _SECONDS_BESIDES + rows * _SECONDS_PER_ROW
        self._rows = MOST_ROWS

    def pause(self) -> None:
        """Raises Fault where the time is over."""
        if self._clock() > self._until:
            self._work = 0
            raise Fault("budget")

    def spend(self, nanoseconds: float, rows: int) -> None:
        """Set aside the work of a rule on so many rows. Raises Fault where it is too much."""
        work = nanoseconds + rows * _PER_ROW_ASKED + _PER_RULE
        if work > self._share:
            raise Fault("heavy")
        if work > self._work:
            raise Fault("budget")
        self._work -= work

    def flag(self, rows: int) -> None:
        """Set aside the findings of a rule. Raises Fault where there are too many."""
        if rows > min(MOST_ROWS_OF_ONE, self._rows):
            raise Fault("flood", rows=rows)
        self._rows -= rows
