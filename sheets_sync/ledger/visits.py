"""Household visits and patrols told by the diary, gathered for look-up (rules.md, Terms).

A visit book is kept from sync to sync: rows that changed are taken out and entered anew, and it
says which homes, places and workers that touched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sheets_sync.ledger.calendar import first_day, month_of
from sheets_sync.ledger.ids import id_order
from sheets_sync.ledger.rows import Rows

# What a diary row tells, by the sort of its target and by its method.
_TOLD = {
    "household": {"in_home": "visit", "at_door": "visit", "no_answer": "knock"},
    "place": {"on_site": "patrol", "in_home": "patrol", "at_door": "patrol"},
}

Event = tuple[str, str, str, int]  # visit, patrol or knock; worker; home or place; day


@dataclass(slots=True)
class Touched:
    """Folded ids of the homes and places that a change concerns."""

    homes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def of(self, sort: str) -> set[str]:
        """The ids that an event of this sort speaks of."""
        return self.places if sort == "patrol" else self.homes

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(self.homes | other.homes, self.places | other.places)


@dataclass(slots=True)
class Visits:
    """What the rows that count tell, by folded ids.

    `events` are by record id: (sort, worker, home or place, day). A household visit is the first
    by record id of its (worker, home, day); `doubled` maps the ids of the further ones to that of
    the first (R113). Days and homes are kept once for each visit that tells them.
    """

    events: dict[str, Event] = field(default_factory=dict)
    doubled: dict[str, str] = field(default_factory=dict)
    _bearers: dict[Event, str | list[str]] = field(default_factory=dict)  # a list where several
    _to_home: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_worker: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    _knocks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _patrols: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def days_at_home(self, home: str) -> Sequence[int]:
        """The day of each household visit that anybody paid to the home."""
        return self._to_home.get(home, ())

    def visits_in(self, home: str, month: int) -> int:
        """Household visits by anybody to a home in a month."""
        first, after = first_day(month), first_day(month + 1)
        return sum(1 for day in self._to_home.get(home, ()) if first <= day < after)

    def visits_between(self, worker: str, home: str, first: int, last: int) -> int:
        """Household visits of a worker to a home from one day to another, both included."""
        days = {day for day in self._to_home.get(home, ()) if first <= day <= last}
        return sum(1 for day in days if ("visit", worker, home, day) in self._bearers)

    def visited_in(self, home: str, month: int) -> bool:
        """Whether anybody paid the home a household visit in a month."""
        return bool(self.visits_in(home, month))

    def homes(self, worker: str, month: int) -> int:
        """Distinct households that a worker visited in a month."""
        return len(set(self._by_worker.get((worker, month), ())))

    def visits(self, worker: str, month: int) -> int:
        """Household visits of a worker in a month."""
        return len(self._by_worker.get((worker, month), ()))

    def knocks(self, home: str) -> Collection[int]:
        """The dates on which nobody opened."""
        return set(self._knocks.get(home, ()))

    def patrols(self, place: str) -> Sequence[int]:
        """The day of each look at a place."""
        return self._patrols.get(place, ())

    def enter(self, events: Iterable[tuple[str, Event]]) -> Touched:
        """Add what rows tell, by record id."""
        touched = Touched()
        bearers, to_home, by_worker = self._bearers, self._to_home, self._by_worker
        homes, all_events = touched.homes, self.events
        for identifier, event in events:
            all_events[identifier] = event
            sort, worker, key, day = event
            if sort != "visit":
                self._days_of(sort)[key].append(day)
                touched.of(sort).add(key)
                continue
            first = bearers.setdefault(event, identifier)
            if first is identifier:
                to_home[key].append(day)
                by_worker[worker, month_of(day)].append(key)
                homes.add(key)
            else:
                earlier = [first] if isinstance(first, str) else first
                same = bearers[event] = [*earlier, identifier]
                self._elect(same)
        return touched

    def take_out(self, identifiers: Iterable[str]) -> Touched:
        """Forget what rows told."""
        touched = Touched()
        for identifier in identifiers:
            event = self.events.pop(identifier, None)
            if event is None:
                continue
            sort, worker, key, day = event
            self.doubled.pop(identifier, None)
            touched.of(sort).add(key)
            if sort != "visit":
                self._days_of(sort)[key].remove(day)
                continue
            same = self._bearers[event]
            if isinstance(same, list):
                same.remove(identifier)
                self._elect(same)
                if len(same) == 1:
                    self._bearers[event] = same[0]
            else:
                del self._bearers[event]
                self._to_home[key].remove(day)
                self._by_worker[worker, month_of(day)].remove(key)
        return touched

    def _elect(self, same: Sequence[str]) -> None:
        """Of several visits of one worker to one home on one day the first id counts."""
        first = min(same, key=id_order)
        self.doubled.pop(first, None)
        self.doubled.update((identifier, first) for identifier in same if identifier != first)

    def _days_of(self, sort: str) -> dict[str, list[int]]:
        return self._knocks if sort == "knock" else self._patrols


def events_of(
    diary: Rows, ids: Sequence[str], not_counting: Collection[int]
) -> Iterator[tuple[str, Event]]:
    """What the rows that count tell; `ids` are the record ids by row of these rows."""
    told = (diary.values[key] for key in ("worker", "target", "method", "visited_on"))
    for row, (worker, target, method, day) in enumerate(zip(*told, strict=True)):
        if target is None or day is None or row in not_counting:
            continue
        sort, key = target
        event = _TOLD[sort].get(method)
        if event:
            yield ids[row], (event, worker, key, day)
