"""Who was in post, and how moments are typed."""

from datetime import date
from random import Random

from sheets_sync.demo.desk import Desk
from sheets_sync.demo.habits import Habit
from sheets_sync.demo.people import Post

HERE = Post("S004", "吴海燕", "W01", 0, 46060)
NEXT = Post("S005", "陈守信", "W01", 46061, 99999)


def desk(written: str) -> Desk:
    habit = Habit(True, "id", written, "fraction", "full", 1, True)
    firsts = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    return Desk(Random(1), {}, (HERE, NEXT), {"S004": habit, "S005": habit}, (), firsts, 46070)


def test_posts_follow_one_another() -> None:
    assert [desk("cn").in_post(day) for day in (46060, 46061)] == [[HERE], [NEXT]]


def test_moments_are_serials_or_written_out() -> None:
    assert desk("serial").moment(HERE, 46023.5) == 46023.5
    assert desk("cn").moment(HERE, 46023.5) == "2026年1月1日 12:00"


def test_months_are_told_by_their_first_and_last_day() -> None:
    assert desk("cn").months() == [(46023, 46053), (46054, 46081)]
    assert desk("cn").start == 46023
