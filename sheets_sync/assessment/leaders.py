"""A leader's own record of a year: what they inspected, how soon they answered (§4.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sheets_sync.assessment.backchecks import Draw
from sheets_sync.assessment.quarters import first_day_of, quarters_of
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.references import person
from sheets_sync.ledger.registers import Registers
from sheets_sync.rules.periods import last_day_of


@dataclass(frozen=True, slots=True)
class LeaderRecord:
    """What a 网格长 did in a year.

    `checked` of `assigned` back-checks have a verdict; `surveys` were made; `rulings` on appeals,
    of which `adjusted` changed a ranking, took `answer_days` on average (None without any).
    """

    staff_id: str
    name: str
    assigned: int
    checked: int
    surveys: int
    rulings: int
    adjusted: int
    answer_days: Fraction | None


def leader_records(
    year: str, ledger: Ledger, draws: Iterable[tuple[str, Draw]]
) -> tuple[LeaderRecord, ...]:
    """The records of all who led a grid in a year, by staff id.

    `draws` are the back-checks with their record ids.
    """
    registers = ledger.context.registers
    first, last = first_day_of(year), last_day_of(year)
    leaders = sorted(
        staff
        for staff, posts in registers.posts.items()
        if any(post.role == "grid_leader" and post.days_between(first, last) for post in posts)
    )
    verdicts = _verdicts(ledger)
    assigned: dict[str, list[str]] = {}
    for record_id, draw in draws:
        if draw.quarter in quarters_of(year):
            assigned.setdefault(fold_id(draw.checker), []).append(record_id)
    surveys = _surveys(ledger, first, last)
    answers = _answers(ledger, year, registers)
    found = []
    for staff in leaders:
        own, told = assigned.get(staff, ()), answers.get(staff, ())
        days = [taken for taken, _ in told]
        found.append(
            LeaderRecord(
                registers.person_id(staff),
                registers.person_name(staff),
                len(own),
                sum(1 for record_id in own if verdicts.get(record_id) is not None),
                surveys.get(staff, 0),
                len(told),
                sum(1 for _, adjusted in told if adjusted),
                Fraction(sum(days), len(days)) if days else None,
            )
        )
    return tuple(found)


def _verdicts(ledger: Ledger) -> Mapping[str, str | None]:
    tab = ledger.tabs.get("backchecks")
    return {} if tab is None else dict(zip(tab.ids, tab.rows.values["verdict"], strict=True))


def _surveys(ledger: Ledger, first: int, last: int) -> Mapping[str, int]:
    made: dict[str, int] = {}
    tab = ledger.tabs.get("surveys")
    if tab is not None:
        for _, surveyor, day in tab.rows.each("surveyor", "surveyed_on"):
            if surveyor is not None and day is not None and first <= day <= last:
                made[surveyor] = made.get(surveyor, 0) + 1
    return made


def _answers(
    ledger: Ledger, year: str, registers: Registers
) -> Mapping[str, list[tuple[int, bool]]]:
    """Days from appeal to ruling and whether it was adjusted, by who ruled."""
    told: dict[str, list[tuple[int, bool]]] = {}
    tab = ledger.tabs.get("appeals")
    columns = ("period", "appealed_on", "ruling", "ruled_by", "ruled_on")
    for _, period, appealed, ruling, ruled_by, ruled_on in tab.rows.each(*columns) if tab else ():
        if period is None or period[:4] != year or ruling is None or not ruled_by:
            continue
        if appealed is None or ruled_on is None or ruled_on < appealed:
            continue
        found = person(ruled_by, ruled_on, registers).key
        if isinstance(found, str):
            told.setdefault(found, []).append((ruled_on - appealed, ruling == "adjusted"))
    return told
