"""Days, times and moments as sheets return them and as people type them."""

from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import (
    UNREADABLE,
    Day,
    Moment,
    Yearless,
    YearlessMoment,
    date_of,
    datetime_of,
    moment_of,
    read_day,
    read_moment,
    read_time,
    resolve_yearless,
    serial_of,
)

relaxed = settings(deadline=None)

# What is typed, and what a date-time column takes it for; a blank inside is written as _.
READABLE = """
2026-3-5                   2026-03-05
2026-03-05                 2026-03-05
2026/3/5                   2026-03-05
2026.3.5                   2026-03-05
2026年3月5日               2026-03-05
2026年03月05日             2026-03-05
2026_年_3_月_5_日          2026-03-05
20260305                   2026-03-05
２０２６－３－５           2026-03-05
２０２６／３／５           2026-03-05
２０２６．３．５           2026-03-05
２０２６年３月５日         2026-03-05
２０２６０３０５           2026-03-05
2024-2-29                  2024-02-29
1950-1-1                   1950-01-01
2099-12-31                 2099-12-31
__2026-3-5_                2026-03-05
2026-3-5_14:05             2026-03-05T14:05:00
2026/3/5__14:5             2026-03-05T14:05:00
2026.3.5_14:05:30          2026-03-05T14:05:30
2026-03-05T14:05           2026-03-05T14:05:00
2026-03-05T14:05:30        2026-03-05T14:05:30
20260305_14:05             2026-03-05T14:05:00
20260305T14:05             2026-03-05T14:05:00
2026年3月5日14:05          2026-03-05T14:05:00
2026年3月5日_14点05分      2026-03-05T14:05:00
2026年3月5日14点半         2026-03-05T14:30:00
2026年3月5日下午2时        2026-03-05T14:00:00
2026-3-5下午2:05           2026-03-05T14:05:00
2026-3-5_下午_2点          2026-03-05T14:00:00
2026-3-5_2:05_PM           2026-03-05T14:05:00
2026-3-5　１４：０５       2026-03-05T14:05:00
2026-3-5_00:00             2026-03-05T00:00:00
2026-3-5_凌晨12点          2026-03-05T00:00:00
2026-3-5_24:00             2026-03-06T00:00:00
2026年3月5日晚上12点       2026-03-06T00:00:00
2026年12月31日24:00        2027-01-01T00:00:00
3月5日                     ?-03-05
03月05日                   ?-03-05
3/5                        ?-03-05
03/05                      ?-03-05
３／５                     ?-03-05
2月29日                    ?-02-29
12/31                      ?-12-31
3月5日14:05                ?-03-05T14:05:00
3月5日_下午2点半           ?-03-05T14:30:00
3/5_14:05                  ?-03-05T14:05:00
3/5下午2点                 ?-03-05T14:00:00
"""

UNREADABLE_TEXTS = """
26-3-5 26/3/5 26.3.5 26年3月5日 260305 3/5/26 5-3-26 05/03/2026 3-5-2026 5.3.2026 126-3-5
3-5 3.5 0305 305 3月 3月5 3月5号 2026年3月5号 5日 2026-3 2026/3 2026.3 2026年 2026年3月 2026年3月5
2026-3/5 2026/3-5 2026.3-5 2026-3-5- 2026--3-5 2026—3—5 2026,3,5 2026_3_5 02026-3-5 2026-003-5
2026-2-30 2026-2-29 2026-13-1 2026-0-5 2026-3-0 2026-4-31 20260230 20261301 2026年2月29日 13/5 2/30
0/5 3/32 2月30日 1949-12-31 2100-1-1 1949年10月1日 19491001 21000101 0026-03-05
2026-3-514:05 2026030514:05 202603051405 2026-3-5T 2026-3-5_14 2026-3-5_1405 2026-3-5_25:00
2026-3-5_24:01 2026-3-5_12:60 2026-3-5_晚上1点 2026-3-5晚上3点 2026-3-5_下午 2026-3-5T14:05Z
2026-3-5T14:05+08:00 2026-3-5,14:05 2026-3-5(周四) 2026-3-5_周四 2026-3-5~2026-3-6
14:05 下午2点 46086 0.5 今天 昨天 三月五日 二〇二六年三月五日 March_5,_2026 Mar-5 无 - TRUE
"""

