"""Who goes where on which day: each worker's month, planned before a word is written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sheets_sync.demo.homes import FIRST_VISIT_DAYS, Home
from sheets_sync.demo.people import Post, Staffing
from sheets_sync.demo.places import Place

HOMES_A_DAY = 8  # stays below rules.md dense_day_households, with room for a planted row
ENOUGH = 16  # homes in a whole month: one above the quota
STOPS_AN_OUTING = 3
CONTACT_SHARE = 0.07
REPEATS = 31

_CONTACTS = ("no_answer",) * 5 + ("phone",) * 3 + ("met_outdoors",) * 3 + ("refused",)


@dataclass(frozen=True, slots=True)
class Stop:
    """One future diary row: `method` is an English key."""

    post: Post
    day: int
    target: Home | Place
    method: str


class _Month:
    """The outings of one worker in one month, filled evenly."""

    def __init__(self, rng: Random, post: Post, days: Sequence[int], outings: int) -> None:
        self._rng = rng
        self.post = post
        self.days = days
        self._stops: dict[int, list[Stop]] = {day: [] for day in _spread(rng, days, outings)}
        self._homes: dict[int, set[str]] = defaultdict(set)

    @property
    def outings(self) -> list[int]:
        return sorted(self._stops)

    def stops(self) -> list[Stop]:
        return [stop for day in self.outings for stop in self._stops[day]]

    def add(self, day: int, target: Home | Place, method: str) -> None:
        self._stops.setdefault(day, []).append(Stop(self.post, day, target, method))
        if isinstance(target, Home):
            self._homes[day].add(target.household_id)

    def visit(self, home: Home, days: Sequence[int], method: str) -> bool:
        """Put a home on the emptiest of the days that suits it, if any does."""
        fitting = [day for day in days if self._fits(day, home)]
        if not fitting:
            return False
        day = min(fitting, key=lambda one: (len(self._stops[one]), self._rng.random()))
        self.add(day, home, method)
        return True

    def _fits(self, day: int, home: Home) -> bool:
        homes = self._homes[day]
        return len(homes) < HOMES_A_DAY and home.household_id not in homes and home.welcome(day)


class Rounds:
    """Plans month after month, remembering who was seen when.

    `quirks` maps (staff id, first day of a month) to `short`, `one_home` or `behind`;
    `neglected` are homes and places that nobody goes to from the second but last month on.
    """

    def __init__(
        self,
        rng: Random,
        staffing: Staffing,
        homes: Sequence[Home],
        places: Sequence[Place],
        *,
        start: int,
        visits_per_month: int,
        quirks: Mapping[tuple[str, int], str],
        neglected: frozenset[str],
    ) -> None:
        self._rng = rng
        self._staffing = staffing
        self._start = start
        self._per_month = visits_per_month
        self._quirks = quirks
        self._homes: dict[str, list[Home]] = defaultdict(list)
        for home in homes:
            if home.household_id not in neglected:
                self._homes[home.grid].append(home)
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            if place.place_id not in neglected:
                self._places[place.grid].append(place)
        # Before the first day each place was patrolled some time ago, so that they spread.
        self._patrolled = {place.place_id: start - rng.randint(2, 14) for place in places}
        self._seen: dict[str, int] = {}

    def month(self, first: int, last: int) -> list[Stop]:
        """All stops from `first` to `last`, a whole calendar month."""
        stops: list[Stop] = []
        cover = self._staffing.cover
        for post in self._staffing.posts:
            days = list(range(max(first, post.first), min(last, post.last) + 1))
            if post.staff_id == cover.absent and first <= cover.post.first <= last:
                stops += self._stand_in(cover.post, {stop.day for stop in stops}, first)
                days = [day for day in days if not cover.post.first <= day <= cover.post.last]
            if days:
                stops += self._worker_month(post, days, first, last)
        return stops

    def _worker_month(self, post: Post, days: list[int], first: int, last: int) -> list[Stop]:
        share = len(days) / (last - first + 1)
        rows = round((self._per_month + self._rng.randint(-1, 2)) * share)
        quirk = self._quirks.get((post.staff_id, first), "")
        outings = 17 if quirk == "one_home" else max(1, round(rows / STOPS_AN_OUTING))
        month = _Month(self._rng, post, days, outings)
        patrols = self._patrol(month)
        contacts = self._contact(month, rows)
        budget = max(rows - patrols - contacts, round(ENOUGH * share))
        if quirk == "one_home":
            self._one_home(month, 16)
        elif quirk != "behind":
            self._visit(month, 11 if quirk == "short" else budget, first, last)
        return month.stops()

    def _patrol(self, month: _Month) -> int:
        count = 0
        outings = month.outings
        for index, day in enumerate(outings):
            following = outings[index + 1] if index + 1 < len(outings) else month.days[-1] + 5
            for place in self._places[month.post.grid]:
                since = day - self._patrolled[place.place_id]
                due = self._patrolled[place.place_id] + place.cycle
                if following >= due or (since > 0.8 * place.cycle and self._rng.random() < 0.4):
                    month.add(day, place, "on_site")
                    self._patrolled[place.place_id] = day
                    count += 1
        return count

    def _contact(self, month: _Month, rows: int) -> int:
        homes = self._homes[month.post.grid]
        count = min(round(CONTACT_SHARE * rows), len(homes))
        for home in self._rng.sample(homes, count):
            month.visit(home, month.outings, self._rng.choice(_CONTACTS))
        return count

    def _visit(self, month: _Month, budget: int, first: int, last: int) -> None:
        """First those who must be seen, then whoever has not been seen for longest."""
        due = [home for home in self._homes[month.post.grid] if self._due(home, month, first)]
        whole = month.days[-1] == last
        welcomed = [home for home in due if self._first_visit(home, month)]
        known = {home.household_id for home in welcomed}
        for home in [home for home in due if home.household_id not in known]:
            early = month.outings[: max(1, round(0.8 * len(month.outings)))]
            leave = not whole and self._rng.random() < 0.5
            if budget <= len(welcomed) or leave:
                continue
            if month.visit(home, early, self._method()) or month.visit(
                home, month.outings, self._method()
            ):
                budget -= 1
                self._seen[home.household_id] = last
        self._fill(month, budget - len(welcomed), due, last)

    def _due(self, home: Home, month: _Month, first: int) -> bool:
        seen = self._seen.get(home.household_id, 0)
        special = home.special(month.days[0]) or home.special(month.days[-1])
        return special and seen < first

    def _first_visit(self, home: Home, month: _Month) -> bool:
        """See a newcomer within the first week; an outing is added if none falls into it."""
        if home.moved_in is None or home.household_id in self._seen:
            return False
        begin = max(home.moved_in, self._start)
        fitting = [day for day in month.days if begin < day < begin + FIRST_VISIT_DAYS]
        if not fitting or not home.newcomer(begin):
            return False
        planned = [day for day in fitting if day in month.outings]
        if not month.visit(home, planned, self._method()):
            month.add(self._rng.choice(fitting), home, self._method())
        self._seen[home.household_id] = month.days[-1]
        return True

    def _fill(self, month: _Month, budget: int, due: Sequence[Home], last: int) -> None:
        known = {home.household_id for home in due}
        others = [h for h in self._homes[month.post.grid] if h.household_id not in known]
        others.sort(key=lambda home: (self._seen.get(home.household_id, 0), self._rng.random()))
        again = (*others, *due)  # more rows than homes: some are seen several times a month
        for home in (*others, *again * REPEATS):
            if budget <= 0:
                return
            if month.visit(home, month.outings, self._method()):
                budget -= 1
                self._seen[home.household_id] = last

    def _one_home(self, month: _Month, visits: int) -> None:
        homes = [home for home in self._homes[month.post.grid] if not home.tags]
        home = next(home for home in homes if all(map(home.welcome, month.days)))
        for day in self._rng.sample(month.outings, min(visits, len(month.outings))):
            month.add(day, home, "in_home")

    def _stand_in(self, post: Post, taken: set[int], first: int) -> list[Stop]:
        days = [day for day in range(post.first, post.last + 1) if day not in taken]
        month = _Month(self._rng, post, days or [post.first], 4)
        due = [home for home in self._homes[post.grid] if self._due(home, month, first)]
        for home in due[:6]:
            if month.visit(home, month.outings, self._method()):
                self._seen[home.household_id] = post.last
        return month.stops()

    def _method(self) -> str:
        return "in_home" if self._rng.random() < 0.82 else "at_door"


def _spread(rng: Random, days: Sequence[int], count: int) -> list[int]:
    """Days one to each of `count` equal stretches, somewhere in it."""
    count = min(count, len(days))
    width = len(days) / count
    return [days[int(index * width + rng.random() * width * 0.98)] for index in range(count)]
