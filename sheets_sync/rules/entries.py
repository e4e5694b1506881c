"""R103 to R115: what a row says against the calendar, the registers and itself (§6.2, §5.2)."""

from collections.abc import Iterable, Iterator, Sequence

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import counted_chars, fold, has_at_least, surely_at_least
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.registers import EVERYWHERE, Household
from sheets_sync.ledger.rows import Rows
from sheets_sync.rules.row_rule import RowRule
from sheets_sync.workbook.layout.schema import Column, Kind, TabKind

# The first of each pair must not lie before the second (R110); the first is the cell to mend.
ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "diary": (("left_at", "arrived_at"),),
    "disputes": (
        ("escalated_at", "reported_at"),
        ("closed_at", "reported_at"),
        ("followed_up_on", "closed_at"),
    ),
    "reports": (
        ("to_centre_at", "found_at"),
        ("to_leader_at", "found_at"),
        ("to_assistant_at", "found_at"),
        ("closed_at", "found_at"),
    ),
    "services": (("done_on", "asked_on"),),
    "tasks": (("done_on", "issued_on"), ("due_on", "issued_on")),
    "households": (("moved_out", "moved_in"),),
    "staff": (("until", "from"),),
}
TOLD = {"diary": "content", "disputes": "story", "reports": "content"}
LATE_TABS = ("diary", "disputes", "reports", "services")
NOT_IN_POST_ALLOWED = ("rectifications", "appeals")
CONTACTS = ("phone", "video")
FULL_OPINION = 100


def conditional_cells(rows: Rows, _context: Context) -> Iterator[Hit]:
    """R101 for cells that are required only of some rows."""
    if rows.lost & {"role", "grid", "kind", "level", "parent"}:
        return
    if rows.tab.key == "staff":
        for row, role, grid in rows.each("role", "grid"):
            if role in ("grid_leader", "grid_worker") and not grid:
                yield Hit(row, "R101", "grid", args={"header": "grid"})
    elif rows.tab.key == "reports":
        for row, kind, level in rows.each("kind", "level"):
            needed = kind not in ("nil_report", None) and level is None
            if needed and not _has(rows, row, "R108", "level"):
                yield Hit(row, "R101", "level", args={"header": "level"})
    elif rows.tab.key == "grids":
        for row, level, parent in rows.each("level", "parent"):
            if level == "five" and not parent:
                yield Hit(row, "R101", "parent", args={"header": "parent"})


def opinion_bounds(rows: Rows, _context: Context) -> Iterator[Hit]:
    """R102: a year-end opinion above 100."""
    if rows.tab.key == "adjustments":
        for row, kind, points in rows.each("kind", "points"):
            if kind == "opinion" and points is not None and points > FULL_OPINION:
                args = {"header": "points", "cell": points, "most": FULL_OPINION}
                yield Hit(row, "R102", "points", "absurd", args)


