"""What is asked for at each home, whoever has been there: must-visits by month (§4.2.1 五必访)."""

from typing import NamedTuple

from sheets_sync.ledger.calendar import first_day, last_day, month_of
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Household


def lives_here(home: Household, day: int) -> bool:
    """Whether a household lives at its address on a day."""
    moved_in = home.moved_in is None or home.moved_in <= day
    return moved_in and (home.moved_out is None or day <= home.moved_out)


def special(home: Household, day: int, context: Context) -> bool:
    """Whether a household must be visited monthly, by its tags or as a new resident, on a day."""
    if home.moved_in is None:
        return bool(home.tags) and lives_here(home, day)
    if not lives_here(home, day):
        return False
    if day - home.moved_in <= context.thresholds.whole("new_resident_days"):
        return True
    return bool(home.tags - {"new_resident"})


def excused(home: Household, day: int) -> bool:
    """Whether a leader has excused the home on a day; a blank end means not excused."""
    until = home.excused_until
    if until is None:
        return False
    begin = home.excused_from if home.excused_from is not None else first_day(month_of(until))
    return begin <= day <= until


def due_in(home: Household, month: int, context: Context) -> bool:
    """Whether a must-visit is asked for in a month (rules.md: due in month m)."""
    if first_day(month) < context.start_date:
        return False
    end = last_day(month)
    deciding = min(end, context.today)
    if not special(home, deciding, context) or excused(home, deciding):
        return False
    if home.moved_in is None:
        return True
    return home.moved_in <= end - context.thresholds.whole("first_visit_days")


class Obligation(NamedTuple):
    """One home as it stands today, before anybody asks who has been there.

    `key` is the folded id; `owner` and `owner_before` are the folded staff ids of who answers for
    the home today and on the last day of the previous month ("" for nobody); `due` and
    `due_before` whether a must-visit is asked for in this month and in the previous one.
    """

    home: Household
    key: str
    owner: str
    owner_before: str
    lives_here: bool
    special: bool
    excused: bool
    due: bool
    due_before: bool


def obligations(context: Context) -> tuple[Obligation, ...]:
    """All homes on the register, in its order."""
    today, month = context.today, month_of(context.today)
    eve = first_day(month) - 1
    owner = context.registers.owner
    return tuple(
        Obligation(
            home,
            key,
            owner(fold_id(home.grid), today),
            owner(fold_id(home.grid), eve),
            lives_here(home, today),
            special(home, today, context),
            excused(home, today),
            due_in(home, month, context),
            due_in(home, month - 1, context),
        )
        for key, home in context.registers.households.items()
    )
