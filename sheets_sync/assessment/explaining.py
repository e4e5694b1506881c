"""Why somebody stands where they stand: what was lost where, what would have changed the rank."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from sheets_sync.assessment.ranking import Ranking, Standing
from sheets_sync.assessment.scorecard import ItemScore, Scorecard

_HUNDREDTH = Decimal("0.01")


class Lever(NamedTuple):
    """An item with which a rank could have been gained.

    `lost` are the points that it lost; one more of what it asks for would have given `each`, and
    `needed` of them enough to pass the next above (None where the item alone was not enough, or
    where it is not done piece by piece).
    """

    item: str
    lost: Fraction
    each: Fraction
    needed: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One worker's line, the next line above, and what lay between the two.

    `gap` are the points that would have been enough to stand above; None for who is first or
    without a rank. Levers stand by what they lost, most first.
    """

    standing: Standing
    above: Standing | None
    gap: Decimal | None
    levers: tuple[Lever, ...]


def explain(ranking: Ranking, worker: str) -> Explanation | None:
    """The explanation of a worker (folded id); None for somebody who is not in the table."""
    standing = ranking.of(worker)
    if standing is None:
        return None
    above = _next_above(ranking, standing)
    gap = None
    if above is not None and above.card.total is not None and standing.card.total is not None:
        gap = above.card.total - standing.card.total + _HUNDREDTH
    return Explanation(standing, above, gap, _levers(standing.card, gap))


def _next_above(ranking: Ranking, standing: Standing) -> Standing | None:
    if standing.rank is None:
        return None
    better = [other for other in ranking.ranked if (other.rank or 0) < standing.rank]
    return better[-1] if better else None


def _levers(card: Scorecard, gap: Decimal | None) -> tuple[Lever, ...]:
    found = [_lever(item, gap) for item in card.items if item.lost > 0]
    return tuple(sorted(found, key=lambda lever: -lever.lost))


def _lever(item: ItemScore, gap: Decimal | None) -> Lever:
    each, missing = _piece(item)
    needed = None
    if gap is not None and each:
        count = ceil(Fraction(gap) / each)
        needed = count if count <= missing else None
    return Lever(item.item, item.lost, each, needed)


def _piece(item: ItemScore) -> tuple[Fraction, int]:
    """What one more would have given, and how many more there was room for.

    Where the pieces of an item weigh unlike, the one that would have given most is meant.
    """
    if item.item in ("true", "satisfaction"):
        return Fraction(), 0
    weight = sum((Fraction(part.weight) for part in item.share.parts), Fraction())
    room = [
        (item.worth * part.weight / weight / part.of, ceil(part.of - part.done))
        for part in item.share.parts
        if part.done < part.of
    ]
    return max(room, default=(Fraction(), 0))
