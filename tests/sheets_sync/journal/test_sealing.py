"""What a seal keeps of the stages of its quarter."""

from datetime import datetime

from sheets_sync.journal.sealing import stage_dates
from sheets_sync.ledger.dates import moment_of
from sheets_sync.ledger.office import default_thresholds


def dates(quarter: str, sealed_at: str) -> list[str]:
    """The days of a quarter that was sealed at a moment, and the calendar."""
    moment = moment_of(datetime.fromisoformat(sealed_at))
    return list(stage_dates(quarter, moment, default_thresholds("zh-CN")).values())


def test_a_seal_in_time() -> None:
    assert dates("2026Q1", "2026-04-04") == [
        *("2026-04-04", "2026-04-15", "2026-04-22", "2026-04-29", "announced"),
    ]


def test_a_late_seal_keeps_the_length_of_the_draft() -> None:
    assert dates("2026Q1", "2026-04-10T09:00")[:2] == ["2026-04-10", "2026-04-22"]


def test_holidays_that_are_not_announced_yet_are_estimated() -> None:
    assert dates("2041Q1", "2041-04-04")[-1] == "estimated"
