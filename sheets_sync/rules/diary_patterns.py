"""A403 to A406: patterns of a worker's diary that hardly happen by themselves (§6.4)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.calendar import day_text, first_day, month_of, month_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.catalogue import RULE

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_HALF_HOUR: Final = 1800
_NEEDED: Final = {"worker", "visited_on", "target", "arrived_at", "left_at", "first_seen"}


@dataclass(frozen=True, slots=True)
class Diary:
    """The columns of the diary that the patterns ask for, by row."""

    names: Sequence[str]
    ids: Sequence[str]
    days: Sequence[int | None]
    arrived: Sequence[int | None]
    left: Sequence[int | None]
    first_seen: Sequence[int | None]
    visits: Visits
    not_counting: AbstractSet[int]

    @classmethod
    def of(cls, view: "Overview", tab: TabLedger) -> "Diary":
        """The diary of a view."""
        values = tab.rows.values
        return cls(
            view.names,
            tab.ids,
            values["visited_on"],
            values["arrived_at"],
            values["left_at"],
            values["first_seen"],
            view.visits,
            view.not_counting.get("diary", frozenset()),
        )

    def counting(self, rows: Sequence[int]) -> list[int]:
        """Those of the rows that count and have a date."""
        days, bad = self.days, self.not_counting
        return [row for row in rows if days[row] is not None and row not in bad]

    def between(self, rows: Sequence[int], first: int, after: int) -> list[int]:
        """Those of the rows dated from one day on and before another."""
        days = self.days
        return [row for row in rows if first <= days[row] < after]  # type: ignore[operator]  # they have dates

    def homes(self, rows: Sequence[int]) -> set[tuple[int, str]]:
        """(day, home) of the household visits among the rows."""
        events, doubled, names = self.visits.events, self.visits.doubled, self.names
        told = (events.get(names[row]) for row in rows if names[row] not in doubled)
        return {(event[3], event[2]) for event in told if event and event[0] == "visit"}

    def timed(self, rows: Sequence[int]) -> list[tuple[int, int, int, int]]:
        """(day, arrived, left, row) of the rows of which both times are known, in order."""
        days, arrived, left = self.days, self.arrived, self.left
        told = ((days[row], arrived[row], left[row], row) for row in rows)
        return sorted(one for one in told if None not in one)  # type: ignore[misc]  # none is None

    def went(self, row: int) -> tuple[str, str] | None:
        """(visit, home) or (patrol, place) where the row tells of one."""
        event = self.visits.events.get(self.names[row])
        if event is None or event[0] == "knock" or self.names[row] in self.visits.doubled:
            return None
        return event[0], event[2]


class Overlap(NamedTuple):
    """A404: the row of this name was at two places at once, according to another."""

    name: str
    other: str


class Patterns(NamedTuple):
    """What one worker's entries show."""

    findings: tuple[Finding, ...] = ()
    overlaps: tuple[Overlap, ...] = ()


class DiaryPatterns:
    """Looks at the entries of each worker together; only at those whose diary has changed."""

    def __init__(self) -> None:
        self._worker_of: dict[str, str] = {}  # by name of a row
        self._found: dict[str, Patterns] = {}  # by folded staff id
        self._hits: tuple[Hit, ...] = ()

    def look(self, view: "Overview") -> None:
        """Find the patterns of the workers concerned anew."""
        diary = view.ledger.tabs.get("diary")
        if diary is None or not diary.rows.values.keys() >= _NEEDED:
            self._worker_of, self._found, self._hits = {}, {}, ()
            return
        if diary.alignment.unchanged and not view.anew:
            return
        concerned = self._concerned(view, diary)
        rows_of: dict[str, list[int]] = {worker: [] for worker in concerned}
        for row, worker in enumerate(diary.rows.values["worker"]):
            if worker in rows_of:
                rows_of[worker].append(row)
        told = Diary.of(view, diary)
        for worker, rows in rows_of.items():
            self._found[worker] = _patterns(worker, told, told.counting(rows), view.context)
        self._hits = tuple(self._to_hits(view))

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """A404."""
        return (("diary", hit) for hit in self._hits)

    def findings(self) -> Iterator[Finding]:
        """A403, A405, A406."""
        return (finding for found in self._found.values() for finding in found.findings)

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """None."""
        return {}

    def _concerned(self, view: "Overview", diary: TabLedger) -> set[str]:
        """The workers in whose rows something has changed."""
        workers, names = diary.rows.values["worker"], view.names
        if view.anew:
            self._found = {}
            told = zip(names, workers, strict=True)
            self._worker_of = {name: worker for name, worker in told if worker is not None}
            return set(self._worker_of.values())
        concerned: set[str] = set()
        gone: Iterable[str] = ()
        if diary.alignment.origin is not None:
            gone = self._worker_of.keys() - set(names)
        for name in [*gone, *(names[row] for row in diary.alignment.fresh)]:
            former = self._worker_of.pop(name, None)
            if former is not None:
                concerned.add(former)
        for row in diary.alignment.fresh:
            if workers[row] is not None:
                self._worker_of[names[row]] = workers[row]
                concerned.add(workers[row])
        return concerned

    def _to_hits(self, view: "Overview") -> Iterator[Hit]:
        overlaps = {o.name: o.other for found in self._found.values() for o in found.overlaps}
        if not overlaps:
            return
        for row, name in enumerate(view.names):
            if name in overlaps:
                yield Hit(row, "A404", None, args={"other": overlaps[name]})


