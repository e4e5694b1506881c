"""The shape of a case: a small workbook that passes a rule and one that fails it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sheets_sync.ledger.dates import serial_of


class Find(NamedTuple):
    """Where a finding is expected; `record_id` is "" for a tab or column as a whole."""

    tab: str
    record_id: str
    column: str | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """`passes` yields no finding of the code, `fails` exactly `finds`; read by tables.py.

    `now` is local (`2026-03-20 18:00`). `earlier` are the syncs before, oldest first, as moment
    and tables; the first of them is the first that the workbook ever saw. `args` and `variant`
    are what the rule hands over to its message for the first of `finds`.
    """

    code: str
    now: str
    passes: str
    fails: str
    finds: tuple[Find, ...]
    args: Mapping[str, Any] = field(default_factory=dict)
    variant: str = ""
    earlier: tuple[tuple[str, str], ...] = ()


def serial(iso: str) -> int:
    """The serial of a date written like 2026-03-05."""
    return serial_of(date.fromisoformat(iso))
