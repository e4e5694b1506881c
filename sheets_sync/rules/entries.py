"""R103 to R115: what a row says against the calendar, the registers and itself (§6.2, §5.2)."""

from collections.abc import Callable, Iterator

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import counted_chars, fold, has_at_least
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.reading import main_days
from sheets_sync.ledger.registers import EVERYWHERE
from sheets_sync.ledger.rows import Rows
from sheets_sync.workbook.layout.schema import Column, Kind, TabKind

RowRule = Callable[[Rows, Context], Iterator[Hit]]

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
                args = {"header": "points", "cell": points, "limit": FULL_OPINION}
                yield Hit(row, "R102", "points", "absurd", args)


def future(rows: Rows, context: Context) -> Iterator[Hit]:
    """R103: a date after today, a time more than `clock_skew_minutes` after now."""
    if rows.tab.kind is TabKind.REGISTER:
        return
    latest = context.now + context.thresholds.whole("clock_skew_minutes") * 60
    for column in rows.tab.columns:
        if not column.human or column.ahead:
            continue
        if column.kind is Kind.DATE:
            for row, day in rows.each(column.key):
                if day is not None and day > context.today:
                    yield _ahead(row, column, day, "day")
        elif column.kind is Kind.MOMENT:
            for row, moment in rows.each(column.key):
                if moment is not None and moment > min(latest, context.today * DAY_SECONDS):
                    if moment // DAY_SECONDS > context.today:
                        yield _ahead(row, column, moment // DAY_SECONDS, "day")
                    elif moment > latest:
                        yield _ahead(row, column, moment, "moment")
        elif column.kind is Kind.TIME:
            for row, day, seconds in rows.each(rows.tab.main_date, column.key):
                if day == context.today and seconds is not None:
                    moment = day * DAY_SECONDS + seconds
                    if moment > latest:
                        yield _ahead(row, column, moment, "moment")


def outside_area(rows: Rows, context: Context) -> Iterator[Hit]:
    """R107: a target outside the worker's area on that date."""
    target = {"diary": "target", "services": "household"}.get(rows.tab.key)
    if target is None:
        return
    registers = context.registers
    days = main_days(rows)
    for row, worker, pair in rows.each("worker", target):
        day = days[row]
        if worker is None or pair is None or day is None:
            continue
        area = registers.area(worker, day)
        grid = registers.grid_of(*pair)
        if area is EVERYWHERE or grid in area or not grid:
            continue
        if registers.in_post(worker, day):
            name = registers.person_name(worker)
            label = _label(pair, context)
            known = registers.grids.get(grid)
            args = {"target": label, "worker": name, "grid": known.grid_id if known else grid}
            yield Hit(row, "R107", target, args=args, relent=_approved(rows, row))


def thin_text(rows: Rows, context: Context) -> Iterator[Hit]:
    """R109: a diary entry, story or report with too few letters, ideographs and digits."""
    column = TOLD.get(rows.tab.key)
    if column is None:
        return
    least = context.thresholds.whole("min_content_chars")
    kinds = rows.values["kind"] if rows.tab.key == "reports" else None
    for row, text in rows.each(column):
        if not text or has_at_least(text, least) or not fold(text):
            continue
        if kinds is None or kinds[row] != "nil_report":
            args = {"header": column, "count": counted_chars(text), "least": least}
            yield Hit(row, "R109", column, args=args)


def out_of_order(rows: Rows, _context: Context) -> Iterator[Hit]:
    """R110: left before arrived, closed before reported, and so on."""
    for later, earlier in ORDER.get(rows.tab.key, ()):
        kinds = rows.tab.column(later).kind, rows.tab.column(earlier).kind
        moments = kinds == (Kind.MOMENT, Kind.MOMENT)
        for row, end, begin in rows.each(later, earlier):
            if end is None or begin is None:
                continue
            if moments and end >= begin:
                continue
            if _before(end, begin, *kinds):
                args = {"first": earlier, "second": later}
                yield Hit(row, "R110", later, args=args)


def not_living_there(rows: Rows, context: Context) -> Iterator[Hit]:
    """R111: a visit to a household on a day on which it did not live there."""
    if rows.tab.key != "diary":
        return
    households = context.registers.households
    for row, pair, day, method in rows.each("target", "visited_on", "method"):
        if pair is None or day is None or pair[0] != "household" or method in CONTACTS:
            continue
        home = households[pair[1]]
        if home.moved_in is not None and day < home.moved_in:
            args = {"household": home.label, "day": day, "moved_in": home.moved_in}
            yield Hit(row, "R111", "target", "before", args, _approved(rows, row))
        elif home.moved_out is not None and day > home.moved_out:
            args = {"household": home.label, "day": day, "moved_out": home.moved_out}
            yield Hit(row, "R111", "target", "after", args, _approved(rows, row))


def not_in_post(rows: Rows, context: Context) -> Iterator[Hit]:
    """R112: a person who was not in post on the main date."""
    if rows.tab.key in NOT_IN_POST_ALLOWED or not rows.tab.main_date:
        return
    days = main_days(rows)
    in_post = context.registers.in_post
    for column in rows.tab.columns:
        if column.kind is not Kind.PERSON or (rows.tab.key, column.key) == ("surveys", "worker"):
            continue
        seen: dict[tuple[str, int], bool] = {}
        for row, staff in rows.each(column.key):
            day = days[row]
            if staff is None or day is None:
                continue
            known = seen.get((staff, day))
            if known is None:
                known = seen[staff, day] = in_post(staff, day)
            if not known:
                args = {"person": context.registers.person_name(staff), "day": day}
                relent = rows.tab.key == "diary" and _approved(rows, row)
                yield Hit(row, "R112", column.key, args=args, relent=relent)


def unresolved(rows: Rows, context: Context) -> Iterator[Hit]:
    """R114: outcome 未解决 without a problem, a topic and a reason of some length (§5.2)."""
    if rows.tab.key != "diary" or rows.lost & {"problem", "topic", "reason"}:
        return
    least = context.thresholds.whole("min_reason_chars")
    for row, outcome, problem, topic, reason in rows.each("outcome", "problem", "topic", "reason"):
        if outcome != "unresolved":
            continue
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
    days = main_days(rows)
    for row, first_seen in rows.each("first_seen"):
        day = days[row]
        if first_seen is None or day is None:
            continue
        late = first_seen - (day + 1) * DAY_SECONDS
        if late > hours * 3600:
            variant = "very" if late > very_late * DAY_SECONDS else ""
            args = {"hours": late // 3600, "days": late // DAY_SECONDS}
            yield Hit(row, "R115", column, variant, args)


ROW_RULES: tuple[RowRule, ...] = (
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
    return bool(rows.values["approved_by"][row]) if "approved_by" in rows.values else False


def _has(rows: Rows, row: int, code: str, column: str) -> bool:
    return any(hit.code == code and hit.column == column for hit in rows.hits.get(row, ()))
