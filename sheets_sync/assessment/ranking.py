"""The order of a quarter: ranks, ties, who stands below and why (assessment.md, Ranking)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeVar

from sheets_sync.assessment.scorecard import Scorecard
from sheets_sync.ledger.thresholds import Thresholds

TOO_FEW_DAYS, NO_CASE = "too_few_days", "no_case"
LAST, FEW_ANSWERS, VETO, FALSE_ENTRIES = "last", "few_answers", "veto", "false_entries"
TIE_SHARES: Final = ("true", "must_visits", "satisfaction")
_NOBODY: Final[Mapping[str, "Former"]] = {}
T = TypeVar("T")


class Former(NamedTuple):
    """Where somebody stood in the period before."""

    rank: int | None
    total: Decimal | None


class Cost(NamedTuple):
    """What an item, or an extra with a minus, took off a total, in points."""

    key: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a ranking; `rank` is None where `reason` says why.

    `climbed` and `gained` are the change against the quarter before, None where there was none.
    """

    card: Scorecard
    rank: int | None
    reason: str = ""
    climbed: int | None = None
    gained: Decimal | None = None
    flags: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """A quarter's table: those ranked in order, then the others by staff id."""

    quarter: str
    standings: tuple[Standing, ...]
    _places: Mapping[str, Standing] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {standing.card.worker: standing for standing in self.standings}
        object.__setattr__(self, "_places", places)

    def of(self, worker: str) -> Standing | None:
        """The line of a worker (folded id)."""
        return self._places.get(worker)

    @property
    def ranked(self) -> tuple[Standing, ...]:
        """Those with a rank."""
        return tuple(standing for standing in self.standings if standing.rank is not None)

    def former(self) -> Mapping[str, Former]:
        """What the quarter after this one compares with."""
        return {s.card.worker: Former(s.rank, s.card.total) for s in self.ranked}


def rank_quarter(
    quarter: str,
    cards: Iterable[Scorecard],
    thresholds: Thresholds,
    former: Mapping[str, Former] = _NOBODY,
) -> Ranking:
    """Rank the cards of a quarter; `former` is where people stood in the quarter before."""
    least, answers = thresholds.whole("min_days_in_post"), thresholds.whole("min_surveys")
    reasons = [(card, _reason(card, least)) for card in cards]
    ranked = ranks([card for card, reason in reasons if not reason], order_of)
    worst = max((rank for rank, _ in ranked), default=1)
    standings = [
        Standing(
            card,
            rank,
            "",
            *_change(rank, card, former.get(card.worker)),
            _flags(card, answers, last=rank == worst > 1),
            costs(card),
        )
        for rank, card in ranked
    ]
    below = sorted(((c, r) for c, r in reasons if r), key=lambda pair: pair[0].worker)
    standings += [
        Standing(card, None, reason, flags=_flags(card, answers, last=False), costs=costs(card))
        for card, reason in below
    ]
    return Ranking(quarter, tuple(standings))


def ranks(things: Iterable[T], order: Callable[[T], tuple[Any, ...]]) -> Sequence[tuple[int, T]]:
    """Things with their ranks, first first: who is equal in `order` shares the rank (1, 2, 2, 4).

    Things that share a rank stay in the order given.
    """
    keyed = sorted(((order(thing), thing) for thing in things), key=lambda pair: pair[0])
    found: list[tuple[int, T]] = []
    rank, last = 0, None
    for place, (key, thing) in enumerate(keyed, 1):
        if key != last:
            rank, last = place, key
        found.append((rank, thing))
    return found


def order_of(card: Scorecard) -> tuple[Any, ...]:
    """By total, then the shares true, must_visits, satisfaction, then distinct homes."""
    total = card.total if card.total is not None else Decimal(-1)
    return tie_order(total, [card.share(key) for key in TIE_SHARES], len(card.homes))


def tie_order(total: Decimal, shares: Sequence[Fraction | None], homes: int) -> tuple[Any, ...]:
    """A sorting key, best first; a share that is none comes last."""
    return (-total, *((s is None, -(s or 0)) for s in shares), -homes)


def costs(card: Scorecard) -> tuple[Cost, ...]:
    """What cost points, most first; of equals in the order of 评分标准."""
    found = [Cost(item.item, item.lost) for item in card.items if item.lost > 0]
    found += [Cost(e.sort, -Fraction(e.points)) for e in card.extras if e.points < 0]
    return tuple(sorted(found, key=lambda cost: -cost.points))


def _reason(card: Scorecard, least: int) -> str:
    if card.days_in_post < least:
        return TOO_FEW_DAYS
    return NO_CASE if card.total is None else ""


def _change(rank: int, card: Scorecard, former: Former | None) -> tuple[int | None, Decimal | None]:
    if former is None or former.rank is None or former.total is None or card.total is None:
        return None, None
    return former.rank - rank, card.total - former.total


def _flags(card: Scorecard, answers: int, *, last: bool) -> tuple[str, ...]:
    said = (
        (LAST, last),
        (FEW_ANSWERS, card.satisfaction[1] < answers),
        (FALSE_ENTRIES, bool(card.false_entries)),
        (VETO, bool(card.veto)),
    )
    return tuple(flag for flag, holds in said if holds)
