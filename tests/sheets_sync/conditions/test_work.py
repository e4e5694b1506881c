"""Work as it is reckoned beforehand: never far below what a condition really does."""

from sheets_sync.conditions.condition import understood
from sheets_sync.conditions.words import MOST_TEXT
from sheets_sync.conditions.work import Sheet, Texts, Work
from tests.sheets_sync.conditions.columns import column

ROWS = 10_000
USUAL = Sheet(ROWS, {"content": Texts(ROWS * 40, 60), "method": Texts(ROWS * 4, 4)})
LONG = Sheet(
    ROWS, {"content": Texts(ROWS * 20_000, 50_000), "method": Texts(ROWS * 20_000, 50_000)}
)
SECOND = 1_000_000_000


def work(condition: str, sheet: Sheet = USUAL) -> Work:
    return understood(condition, column).work(sheet)


def test_usual_conditions_are_little_work() -> None:
    for condition in (
        "走访方式 = '敲门无人' AND LENGTH(走访记录) < 6",
        "走访方式 IN ('拒访', '敲门无人') OR 走访记录 LIKE '%降压药%'",
        "走访日期 < 今天",
    ):
        assert work(condition).nanoseconds < SECOND / 100


def test_reading_letter_by_letter_counts_letters() -> None:
    for condition in (
        "走访记录 LIKE '%aab%'",
        "走访记录 GLOB '*[a-z]b*'",
        "INSTR(走访记录, 走访方式) > 0",
        "REPLACE(走访记录, 'a', 'b') = ''",
        "LOWER(走访记录) = ''",
        "字数(走访记录) > 1",
    ):
        assert work(condition, LONG).nanoseconds > 10 * work(condition).nanoseconds
        assert work(condition, LONG).nanoseconds > SECOND / 5


def test_growing_texts_are_reckoned_grown() -> None:
    bomb = "REPLACE(" * 6 + "走访记录" + ", 'a', 'aaaaaaaaaa')" * 6
    assert work(f"LENGTH({bomb}) > 1").nanoseconds > SECOND
    assert work(f"LENGTH({bomb}) > 1").widest == MOST_TEXT
    assert work("LENGTH(REPLACE(走访记录, 'ab', 'a')) > 1").widest <= 61


def test_more_rows_are_more_work() -> None:
    for condition in ("1 = 1", "走访方式 = 'x'", "走访日期 + 1 > 今天", "人口数 * 2 > 3"):
        more = Sheet(10 * ROWS, {})
        assert (
            work(condition, more).nanoseconds == 10 * work(condition, Sheet(ROWS, {})).nanoseconds
        )
