"""Looks at a period as it stands: read, check without writing, score, rank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.gathering import gather
from sheets_sync.assessment.quarters import quarter_before, quarters_of
from sheets_sync.assessment.ranking import Former, Ranking, rank_quarter
from sheets_sync.assessment.scorecard import scorecards
from sheets_sync.assessment.sources import NO_SOURCES, Sources
from sheets_sync.assessment.stages import Stage, Stages
from sheets_sync.assessment.tables import Imprint, in_force
from sheets_sync.assessment.year import YearRanking, opinion_days, rank_year
from sheets_sync.checking import Checker
from sheets_sync.garbage import collection_paused
from sheets_sync.journal.history import History
from sheets_sync.ledger.parse import Ledger
from sheets_sync.rules.periods import last_day_of
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.read import WorkbookReader


@dataclass(frozen=True, slots=True)
class Look:
    """A workbook as checked at one moment: facts, hashes, days of stages."""

    ledger: Ledger
    evidence: Evidence
    head: str
    rule_set: str
    sources: Sources

    def stages(self, period: str) -> Stages:
        """The days of a period."""
        return self.sources.stages_of(period, self.ledger.context)

    def stage(self, period: str) -> Stage:
        """The stage that the calendar has for a period; whether it was published is not asked."""
        return self.stages(period).stage_on(self.ledger.context.today)

    def imprint(self, period: str) -> Imprint:
        """What stands on a table of the period besides its lines."""
        thresholds = self.ledger.context.thresholds
        points = {key: str(value) for key, value in self.ledger.scoring.points.items()}
        return Imprint(
            self.stage(period),
            self.stages(period),
            self.head,
            self.rule_set,
            in_force(thresholds),
            points,
        )

    def quarter(self, quarter: str) -> Ranking:
        """The ranking of a quarter, compared with the one before where that was in use."""
        former: Mapping[str, Former] = {}
        before = quarter_before(quarter)
        if last_day_of(before) >= max(self.ledger.context.start_date, 1):
            former = self._rank(before, {}).former()
        return self._rank(quarter, former)

    def year(self, year: str) -> tuple[YearRanking, Mapping[str, Ranking]]:
        """The ranking of a year and those of its quarters that have begun."""
        quarters: dict[str, Ranking] = {}
        former: Mapping[str, Former] = {}
        for quarter in quarters_of(year):
            if self.stages(quarter).seal <= self.ledger.context.today:
                quarters[quarter] = self._rank(quarter, former)
                former = quarters[quarter].former()
        days = opinion_days(year, self.stages(year).publish, None)
        return rank_year(year, quarters, self.evidence, opinions=days), quarters

    def _rank(self, quarter: str, former: Mapping[str, Former]) -> Ranking:
        cards = scorecards(quarter, self.evidence, self.ledger.scoring.points)
        return rank_quarter(quarter, cards, self.ledger.context.thresholds, former)


def look(
    client: SheetsClient,
    spreadsheet_id: str,
    history: History,
    now: datetime,
    sources: Sources = NO_SOURCES,
) -> Look:
    """Read the workbook and gather its facts; writes neither to the sheet nor to the journal.

    `now` without a time zone is the workbook's local time. Raises TransportError, WorkbookError
    and StorageError.
    """
    reading = WorkbookReader(client, spreadsheet_id, None, mend=False).read()
    checker = Checker(history)
    with collection_paused():
        checked = checker.check(reading.snapshot, now, dry_run=True)
        evidence = gather(checked.ledger, checked.verdicts, sources)
    return Look(
        checked.ledger,
        evidence,
        checker.past.head,
        checked.rule_set,
        sources,
    )
