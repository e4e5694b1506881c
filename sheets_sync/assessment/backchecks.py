"""The draw of back-checks: anybody can repeat it with a hash tool (§6.4; assessment.md).

The draw value of a candidate is the SHA-256 of `2026Q1|<journal head at the seal>|<id>` in UTF-8,
in hex. Candidates stand in the order of their values, lowest first.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.obligations import Worker, workers_of
from sheets_sync.assessment.quarters import months_of
from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.registers import Registers
from sheets_sync.rules.obligations import excused, special
from sheets_sync.rules.periods import last_day_of

RANDOM, SUSPICIOUS, MISSED = "random", "suspicious", "never_visited"
_HEX: Final = 16


class Draw(NamedTuple):
    """A back-check: whom it concerns, what is to be looked at, why, and who looks.

    `worker` and `checker` are staff ids as on the roster ("" where there is no leader); `subject`
    is a diary record id or a household id; `value` the draw value by which it was chosen.
    """

    quarter: str
    worker: str
    subject: str
    why: str
    value: str
    checker: str


class Drawn(NamedTuple):
    """A candidate with its draw value; `home` is that of a visit, "" else."""

    value: str
    subject: str
    home: str = ""


def draw_value(quarter: str, head: str, identifier: str) -> str:
    """The draw value of a record or home: 64 hex digits."""
    return sha256(f"{quarter}|{head}|{identifier}".encode()).hexdigest()


def draw(quarter: str, evidence: Evidence, head: str, *, on: int) -> tuple[Draw, ...]:
    """The back-checks of a quarter, by staff id; random ones first, then suspicious, then missed.

    `head` is the journal's head at the seal (64 hex digits), `on` the day of the seal: checkers
    are in post then.
    """
    registers = evidence.at(months_of(quarter)[-1]).registers
    whole = evidence.context.thresholds.whole
    unvisited = _unvisited(quarter, evidence)
    found: list[Draw] = []
    for worker in workers_of(quarter, evidence):
        leaders = checkers(worker.post.grid, registers, on)
        visits = _sorted_by_draw(quarter, head, _visits(quarter, worker, evidence))
        chosen = list(_first_of_each_home(visits, whole("backcheck_random")))
        taken = {one.subject for one in chosen}
        flagged = evidence.suspicious.get((worker.worker, quarter), ())
        rows = _sorted_by_draw(quarter, head, ((name, "") for name in flagged if name not in taken))
        homes = _sorted_by_draw(quarter, head, unvisited.get(worker.worker, ()))
        for why, drawn in (
            (RANDOM, chosen),
            (SUSPICIOUS, rows[: whole("backcheck_suspicious")]),
            (MISSED, homes[: whole("backcheck_missed")]),
        ):
            found += [
                Draw(
                    quarter,
                    worker.post.staff_id,
                    one.subject,
                    why,
                    one.value,
                    checker_of(one.value, leaders),
                )
                for one in drawn
            ]
    return tuple(found)


def checkers(grid: str, registers: Registers, day: int) -> Sequence[str]:
    """Who may check a worker of a grid, by staff id: leaders of other fourth-level grids.

    All leaders where there is none of another grid.
    """
    own = registers.grids.get(fold_id(grid))
    parent = fold_id(own.parent) if own else ""
    leaders = {
        staff: {fold_id(post.grid) for post in posts}
        for staff in registers.posts
        if (posts := [p for p in registers.posts_on(staff, day) if p.role == "grid_leader"])
    }
    others = sorted(staff for staff, grids in leaders.items() if parent not in grids)
    return [registers.person_id(staff) for staff in others or sorted(leaders)]


def checker_of(value: str, leaders: Sequence[str]) -> str:
    """The leader whom a draw value names."""
    return leaders[int(value, _HEX) % len(leaders)] if leaders else ""


def _sorted_by_draw(
    quarter: str, head: str, candidates: Iterable[tuple[str, str]]
) -> Sequence[Drawn]:
    """The candidates, pairs of id and home, in the order of their draw values."""
    return sorted(Drawn(draw_value(quarter, head, name), name, home) for name, home in candidates)


def _visits(quarter: str, worker: Worker, evidence: Evidence) -> Iterator[tuple[str, str]]:
    for month in months_of(quarter):
        for visit in evidence.visits.get((worker.worker, month), ()):
            yield visit.record_id, visit.home


def _first_of_each_home(line: Iterable[Drawn], most: int) -> Iterator[Drawn]:
    """Walk up the line, passing over homes that have been drawn."""
    homes: set[str] = set()
    for one in line:
        if len(homes) == most:
            return
        if one.home not in homes:
            homes.add(one.home)
            yield one


def _unvisited(quarter: str, evidence: Evidence) -> dict[str, list[tuple[str, str]]]:
    """By owner on the quarter's last day: special homes that nobody visited in the quarter."""
    last = last_day_of(quarter)
    context = evidence.at(month_of(last))
    found: dict[str, list[tuple[str, str]]] = {}
    for key, home in context.registers.households.items():
        if not special(home, last, context) or excused(home, last):
            continue
        if any(evidence.home_visits.get((key, month)) for month in months_of(quarter)):
            continue
        owner = context.registers.owner(fold_id(home.grid), last)
        found.setdefault(owner, []).append((home.household_id, ""))
    return found
