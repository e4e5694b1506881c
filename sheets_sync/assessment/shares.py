"""What was done of what was asked, exactly, with the rows behind it (assessment.md, Quarter score).

All arithmetic is in fractions: nothing is rounded before a total is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Number = int | Fraction


class Part(NamedTuple):
    """A piece of an item: `done` of `of`, weighing `weight` among the pieces.

    `name` tells which piece: a month (`2026-03`), a place or a key of the item; "" where the item
    has only one.
    """

    name: str
    done: Number
    of: Number
    weight: Number


@dataclass(frozen=True, slots=True)
class Share:
    """The share of an item's points that was won, None where there was nothing to do.

    `records` are the ids behind what was won, `against` those behind what was lost: rows, homes
    or places.
    """

    value: Fraction | None
    parts: tuple[Part, ...] = ()
    records: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def numerator(self) -> Fraction:
        """What the pieces add up to, each at most in full; 0 without a case."""
        return sum((_won(part) for part in self.parts), Fraction())

    @property
    def denominator(self) -> Fraction:
        """What the pieces would add up to in full."""
        return sum((Fraction(part.weight) for part in self.parts), Fraction())


NO_CASE = Share(None)


def weighted(
    parts: Iterable[Part], records: Sequence[str] = (), against: Sequence[str] = ()
) -> Share:
    """The mean of what was done of each piece, at most all of it, by weight.

    Pieces that ask for nothing or weigh nothing are left out; without any there is no case.
    """
    asked = tuple(part for part in parts if part.of > 0 and part.weight > 0)
    if not asked:
        return NO_CASE
    if all(part.weight == part.of for part in asked):
        done, of = sum(min(part.done, part.of) for part in asked), sum(p.of for p in asked)
        value = Fraction(done, of)
    else:
        won = sum((_won(part) for part in asked), Fraction())
        value = won / sum(part.weight for part in asked)
    return Share(value, asked, tuple(records), tuple(against))


def counted(won: Sequence[str], lost: Sequence[str], name: str = "") -> Share:
    """So many rows of so many, each by its id."""
    of = len(won) + len(lost)
    return weighted((Part(name, len(won), of, of),), won, lost)


def _won(part: Part) -> Fraction:
    if part.weight == part.of:
        return Fraction(min(part.done, part.of))
    if part.done >= part.of:
        return Fraction(part.weight)
    return Fraction(part.weight * part.done, part.of)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """A fraction as a decimal number, rounded half up (away from zero)."""
    scale = 10**places
    magnitude = abs(value) * scale
    whole = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def half_up(number: Fraction) -> int:
    """The nearest whole number, upwards from the middle."""
    return int(rounded(number, 0))
