"""Serial days in patterns, against Python's own calendar."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.moments import EPOCH, moment_writer
from sheets_sync.local_sheets.model.sections import read_pattern


def _write(pattern: str, serial: float, locale: str = "en_US") -> str | None:
    return moment_writer(read_pattern(pattern).numbers[0], locale)(serial)


@settings(deadline=None)
@given(st.integers(-300_000 * 86_400, 2_900_000 * 86_400))
def test_every_second_of_every_day(seconds: int) -> None:
    moment = EPOCH + dt.timedelta(seconds=seconds)
    shown = _write("yyyy-mm-dd hh:mm:ss ddd mmm am/pm", seconds / 86_400)
    assert shown == moment.strftime("%Y-%m-%d %I:%M:%S %a %b %p")


def test_months_and_minutes() -> None:
    at = 46086 + (14 * 60 + 5) / 1440
    assert _write("mm/dd mm:ss", at) == "03/05 05:00"
    assert _write("h m", at) == "14 5"
    assert _write("m h", at) == "3 14"
    assert _write("h M", at) == "14 3"
    assert _write("mmmmmm", at) == "March"
    assert _write("y yyy ddddd", at) == "26 2026 Thursday"


def test_durations_count_on() -> None:
    assert _write("[h]:mm:ss", 2.5) == "60:00:00"
    assert _write("[mm] [ss]", 1 / 24) == "60 3600"
    assert _write("[hhh]", 0.25) == "006"
    assert _write("[s].00", 0.00001) == "0.86"


def test_beyond_the_calendar() -> None:
    assert _write("yyyy", 1e9) is None
    assert _write("yyyy", -1e9) is None
    assert _write("h:mm", 1e300) is not None