NUMBERS = [
    (46086, "2026-03-05"),
    (46086.0, "2026-03-05"),
    (46086.5, "2026-03-05T12:00:00"),
    (46086.58680555556, "2026-03-05T14:05:00"),
    (46086.999, "2026-03-05T23:58:34"),
    (46086.999999, "2026-03-06"),
    (18264, "1950-01-01"),
    (73050, "2099-12-31"),
    (73050.5, "2099-12-31T12:00:00"),
    (20260305, "2026-03-05"),
    (20260305.0, "2026-03-05"),
    (19500101, "1950-01-01"),
    (20991231, "2099-12-31"),
]

NO_DATES = [
    *(0, 1, 0.5, -1, 2026, 305, 260305, 202603, 18263, 18263.9999999, 73051, 19491231, 21000101),
    *(20260230, 20261305, 20260305.5, 2026030514, 10**30, -46086),
    *(float("nan"), float("inf"), float("-inf"), True, False, "", " "),
]

days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
seconds_of_day = st.integers(0, 86399)

DATE_SPELLINGS: list[Callable[[date], str]] = [
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}{d.month:02}{d.day:02}",
]
TIME_SPELLINGS: list[Callable[[int, int], str]] = [
    lambda h, m: f"{h}:{m}",
    lambda h, m: f"{h:02}:{m:02}",
    lambda h, m: f"{h}:{m:02}:00",
    lambda h, m: f"{h}点{m:02}分",
    lambda h, m: f"{h}时{m}分",
    lambda h, m: f"{h % 12 or 12}:{m:02} {'AM' if h < 12 else 'PM'}",
]


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _shown(cell: Cell) -> str:
    reading = read_moment(cell)
    if reading is UNREADABLE:
        return "unreadable"
    if isinstance(reading, YearlessMoment):
        at = datetime_of(reading.seconds).time().isoformat()
        shown = f"?-{reading.month:02}-{reading.day:02}T{at}"
    else:
        shown = datetime_of(reading.moment).isoformat()
    return shown if reading.has_time else shown[: shown.index("T")]


@pytest.mark.parametrize("line", READABLE.strip().splitlines())
def test_text_that_is_a_date(line: str) -> None:
    typed, meant = line.split(" ", 1)
    assert _shown(typed.replace("_", " ")) == meant.strip()


@pytest.mark.parametrize("typed", UNREADABLE_TEXTS.split())
def test_text_that_is_no_date(typed: str) -> None:
    cell = typed.replace("_", " ")
    assert read_day(cell) is UNREADABLE
    assert read_moment(cell) is UNREADABLE


@pytest.mark.parametrize(("number", "meant"), NUMBERS)
def test_number_that_is_a_date(number: float, meant: str) -> None:
    assert _shown(number) == meant
    assert read_day(number) == Day(serial_of(date.fromisoformat(meant[:10])))


@pytest.mark.parametrize("cell", NO_DATES)
def test_cell_that_is_no_date(cell: Cell) -> None:
    assert read_day(cell) is UNREADABLE
    assert read_moment(cell) is UNREADABLE


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-3-5", Day(46086)),
        ("2026-3-5 14:05", Day(46086)),
        ("2026-3-5 24:00", Day(46086)),
        ("2026年3月5日晚上12点", Day(46086)),
        ("3月5日", Yearless(3, 5)),
        ("3/5 14:05", Yearless(3, 5)),
    ],
)
def test_date_column_sets_a_time_aside(typed: str, day: Day | Yearless) -> None:
    assert read_day(typed) == day


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (0, "0:00:00"),
        (0.0, "0:00:00"),
        (0.5, "12:00:00"),
        (0.586805555555556, "14:05:00"),
        (0.999999, "1 day, 0:00:00"),
        (1, "1 day, 0:00:00"),
        (1.0, "1 day, 0:00:00"),
        (46086.5, "12:00:00"),
        (46086, "0:00:00"),
        (46086.999999, "0:00:00"),
        ("14:05", "14:05:00"),
        (" １４：５ ", "14:05:00"),
        ("下午2点半", "14:30:00"),
        ("24:00", "1 day, 0:00:00"),
        ("2026-3-5 14:05", "14:05:00"),
        ("3月5日14:05", "14:05:00"),
    ],
)
def test_time_column(cell: Cell, meant: str) -> None:
    seconds = read_time(cell)
    assert seconds is not UNREADABLE
    assert str(timedelta(seconds=seconds)) == meant


