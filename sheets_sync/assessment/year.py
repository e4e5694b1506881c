"""The year: four quarters, residents' satisfaction, the year-end opinion (assessment.md, Year)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from sheets_sync.assessment.awards import AwardTier, Candidate, award, medal_numbers
from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.items import band
from sheets_sync.assessment.quarters import first_day_of, quarters_of
from sheets_sync.assessment.ranking import (
    TIE_SHARES,
    TOO_FEW_DAYS,
    Ranking,
    Standing,
    ranks,
    tie_order,
)
from sheets_sync.assessment.scorecard import Scorecard
from sheets_sync.assessment.shares import rounded
from sheets_sync.rules.periods import last_day_of

NO_QUARTER: Final = "no_quarter"
TOTALS, SATISFACTION, OPINION = "totals", "satisfaction", "opinion"
WEIGHTS: Final[Mapping[str, Fraction]] = {
    TOTALS: Fraction(8, 10),
    SATISFACTION: Fraction(1, 10),
    OPINION: Fraction(1, 10),
}
_QUARTERS_FOR_A_MEDAL: Final = 3


class QuarterTotal(NamedTuple):
    """A quarter of somebody's year; total and rank are None where they were not ranked."""

    quarter: str
    days: int
    rank: int | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class YearCard:
    """What a worker scored in a year.

    `parts` are the three means that were there (0 to 100, the totals a little above at most);
    `total` is rounded once, None where no quarter was ranked. `shares` are those that part a tie,
    pooled over the year; `records` the ids of opinions and rulings.
    """

    year: str
    worker: str
    staff_id: str
    name: str
    grid: str
    quarters: tuple[QuarterTotal, ...]
    parts: Mapping[str, Fraction]
    ruling: Decimal
    total: Decimal | None
    answers: int
    veto: tuple[str, ...]
    false_entries: tuple[str, ...]
    shares: tuple[Fraction | None, ...]
    homes: int
    records: tuple[str, ...] = ()

    @property
    def days_in_post(self) -> int:
        """Days in post as 网格员 in the year."""
        return sum(quarter.days for quarter in self.quarters)


@dataclass(frozen=True, slots=True)
class YearStanding:
    """One line of a year's table; `rank` is None where `reason` says why."""

    card: YearCard
    rank: int | None
    reason: str = ""
    medal: AwardTier | None = None


@dataclass(frozen=True, slots=True)
class YearRanking:
    """A year's table: those ranked in order, then the others by staff id."""

    year: str
    standings: tuple[YearStanding, ...]
    numbers: Mapping[AwardTier, int]

    @property
    def ranked(self) -> tuple[YearStanding, ...]:
        """Those with a rank."""
        return tuple(standing for standing in self.standings if standing.rank is not None)


def rank_year(
    year: str,
    quarters: Mapping[str, Ranking],
    evidence: Evidence,
    *,
    opinions: tuple[int, int],
) -> YearRanking:
    """The year's ranking with its medals.

    `quarters` are the published rankings as last corrected, by quarter; `opinions` the first day
    on which a year-end opinion counts and the day from which it does so no more.
    """
    cards = year_cards(year, quarters, evidence, opinions=opinions)
    least = evidence.context.thresholds.whole("min_days_in_post")
    reasons = [(card, _reason(card, least)) for card in cards]
    ranked = ranks([card for card, reason in reasons if not reason], _order)
    numbers = medal_numbers(len(ranked), evidence.context.thresholds)
    medals = award((_candidate(rank, card) for rank, card in ranked), numbers)
    standings = [YearStanding(card, rank, "", medals.get(card.worker)) for rank, card in ranked]
    standings += [YearStanding(card, None, reason) for card, reason in reasons if reason]
    return YearRanking(year, tuple(standings), numbers)


def opinion_days(year: str, publication: int, former_publication: int | None) -> tuple[int, int]:
    """When an opinion must be dated to count for a year and not for the one before."""
    first = first_day_of(year)
    return max(first, former_publication or first), publication


def year_cards(
    year: str,
    quarters: Mapping[str, Ranking],
    evidence: Evidence,
    *,
    opinions: tuple[int, int],
) -> tuple[YearCard, ...]:
    """The cards of all who have one in a quarter of the year, by staff id."""
    lines: dict[str, list[Standing]] = {}
    for quarter in quarters_of(year):
        for standing in quarters[quarter].standings if quarter in quarters else ():
            lines.setdefault(standing.card.worker, []).append(standing)
    return tuple(_card(year, worker, lines[worker], evidence, opinions) for worker in sorted(lines))


