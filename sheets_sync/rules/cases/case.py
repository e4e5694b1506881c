"""The shape of a case: a small workbook that passes a rule and one that fails it."""

from dataclasses import dataclass
from typing import NamedTuple


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
    and tables; the first of them is the first that the workbook ever saw.
    """

    code: str
    now: str
    passes: str
    fails: str
    finds: tuple[Find, ...]
    earlier: tuple[tuple[str, str], ...] = ()
