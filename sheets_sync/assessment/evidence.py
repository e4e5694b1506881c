"""What an assessment looks at: facts told by the rows, indexed by worker and quarter.

Gathered once from a ledger (gathering.py), then asked for any quarter. All ids of workers, homes
and places are folded; days are serials. Sequences stand in the order of their record ids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Registers

WorkerQuarter = tuple[str, str]
WorkerMonth = tuple[str, int]


class Visit(NamedTuple):
    """A household visit (rules.md, Terms)."""

    record_id: str
    day: int
    home: str


class Entry(NamedTuple):
    """A diary row of a worker; `in_time` is None where nobody knows when it was first seen."""

    record_id: str
    counts: bool
    in_time: bool | None


class Report(NamedTuple):
    """An incident report; `running` while the limit for telling all three still runs."""

    record_id: str
    counts: bool
    nil: bool
    validity: str | None
    told_all: bool
    told_in_time: bool
    running: bool


class Case(NamedTuple):
    """Something that is to be ended: a dispute, a task, a service.

    `waits` while it is open and its limit still runs: then it is no case yet. `good` is whether
    it ended well (disputes alone can end otherwise), `in_time` whether by its limit.
    """

    record_id: str
    waits: bool
    good: bool
    in_time: bool


class Survey(NamedTuple):
    """A resident's answer; `score` is None for 不了解."""

    record_id: str
    day: int
    score: int | None


class Adjustment(NamedTuple):
    """An approved line of 加扣分登记."""

    record_id: str
    day: int
    kind: str
    points: Decimal


class Verdict(NamedTuple):
    """A leader's answer to a back-check that is no 漏访 draw; `verdict` a key of its list."""

    record_id: str
    verdict: str


class Ruling(NamedTuple):
    """An appeal that was made in time and led to an adjustment."""

    record_id: str
    period: str
    points: Decimal
    ruled_on: int | None


@dataclass(slots=True)
class Evidence:
    """Everything that the scores of a workbook rest on.

    `sealed` are the registers as they stood at the seal of a month; the others are read as they
    stand. `home_visits` are the ids of the visits by anybody, by home and month, `patrols` the
    days and ids by place. Of `told` each worker's reports that count: day and whether nil.
    `surveys` belong to the quarter of their key, whatever their date.
    """

    context: Context
    sealed: Mapping[int, Registers] = field(default_factory=dict)
    visits: Mapping[WorkerMonth, Sequence[Visit]] = field(default_factory=dict)
    home_visits: Mapping[tuple[str, int], Sequence[str]] = field(default_factory=dict)
    patrols: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    entries: Mapping[WorkerQuarter, Sequence[Entry]] = field(default_factory=dict)
    reports: Mapping[WorkerQuarter, Sequence[Report]] = field(default_factory=dict)
    told: Mapping[str, Sequence[tuple[int, bool, str]]] = field(default_factory=dict)
    disputes: Mapping[WorkerQuarter, Sequence[Case]] = field(default_factory=dict)
    services: Mapping[WorkerQuarter, Sequence[Case]] = field(default_factory=dict)
    tasks: Mapping[WorkerQuarter, Sequence[Case]] = field(default_factory=dict)
    surveys: Mapping[WorkerQuarter, Sequence[Survey]] = field(default_factory=dict)
    adjustments: Mapping[str, Sequence[Adjustment]] = field(default_factory=dict)
    verdicts: Mapping[WorkerQuarter, Sequence[Verdict]] = field(default_factory=dict)
    rulings: Mapping[WorkerQuarter, Sequence[Ruling]] = field(default_factory=dict)
    suspicious: Mapping[WorkerQuarter, Sequence[str]] = field(default_factory=dict)
    _contexts: dict[int, Context] = field(default_factory=dict)

    def at(self, month: int) -> Context:
        """The context in which days of a month are read: with the registers of its seal."""
        registers = self.sealed.get(month)
        if registers is None or registers is self.context.registers:
            return self.context
        if month not in self._contexts:
            self._contexts[month] = replace(self.context, registers=registers)
        return self._contexts[month]