@pytest.mark.parametrize(
    "cell",
    [
        *(-0.1, 1.0000001, 2, 14, 1405, 18263, 73051, 20260305, float("nan"), float("inf")),
        *(True, False, "", " ", "14", "0.5", "1", "24:01", "12:60", "晚上1点", "2026-3-5", "3/5"),
        *("20260305", "2026-2-30 14:05", "下午"),
    ],
)
def test_cell_that_is_no_time(cell: Cell) -> None:
    assert read_time(cell) is UNREADABLE


def test_midnight_that_was_written_is_told_from_none() -> None:
    assert read_moment("2026-3-5 00:00") == Moment(46086 * 86400, has_time=True)
    assert read_moment("2026-3-5") == Moment(46086 * 86400, has_time=False)


@given(days, st.integers(0, 1439))
@relaxed
def test_every_spelling_of_a_date_and_time_means_it(day: date, minutes: int) -> None:
    serial, (hour, minute) = serial_of(day), divmod(minutes, 60)
    moment = Moment(serial * 86400 + minutes * 60, has_time=True)
    for spell_date in DATE_SPELLINGS:
        spelled = spell_date(day)
        for typed in (spelled, _wide(spelled), f" {spelled}\u200b"):
            assert read_day(typed) == Day(serial)
            assert read_moment(typed) == Moment(serial * 86400, has_time=False)
        for spell_time in TIME_SPELLINGS:
            typed = f"{spelled} {spell_time(hour, minute)}"
            assert read_moment(typed) == read_moment(_wide(typed)) == moment
            assert read_day(typed) == Day(serial)


@given(days, st.integers(0, 1439))
@relaxed
def test_every_spelling_without_the_year_keeps_month_and_day(day: date, minutes: int) -> None:
    hour, minute = divmod(minutes, 60)
    for spelled in (f"{day.month}月{day.day}日", f"{day.month}/{day.day}", f"{day:%m/%d}"):
        assert read_day(spelled) == Yearless(day.month, day.day)
        for spell_time in TIME_SPELLINGS:
            reading = read_moment(f"{spelled} {spell_time(hour, minute)}")
            assert reading == YearlessMoment(day.month, day.day, minutes * 60, has_time=True)


@given(days, seconds_of_day)
@relaxed
def test_serials_are_read_to_the_second(day: date, seconds: int) -> None:
    serial = serial_of(day)
    number = serial + seconds / 86400
    assert read_moment(number) == Moment(serial * 86400 + seconds, has_time=seconds > 0)
    assert read_day(number) == Day(serial)
    assert read_time(number) == seconds
    assert read_time(seconds / 86400) == seconds


@given(st.integers(19_500_101, 20_991_231))
@relaxed
def test_eight_digits_are_a_date_as_number_and_as_text(digits: int) -> None:
    try:
        day = datetime.strptime(f"{digits} +0000", "%Y%m%d %z").date()
    except ValueError:
        expected: object = UNREADABLE
    else:
        expected = Day(serial_of(day))
    assert read_day(digits) == read_day(float(digits)) == read_day(str(digits)) == expected


