"""Proposals for people to decide on, never acts, and the two kept apart (§6.5)."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.quarters import quarter_before, quarters_of
from sheets_sync.assessment.ranking import Ranking
from sheets_sync.assessment.year import YearRanking, YearStanding
from sheets_sync.ledger.thresholds import Thresholds

POOR: Final = 60  # satisfaction below it is 群众普遍反映较差


class PoorQuarter(NamedTuple):
    """A quarter in which residents were not satisfied; the surveys that said so."""

    quarter: str
    mean: Fraction
    answers: int
    records: tuple[str, ...]


class Replacement(NamedTuple):
    """Somebody whom two quarters running speak against: 建议上报调整更换."""

    worker: str
    staff_id: str
    name: str
    quarters: tuple[PoorQuarter, PoorQuarter]


def to_be_talked_to(ranking: YearRanking) -> tuple[YearStanding, ...]:
    """Who is last in the ranking: 批评教育. Nobody where all share the first rank."""
    worst = max((standing.rank or 0 for standing in ranking.ranked), default=1)
    return tuple(s for s in ranking.ranked if s.rank == worst > 1)


def replacements(
    year: str,
    quarters: Mapping[str, Ranking],
    evidence: Evidence,
    *,
    final: Collection[str],
) -> tuple[Replacement, ...]:
    """Those with a poor opinion in two quarters running of which the later lies in the year.

    `quarters` are rankings as last corrected; only those that are `final` tell: appeals are over.
    """
    first = quarters_of(year)[0]
    found: list[Replacement] = []
    for pair in pairwise((quarter_before(first), *quarters_of(year))):
        if not all(quarter in quarters and quarter in final for quarter in pair):
            continue
        poor = [_poor(quarters[quarter], evidence) for quarter in pair]
        for worker in sorted(poor[0].keys() & poor[1].keys()):
            standing = quarters[pair[1]].of(worker)
            if standing is not None:
                both = (poor[0][worker], poor[1][worker])
                card = standing.card
                found.append(Replacement(worker, card.staff_id, card.name, both))
    return tuple(found)


def _poor(ranking: Ranking, evidence: Evidence) -> Mapping[str, PoorQuarter]:
    least = _least(evidence.context.thresholds)
    found = {}
    for standing in ranking.standings:
        total, answers = standing.card.satisfaction
        if answers >= least and total < POOR * answers:
            worker = standing.card.worker
            surveys = evidence.surveys.get((worker, ranking.quarter), ())
            ids = tuple(survey.record_id for survey in surveys if survey.score is not None)
            mean = Fraction(total, answers)
            found[worker] = PoorQuarter(ranking.quarter, mean, answers, ids)
    return found


def _least(thresholds: Thresholds) -> int:
    return max(1, thresholds.whole("min_surveys"))