def future(rows: Rows, context: Context) -> Iterator[Hit]:
    """R103: a date after today, a time more than `clock_skew_minutes` after now."""
    if rows.tab.kind is TabKind.REGISTER:
        return
    latest = context.now + context.thresholds.whole("clock_skew_minutes") * 60
    tonight = (context.today + 1) * DAY_SECONDS
    of_today = [row for row, day in enumerate(rows.days) if day == context.today]
    for column in rows.tab.columns:
        if not column.human or column.ahead:
            continue
        if column.kind is Kind.DATE:
            for row in _beyond(rows, column, context.today):
                yield _ahead(row, column, rows.values[column.key][row], "day")
        elif column.kind is Kind.MOMENT:
            for row in _beyond(rows, column, min(latest, tonight - 1)):
                moment = rows.values[column.key][row]
                if moment >= tonight:
                    yield _ahead(row, column, moment // DAY_SECONDS, "day")
                else:
                    yield _ahead(row, column, moment, "moment")
        elif column.kind is Kind.TIME:
            for row in of_today:
                seconds = rows.values[column.key][row]
                moment = context.today * DAY_SECONDS + (seconds or 0)
                if seconds is not None and moment > latest:
                    yield _ahead(row, column, moment, "moment")


def _beyond(rows: Rows, column: Column, limit: int) -> list[int]:
    """The rows whose value lies above a limit; mostly none, which the distinct values tell."""
    values = rows.values[column.key]
    late = {value for value in set(values) if value is not None and value > limit}
    return [row for row, value in enumerate(values) if value in late] if late else []


def outside_area(rows: Rows, context: Context) -> Iterator[Hit]:
    """R107: a target outside the worker's area on that date."""
    target = {"diary": "target", "services": "household"}.get(rows.tab.key)
    if target is None or "grids" in context.registers.absent:
        return
    registers = context.registers
    workers, targets, days = rows.values["worker"], rows.values[target], rows.days
    duty_days = rows.duty_days("worker")
    area_of = registers.areas(duty_days)
    # Hardly anybody leaves their area: distinct workers and grids tell which rows need a look.
    grid_of = {pair: registers.grid_of(*pair) for pair in _distinct(targets)}
    stays = list(zip(workers, map(grid_of.get, targets), strict=True))
    suspects = {
        (worker, grid)
        for worker, grid in set(stays)
        if grid
        and any(_is_outside(grid, area_of[worker, day]) for day in duty_days.get(worker, ()))
    }
    if not suspects:
        return
    for row in [row for row, stay in enumerate(stays) if stay in suspects]:
        (worker, grid), day = stays[row], days[row]
        if day is None or grid is None or not _is_outside(grid, area_of[worker, day]):
            continue
        if registers.in_post(worker, day):
            known = registers.grids.get(grid)
            args = {
                "target": _label(targets[row], context),
                "worker": registers.person_name(worker),
                "grid": known.grid_id if known else grid,
            }
            yield Hit(row, "R107", target, args=args, relent=_approved(rows, row))


def _is_outside(grid: str, area: frozenset[str]) -> bool:
    return area is not EVERYWHERE and grid not in area


def _distinct(targets: Sequence[tuple[str, str] | None]) -> Iterable[tuple[str, str]]:
    """The targets that are named, each at least once; one text makes one object."""
    return filter(None, dict(zip(map(id, targets), targets, strict=True)).values())


def thin_text(rows: Rows, context: Context) -> Iterator[Hit]:
    """R109: a diary entry, story or report with too few letters, ideographs and digits."""
    column = TOLD.get(rows.tab.key)
    if column is None:
        return
    least = context.thresholds.whole("min_content_chars")
    kinds = rows.values["kind"] if rows.tab.key == "reports" else None
    surely = surely_at_least(least)
    for row in [i for i, text in enumerate(rows.values[column]) if text and not surely(text)]:
        text = rows.values[column][row]
        if has_at_least(text, least) or not fold(text):
            continue
        if kinds is None or kinds[row] != "nil_report":
            args = {"header": column, "count": counted_chars(text), "least": least}
            yield Hit(row, "R109", column, args=args)


def out_of_order(rows: Rows, _context: Context) -> Iterator[Hit]:
    """R110: left before arrived, closed before reported, and so on."""
    for later, earlier in ORDER.get(rows.tab.key, ()):
        kinds = rows.tab.column(later).kind, rows.tab.column(earlier).kind
        same_scale = kinds[0] is kinds[1]
        for row, end, begin in rows.each(later, earlier):
            if end is None or begin is None or (same_scale and end >= begin):
                continue
            if _before(end, begin, *kinds):
                args = {"first": earlier, "second": later}
                yield Hit(row, "R110", later, args=args)


def not_living_there(rows: Rows, context: Context) -> Iterator[Hit]:
    """R111: a visit to a household on a day on which it did not live there."""
    if rows.tab.key != "diary":
        return
    households = context.registers.households
    targets = rows.values["target"]
    bounded = {
        id(pair): households[pair[1]]
        for pair in _distinct(targets)
        if pair[0] == "household" and _comes_or_goes(households[pair[1]])
    }
    if not bounded:
        return
    for row in [row for row, pair in enumerate(map(id, targets)) if pair in bounded]:
        home, day = bounded[id(targets[row])], rows.values["visited_on"][row]
        if day is None or rows.values["method"][row] in CONTACTS:
            continue
        if home.moved_in is not None and day < home.moved_in:
            args = {"household": home.label, "day": day, "moved_in": home.moved_in}
            yield Hit(row, "R111", "target", "before", args, _approved(rows, row))
        elif home.moved_out is not None and day > home.moved_out:
            args = {"household": home.label, "day": day, "moved_out": home.moved_out}
            yield Hit(row, "R111", "target", "after", args, _approved(rows, row))


def _comes_or_goes(home: Household) -> bool:
    return home.moved_in is not None or home.moved_out is not None


def not_in_post(rows: Rows, context: Context) -> Iterator[Hit]:
    """R112: a person who was not in post on the main date."""
    if rows.tab.key in NOT_IN_POST_ALLOWED or not rows.tab.main_date:
        return
    for column in rows.tab.columns:
        if column.kind is not Kind.PERSON or (rows.tab.key, column.key) == ("surveys", "worker"):
            continue
        absent = {
            person: out
            for person, days in rows.duty_days(column.key).items()
            if (out := context.registers.days_out_of_post(person, days))
        }
        if not absent:
            continue
        for row, person in enumerate(rows.values[column.key]):
            if person in absent and rows.days[row] in absent[person]:
                args = {"person": context.registers.person_name(person), "day": rows.days[row]}
                yield Hit(row, "R112", column.key, args=args, relent=_approved(rows, row))


def unresolved(rows: Rows, context: Context) -> Iterator[Hit]:
    """R114: outcome 未解决 without a problem, a topic and a reason of some length (§5.2)."""
    if rows.tab.key != "diary" or rows.lost & {"problem", "topic", "reason"}:
        return
    least = context.thresholds.whole("min_reason_chars")
    told = rows.values
    for row in [i for i, outcome in enumerate(told["outcome"]) if outcome == "unresolved"]:
        problem, topic, reason = (told[key][row] for key in ("problem", "topic", "reason"))
        if not problem or not fold(problem):
            yield Hit(row, "R114", "problem", "blank", {"headers": ["problem"]})
        if topic is None and not _has(rows, row, "R108", "topic"):
            yield Hit(row, "R114", "topic", "blank", {"headers": ["topic"]})
        if not reason or not fold(reason):
            yield Hit(row, "R114", "reason", "blank", {"headers": ["reason"]})
        elif not has_at_least(reason, least):
            args = {"headers": ["reason"], "count": counted_chars(reason), "least": least}
            yield Hit(row, "R114", "reason", "short", args)


def late_entry(rows: Rows, context: Context) -> Iterator[Hit]:
    """R115: first seen more than `late_entry_hours` after the end of the row's main date."""
    if rows.tab.key not in LATE_TABS:
        return
    column = rows.tab.main_date
    hours = context.thresholds.whole("late_entry_hours")
    very_late = context.thresholds.whole("very_late_days")
    for row, (first_seen, day) in enumerate(zip(rows.values["first_seen"], rows.days, strict=True)):
        if first_seen is None or day is None:
            continue
        late = first_seen - (day + 1) * DAY_SECONDS
        if late > hours * 3600:
            variant = "very" if late > very_late * DAY_SECONDS else ""
            args = {"hours": late // 3600, "days": late // DAY_SECONDS}
            yield Hit(row, "R115", column, variant, args)


ENTRY_RULES: tuple[RowRule, ...] = (
    conditional_cells,
    opinion_bounds,
    future,
    outside_area,
    thin_text,
    out_of_order,
    not_living_there,
    not_in_post,
    unresolved,
    late_entry,
)


def no_longer_ahead(rows: Rows, context: Context) -> Iterator[int]:
    """The moments at which a time that lies ahead (R103) is no longer too far ahead."""
    skew = context.thresholds.whole("clock_skew_minutes") * 60
    for hits in rows.hits.values():
        for hit in hits:
            if hit.code == "R103" and hit.variant == "moment":
                yield hit.args["cell"] - skew


def _ahead(row: int, column: Column, value: int, variant: str) -> Hit:
    return Hit(row, "R103", column.key, variant, {"header": column.key, "cell": value})


def _before(end: int, begin: int, end_kind: Kind, begin_kind: Kind) -> bool:
    """Whether `end` lies before `begin`; by date where either time of day is missing or 00:00."""
    if end_kind is Kind.MOMENT or begin_kind is Kind.MOMENT:
        timed = (end_kind, begin_kind) == (Kind.MOMENT, Kind.MOMENT)
        if timed and end % DAY_SECONDS and begin % DAY_SECONDS:
            return end < begin
        return _day(end, end_kind) < _day(begin, begin_kind)
    if end_kind is Kind.TIME and not (end and begin):
        return False  # two times of one date, one of them exactly 00:00
    return end < begin


def _day(value: int, kind: Kind) -> int:
    return value // DAY_SECONDS if kind is Kind.MOMENT else value


def _label(pair: tuple[str, str], context: Context) -> str:
    sort, key = pair
    registers = context.registers
    return registers.households[key].label if sort == "household" else registers.places[key].label


def _approved(rows: Rows, row: int) -> bool:
    """Whether somebody who may has approved the row; elsewhere 批准人 is a name like any other."""
    return "approved_by" in rows.values and rows.values["approved_by"][row] is True


def _has(rows: Rows, row: int, code: str, column: str) -> bool:
    return any(hit.code == code and hit.column == column for hit in rows.hits.get(row, ()))
