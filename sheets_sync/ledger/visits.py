"""Household visits and patrols told by the diary, gathered for look-up (rules.md, Terms)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.ids import id_order
from sheets_sync.ledger.rows import Rows

HOME_METHODS = frozenset(("in_home", "at_door"))
PATROL_METHODS = frozenset(("on_site", "in_home", "at_door"))


@dataclass(slots=True)
class Visits:
    """What the rows that count tell.

    `doubled` maps the row of a visit that is not the first of its (worker, home, day) to the row
    of the first (R113). The rest is by folded ids: `to_home` the days of household visits by
    anybody, `by_worker` the (home, day) pairs of a worker's month, `knocks` the dates on which
    nobody opened, `patrols` the days on which a place was looked at.
    """

    doubled: dict[int, int] = field(default_factory=dict)
    to_home: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    visits_to_home: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    by_worker: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    knocks: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    patrols: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def visited_in(self, home: str, month: int) -> bool:
        """Whether anybody paid the home a household visit in a month."""
        return (home, month) in self.visits_to_home

    def homes(self, worker: str, month: int) -> int:
        """Distinct households that a worker visited in a month."""
        return len(set(self.by_worker.get((worker, month), ())))

    def visits(self, worker: str, month: int) -> int:
        """Household visits of a worker in a month."""
        return len(self.by_worker.get((worker, month), ()))


def gather(diary: Rows, ids: Sequence[str], not_counting: Collection[int]) -> Visits:
    """The visits among the diary rows; `ids` are the record ids, by row."""
    found = Visits()
    first: dict[tuple[str, str, int], int] = {}
    order = _by_id(ids)
    for row, worker, target, method, day in diary.each("worker", "target", "method", "visited_on"):
        if target is None or day is None or method is None or row in not_counting:
            continue
        sort, key = target
        if sort == "place":
            if method in PATROL_METHODS:
                found.patrols[key].add(day)
        elif method in HOME_METHODS:
            visit = (worker, key, day)
            earlier = first.get(visit)
            if earlier is None:
                first[visit] = row
            elif order[earlier] <= order[row]:
                found.doubled[row] = earlier
            else:
                first[visit] = row
                found.doubled[earlier] = row
        elif method == "no_answer":
            found.knocks[key].add(day)
    for worker, home, day in first:
        month = month_of(day)
        found.to_home[home].add(day)
        found.visits_to_home[home, month] += 1
        found.by_worker[worker, month].append(home)
    for row, earlier in found.doubled.items():
        found.doubled[row] = first.get(_visit(diary, row), earlier)
    return found


def _visit(diary: Rows, row: int) -> tuple[str, str, int]:
    values = diary.values
    return values["worker"][row], values["target"][row][1], values["visited_on"][row]


def _by_id(ids: Sequence[str]) -> Sequence[int]:
    """Rank of each row in record-id order; the rows of a tidy sheet stand in it already."""
    if all(map(str.__le__, ids, ids[1:])) and len({len(identifier) for identifier in ids}) <= 1:
        return range(len(ids))
    ranks = [0] * len(ids)
    for rank, row in enumerate(sorted(range(len(ids)), key=lambda i: id_order(ids[i]))):
        ranks[row] = rank
    return ranks
