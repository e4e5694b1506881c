"""Times and durations as people type them."""

import pytest

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.entered import Entry
from sheets_sync.local_sheets.model.typed_moments import read_moment

HALF_PAST_TWO = 14.5 / 24


@pytest.mark.parametrize(
    ("locale", "text", "kind", "pattern"),
    [
        ("en_US", "14:30", "TIME", "hh:mm"),
        ("en_US", "2:30 p.m.", "TIME", "h:mm am/pm"),
        ("en_US", "02:30PM", "TIME", "hh:mm am/pm"),
        ("en_US", "14:30:00.000", "TIME", "hh:mm:ss.000"),
        ("zh_CN", "下午2:30", "TIME", "am/pmh:mm"),
        ("zh_CN", "下午2时30分", "TIME", 'am/pmh"时"mm"分"'),
        ("zh_CN", "PM 2:30", "TIME", "am/pm h:mm"),
        ("ja_JP", "14時30分", "TIME", 'hh"時"mm"分"'),
    ],
)
def test_half_past_two(locale: str, text: str, kind: str, pattern: str) -> None:
    assert read_moment(text, conventions(locale), 2026) == Entry(HALF_PAST_TWO, (kind, pattern))


def test_durations_and_midnights() -> None:
    known = conventions("en_US")
    assert read_moment("24:00", known, 2026) == Entry(1, ("TIME", "[h]:mm"))
    assert read_moment("0:00", known, 2026) == Entry(0, ("TIME", "h:mm"))
    assert read_moment("12:00 am", known, 2026) == Entry(0, ("TIME", "h:mm am/pm"))
    assert read_moment("12 pm", known, 2026) == Entry(0.5, ("TIME", "h am/pm"))


def test_days_with_times() -> None:
    known = conventions("zh_CN")
    found = read_moment("2026年3月5日下午2:30", known, 2026)
    assert found == Entry(46086 + HALF_PAST_TWO, ("DATE_TIME", 'yyyy"年"m"月"d"日"am/pmh:mm'))
    assert read_moment("2026/3/5", known, 2026) == Entry(46086, ("DATE", "yyyy/m/d"))


@pytest.mark.parametrize(
    "text",
    ["", "5", "14:5", "14:60", "14:30:60", "13 pm", "0:30 am", "am 2:30 pm", "2026-3-5 24:00",
     "x 14:30", "2026-3-5 5", "14:30 2026-3-5", "pm"],
)  # fmt: skip
def test_no_moments(text: str) -> None:
    assert read_moment(text, conventions("en_US"), 2026) is None
