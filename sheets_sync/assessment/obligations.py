"""What a quarter asks of each worker: days in post, must-visit homes, places to patrol (§4.2.1).

Found once for all workers of a quarter; registers are read as they stood at the seal of each month.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.quarters import first_day_of, months_of
from sheets_sync.ledger.calendar import first_day, last_day, month_of
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Post, Registers
from sheets_sync.rules.obligations import due_in
from sheets_sync.rules.periods import last_day_of
from sheets_sync.rules.quotas import days_in_post, quota

_LEAST_DAYS_OWNED = 15  # assessment.md, patrols: a place owned for fewer days is left out

Span = tuple[int, int]


class MonthPost(NamedTuple):
    """A month of a worker: days in post in the whole of it, and what that asks for."""

    month: int
    days: int
    homes_quota: int
    visits_quota: int


class OwnedPlace(NamedTuple):
    """A place in the days (spans, both ends included) in which a worker answers for it."""

    place: str
    spans: tuple[Span, ...]
    expected: int


@dataclass(frozen=True, slots=True)
class Worker:
    """A 网格员 with a day in post in a quarter.

    `worker` is the folded staff id, `post` the last one held in the quarter as 网格员. `months` are
    those begun in which they are in post; `due` the must-visit homes by month.
    """

    worker: str
    post: Post
    days_in_post: int
    months: tuple[MonthPost, ...]
    due: Mapping[int, Sequence[str]]
    places: tuple[OwnedPlace, ...]


def workers_of(quarter: str, evidence: Evidence) -> tuple[Worker, ...]:
    """Everybody with a day in post in a quarter, by staff id."""
    begun = [month for month in months_of(quarter) if first_day(month) <= evidence.context.today]
    due = _due_homes(begun, evidence)
    places = _owned_places(quarter, evidence)
    found = []
    for worker in sorted(_candidates(quarter, evidence)):
        days = {m: days_in_post(worker, m, evidence.at(m)) for m in months_of(quarter)}
        post = _last_post(worker, quarter, evidence)
        if not any(days.values()) or post is None:
            continue
        months = tuple(_month_post(m, days[m], evidence.at(m)) for m in begun if days[m])
        own_due = {month: homes for month in begun if (homes := due.get((worker, month)))}
        found.append(
            Worker(worker, post, sum(days.values()), months, own_due, places.get(worker, ()))
        )
    return tuple(found)


def _candidates(quarter: str, evidence: Evidence) -> set[str]:
    return {
        staff
        for registers in _registers(quarter, evidence)
        for staff, posts in registers.posts.items()
        if any(post.role == "grid_worker" for post in posts)
    }


def _registers(quarter: str, evidence: Evidence) -> list[Registers]:
    """The registers of the months of a quarter, each once."""
    by_id = {id(r): r for m in months_of(quarter) for r in (evidence.at(m).registers,)}
    return list(by_id.values())


def _month_post(month: int, days: int, context: Context) -> MonthPost:
    homes = quota("quota_households", days, month, context)
    return MonthPost(month, days, homes, quota("quota_visits", days, month, context))


def _last_post(worker: str, quarter: str, evidence: Evidence) -> Post | None:
    """The post as 网格员 that somebody held last in a quarter."""
    for month in reversed(months_of(quarter)):
        first, last = first_day(month), last_day(month)
        held = [
            (days[-1], -place, post)
            for place, post in enumerate(evidence.at(month).registers.posts.get(worker, ()))
            if post.role == "grid_worker" and (days := post.days_between(first, last))
        ]
        if held:
            return max(held, key=lambda one: one[:2])[2]
    return None


def _due_homes(begun: Sequence[int], evidence: Evidence) -> Mapping[tuple[str, int], Sequence[str]]:
    """The homes that ask for a must-visit, by who owns them on the day that decides, and month."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for month in begun:
        context = evidence.at(month)
        registers = context.registers
        deciding = min(last_day(month), context.today)
        for key, home in registers.households.items():
            # Most homes have neither tags nor a day of moving in: nothing is asked of them.
            if (home.tags or home.moved_in is not None) and due_in(home, month, context):
                found[registers.owner(fold_id(home.grid), deciding), month].append(key)
    return found


def _owned_places(quarter: str, evidence: Evidence) -> Mapping[str, tuple[OwnedPlace, ...]]:
    """The places of each worker, with the days owned and the patrols expected in them."""
    spans: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    cycles: dict[str, int] = {}
    for first, last in _stretches(quarter, evidence):
        context = evidence.at(month_of(first))
        registers, least = context.registers, max(first, context.start_date)
        usual = context.thresholds.whole("place_cycle_days")
        for key, place in registers.places.items():
            begin = least if place.opened_on is None else max(least, place.opened_on)
            owner = registers.owner(fold_id(place.grid), first) if begin <= last else ""
            if owner:
                spans[owner, key].append((begin, last))
            cycles[key] = place.cycle_days or usual
    found: defaultdict[str, list[OwnedPlace]] = defaultdict(list)
    for (owner, key), own in sorted(spans.items()):
        days = sum(last - first + 1 for first, last in own)
        if days >= _LEAST_DAYS_OWNED:
            cycle = cycles[key]
            expected = max(1, (2 * days + cycle) // (2 * cycle))
            found[owner].append(OwnedPlace(key, tuple(own), expected))
    return {owner: tuple(own) for owner, own in found.items()}


def _stretches(quarter: str, evidence: Evidence) -> Iterator[Span]:
    """The quarter to date, cut where somebody may begin or cease to answer for a grid."""
    first, last = first_day_of(quarter), min(last_day_of(quarter), evidence.context.today)
    cuts = {first, *(first_day(month) for month in months_of(quarter))}
    for registers in _registers(quarter, evidence):
        for posts in registers.posts.values():
            for post in posts:
                for begin, end in ((post.first, post.last), *(c[1:] for c in post.covers)):
                    cuts.add(first if begin is None else begin)
                    cuts.add(first if end is None else end + 1)
    inside = sorted(cut for cut in cuts if first <= cut <= last)
    for begin, following in zip(inside, [*inside[1:], last + 1], strict=True):
        yield begin, following - 1
