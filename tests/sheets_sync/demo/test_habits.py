"""Ways of typing."""

from random import Random

import pytest

from sheets_sync.demo.habits import habits, spoken_time, written_day
from sheets_sync.ledger.dates import read_time


@pytest.mark.parametrize(
    ("hours", "minutes", "text"),
    [
        (14, 30, "下午2点半"),
        (9, 20, "上午9点20分"),
        (12, 5, "中午12点05分"),
        (19, 0, "晚上7点"),
        (18, 40, "晚上6点40分"),
    ],
)
def test_a_spoken_time_is_understood(hours: int, minutes: int, text: str) -> None:
    assert spoken_time(hours, minutes) == text
    assert read_time(text) == (hours * 60 + minutes) * 60


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("cn", "2026年3月5日"),
        ("dots", "2026.3.5"),
        ("dashes", "2026-3-5"),
        ("slashes", "2026/3/5"),
    ],
)
def test_dates_are_written_in_four_ways(style: str, text: str) -> None:
    assert written_day(46086, style) == text


def test_every_spelling_has_somebody() -> None:
    ways = habits(Random(1), [f"S{n:03d}" for n in range(21)]).values()

    assert {habit.date for habit in ways} == {"cn", "dots", "dashes", "slashes", "serial"}
    assert {habit.time for habit in ways} == {"colon", "spoken", "fraction"}
