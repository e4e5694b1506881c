"""What an assessment knows besides the ledger: seals, days of stages, draws."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from sheets_sync.assessment.stages import Stages, quarter_stages, year_stages
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.registers import Registers


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A back-check as it was drawn, by its record id on 真实性抽查; ids are folded."""

    record_id: str
    quarter: str
    worker: str
    missed: bool  # a 漏访 draw


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands outside the ledger: all of it may be left out where there is none yet.

    `sealed` are the registers as they stood at the seal of a month. `stages` are the days of the
    periods that have been sealed already; others go by the calendar. `left_out` are record ids by
    tab that are not assessed: rows of a sealed month that nobody has approved (J903).
    """

    sealed: Mapping[int, Registers] = field(default_factory=dict)
    stages: Mapping[str, Stages] = field(default_factory=dict)
    draws: Sequence[DrawnRow] = ()
    left_out: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    def stages_of(self, period: str, context: Context) -> Stages:
        """The days of a period, as kept or as the calendar has them."""
        if period in self.stages:
            return self.stages[period]
        if "Q" in period:
            return quarter_stages(period, context.thresholds)
        return year_stages(period, self.stages_of(f"{period}Q4", context), context.thresholds)


NO_SOURCES: Final = Sources()
