"""Q301 to Q303: 15 homes and 15 visits a month (§4.2.1, §5.1), and the progress towards them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from sheets_sync.findings import Finding
from sheets_sync.ledger.calendar import days_in, first_day, last_day, month_of, month_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Household
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.obligations import Obligation

_NAMED_HOMES = 3


def days_in_post(staff: str, month: int, context: Context, *, until: int | None = None) -> int:
    """Days of a month on which a person is in post as 网格员, from start_date on."""
    first = max(first_day(month), context.start_date)
    last = last_day(month) if until is None else min(last_day(month), until)
    posts = [p for p in context.registers.posts.get(staff, ()) if p.role == "grid_worker"]
    return len(set().union(*(post.days_between(first, last) for post in posts)))


def quota(key: str, days: int, month: int, context: Context) -> int:
    """The quota `key` of a month in which somebody is in post for so many days, rounded up."""
    return ceil(context.thresholds.decimal(key) * days / days_in(month))


@dataclass(frozen=True, slots=True)
class Duty:
    """What a month asks of a worker, whatever has been done.

    `worker` is a folded staff id; `expected` what the pace of Q303 asks for by today; `due` the
    must-visit homes that the worker owns on the day that decides.
    """

    worker: str
    month: int
    days: int
    days_so_far: int
    homes_quota: int
    visits_quota: int
    expected: int
    due: tuple[Obligation, ...]


def duties(homes: tuple[Obligation, ...], context: Context) -> tuple[Duty, ...]:
    """Every worker in post in this month or the last: this month first, by staff id."""
    this_month = month_of(context.today)
    workers = sorted(
        staff
        for staff, posts in context.registers.posts.items()
        if any(post.role == "grid_worker" for post in posts)
    )
    due: dict[tuple[str, int], list[Obligation]] = {}
    for home in homes:
        if home.due:
            due.setdefault((home.owner, this_month), []).append(home)
        if home.due_before:
            due.setdefault((home.owner_before, this_month - 1), []).append(home)
    found = (
        _duty(staff, month, tuple(due.get((staff, month), ())), context)
        for month in (this_month, this_month - 1)
        for staff in workers
    )
    return tuple(duty for duty in found if duty.days)


def _duty(staff: str, month: int, due: tuple[Obligation, ...], context: Context) -> Duty:
    days = days_in_post(staff, month, context)
    so_far = days_in_post(staff, month, context, until=context.today)
    homes_quota = quota("quota_households", days, month, context)
    slack = context.thresholds.decimal("pace_slack")
    return Duty(
        staff,
        month,
        days,
        so_far,
        homes_quota,
        quota("quota_visits", days, month, context),
        floor(slack * homes_quota * so_far / days) if days else 0,
        due,
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How a worker stands in a month; `nearest` are due homes that have waited longest."""

    duty: Duty
    homes: int
    visits: int
    must_visited: int
    nearest: tuple[Household, ...]

    @property
    def homes_needed(self) -> int:
        """Homes still to be visited."""
        return max(0, self.duty.homes_quota - self.homes)

    @property
    def visits_needed(self) -> int:
        """Visits still to be paid."""
        return max(0, self.duty.visits_quota - self.visits)


def progress(duty: Duty, visits: Visits) -> Progress:
    """What has been done of a duty."""
    waiting = [home for home in duty.due if not visits.visited_in(home.key, duty.month)]
    waiting.sort(key=lambda home: (max(visits.days_at_home(home.key), default=0), home.key))
    return Progress(
        duty,
        visits.homes(duty.worker, duty.month),
        visits.visits(duty.worker, duty.month),
        len(duty.due) - len(waiting),
        tuple(home.home for home in waiting[:_NAMED_HOMES]),
    )


def quota_findings(standings: Iterable[Progress], context: Context) -> Iterator[Finding]:
    """Q301 and Q302 of the closed month, Q303 of the running one."""
    this_month = month_of(context.today)
    for standing in standings:
        duty = standing.duty
        month = month_text(duty.month)
        if duty.month < this_month:
            if standing.homes < duty.homes_quota:
                args = {"month": month, "have": standing.homes}
                yield _finding("Q301", standing, context, {**args, "quota": duty.homes_quota})
            if standing.visits < duty.visits_quota:
                args = {"month": month, "have": standing.visits}
                yield _finding("Q302", standing, context, {**args, "quota": duty.visits_quota})
        elif (
            duty.days_so_far >= context.thresholds.whole("pace_from_day")
            and standing.homes < duty.expected
        ):
            yield _finding(
                "Q303",
                standing,
                context,
                {
                    "month": month,
                    "have": standing.homes,
                    "expected": duty.expected,
                    "quota": duty.homes_quota,
                    "needed": standing.homes_needed,
                    "nearest": [home.label for home in standing.nearest],
                },
            )


def _finding(code: str, standing: Progress, context: Context, args: dict[str, object]) -> Finding:
    registers = context.registers
    posts = registers.posts[standing.duty.worker]
    deciding = min(last_day(standing.duty.month), context.today)
    post = next((p for p in posts if p.role == "grid_worker" and p.holds_on(deciding)), posts[-1])
    return Finding(
        code,
        RULE[code].severity,
        "staff",
        post.staff_id,
        post.row,
        None,
        month_text(standing.duty.month),
        subject=post.name,
        worker=post.staff_id,
        grid=post.grid,
        args=args,
    )