def _patterns(worker: str, diary: Diary, rows: Sequence[int], context: Context) -> Patterns:
    this = month_of(context.today)
    months = {
        month: diary.between(rows, first_day(month), first_day(month + 1))
        for month in (this - 1, this)
    }
    findings = [
        *_dense_days(diary.homes([row for rows in months.values() for row in rows]), context),
        *(f for month, found in months.items() for f in _bursts(month, diary, found, context)),
        *(f for month, found in months.items() for f in _rounded(month, diary, found, context)),
    ]
    return Patterns(
        tuple(_finding(worker, code, period, args, context) for code, period, args in findings),
        tuple(_overlaps(diary, rows)),
    )


Found = tuple[str, str, dict[str, object]]  # code, period, args


def _dense_days(visited: AbstractSet[tuple[int, str]], context: Context) -> Iterator[Found]:
    """A403: more homes visited in a day than one can talk to."""
    most = context.thresholds.whole("dense_day_households")
    for day, homes in sorted(Counter(day for day, _ in visited).items()):
        if homes > most:
            yield "A403", day_text(day), {"day": day, "homes": homes, "most": most}


def _bursts(month: int, diary: Diary, rows: Sequence[int], context: Context) -> Iterator[Found]:
    """A405: most of a month's entries typed on one day."""
    seen = diary.first_seen
    typed = [(row, at // DAY_SECONDS) for row in rows if (at := seen[row]) is not None]
    if len(typed) < context.thresholds.whole("burst_rows"):
        return
    on = Counter(day for _, day in typed)
    day, count = max(on.items(), key=lambda pair: (pair[1], -pair[0]))
    if count <= context.thresholds.decimal("burst_share") * len(typed):
        return
    dates = len({diary.days[row] for row, typed_on in typed if typed_on == day})
    if dates >= context.thresholds.whole("burst_dates"):
        period = month_text(month)
        args: dict[str, object] = {"month": period, "day": day, "count": count}
        yield "A405", period, {**args, "of": len(typed), "dates": dates}


def _rounded(month: int, diary: Diary, rows: Sequence[int], context: Context) -> Iterator[Found]:
    """A406: nearly all arrivals on the full or half hour."""
    times = [at for row in rows if (at := diary.arrived[row]) is not None]
    if len(times) < context.thresholds.whole("rounded_rows"):
        return
    rounded = sum(1 for time in times if time % _HALF_HOUR == 0)
    if rounded > context.thresholds.decimal("rounded_share") * len(times):
        period = month_text(month)
        yield "A406", period, {"month": period, "count": rounded, "of": len(times)}


def _overlaps(diary: Diary, rows: Sequence[int]) -> Iterator[Overlap]:
    """A404: pairs of one day at two places at once; each row names the first other by id."""
    timed = diary.timed(rows)
    others: dict[int, list[int]] = {}
    for place, (one, following) in enumerate(pairwise(timed), 1):
        day, _, left, row = one
        if following[0] != day or following[1] >= left:
            continue  # as nearly always
        for other_day, other_arrived, other_left, other in timed[place:]:
            if other_day != day or other_arrived >= left:
                break
            here, there = diary.went(row), diary.went(other)
            if here and there and here != there and other_left > other_arrived:
                others.setdefault(row, []).append(other)
                others.setdefault(other, []).append(row)
    for row, found in others.items():
        yield Overlap(diary.names[row], min(diary.ids[other] for other in found))


def _finding(
    worker: str, code: str, period: str, args: Mapping[str, object], context: Context
) -> Finding:
    posts = context.registers.posts_on(worker, context.today) or context.registers.posts[worker]
    post = next((post for post in posts if post.role == "grid_worker"), posts[0])
    return Finding(
        code,
        RULE[code].severity,
        "staff",
        post.staff_id,
        post.row,
        None,
        period,
        subject=post.name,
        worker=post.staff_id,
        grid=post.grid,
        args={"worker": post.name, **args},
    )
