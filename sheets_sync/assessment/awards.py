"""Gold, silver, bronze: how many, and who (§6.5; assessment.md, Year)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from sheets_sync.assessment.shares import half_up
from sheets_sync.ledger.thresholds import Thresholds


class AwardTier(StrEnum):
    """金, 银, 铜."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"


class Candidate(NamedTuple):
    """Somebody ranked in the year; `gold` is whether they may have gold as well."""

    worker: str
    rank: int
    eligible: bool
    gold: bool


def medal_numbers(ranked: int, thresholds: Thresholds) -> Mapping[AwardTier, int]:
    """How many medals of each tier so many people ranked make, rounded half up."""
    return {
        tier: half_up(Fraction(thresholds.decimal(f"medal_{tier.value}")) * ranked)
        for tier in AwardTier
    }


def award(
    candidates: Iterable[Candidate], numbers: Mapping[AwardTier, int]
) -> Mapping[str, AwardTier]:
    """Who gets which medal, tier by tier in rank order; each tier at most one above its number."""
    line = sorted((c for c in candidates if c.eligible), key=lambda c: (c.rank, c.worker))
    given: dict[str, AwardTier] = {}
    for tier in AwardTier:
        waiting = [
            one
            for one in line
            if one.worker not in given and (one.gold or tier is not AwardTier.GOLD)
        ]
        given.update(dict.fromkeys(_served(waiting, numbers[tier]), tier))
    return given


def _served(waiting: Sequence[Candidate], number: int) -> list[str]:
    """The first so many; a tied group at the border whole if that is one too many at most."""
    served: list[str] = []
    for _, tied in groupby(waiting, key=lambda one: one.rank):
        group = [one.worker for one in tied]
        if len(served) >= number or len(served) + len(group) > number + 1:
            break
        served += group
    return served
