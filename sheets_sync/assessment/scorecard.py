"""The quarter score of one worker, each point with its rows (assessment.md, Quarter score)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from sheets_sync.assessment.evidence import Adjustment, Evidence
from sheets_sync.assessment.items import ITEMS
from sheets_sync.assessment.obligations import Worker, workers_of
from sheets_sync.assessment.quarters import months_of, quarter_of
from sheets_sync.assessment.shares import Share, rounded
from sheets_sync.ledger.cells import fold_id

FULL: Final = 100
GRADES: Final = ((90, "excellent"), (80, "good"), (70, "fair"), (60, "passing"), (0, "failing"))
BONUS, PENALTY, FALSE, RULING = "bonus", "penalty", "false_entries", "ruling"


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item: its points on 评分标准, its share, and what it won and lost of the 100.

    `worth` is what it could win: with those of the other items it adds up to 100; 0 without a case.
    """

    item: str
    points: Fraction
    share: Share
    worth: Fraction

    @property
    def won(self) -> Fraction:
        """Points of the 100 that it won."""
        return self.worth * (self.share.value or 0)

    @property
    def lost(self) -> Fraction:
        """Points of the 100 that it lost."""
        return Fraction() if self.share.value == 1 else self.worth - self.won


@dataclass(frozen=True, slots=True)
class Extra:
    """Points beside the items, with their sign: a bonus, a penalty, verdicts 不实, a ruling."""

    sort: str
    points: Decimal
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a worker scored in a quarter.

    `staff_id`, `name` and `grid` stand as on the roster. `base` and `total` are None where not one
    item had a case. `homes` are the distinct homes visited (folded ids); `satisfaction` the sum of
    the answers' scores and their number, however few; `verdicts` the sum of what back-checks were
    worth and their number.
    """

    quarter: str
    worker: str
    staff_id: str
    name: str
    grid: str
    days_in_post: int
    items: tuple[ItemScore, ...]
    extras: tuple[Extra, ...]
    base: Fraction | None
    bonus: Decimal
    penalty: Decimal
    ruling: Decimal
    total: Decimal | None
    veto: tuple[str, ...]
    false_entries: tuple[str, ...]
    homes: frozenset[str]
    satisfaction: tuple[int, int]

    def item(self, key: str) -> ItemScore:
        """The item with this key; KeyError if there is none."""
        for item in self.items:
            if item.item == key:
                return item
        raise KeyError(key)

    def share(self, key: str) -> Fraction | None:
        """The share of an item, None without a case."""
        return self.item(key).share.value

    @property
    def grade(self) -> str:
        """The key of the grade, "" without a total."""
        return "" if self.total is None else grade(self.total)


def grade(total: Decimal) -> str:
    """The key of the grade that a total earns."""
    return next((name for least, name in GRADES if total >= least), GRADES[-1][1])


def scorecards(
    quarter: str, evidence: Evidence, points: Mapping[str, Decimal]
) -> tuple[Scorecard, ...]:
    """The cards of everybody with a day in post in a quarter, by staff id.

    `points` are those of 评分标准, by item.
    """
    full = {key: Fraction(points.get(key, Decimal())) for key in ITEMS}
    return tuple(
        _scorecard(quarter, worker, evidence, full) for worker in workers_of(quarter, evidence)
    )


def _scorecard(
    quarter: str, worker: Worker, evidence: Evidence, full: Mapping[str, Fraction]
) -> Scorecard:
    shares = {key: item(evidence, worker, quarter) for key, item in ITEMS.items()}
    items, base = _weighed(shares, full)
    thresholds, who = evidence.context.thresholds, (worker.worker, quarter)
    lines = [a for a in evidence.adjustments.get(who[0], ()) if quarter_of(a.day) == quarter]
    rulings = evidence.rulings.get(who, ())
    false = tuple(v.record_id for v in evidence.verdicts.get(who, ()) if v.verdict == "false")
    most, each = thresholds.decimal("bonus_cap"), thresholds.decimal("false_entry_penalty")
    bonus = min(_sum(lines, BONUS), most)
    penalty = _sum(lines, PENALTY) + each * len(false)
    ruling = sum((one.points for one in rulings), Decimal())
    total = None
    if base is not None:
        total = _total(base, bonus, penalty, ruling, most)
    scores = [s.score for s in evidence.surveys.get(who, ()) if s.score is not None]
    return Scorecard(
        quarter,
        worker.worker,
        worker.post.staff_id,
        worker.post.name,
        _grid(worker, quarter, evidence),
        worker.days_in_post,
        items,
        tuple(
            extra
            for extra in (
                Extra(BONUS, bonus, _ids(lines, BONUS)),
                Extra(PENALTY, -_sum(lines, PENALTY), _ids(lines, PENALTY)),
                Extra(FALSE, -each * len(false), false),
                Extra(RULING, ruling, tuple(one.record_id for one in rulings)),
            )
            if extra.records
        ),
        base,
        bonus,
        penalty,
        ruling,
        total,
        _ids(lines, "veto"),
        false,
        frozenset(
            visit.home
            for month in months_of(quarter)
            for visit in evidence.visits.get((worker.worker, month), ())
        ),
        (sum(scores), len(scores)),
    )


def _weighed(
    shares: Mapping[str, Share], full: Mapping[str, Fraction]
) -> tuple[tuple[ItemScore, ...], Fraction | None]:
    """The items with what they could win of the 100, and the base.

    Items without a case share their points among the others.
    """
    values = {key: share.value for key, share in shares.items() if share.value is not None}
    with_case = sum((full[key] for key in values), Fraction())
    unit = FULL / with_case if with_case else Fraction()
    items = tuple(
        ItemScore(key, full[key], share, unit * full[key] if key in values else Fraction())
        for key, share in shares.items()
    )
    if not with_case:
        return items, None
    return items, unit * sum((full[key] * value for key, value in values.items()), Fraction())


def _total(
    base: Fraction, bonus: Decimal, penalty: Decimal, ruling: Decimal, most: Decimal
) -> Decimal:
    """Rounded once, at the end, after it was kept within 0 and 100 with all of the bonus."""
    total = base + Fraction(bonus) - Fraction(penalty) + Fraction(ruling)
    return rounded(min(max(total, Fraction()), FULL + Fraction(most)))


def _sum(lines: Sequence[Adjustment], kind: str) -> Decimal:
    return sum((line.points for line in lines if line.kind == kind), Decimal())


def _ids(lines: Sequence[Adjustment], kind: str) -> tuple[str, ...]:
    return tuple(line.record_id for line in lines if line.kind == kind)


def _grid(worker: Worker, quarter: str, evidence: Evidence) -> str:
    """The grid as the register of grids writes it."""
    grids = evidence.at(months_of(quarter)[-1]).registers.grids
    known = grids.get(fold_id(worker.post.grid))
    return known.grid_id if known else worker.post.grid
