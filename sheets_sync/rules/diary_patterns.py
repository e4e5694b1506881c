"""A403 to A406: patterns of a worker's diary that hardly happen by themselves (§6.4)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.calendar import day_text, month_of, month_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.catalogue import RULE

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_HALF_HOUR: Final = 1800
_NEEDED: Final = {"worker", "visited_on", "target", "arrived_at", "left_at", "first_seen"}


class Entry(NamedTuple):
    """A row that counts. `went` is the home or place of a household visit or patrol, else ""."""

    name: str
    identifier: str
    day: int
    sort: str
    went: str
    arrived: int | None
    left: int | None
    first_seen: int | None


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
        for worker, rows in rows_of.items():
            entries = list(_entries(rows, view, diary))
            self._found[worker] = _patterns(worker, entries, view.context)
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


def _entries(rows: Sequence[int], view: "Overview", diary: TabLedger) -> Iterator[Entry]:
    values, events, doubled = diary.rows.values, view.visits.events, view.visits.doubled
    for row in rows:
        day = values["visited_on"][row]
        if day is None or not view.counts("diary", row):
            continue
        name = view.names[row]
        sort, _, key, _ = events.get(name, ("", "", "", 0))
        went = sort in ("visit", "patrol") and name not in doubled
        yield Entry(
            name,
            diary.ids[row],
            day,
            sort if went else "",
            key if went else "",
            values["arrived_at"][row],
            values["left_at"][row],
            values["first_seen"][row],
        )


def _patterns(worker: str, entries: Sequence[Entry], context: Context) -> Patterns:
    this_month = month_of(context.today)
    months: dict[int, list[Entry]] = {this_month: [], this_month - 1: []}
    days: dict[int, list[Entry]] = {}
    for entry in entries:
        month = month_of(entry.day)
        if month in months:
            months[month].append(entry)
        if entry.went:
            days.setdefault(entry.day, []).append(entry)
    findings = [
        *_dense_days({day: d for day, d in days.items() if month_of(day) in months}, context),
        *(f for month, found in months.items() for f in _bursts(month, found, context)),
        *(f for month, found in months.items() for f in _rounded(month, found, context)),
    ]
    overlaps = (overlap for found in days.values() for overlap in _overlaps(found))
    return Patterns(
        tuple(_finding(worker, code, period, args, context) for code, period, args in findings),
        tuple(overlaps),
    )


Found = tuple[str, str, dict[str, object]]  # code, period, args


def _dense_days(days: Mapping[int, Sequence[Entry]], context: Context) -> Iterator[Found]:
    """A403: more homes visited in a day than one can talk to."""
    most = context.thresholds.whole("dense_day_households")
    for day, entries in sorted(days.items()):
        homes = len({entry.went for entry in entries if entry.sort == "visit"})
        if homes > most:
            yield "A403", day_text(day), {"day": day, "homes": homes, "most": most}


def _bursts(month: int, entries: Sequence[Entry], context: Context) -> Iterator[Found]:
    """A405: most of a month's entries typed on one day."""
    typed = [entry for entry in entries if entry.first_seen is not None]
    if len(typed) < context.thresholds.whole("burst_rows"):
        return
    on = Counter((entry.first_seen or 0) // DAY_SECONDS for entry in typed)
    day, count = max(on.items(), key=lambda pair: (pair[1], -pair[0]))
    told = {entry.day for entry in typed if (entry.first_seen or 0) // DAY_SECONDS == day}
    if count > context.thresholds.decimal("burst_share") * len(typed) and len(
        told
    ) >= context.thresholds.whole("burst_dates"):
        period = month_text(month)
        args: dict[str, object] = {"month": period, "day": day, "count": count}
        yield "A405", period, {**args, "of": len(typed), "dates": len(told)}


def _rounded(month: int, entries: Sequence[Entry], context: Context) -> Iterator[Found]:
    """A406: nearly all arrivals on the full or half hour."""
    times = [entry.arrived for entry in entries if entry.arrived is not None]
    if len(times) < context.thresholds.whole("rounded_rows"):
        return
    rounded = sum(1 for time in times if time % _HALF_HOUR == 0)
    if rounded > context.thresholds.decimal("rounded_share") * len(times):
        period = month_text(month)
        yield "A406", period, {"month": period, "count": rounded, "of": len(times)}


def _overlaps(entries: Sequence[Entry]) -> Iterator[Overlap]:
    """A404: pairs of one day at two places at once; each row names the first other by id."""
    timed = [e for e in entries if e.arrived is not None and e.left is not None]
    if len(timed) < 2:
        return
    timed.sort(key=lambda entry: (entry.arrived, entry.left))
    others: dict[str, list[Entry]] = {}
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            if other.arrived >= one.left:  # type: ignore[operator]  # both are known
                break
            same_target = (one.sort, one.went) == (other.sort, other.went)
            if not same_target and other.left > other.arrived:  # type: ignore[operator]
                others.setdefault(one.name, []).append(other)
                others.setdefault(other.name, []).append(one)
    for name, found in others.items():
        yield Overlap(name, min(entry.identifier for entry in found))


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