@given(days)
@relaxed
def test_two_digit_years_and_other_orders_are_never_guessed(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for mark in "-/.":
        for parts in ((y % 100, m, d), (m, d, y % 100), (d, m, y % 100), (m, d, y), (d, m, y)):
            for typed in (mark.join(map(str, parts)), mark.join(f"{p:02}" for p in parts)):
                assert read_day(typed) is UNREADABLE
                assert read_moment(f"{typed} 14:05") is UNREADABLE
    for typed in (f"{day:%y%m%d}", f"{y % 100:02}年{m}月{d}日", f"{m}-{d}", f"{m}.{d}", f"{y}-{m}"):
        assert read_day(typed) is UNREADABLE


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789２-/.:年月日点时分半上中下午晚T PM\n", max_size=20),
        st.floats(),
        st.integers(),
        st.booleans(),
    )
)
@relaxed
def test_any_cell_is_read_without_failing(cell: Cell) -> None:
    day, moment, time = read_day(cell), read_moment(cell), read_time(cell)
    assert (day is UNREADABLE) == (moment is UNREADABLE)
    assert isinstance(day, Yearless) == isinstance(moment, YearlessMoment)
    assert time is UNREADABLE or 0 <= time <= 86400
    if isinstance(day, Day):
        assert 18264 <= day.serial <= 73051


@given(st.dates())
@relaxed
def test_serials_and_dates_are_each_other(day: date) -> None:
    assert date_of(serial_of(day)) == day
    assert serial_of(date(1899, 12, 30)) == 0


@given(st.datetimes(max_value=datetime.fromisoformat("9999-12-31T23:59:59")))
@relaxed
def test_moments_are_rounded_to_the_second(at: datetime) -> None:
    rounded = datetime_of(moment_of(at))
    assert abs(rounded - at) <= timedelta(seconds=0.5)
    assert rounded.microsecond == 0
    assert moment_of(rounded) == moment_of(at)


@pytest.mark.parametrize(
    ("month_day", "anchor", "latest", "nearest"),
    [
        ((3, 5), "2026-03-05", "2026-03-05", "2026-03-05"),
        ((3, 5), "2026-03-04", "2025-03-05", "2026-03-05"),
        ((3, 5), "2026-03-06", "2026-03-05", "2026-03-05"),
        ((12, 31), "2026-01-02", "2025-12-31", "2025-12-31"),
        ((1, 5), "2026-12-20", "2026-01-05", "2027-01-05"),
        ((2, 29), "2026-02-28", "2024-02-29", "2024-02-29"),
        ((2, 29), "2026-03-01", "2024-02-29", "2028-02-29"),
        ((2, 29), "2028-02-29", "2028-02-29", "2028-02-29"),
        ((2, 29), "1904-02-28", "1896-02-29", "1904-02-29"),
        ((2, 29), "1896-03-01", "1896-02-29", "1896-02-29"),
        # 183 days from either: 2023-08-31 to 2024-08-31 has a leap day in it.
        ((8, 31), "2024-03-01", "2023-08-31", "2023-08-31"),
    ],
)
def test_the_year_of_a_date_without_one(
    month_day: tuple[int, int], anchor: str, latest: str, nearest: str
) -> None:
    day = serial_of(date.fromisoformat(anchor))
    for ahead, expected in ((False, latest), (True, nearest)):
        resolved = resolve_yearless(*month_day, day, ahead=ahead)
        assert resolved is not None
        assert date_of(resolved).isoformat() == expected


@pytest.mark.parametrize("month_day", [(2, 30), (13, 1), (0, 1), (4, 31), (1, 0)])
def test_no_year_has_such_a_day(month_day: tuple[int, int]) -> None:
    assert resolve_yearless(*month_day, 46086, ahead=False) is None
    assert resolve_yearless(*month_day, 46086, ahead=True) is None


@given(days, days)
@relaxed
def test_no_other_year_fits_better(day: date, anchor: date) -> None:
    at = serial_of(anchor)
    others = [
        serial_of(date(year, day.month, day.day))
        for year in range(1900, 2160)
        if (day.month, day.day) != (2, 29) or isleap(year)
    ]
    latest = resolve_yearless(day.month, day.day, at, ahead=False)
    nearest = resolve_yearless(day.month, day.day, at, ahead=True)
    assert latest == max(serial for serial in others if serial <= at)
    assert nearest == min(others, key=lambda serial: (abs(serial - at), serial))
