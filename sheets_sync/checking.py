"""From a snapshot to a patch: parse, observe, judge, plan; what a sync does between two calls."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from operator import is_
from time import perf_counter, thread_time
from typing import Final

from sheets_sync.assessment.agenda import Agenda, Topic
from sheets_sync.counting import Counting
from sheets_sync.findings import Finding
from sheets_sync.journal.configured import configured, typed_config
from sheets_sync.journal.entries import Past, digest, digest_of_answer
from sheets_sync.journal.history import History
from sheets_sync.journal.memberships import entries_of
from sheets_sync.journal.observing import observed
from sheets_sync.journal.sealer import Sealer
from sheets_sync.ledger.ids import format_id
from sheets_sync.ledger.office import Unusable, typed
from sheets_sync.ledger.parse import Ledger, parse
from sheets_sync.ledger.parse import Memory as ParsingMemory
from sheets_sync.ledger.past import Recall
from sheets_sync.ledger.touched import Touched
from sheets_sync.rules.custom.asking import CustomRules
from sheets_sync.rules.judging import Memory as JudgingMemory
from sheets_sync.rules.judging import Verdicts, judge
from sheets_sync.rules.near_copies import NearCopies
from sheets_sync.rules.office_rules import read_rules
from sheets_sync.rules.past_changes import PastChanges
from sheets_sync.rules.rule_set import rule_set_hash, rule_set_text
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.agenda_cells import adopted_groups
from sheets_sync.workbook.holding import confirmations
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.patch import Patch
from sheets_sync.workbook.plan import plan
from sheets_sync.workbook.snapshot import Snapshot
from sheets_sync.workbook.wording import Wording

_GROUP_PREFIX: Final = TAB["agenda"].prefix

OpenKey = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Stopwatch:
    """Seconds of wall time by step."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time spent inside to a step."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands, what the rules say of it, and the cells that must change.

    `counting` is the ledger that assessments read: rows of sealed months in their sealed version.
    `rule_set` is the hash of all by which it was judged (rules/rule_set.py).
    """

    ledger: Ledger
    verdicts: Verdicts
    patch: Patch
    counting: Ledger
    rule_set: str
    topics: Mapping[str, Topic] | None = None  # of the agenda, by group id


class Checker:
    """Checks the snapshots of one workbook, one after the other.

    Holds what a process remembers between two of them; a fresh one knows what the journal knows.
    After an exception it must not be used again: memory and journal may differ.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self.past: Past = history.recall()
        self._opened: dict[OpenKey, int] = history.open_since()
        self.parsing = ParsingMemory()
        self._comparisons = history.comparisons
        self._sealer = Sealer(history)
        self._judging = JudgingMemory(
            near_copies=NearCopies(self._comparisons.recall),
            custom=CustomRules(thread_time),
            past_changes=PastChanges(self._sealer.past),
        )
        self._memberships = history.memberships
        self._agenda = Agenda(self._memberships.recall, self._issue_group)
        self._adopted: dict[str, str] = {}  # group ids that an empty journal finds on the sheet
        self._counting = Counting(self._judging.past_changes)
        self._wording = Wording("zh-CN")
        self._rules_typed = b""
        self._configured: list[bytes] = []
        self._hashed: tuple[object, ...] = ()
        self._rule_set = ""
        self._rules_read: tuple[RuleBook, tuple[Unusable, ...]] | None = None
        self._told_rest = False  # whether the journal knows the answer that shows the sheet at rest

    def check(
        self,
        snapshot: Snapshot,
        now: datetime,
        *,
        touched: Mapping[str, Touched] | None = None,
        dry_run: bool = False,
        unverified: bool = False,
        watch: Stopwatch | None = None,
        answer: bytes | None = None,
    ) -> Checked:
        """Judge a snapshot at `now` and plan what to write.

        `touched` are the ids by tab that this sync has written already; `unverified`
        makes 运行状态 say that the last write could not be confirmed. A dry run leaves the journal
        as it is. `answer` are the bytes in which the snapshot came, if it came in one: the journal
        knows those that it has seen all of. Raises StorageError.
        """
        watch = watch or Stopwatch()
        if self._wording.locale != snapshot.locale:
            self._wording = Wording(snapshot.locale)
        with watch.timed("parse"):
            recall = Recall(digest, self._history.bodies)
            settled = not self.parsing.tabs and self._has_seen(answer)
            ledger = parse(snapshot, self.past, now, self.parsing, recall, touched, settled=settled)
        at = ledger.context.now
        if self.past.empty:
            self._adopt_groups(snapshot, ledger)
        with watch.timed("observe"):
            self._sealer.load(at)
            if not dry_run:
                self._observe(ledger, snapshot)
        with watch.timed("judge"):
            book, unusable = self._rules(snapshot)
            verdicts = judge(
                ledger,
                snapshot.problems,
                book,
                (*ledger.unusable, *unusable),
                self._judging,
                snapshot.tables,
            )
            counting, verdicts = self._counting.look(snapshot, ledger, verdicts, self.past, book)
            self.parsing.expires = verdicts.expires
            rule_set = self._hash_of_rules(ledger, book)
        if not dry_run:
            with watch.timed("observe"):
                self._sealer.seal(ledger, self.past, rule_set)
        with watch.timed("group"):
            topics = self._agenda.look(ledger)
            if (joined := self._agenda.news()) and not dry_run:
                self._history.observe(
                    entries_of(joined, self.past), self.past, at=at, actor="service"
                )
        with watch.timed("plan"):
            opened = self._opened
            patch = plan(
                snapshot,
                ledger,
                verdicts,
                self._wording,
                since=lambda finding: opened.get(_open_key(finding), at),
                head=self.past.head,
                rule_set=rule_set,
                topics=topics,
                unverified=unverified,
                holds=self._sealer.past.holds,
            )
        if patch.writes:
            self._told_rest = False
        with watch.timed("observe"):
            if not dry_run:
                self._remember_open(verdicts.findings, at)
                if news := self._judging.near_copies.news():
                    self._comparisons.keep(news)
        return Checked(ledger, verdicts, patch, counting, rule_set, topics)

    def touch(self, touched: Mapping[str, Touched]) -> None:
        """Ids are about to be written; until they are seen to stand right nobody may forget it."""
        self.past.touched = dict(touched)
        self._history.keep_touched(touched)

    def succeed(self, at: int, settled: bytes | None = None) -> None:
        """A sync has succeeded at this moment: rows that are new to the next came after it.

        `settled` is the answer that showed the sheet, if the journal has seen all of it: a process
        that starts later then knows at a glance whether anybody has typed since.
        """
        seen = None
        if settled is not None and not self._told_rest:
            seen = digest_of_answer(settled)
            self._told_rest = True
        self._history.succeed(self.past, at=at, answer_digest=seen)

    def _adopt_groups(self, snapshot: Snapshot, ledger: Ledger) -> None:
        table, tab = snapshot.tables.get("agenda"), ledger.tabs.get("agenda")
        if table is not None and tab is not None:
            self._adopted = adopted_groups(tab, table)

    def _issue_group(self, founder: str) -> str:
        """The id of a new group; one that stood on the sheet for this record comes back."""
        adopted = self._adopted.get(founder)
        if adopted is not None and adopted not in self.past.made.get("agenda", ()):
            self._adopted = {r: name for r, name in self._adopted.items() if name != adopted}
            return adopted
        number = self.past.next_number.get(_GROUP_PREFIX, 1)
        self.past.next_number[_GROUP_PREFIX] = number + 1
        return format_id(_GROUP_PREFIX, number)

    def _observe(self, ledger: Ledger, snapshot: Snapshot) -> None:
        """Tell the journal what is new, before any verdict uses it."""
        entries = observed(ledger, self.past, self._history.bodies)
        stands = typed_config(snapshot.tables)
        if stands != self._configured:
            if not ledger.settled:
                entries += configured(snapshot.tables, self.past, self._history.bodies)
            self._configured = stands
        if entries:
            self._sealer.observe(entries, self.past, ledger.context)
        if self._sealer.past.holds:
            confirmed = confirmations(snapshot, self._sealer.past.holds, ledger.context)
            self._sealer.release(confirmed, self.past, ledger.context)

    def _rules(self, snapshot: Snapshot) -> tuple[RuleBook, tuple[Unusable, ...]]:
        """The rules as the office set them; read again only where it touched them."""
        table = snapshot.tables.get("rules")
        stands = typed(table, "code", "on", "severity")
        if self._rules_read is None or self._rules_typed != stands:
            self._rules_read, self._rules_typed = read_rules(table, snapshot.locale), stands
        return self._rules_read

    def _hash_of_rules(self, ledger: Ledger, book: RuleBook) -> str:
        """The hash of the rule set in force; the parts stay the same objects while they stand."""
        context = ledger.context
        parts = (context.thresholds, ledger.scoring, book, self._judging.custom.rules)
        if not self._hashed or not all(map(is_, parts, self._hashed)):
            text = rule_set_text(*parts, context.locale)
            self._hashed, self._rule_set = parts, rule_set_hash(text)
        return self._rule_set

    def _has_seen(self, answer: bytes | None) -> bool:
        known = self.past.answer_digest
        return answer is not None and known is not None and known == digest_of_answer(answer)

    def _remember_open(self, findings: Sequence[Finding], at: int) -> None:
        known = self._opened
        keys = {_open_key(finding) for finding in findings}
        opened, closed = keys - known.keys(), known.keys() - keys
        if opened or closed:
            self._history.update_open(opened, closed, at)
            for key in closed:
                del known[key]
            known.update(dict.fromkeys(opened, at))


def _open_key(finding: Finding) -> OpenKey:
    return (finding.code, finding.tab, finding.record_id, finding.column or "", finding.period)
