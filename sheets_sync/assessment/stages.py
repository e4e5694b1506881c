"""The stages of a quarter or year and their days, computed once and kept (assessment.md, Stages).

Days are serials; a stage begins at 00:00 of its day, in the workbook's own time zone.
"""

from dataclasses import dataclass
from enum import StrEnum

from sheets_sync.ledger.dates import date_of
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.ledger.working_days import is_announced, is_working_day, working_days_after
from sheets_sync.rules.periods import last_day_of


class Stage(StrEnum):
    """How far the ranking of a period has come."""

    RUNNING = "running"
    DRAFT = "draft"
    PUBLISHED = "published"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Stages:
    """The days of a period: `seal` begins the draft, then `publish`, then `final` at the earliest.

    Appeals are dated on one of `appeal_days`; an appeal of the last of them is answered by
    `answer_until`. `estimated` tells that a year's holidays were not announced yet (预估): the
    working days that were used stand here, whatever is announced later.
    """

    period: str
    seal: int
    publish: int
    appeal_days: tuple[int, ...]
    answer_until: int
    final: int
    estimated: bool

    @property
    def appeal_until(self) -> int:
        """The last day on which an appeal may be dated."""
        return self.appeal_days[-1] if self.appeal_days else self.publish

    def stage_on(self, day: int, *, open_appeals: bool = False) -> Stage:
        """The stage that is due on a day; an appeal without ruling holds the final one back."""
        if day < self.seal:
            return Stage.RUNNING
        if day < self.publish:
            return Stage.DRAFT
        if day < self.final or open_appeals:
            return Stage.PUBLISHED
        return Stage.FINAL


def quarter_stages(
    quarter: str,
    thresholds: Thresholds,
    *,
    sealed_on: int | None = None,
    published_on: int | None = None,
) -> Stages:
    """The days of a quarter; where it was sealed or published late, those that follow from it.

    A late stage keeps its full length: a draft stands as long as one that was sealed in time.
    """
    end, whole = last_day_of(quarter), thresholds.whole
    planned_seal = end + whole("seal_after_days") + 1
    planned_publish = max(end + whole("publish_after_days"), planned_seal)
    seal = planned_seal if sealed_on is None else max(sealed_on, planned_seal)
    publish = max(planned_publish, seal + planned_publish - planned_seal)
    if published_on is not None:
        publish = max(published_on, publish)
    return _from_publication(quarter, seal, publish, thresholds)


def year_stages(
    year: str, fourth: Stages, thresholds: Thresholds, *, published_on: int | None = None
) -> Stages:
    """The days of a year: drafted when its fourth quarter is published, published after its end.

    `fourth` are the days of the fourth quarter; where an appeal held its final stage back, pass
    the day of the actual publication of the year.
    """
    publish = working_days_after(fourth.final, 1)
    if published_on is not None:
        publish = max(published_on, publish)
    return _from_publication(year, fourth.publish, publish, thresholds)


def answer_by(appealed_on: int, thresholds: Thresholds) -> int:
    """The last day for a ruling on an appeal."""
    return working_days_after(appealed_on, thresholds.whole("answer_days"))


def _from_publication(period: str, seal: int, publish: int, thresholds: Thresholds) -> Stages:
    appeal_days: list[int] = []
    day = publish
    for _ in range(thresholds.whole("appeal_days")):
        day = working_days_after(day, 1)
        appeal_days.append(day)
    answer_until = working_days_after(day, thresholds.whole("answer_days"))
    years = range(date_of(publish).year, date_of(answer_until).year + 1)
    return Stages(
        period,
        seal,
        publish,
        tuple(appeal_days),
        answer_until,
        answer_until + 1,
        any(not is_announced(year) for year in years),
    )


def working_days_between(first: int, last: int) -> tuple[int, ...]:
    """The working days from one day to another, both included."""
    return tuple(day for day in range(first, last + 1) if is_working_day(day))
