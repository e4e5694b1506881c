"""Times of day as people write and say them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.ledger.cells import fold
from sheets_sync.ledger.times import spelled_time

READABLE = """
14:05          14:05:00
14:5           14:05:00
1:5            01:05:00
00:00          00:00:00
14:05:30       14:05:30
24:00          24:00:00
24:00:00       24:00:00
１４：０５     14:05:00
14点05分       14:05:00
14点5分        14:05:00
14时05分       14:05:00
14点半         14:30:00
14时           14:00:00
14点           14:00:00
2点半          02:30:00
0点            00:00:00
24时           24:00:00
2:05_PM        14:05:00
2:05PM         14:05:00
2:05:30_pm     14:05:30
2:05_AM        02:05:00
12:05_AM       00:05:00
12:05_PM       12:05:00
14:05_PM       14:05:00
0:05_AM        00:05:00
凌晨12点       00:00:00
凌晨12:30      00:30:00
凌晨0:30       00:30:00
凌晨3点        03:00:00
早上7点半      07:30:00
上午9点        09:00:00
上午9:05       09:05:00
上午12点       12:00:00
上午11:59      11:59:00
中午11点半     11:30:00
中午12点       12:00:00
中午12点半     12:30:00
中午1点        13:00:00
中午2点        14:00:00
中午13:00      13:00:00
下午1点        13:00:00
下午2点05分    14:05:00
下午_2:05      14:05:00
下午2:05:30    14:05:30
下午11点       23:00:00
下午12:30      12:30:00
下午14:05      14:05:00
晚上6点        18:00:00
晚上11点59分   23:59:00
晚上20:00      20:00:00
晚上12点       24:00:00
晚上24:00      24:00:00
"""

UNREADABLE = """
1405 14 14: :05 14:05: 14:05:30:00 14.05 14-05 14:005 014:05 2pm 2_PM PM_2:05 2点_PM 14:05Z
14:60 14:05:60 25:00 24:01 24:00:01 99:99 14点60分 25点 24点半
14点05 14点分 点05分 半 14半 14点一刻 两点 十四点 14時 14:05左右 约14:05 14:05~15:00
凌晨 下午 晚上 凌晨7点 凌晨9点 凌晨13点 凌晨24点 早上0点 早上12点 早上13点 上午0点 上午13点 上午15点
中午0点 中午3点 中午10点 中午15点 下午0点 下午24点 下午2:05_PM 上午2:05_PM
晚上0点 晚上1点 晚上2点 晚上3点 晚上4点 晚上5点 晚上17点 晚上12:30 晚上12点05分 晚上12点半
傍晚6点 夜里9点 14:05_AM 13:00_AM 24:00_PM 0:05_PM
"""


def _shown(seconds: int | None) -> str:
    if seconds is None:
        return "unreadable"
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@pytest.mark.parametrize("line", READABLE.strip().splitlines())
def test_readable(line: str) -> None:
    typed, meant = line.split()
    assert _shown(spelled_time(fold(typed.replace("_", " ")))) == meant


@pytest.mark.parametrize("typed", UNREADABLE.split())
def test_unreadable(typed: str) -> None:
    assert _shown(spelled_time(fold(typed.replace("_", " ")))) == "unreadable"


@pytest.mark.parametrize(
    ("word", "adds_twelve"),
    [("下午", range(1, 12)), ("晚上", range(6, 12)), ("中午", range(1, 3)), ("上午", ())],
)
def test_words_that_add_twelve(word: str, adds_twelve: range) -> None:
    added = [h for h in range(1, 12) if spelled_time(f"{word}{h}点") == (h + 12) * 3600]
    assert added == list(adds_twelve)


@given(st.integers(0, 86399))
@settings(deadline=None)
def test_every_time_of_day_in_every_spelling(seconds: int) -> None:
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    assert spelled_time(f"{hour}:{minute}:{second}") == seconds
    assert spelled_time(f"{hour:02}:{minute:02}:{second:02}") == seconds
    half = "AM" if hour < 12 else "PM"
    assert spelled_time(f"{hour % 12 or 12}:{minute:02}:{second:02} {half}") == seconds
    to_minute = seconds - second
    for spelling in (f"{hour}:{minute}", f"{hour:02}点{minute:02}分", f"{hour}时{minute}分"):
        assert spelled_time(spelling) == to_minute


@given(st.text(alphabet="0123456789:点时分半凌晨早上午中下晚AMPamp \n", max_size=14))
@settings(deadline=None)
def test_any_text_gives_a_time_of_day_or_none(text: str) -> None:
    seconds = spelled_time(text)
    assert seconds is None or 0 <= seconds <= 86400