def _card(
    year: str,
    worker: str,
    lines: list[Standing],
    evidence: Evidence,
    opinions: tuple[int, int],
) -> YearCard:
    cards = [standing.card for standing in lines]
    totals = tuple(
        QuarterTotal(
            s.card.quarter,
            s.card.days_in_post,
            s.rank,
            s.card.total if s.rank is not None else None,
        )
        for s in lines
    )
    scores, answers = (sum(card.satisfaction[i] for card in cards) for i in (0, 1))
    least = evidence.context.thresholds.whole("min_surveys")
    told = [
        line
        for line in evidence.adjustments.get(worker, ())
        if line.kind == OPINION and opinions[0] <= line.day < opinions[1]
    ]
    parts = {}
    if (mean := _mean_total(totals)) is not None:
        parts[TOTALS] = mean
    if answers >= max(1, least):
        parts[SATISFACTION] = Fraction(scores, answers)
    if told:
        parts[OPINION] = sum((Fraction(o.points) for o in told), Fraction()) / len(told)
    rulings = evidence.rulings.get((worker, year), ())
    ruling = sum((one.points for one in rulings), Decimal())
    true, must = (_pooled(cards, key) for key in TIE_SHARES[:2])
    return YearCard(
        year,
        worker,
        cards[-1].staff_id,
        cards[-1].name,
        cards[-1].grid,
        totals,
        parts,
        ruling,
        _total(parts, ruling),
        answers,
        _vetoes(year, worker, lines, evidence),
        _false_entries(year, worker, lines, evidence),
        (true, must, band(scores, answers, least)),
        len(frozenset().union(*(card.homes for card in cards))),
        (*(line.record_id for line in told), *(one.record_id for one in rulings)),
    )


def _mean_total(quarters: Iterable[QuarterTotal]) -> Fraction | None:
    """The mean of the totals, weighted by days in post."""
    ranked = [(Fraction(q.total), q.days) for q in quarters if q.total is not None]
    days = sum(days for _, days in ranked)
    return sum((total * own for total, own in ranked), Fraction()) / days if days else None


def _total(parts: Mapping[str, Fraction], ruling: Decimal) -> Decimal | None:
    """The weighted mean of the parts that are there, with the rulings, rounded once."""
    if TOTALS not in parts:
        return None
    weight = sum((WEIGHTS[key] for key in parts), Fraction())
    mean = sum((WEIGHTS[key] * part for key, part in parts.items()), Fraction()) / weight
    return rounded(mean + Fraction(ruling))


def _pooled(cards: Iterable[Scorecard], key: str) -> Fraction | None:
    shares = [card.item(key).share for card in cards if card.share(key) is not None]
    asked = sum((share.denominator for share in shares), Fraction())
    return sum((share.numerator for share in shares), Fraction()) / asked if asked else None


def _vetoes(
    year: str, worker: str, lines: Iterable[Standing], evidence: Evidence
) -> tuple[str, ...]:
    """Vetoes of the year, those approved after their quarter was published included."""
    first, last = first_day_of(year), last_day_of(year)
    late = (
        line.record_id
        for line in evidence.adjustments.get(worker, ())
        if line.kind == "veto" and first <= line.day <= last
    )
    return _each_once((name for s in lines for name in s.card.veto), late)


def _false_entries(
    year: str, worker: str, lines: Iterable[Standing], evidence: Evidence
) -> tuple[str, ...]:
    """Verdicts 不实 of the year, those given after their quarter was published included."""
    late = (
        verdict.record_id
        for quarter in quarters_of(year)
        for verdict in evidence.verdicts.get((worker, quarter), ())
        if verdict.verdict == "false"
    )
    return _each_once((name for s in lines for name in s.card.false_entries), late)


def _each_once(*names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for several in names for name in several}))


def _reason(card: YearCard, least: int) -> str:
    if card.days_in_post < least:
        return TOO_FEW_DAYS
    return NO_QUARTER if card.total is None else ""


def _order(card: YearCard) -> tuple[Any, ...]:
    return tie_order(card.total or Decimal(), card.shares, card.homes)


def _candidate(rank: int, card: YearCard) -> Candidate:
    ranked = sum(1 for quarter in card.quarters if quarter.rank is not None)
    eligible = ranked >= _QUARTERS_FOR_A_MEDAL and not card.veto
    return Candidate(card.worker, rank, eligible, eligible and not card.false_entries)
