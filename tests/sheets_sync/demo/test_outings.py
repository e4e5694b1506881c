"""Months of outings."""

from collections import Counter
from random import Random

from sheets_sync.demo.homes import Home, settle
from sheets_sync.demo.outings import HOMES_A_DAY, Rounds, Stop
from sheets_sync.demo.people import staff_up
from sheets_sync.demo.places import open_places
from sheets_sync.demo.rows import day_of, serial
from sheets_sync.demo.words import words
from tests.sheets_sync.demo.conftest import TODAY

START, END = serial(TODAY.replace(month=1, day=1)), serial(TODAY.replace(month=1, day=31))


def january(*, quirks: dict[tuple[str, int], str] | None = None) -> list[Stop]:
    rng = Random(5)
    staffing = staff_up(
        rng, words("zh-CN"), {}, start=START, last_month=TODAY.replace(month=2, day=1)
    )
    homes = settle(rng, 640, start=START, today=serial(TODAY), steady=frozenset())
    places = open_places(rng, 90, start=START)
    rounds = Rounds(
        rng,
        staffing,
        homes,
        places,
        start=START,
        visits_per_month=22,
        quirks=quirks or {},
        neglected=frozenset({"H0001", "P001"}),
    )
    return rounds.month(START, END)


def homes_of(stops: list[Stop], staff_id: str) -> list[str]:
    return [
        stop.target.household_id
        for stop in stops
        if isinstance(stop.target, Home)
        and stop.post.staff_id == staff_id
        and stop.method in ("in_home", "at_door")
    ]


def test_everybody_meets_the_quota_within_bounds() -> None:
    stops = january()
    for staff_id in {stop.post.staff_id for stop in stops}:
        assert len(set(homes_of(stops, staff_id))) >= 15
    days = Counter(
        (stop.post.staff_id, stop.day) for stop in stops if isinstance(stop.target, Home)
    )
    assert max(days.values()) <= HOMES_A_DAY


def test_stops_lie_in_the_month_in_the_own_grid_where_people_live() -> None:
    for stop in january():
        assert day_of(stop.day).month == 1
        assert stop.target.grid == stop.post.grid
        if isinstance(stop.target, Home):
            assert stop.target.welcome(stop.day)


def test_nobody_goes_to_the_neglected() -> None:
    seen = {
        stop.target.household_id if isinstance(stop.target, Home) else stop.target.place_id
        for stop in january()
    }
    assert seen.isdisjoint({"H0001", "P001"})
    assert len(seen) > 300


def test_quirks_show() -> None:
    quirks = {("S019", START): "one_home", ("S022", START): "short", ("S023", START): "behind"}
    stops = january(quirks=quirks)

    assert len(homes_of(stops, "S019")) >= 15
    assert len(set(homes_of(stops, "S019"))) == 1
    assert len(homes_of(stops, "S022")) < 15
    assert homes_of(stops, "S023") == []
