from dataclasses import astuple
from datetime import datetime

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.dates import moment_of, serial_of
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.stages import ends_quarter, quarter_text, stage_dates

THRESHOLDS = default_thresholds("zh-CN")


def month(text: str) -> int:
    return month_of(serial_of(datetime.fromisoformat(f"{text}-01").date()))


def test_quarters() -> None:
    assert [quarter_text(month(f"2026-{n:02}")) for n in (1, 3, 4, 12)] == [
        *("2026Q1", "2026Q1", "2026Q2", "2026Q4")
    ]
    assert [n for n in range(1, 13) if ends_quarter(month(f"2026-{n:02}"))] == [3, 6, 9, 12]


def test_a_seal_in_time() -> None:
    dates = stage_dates(
        month("2026-03"), moment_of(datetime.fromisoformat("2026-04-04")), THRESHOLDS
    )

    assert astuple(dates) == (
        *("2026-04-04", "2026-04-15", "2026-04-22", "2026-04-29", "announced"),
    )


def test_a_late_seal_keeps_the_length_of_the_draft() -> None:
    dates = stage_dates(
        month("2026-03"), moment_of(datetime.fromisoformat("2026-04-10T09:00")), THRESHOLDS
    )

    assert (dates.sealed_on, dates.publish_on) == ("2026-04-10", "2026-04-22")


def test_holidays_that_are_not_announced_yet_are_estimated() -> None:
    dates = stage_dates(
        month("2041-03"), moment_of(datetime.fromisoformat("2041-04-04")), THRESHOLDS
    )

    assert dates.calendar == "estimated"
