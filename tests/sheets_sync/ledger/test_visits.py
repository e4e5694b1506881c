"""Household visits and patrols among the rows of the diary."""

from collections.abc import Collection
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.rows import Rows
from sheets_sync.ledger.visits import Event, Visits, events_of
from sheets_sync.workbook.layout import TAB

DAY = 46086
MONTH = month_of(DAY)
HOME, PLACE = ("household", "h1"), ("place", "p1")
Line = tuple[str | None, Any, str | None, int | None]


def told(*lines: Line, bad: Collection[int] = ()) -> list[tuple[str, Event]]:
    """What lines say under the ids D-000001, D-000002 …"""
    columns = zip(*lines, strict=True) if lines else [(), (), (), ()]
    keys = ("worker", "target", "method", "visited_on")
    values = dict(zip(keys, map(list, columns), strict=True))
    rows = Rows(TAB["diary"], values, size=len(lines))
    return list(events_of(rows, [f"D-{n:06}" for n in range(1, len(lines) + 1)], bad))


def visits(*lines: Line, bad: Collection[int] = ()) -> Visits:
    book = Visits()
    book.enter(told(*lines, bad=bad))
    return book


SAME: Line = ("s1", HOME, "in_home", DAY)


def test_talks_at_home_and_at_the_door_are_household_visits() -> None:
    found = visits(SAME, ("s2", HOME, "at_door", DAY), ("s1", HOME, "phone", DAY))

    assert found.visits_in("h1", MONTH) == 2
    assert set(found.days_at_home("h1")) == {DAY}
    assert (found.homes("s1", MONTH), found.visits("s1", MONTH)) == (1, 1)


def test_the_second_visit_of_a_day_is_counted_once() -> None:
    found = visits(SAME, SAME, SAME)

    assert found.doubled == {"D-000002": "D-000001", "D-000003": "D-000001"}
    assert found.visits("s1", MONTH) == 1


def test_ids_are_compared_as_numbers() -> None:
    book = Visits()
    event: Event = ("visit", "s1", "h1", DAY)
    book.enter([("D-1000000", event), ("D-999999", event)])

    assert book.doubled == {"D-1000000": "D-999999"}


def test_rows_that_do_not_count_are_passed_over() -> None:
    found = visits(SAME, SAME, bad=[0])

    assert found.doubled == {}
    assert found.visits("s1", MONTH) == 1


def test_unreadable_cells_are_passed_over() -> None:
    found = visits(
        ("s1", None, "in_home", DAY), ("s1", HOME, None, DAY), ("s1", HOME, "in_home", None)
    )

    assert not found.visited_in("h1", MONTH)


def test_places_are_patrolled_and_closed_doors_knocked_at() -> None:
    found = visits(("s1", PLACE, "on_site", DAY), ("s1", HOME, "no_answer", DAY))

    assert list(found.patrols("p1")) == [DAY]
    assert set(found.knocks("h1")) == {DAY}
    assert not found.visited_in("h1", MONTH)


def test_when_the_first_goes_the_next_one_counts() -> None:
    found = visits(SAME, SAME)
    touched = found.take_out(["D-000001", "D-000099"])

    assert found.doubled == {}
    assert found.visits("s1", MONTH) == 1
    assert touched.homes == {"h1"}


def summary(book: Visits) -> object:
    return (
        book.events,
        book.doubled,
        [sorted(book.days_at_home(home)) for home in "ab"],
        [sorted(book.patrols(place)) for place in "ab"],
        [sorted(book.knocks(home)) for home in "ab"],
        [(book.homes(w, MONTH), book.visits(w, MONTH)) for w in "12"],
    )


@given(st.integers(min_value=0))
def test_a_book_that_is_kept_says_what_a_new_one_says(seed: int) -> None:
    random = Random(seed)
    kept, told_now = Visits(), dict[str, Event]()
    for _ in range(5):
        gone = [identifier for identifier in told_now if random.random() < 0.4]
        kept.take_out(gone)
        for identifier in gone:
            del told_now[identifier]
        for _ in range(random.randint(0, 4)):
            identifier = f"D-{random.randint(1, 12):06}"
            if identifier not in told_now:
                sort = random.choice(("visit", "visit", "patrol", "knock"))
                event = (sort, random.choice("12"), random.choice("ab"), DAY - random.randint(0, 1))
                told_now[identifier] = event
                kept.enter([(identifier, event)])
        fresh = Visits()
        fresh.enter(told_now.items())
        assert summary(kept) == summary(fresh)
