"""Numbered corrections: what an adjusting ruling changed, old and new (assessment.md, Stages)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sheets_sync.assessment.ranking import Ranking
from sheets_sync.assessment.scorecard import RULING, Extra


class Change(NamedTuple):
    """Where somebody stood before a correction and where after it."""

    worker: str
    name: str
    old_rank: int | None
    new_rank: int | None
    old_total: Decimal | None
    new_total: Decimal | None


@dataclass(frozen=True, slots=True)
class Correction:
    """The n-th correction of a table, made on a day, after rulings on these appeals."""

    number: int
    on: int
    appeals: tuple[str, ...]
    changes: tuple[Change, ...]


def correct(old: Ranking, new: Ranking, *, number: int, on: int) -> Correction | None:
    """What the rulings that are new in a table changed; None where there are none."""
    known = {name for standing in old.standings for name in _rulings(standing.card.extras)}
    appeals = sorted(
        name
        for standing in new.standings
        for name in _rulings(standing.card.extras)
        if name not in known
    )
    changes = []
    for standing in new.standings:
        before = old.of(standing.card.worker)
        if before is None:
            continue
        was, now = (before.rank, before.card.total), (standing.rank, standing.card.total)
        if was != now:
            card = standing.card
            changes.append(Change(card.worker, card.name, was[0], now[0], was[1], now[1]))
    return Correction(number, on, tuple(appeals), tuple(changes)) if appeals else None


def _rulings(extras: Iterable[Extra]) -> tuple[str, ...]:
    return tuple(name for extra in extras if extra.sort == RULING for name in extra.records)
