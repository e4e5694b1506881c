"""Judges the workbook as it counts, where that is not what the sheet says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sheets_sync.findings import Finding
from sheets_sync.journal.entries import Past, digest
from sheets_sync.ledger.counting import Deviations, as_it_counts
from sheets_sync.ledger.dates import datetime_of
from sheets_sync.ledger.parse import LEDGER_TABS, Ledger, parse
from sheets_sync.ledger.parse import Memory as ParsingMemory
from sheets_sync.ledger.past import Recall
from sheets_sync.ledger.sealed import PROTECTED
from sheets_sync.rules.judging import Memory as JudgingMemory
from sheets_sync.rules.judging import Verdicts, findings_in_order, judge
from sheets_sync.rules.past_changes import PastChanges
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.snapshot import Snapshot

_NEAR_COPIES: Final = frozenset(("A401", "A402"))  # they speak of rows, and cost the most
_LEDGERS: Final = frozenset(tab.key for tab in LEDGER_TABS)
_OF_PEOPLE: Final = frozenset(("A403", "A405", "A406", "I604"))
_NO_RECALL: Final = Recall(digest, lambda _tab, _ids: {})


@dataclass(slots=True)
class Counting:
    """Remembers the workbook as it counts from one sync to the next; empty while it says so."""

    changes: PastChanges
    _parsing: ParsingMemory = field(default_factory=ParsingMemory)
    _judging: JudgingMemory = field(default_factory=JudgingMemory)

    def look(
        self, snapshot: Snapshot, ledger: Ledger, verdicts: Verdicts, past: Past, book: RuleBook
    ) -> tuple[Ledger, Verdicts]:
        """The ledger that counts, and the verdicts with what it says of people, homes and places.

        What is said of rows stays as the sheet has it. Both are those given where nothing deviates.
        """
        deviations: dict[str, Deviations] = {
            key: self._deviations(key) for key in PROTECTED if key in ledger.tabs
        }
        if not any(deviations.values()):
            self._parsing, self._judging = ParsingMemory(), JudgingMemory()
            return ledger, verdicts
        tabs = {key: tab for key, tab in ledger.tabs.items() if key in _LEDGERS}
        counts = as_it_counts(snapshot, tabs, deviations)
        counted = parse(
            counts,
            _scratch(past, deviations),
            datetime_of(ledger.context.now),
            self._parsing,
            _NO_RECALL,
            settled=True,
        )
        quiet = replace(book, off=book.off | _NEAR_COPIES)
        said = judge(counted, (), quiet, (), self._judging)
        self._parsing.expires = said.expires
        return counted, _merged(verdicts, said)

    def _deviations(self, key: str) -> Deviations:
        changes = self.changes
        return Deviations(changes.changed_rows(key), changes.late_rows(key), changes.gone_rows(key))


def _scratch(past: Past, deviations: Mapping[str, Deviations]) -> Past:
    """A past that nothing is lost with: numbers given out here are given to nobody."""
    dated = {tab: dict(known) for tab, known in past.dated.items()}
    for tab, found in deviations.items():
        known = dated.setdefault(tab, {})
        for deviation in (*found.gone.values(), *found.changed.values()):
            name = deviation.record_id
            known[name] = {**known.get(name, {}), **deviation.inferred}
    return Past(
        dated=dated,
        next_number=past.next_number.copy(),
        first_sync_at=past.first_sync_at,
        last_success_at=past.last_success_at,
        head=past.head,
        seq=past.seq,
        unread=lambda: past.records,
    )


def _merged(typed: Verdicts, counted: Verdicts) -> Verdicts:
    """Rows as the sheet has them; people, homes and places as they count."""
    findings = [finding for finding in typed.findings if not _is_counted(finding)]
    findings += [finding for finding in counted.findings if _is_counted(finding)]
    return replace(
        typed,
        findings=findings_in_order(findings),
        homes=counted.homes,
        places=counted.places,
        standings=counted.standings,
        visits=counted.visits,
        expires=min(
            (at for at in (typed.expires, counted.expires) if at is not None), default=None
        ),
    )


def _is_counted(finding: Finding) -> bool:
    return finding.code[0] in "VQ" or finding.code in _OF_PEOPLE
