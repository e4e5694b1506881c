"""Asking a condition of many rows."""

import pytest

from sheets_sync.conditions.condition import understood
from tests.sheets_sync.conditions.columns import TODAY, column


def test_it_names_its_columns() -> None:
    condition = understood("\"走访方式\" = '拒访' OR LENGTH(备注) > 1", column)
    assert condition.columns == {"method", "+备注"}


@pytest.mark.parametrize("longest", [0, 50_000, 5_000_000])
def test_rows_are_asked_some_at_a_time(longest: int) -> None:
    pauses: list[None] = []
    people = [row % 3 for row in range(5000)]
    condition = understood("人口数 = 2", column)

    found = condition.holds(
        {"people": people}, len(people), TODAY, longest, lambda: pauses.append(None)
    )
    assert list(found) == list(range(2, 5000, 3))
    assert len(pauses) >= 5000 / (4_000_000 / (longest + 1) + 1) - 1


def test_what_is_neither_true_nor_false_is_not_true() -> None:
    condition = understood("人口数", column)
    assert list(condition.holds({"people": [0, None, 2, 0.5]}, 4, TODAY, 0)) == [2, 3]


def test_a_pause_may_stop_it() -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(understood("1", column).holds({}, 5000, TODAY, 0, stop))
