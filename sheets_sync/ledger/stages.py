"""The dates of a quarter's stages, computed once, at its seal (assessment.md, Stages)."""

from dataclasses import dataclass
from typing import Final

from sheets_sync.ledger.calendar import day_text, last_day
from sheets_sync.ledger.dates import DAY_SECONDS, date_of
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.ledger.working_days import is_announced, working_days_after

ANNOUNCED: Final = "announced"
ESTIMATED: Final = "estimated"  # 预估: the year's holidays are not known yet
_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class StageDates:
    """Days as ISO texts. `appeals_until` moves with the day of the actual publication.

    `answers_until` is the last day on which an appeal of the last day may be ruled on in time;
    `calendar` says whether the working days in between are announced or estimated.
    """

    sealed_on: str
    publish_on: str
    appeals_until: str
    answers_until: str
    calendar: str


def quarter_text(month: int) -> str:
    """`2026Q1`, the quarter in which a month lies."""
    year, index = divmod(month, 12)
    return f"{year:04d}Q{index // _QUARTER + 1}"


def ends_quarter(month: int) -> bool:
    """Whether a month is the last of its quarter."""
    return month % _QUARTER == _QUARTER - 1


def stage_dates(month: int, sealed_at: int, thresholds: Thresholds) -> StageDates:
    """The stages of the quarter that ends with a month, sealed at a local moment.

    A late seal moves the publication: the draft keeps its full length.
    """
    end = last_day(month)
    publish_after = thresholds.whole("publish_after_days")
    draft_days = publish_after - thresholds.whole("seal_after_days") - 1
    sealed_on = -(-sealed_at // DAY_SECONDS)  # a stage that begins during a day ends with one
    publish_on = max(end + publish_after, sealed_on + draft_days)
    appeals_until = working_days_after(publish_on, thresholds.whole("appeal_days"))
    answers_until = working_days_after(appeals_until, thresholds.whole("answer_days"))
    years = {date_of(publish_on).year, date_of(answers_until).year}
    return StageDates(
        day_text(sealed_at // DAY_SECONDS),
        day_text(publish_on),
        day_text(appeals_until),
        day_text(answers_until),
        ANNOUNCED if all(map(is_announced, years)) else ESTIMATED,
    )
