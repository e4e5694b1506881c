"""V201 to V205 and the due state of homes and places (§4.2.1: 五必访, 场所)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sheets_sync.findings import Finding
from sheets_sync.ledger.calendar import last_day, month_of, month_text
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Place
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.obligations import Obligation


class HomeState(NamedTuple):
    """The service cells of a household row; `due_state` is a key of its list."""

    visits_this_month: int
    last_visit: int | None
    days_since: int | None
    due_state: str
    findings: tuple[Finding, ...]


def home_state(home: Obligation, visits: Visits, context: Context) -> HomeState:
    """How a home stands today, and its findings V201, V202, V203 and V205."""
    month = month_of(context.today)
    days = visits.days_at_home(home.key)
    last = max((day for day in days if day <= context.today), default=None)
    this_month = visits.visits_in(home.key, month) if days else 0
    missed = soon = fruitless = None
    if not this_month:
        missed = _missed_last_month(home, visits, context, month)
        soon = _due_soon(home, context, month)
        fruitless = _fruitless(home, visits, context, month)
    found = (missed, _newcomer(home, days, context), soon, fruitless)
    if not home.special:
        state = "none"
    elif home.excused:
        state = "excused"
    elif this_month:
        state = "visited"
    elif missed:
        state = "missed"
    else:
        state = "due_soon" if soon else "to_visit"
    since = None if last is None else context.today - last
    return HomeState(this_month, last, since, state, tuple(f for f in found if f))


def _missed_last_month(
    home: Obligation, visits: Visits, context: Context, month: int
) -> Finding | None:
    """V202: due in the previous month, not visited in it; asked of homes not visited since."""
    if not home.due_before or not home.lives_here or home.excused:
        return None
    if visits.visited_in(home.key, month - 1):
        return None
    return _finding("V202", home, context, month_text(month - 1), {"month": month_text(month - 1)})


def _due_soon(home: Obligation, context: Context, month: int) -> Finding | None:
    """V201: due this month, not visited, few days left, today included."""
    left = last_day(month) - context.today + 1
    if not home.due or left > context.thresholds.whole("due_soon_days"):
        return None
    return _finding("V201", home, context, month_text(month), {"days_left": left})


def _newcomer(home: Obligation, days: Sequence[int], context: Context) -> Finding | None:
    """V203: moved in some days ago, never visited since."""
    moved_in = home.home.moved_in
    if moved_in is None or not home.lives_here or home.excused:
        return None
    here_for = context.today - moved_in
    if here_for > context.thresholds.whole("new_resident_days"):
        return None
    waited = context.today - max(moved_in, context.start_date)
    if waited <= context.thresholds.whole("first_visit_days"):
        return None
    if any(day >= moved_in for day in days):
        return None
    return _finding("V203", home, context, "", {"moved_in": moved_in, "days": here_for})


def _fruitless(home: Obligation, visits: Visits, context: Context, month: int) -> Finding | None:
    """V205: due this month, not visited, knocked at in vain on several dates of it."""
    knocks = visits.knocks(home.key)
    if not knocks or not home.due:
        return None
    times = sum(1 for day in knocks if month_of(day) == month)
    if times < context.thresholds.whole("fruitless_knocks"):
        return None
    return _finding("V205", home, context, month_text(month), {"times": times})


def _finding(
    code: str, home: Obligation, context: Context, period: str, args: Mapping[str, Any]
) -> Finding:
    registers = context.registers
    typed = home.home
    grid = registers.grids.get(fold_id(typed.grid))
    return Finding(
        code,
        RULE[code].severity,
        "households",
        typed.household_id,
        typed.row,
        None,
        period,
        subject=typed.label,
        worker=registers.person_id(home.owner),
        grid=grid.grid_id if grid else typed.grid,
        args={"household": typed.label, **args},
    )


@dataclass(frozen=True, slots=True)
class PlaceState:
    """The service cells of a place row."""

    last_patrol: int | None
    due_state: str
    findings: tuple[Finding, ...]


def place_state(place: Place, visits: Visits, context: Context) -> PlaceState:
    """How a place stands today, and V204 if its patrol is overdue."""
    key = fold_id(place.place_id)
    days = [day for day in visits.patrols(key) if day <= context.today]
    last = max(days, default=None)
    cycle = place.cycle_days or context.thresholds.whole("place_cycle_days")
    known = (last, place.opened_on, context.start_date)
    since = max(day for day in known if day is not None)
    waited = context.today - since
    if waited > cycle:
        args = {"place": place.label, "days": waited, "cycle": cycle, "last": last or ""}
        return PlaceState(last, "missed", (_place_finding(place, args, context),))
    if 0 <= cycle - waited <= context.thresholds.whole("place_soon_days"):
        return PlaceState(last, "due_soon", ())
    return PlaceState(last, "to_visit" if last is None else "visited", ())


def _place_finding(place: Place, args: Mapping[str, Any], context: Context) -> Finding:
    registers = context.registers
    grid = registers.grids.get(fold_id(place.grid))
    return Finding(
        "V204",
        RULE["V204"].severity,
        "places",
        place.place_id,
        place.row,
        subject=place.label,
        worker=registers.person_id(registers.owner(fold_id(place.grid), context.today)),
        grid=grid.grid_id if grid else place.grid,
        args=args,
    )
