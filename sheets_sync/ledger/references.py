"""Who and what a cell means: people on the roster, homes and places on the registers."""

from typing import NamedTuple

from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.registers import Registers

_MAY_APPROVE = ("grid_leader", "committee", "centre")


class Meant(NamedTuple):
    """A person or object as found, or the variant of R105 / R106 that says why not.

    `key` is a folded staff id or a (sort, folded id) pair; both None and "" where the question
    cannot be asked, because a cell that it needs is blank or unreadable.
    """

    key: str | tuple[str, str] | None
    variant: str = ""


def person(text: str, day: int | None, registers: Registers) -> Meant:
    """A staff id, or a name that only one person in post on the day (else on the roster) bears."""
    key = fold_id(text)
    if key in registers.posts:
        return Meant(key)
    bearers = registers.bearers(text)
    if len(bearers) == 1:
        return Meant(bearers[0])
    if not bearers:
        return Meant(None, "unknown")
    if day is None:
        return Meant(None)
    in_post = [staff for staff in bearers if registers.in_post(staff, day)]
    return Meant(in_post[0]) if len(in_post) == 1 else Meant(None, "shared")


def depends_on_day(text: str, registers: Registers) -> bool:
    """Whether the person that a text means differs from day to day."""
    return fold_id(text) not in registers.posts and len(registers.bearers(text)) > 1


def may_approve(text: str, registers: Registers) -> bool:
    """Whether a text names somebody on the roster whose role lets rows count (workbook.md)."""
    key = fold_id(text)
    staff = [key] if key in registers.posts else list(registers.bearers(text))
    return len(staff) == 1 and any(post.role in _MAY_APPROVE for post in registers.posts[staff[0]])


def by_id(text: str, registers: Registers) -> tuple[str, str] | None:
    """The home or place whose id a text is."""
    key = fold_id(text)
    if key in registers.households:
        return ("household", key)
    return ("place", key) if key in registers.places else None


def by_label(text: str, area: frozenset[str], registers: Registers, *, homes_only: bool) -> Meant:
    """The home or place whose address or name a text is, if it is the only one in the area."""
    found = registers.labelled(text, area)
    homes = tuple(pair for pair in found if pair[0] == "household")
    if homes_only and found and not homes:
        return Meant(None, "household")
    wanted = homes if homes_only else found
    if len(wanted) == 1:
        return Meant(wanted[0])
    return Meant(None, "several" if wanted else "unknown")
