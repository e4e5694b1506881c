"""Reckoning with numbers, dates and texts."""

import pytest

from sheets_sync.conditions.sums import add, divide, multiply, remainder, subtract
from tests.sheets_sync.conditions.columns import ROW, holds

GREATEST = 2**63 - 1


def test_whole_numbers_stay_whole_as_long_as_they_can() -> None:
    assert add(GREATEST, -1) == GREATEST - 1
    assert add(GREATEST, 1) == 2.0**63
    assert subtract(-GREATEST, 2) == -(2.0**63)
    assert isinstance(multiply(GREATEST, GREATEST), float)
    assert multiply(1e300, 1e300) is None


def test_dividing() -> None:
    assert divide(6, 3) == 2
    assert isinstance(divide(6, 3), int)
    assert divide(7, 2) == 3.5
    assert divide(1, 0) is None
    assert divide(1e300, 1e-300) is None
    assert (remainder(7, 3), remainder(-7, 3), remainder(7, -3), remainder(7, 0)) == (
        1,
        -1,
        1,
        None,
    )


@pytest.mark.parametrize(
    "condition",
    [
        "走访日期 + '2' = '2026-03-07'",
        "走访日期 - 回访日期 IS NULL",
        "走访日期 + 回访日期 IS NULL",
        "走访日期 + 分值 IS NULL",
        "登记时间 + 1 = '2026-03-06 14:05'",
        "登记时间 - '2026-3-5' BETWEEN 0.58 AND 0.59",
        "'2026年3月31日' - 走访日期 = 26",
        "(今天 - 7) || '' = '2026-03-13'",
        "今天 - 7 > 走访日期",
    ],
)
def test_dates_go_by_days(condition: str) -> None:
    assert holds(condition, {**ROW, "content": "x"})


def test_texts_put_together_are_no_longer_than_a_cell() -> None:
    row = {**ROW, "content": "长" * 30_000}
    assert holds("LENGTH(走访记录 || 走访方式) = 30004", row)
    assert holds("走访记录 || 走访记录 IS NULL", row)
