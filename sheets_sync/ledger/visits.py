"""Household visits and patrols told by the diary, gathered for look-up (rules.md, Terms).

A visit book is kept from sync to sync: rows that changed are taken out and entered anew, and it
says which homes, places and workers that touched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.ids import id_order
from sheets_sync.ledger.rows import Rows

HOME_METHODS = frozenset(("in_home", "at_door"))
PATROL_METHODS = frozenset(("on_site", "in_home", "at_door"))

Days = dict[int, int]  # day -> how often on it


class Event(NamedTuple):
    """What one diary row that counts tells; `sort` is visit, patrol or knock."""

    sort: str
    worker: str
    key: str
    day: int


@dataclass(slots=True)
class Touched:
    """Folded ids of homes and places, and (worker, month) pairs, that a change concerns."""

    homes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    months: set[tuple[str, int]] = field(default_factory=set)


@dataclass(slots=True)
class Visits:
    """What the rows that count tell, by folded ids.

    `events` are by record id. A household visit is the first by record id of its (worker, home,
    day); `doubled` maps the ids of the further ones to that of the first (R113).
    """

    events: dict[str, Event] = field(default_factory=dict)
    doubled: dict[str, str] = field(default_factory=dict)
    _visits: dict[Event, list[str]] = field(default_factory=dict)
    _to_home: dict[str, Days] = field(default_factory=lambda: defaultdict(dict))
    _in_month: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    _by_worker: dict[tuple[str, int], dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _knocks: dict[str, Days] = field(default_factory=lambda: defaultdict(dict))
    _patrols: dict[str, Days] = field(default_factory=lambda: defaultdict(dict))

    def days_at_home(self, home: str) -> Collection[int]:
        """The days on which anybody paid the home a household visit."""
        return self._to_home.get(home, {}).keys()

    def visits_in(self, home: str, month: int) -> int:
        """Household visits by anybody to a home in a month."""
        return self._in_month.get((home, month), 0)

    def visited_in(self, home: str, month: int) -> bool:
        """Whether anybody paid the home a household visit in a month."""
        return bool(self._in_month.get((home, month)))

    def homes(self, worker: str, month: int) -> int:
        """Distinct households that a worker visited in a month."""
        return len(self._by_worker.get((worker, month), ()))

    def visits(self, worker: str, month: int) -> int:
        """Household visits of a worker in a month."""
        return sum(self._by_worker.get((worker, month), {}).values())

    def knocks(self, home: str) -> Collection[int]:
        """The dates on which nobody opened."""
        return self._knocks.get(home, {}).keys()

    def patrols(self, place: str) -> Collection[int]:
        """The days on which a place was looked at."""
        return self._patrols.get(place, {}).keys()

    def enter(self, events: Iterable[tuple[str, Event]], touched: Touched) -> None:
        """Add what rows tell, by record id."""
        for identifier, event in events:
            self.events[identifier] = event
            if event.sort == "visit":
                same = self._visits.setdefault(event, [])
                same.append(identifier)
                if len(same) == 1:
                    self._count(event, 1, touched)
                else:
                    self._elect(same)
            else:
                self._note(event, 1, touched)

    def take_out(self, identifiers: Iterable[str], touched: Touched) -> None:
        """Forget what rows told."""
        for identifier in identifiers:
            event = self.events.pop(identifier, None)
            if event is None:
                continue
            self.doubled.pop(identifier, None)
            if event.sort == "visit":
                same = self._visits[event]
                same.remove(identifier)
                if same:
                    self._elect(same)
                else:
                    del self._visits[event]
                    self._count(event, -1, touched)
            else:
                self._note(event, -1, touched)

    def _elect(self, same: Sequence[str]) -> None:
        """Of several visits of one worker to one home on one day the first id counts."""
        first = min(same, key=id_order)
        self.doubled.pop(first, None)
        self.doubled.update((identifier, first) for identifier in same if identifier != first)

    def _count(self, event: Event, change: int, touched: Touched) -> None:
        month = month_of(event.day)
        _add(self._to_home[event.key], event.day, change)
        self._in_month[event.key, month] += change
        _add(self._by_worker[event.worker, month], event.key, change)
        touched.homes.add(event.key)
        touched.months.add((event.worker, month))

    def _note(self, event: Event, change: int, touched: Touched) -> None:
        if event.sort == "knock":
            _add(self._knocks[event.key], event.day, change)
            touched.homes.add(event.key)
        else:
            _add(self._patrols[event.key], event.day, change)
            touched.places.add(event.key)


def _add(counts: dict[str, int] | dict[int, int], key: str | int, change: int) -> None:
    total = counts.get(key, 0) + change  # type: ignore[arg-type]  # keys and counts fit each other
    if total:
        counts[key] = total  # type: ignore[index]  # as above
    else:
        del counts[key]  # type: ignore[arg-type]  # as above


def events_of(
    diary: Rows, ids: Mapping[int, str] | Sequence[str], not_counting: Collection[int]
) -> Iterable[tuple[str, Event]]:
    """What the rows that count tell; `ids` are the record ids by row of these rows."""
    for row, worker, target, method, day in diary.each("worker", "target", "method", "visited_on"):
        if target is None or day is None or row in not_counting:
            continue
        sort, key = target
        if sort == "place":
            if method in PATROL_METHODS:
                yield ids[row], Event("patrol", worker, key, day)
        elif method in HOME_METHODS:
            yield ids[row], Event("visit", worker, key, day)
        elif method == "no_answer":
            yield ids[row], Event("knock", worker, key, day)
