"""Rules that look at several rows or tabs at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Protocol

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.visits import Visits
from sheets_sync.rules.diary_patterns import DiaryPatterns
from sheets_sync.rules.doubled_visits import DoubledVisits
from sheets_sync.rules.nil_reports import NilReports
from sheets_sync.rules.surveys import Surveys


@dataclass(frozen=True, slots=True)
class Overview:
    """What a cross-row rule may look at.

    `names` tell the diary's rows apart in the visit book: record ids, with the row behind them
    where an id stands twice. `counts(tab, row)` says whether a row counts (rules.md, Terms). `off`
    are the codes that the office switched off: nobody need look for them. If
    `anew`, nothing of the last sync holds; else only the rows in `tab.alignment.fresh` of a tab
    have changed, and rows may have gone or moved where `tab.alignment.origin` is not None.
    """

    ledger: Ledger
    visits: Visits
    names: Sequence[str]
    not_counting: Mapping[str, AbstractSet[int]]
    anew: bool
    off: AbstractSet[str] = frozenset()

    @property
    def context(self) -> Context:
        """Today, settings, registers."""
        return self.ledger.context

    def counts(self, tab: str, row: int) -> bool:
        """Whether a row carries no R-finding of severity 有误."""
        return row not in self.not_counting.get(tab, ())


class AcrossRule(Protocol):
    """A rule with a memory of its own: made once for a process, asked at every sync.

    `hits` yields (tab, hit) for findings that belong to a row, `findings` those that belong to a
    worker, a home or a place; `derived` the service columns, by tab and column, that only this
    rule can tell (values as in row_rule.Derived, one for each row).
    """

    def look(self, view: Overview) -> None:
        """Take in what has changed; the other methods speak of this view."""
        ...

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """What is wrong with rows."""
        ...

    def findings(self) -> Iterator[Finding]:
        """What is wrong with people, homes and places."""
        ...

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """Service columns."""
        ...


ACROSS: tuple[Callable[[], AcrossRule], ...] = (
    DoubledVisits,
    DiaryPatterns,
    Surveys,
    NilReports,
)
