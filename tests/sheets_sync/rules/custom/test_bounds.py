"""What custom rules may take."""

import pytest

from sheets_sync.conditions.fault import Fault
from sheets_sync.rules.custom.bounds import MOST_ROWS, MOST_ROWS_OF_ONE, Bounds

ROWS = 10_000
SECOND = 1_000_000_000


def bounds(rows: int = ROWS, *ticks: float) -> Bounds:
    seconds = iter(ticks)
    return Bounds(rows, lambda: next(seconds), 0.0)


def test_ten_thousand_rows_take_less_than_a_second() -> None:
    allowed = bounds()
    for _ in range(5):
        allowed.spend(SECOND / 10, 0)
    with pytest.raises(Fault, match="budget"):
        allowed.spend(SECOND / 10, 0)


def test_one_rule_does_not_take_all_of_it() -> None:
    allowed = bounds()
    with pytest.raises(Fault, match="heavy"):
        allowed.spend(SECOND / 2, ROWS)
    allowed.spend(SECOND / 10, ROWS)


def test_what_does_not_fit_leaves_room_for_what_does() -> None:
    allowed = bounds()
    allowed.spend(SECOND / 4, 0)
    allowed.spend(SECOND / 4, 0)
    with pytest.raises(Fault, match="budget"):
        allowed.spend(SECOND / 4, 0)
    allowed.spend(SECOND / 100, 0)


def test_more_rows_have_more_time() -> None:
    bounds(10 * ROWS).spend(SECOND / 2, ROWS)


def test_once_the_time_is_over_nothing_is_asked() -> None:
    allowed = bounds(ROWS, 0.5, 5.0)
    allowed.pause()
    with pytest.raises(Fault, match="budget"):
        allowed.pause()
    with pytest.raises(Fault, match="budget"):
        allowed.spend(1, 1)


def test_rows_that_are_flagged_are_counted() -> None:
    allowed = bounds()
    with pytest.raises(Fault) as found:
        allowed.flag(MOST_ROWS_OF_ONE + 1)
    assert (found.value.variant, found.value.told) == ("flood", {"rows": MOST_ROWS_OF_ONE + 1})
    for _ in range(MOST_ROWS // MOST_ROWS_OF_ONE):
        allowed.flag(MOST_ROWS_OF_ONE)
    allowed.flag(0)
    with pytest.raises(Fault, match="flood"):
        allowed.flag(1)
