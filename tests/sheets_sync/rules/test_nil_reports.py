"""Which months a worker has reported for."""

from datetime import date

import pytest

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.dates import serial_of
from sheets_sync.rules.nil_reports import months_told


def told(*reports: str) -> list[tuple[int, bool]]:
    """`2026-03-02 nil` or `2026-03-02`."""
    return [
        (serial_of(date.fromisoformat(text.split()[0])), text.endswith("nil")) for text in reports
    ]


def months(*names: str) -> set[int]:
    return {month_of(serial_of(date.fromisoformat(f"{name}-01"))) for name in names}


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ((), ()),
        (("2026-01-15",), ("2026-01",)),
        (("2026-02-02 nil",), ("2026-01",)),
        (("2026-02-02",), ("2026-02",)),
        (("2026-02-02 nil", "2026-02-20"), ("2026-01", "2026-02")),
        (("2026-02-01 nil", "2026-02-03 nil"), ("2026-01", "2026-02")),
        (("2026-01-31 nil", "2026-02-03 nil"), ("2026-01", "2026-02")),
        (("2026-02-02 nil", "2026-03-02 nil"), ("2026-01", "2026-02")),
        (("2026-02-04 nil",), ("2026-02",)),
    ],
)
def test_early_nil_reports_serve_the_month_before(
    reports: tuple[str, ...], found: tuple[str, ...]
) -> None:
    owed = months("2026-01", "2026-02", "2026-03")
    assert months_told(told(*reports), owed) == months(*found)


def test_a_month_that_asks_for_nothing_takes_no_report_away() -> None:
    assert months_told(told("2026-02-02 nil"), months("2026-02")) == months("2026-02")
