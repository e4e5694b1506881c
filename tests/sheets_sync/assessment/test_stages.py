"""The days of the stages, by Chinese working days."""

import pytest

from sheets_sync.assessment.stages import Stage, answer_by, quarter_stages, year_stages
from sheets_sync.ledger.dates import date_of
from sheets_sync.ledger.office import default_thresholds
from tests.assessing import day

THRESHOLDS = default_thresholds("zh-CN")


def shown(days: tuple[int, ...]) -> list[str]:
    return [date_of(one).isoformat() for one in days]


def test_the_first_quarter_of_2026() -> None:
    stages = quarter_stages("2026Q1", THRESHOLDS)

    assert shown((stages.seal, stages.publish)) == ["2026-04-04", "2026-04-15"]
    assert shown(stages.appeal_days) == [
        *("2026-04-16", "2026-04-17", "2026-04-20", "2026-04-21", "2026-04-22"),
    ]
    assert shown((stages.answer_until, stages.final)) == ["2026-04-29", "2026-04-30"]
    assert not stages.estimated


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("2026-04-03", Stage.RUNNING),
        ("2026-04-04", Stage.DRAFT),
        ("2026-04-14", Stage.DRAFT),
        ("2026-04-15", Stage.PUBLISHED),
        ("2026-04-29", Stage.PUBLISHED),
        ("2026-04-30", Stage.FINAL),
    ],
)
def test_stages_begin_at_midnight(on: str, stage: Stage) -> None:
    assert quarter_stages("2026Q1", THRESHOLDS).stage_on(day(on)) is stage


def test_an_open_appeal_holds_the_final_stage_back() -> None:
    stages = quarter_stages("2026Q1", THRESHOLDS)

    assert stages.stage_on(day("2026-05-20"), open_appeals=True) is Stage.PUBLISHED


def test_a_late_stage_keeps_its_full_length() -> None:
    late = quarter_stages("2026Q1", THRESHOLDS, sealed_on=day("2026-04-20"))

    assert shown((late.publish,)) == ["2026-05-01"]
    # Labour day runs to 5 May; 9 May, a Saturday, is worked in its stead.
    assert shown(late.appeal_days) == [
        *("2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09", "2026-05-11"),
    ]
    later = quarter_stages(
        "2026Q1", THRESHOLDS, sealed_on=day("2026-04-20"), published_on=day("2026-05-12")
    )
    assert later.appeal_until == day("2026-05-19")


def test_holidays_that_are_not_announced_are_estimated() -> None:
    assert quarter_stages("2040Q1", THRESHOLDS).estimated


def test_a_year_follows_its_fourth_quarter() -> None:
    fourth = quarter_stages("2025Q4", THRESHOLDS)
    year = year_stages("2025", fourth, THRESHOLDS)

    assert shown((fourth.publish, fourth.final)) == ["2026-01-15", "2026-01-30"]
    assert shown((year.seal, year.publish)) == ["2026-01-15", "2026-02-02"]
    assert year.period == "2025"


def test_each_appeal_has_its_own_limit() -> None:
    assert answer_by(day("2026-04-16"), THRESHOLDS) == day("2026-04-23")
