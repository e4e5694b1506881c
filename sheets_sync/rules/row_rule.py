"""The shapes of what is asked of a row by itself: its rules, its service cells, its deadlines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sheets_sync.findings import Hit
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.rows import Rows

RowRule = Callable[[Rows, Context], Iterator[Hit]]
"""What is wrong with each of these rows; pure in the rows, the registers, the settings and now."""

Deadlines = Callable[[Rows, Context], Iterator[int]]
"""Moments after `now` at which the word of a row rule on one of these rows may change by itself.

Changes at midnight need none: a new day judges everything anew.
"""

Derived = Callable[[Rows, Context], Mapping[str, Sequence[Any]]]
"""Service columns by key, with a value for each row: a choice's key, a moment in seconds, a serial
day, a number, a text; None for a blank cell."""
