"""How much work a condition is, reckoned before it is done."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sheets_sync.conditions.words import MOST_TEXT


class Texts(NamedTuple):
    """How long the values of a column or expression are at most: all together, and the longest."""

    chars: float = 0
    longest: int = 0


class Sheet(NamedTuple):
    """The rows that a condition looks at; `columns` by key as offered."""

    rows: int
    columns: Mapping[str, Texts]


class Work(NamedTuple):
    """Nanoseconds, how long the texts are that come out, and the longest on the way there."""

    nanoseconds: float
    texts: Texts = Texts()
    widest: int = 0


def joined(parts: Sequence[Texts], rows: int) -> Texts:
    """Texts put one behind the other; none is longer than a cell."""
    longest = min(sum(part.longest for part in parts), MOST_TEXT)
    return Texts(min(sum(part.chars for part in parts), rows * longest), longest)


def grown(texts: Texts, factor: float, rows: int) -> Texts:
    """Texts of which each character became several."""
    longest = min(int(texts.longest * factor) + 1, MOST_TEXT)
    return Texts(min(texts.chars * factor, rows * longest), longest)
