"""The spine: read, parse, observe, judge, plan, write, and read back until it is true."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter
from typing import Final

from sheets_sync.findings import Finding
from sheets_sync.journal.entries import Past, digest
from sheets_sync.journal.history import History
from sheets_sync.journal.observing import observed
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import Ledger, Recall, local_moment, parse
from sheets_sync.ledger.parse import Memory as ParsingMemory
from sheets_sync.rules.judging import Memory as JudgingMemory
from sheets_sync.rules.judging import Verdicts, judge
from sheets_sync.rules.office_rules import read_rules
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.patch import Patch
from sheets_sync.workbook.plan import alive_until, plan
from sheets_sync.workbook.read import ShapeChanged, WorkbookReader, understand
from sheets_sync.workbook.shape import Shape
from sheets_sync.workbook.snapshot import Snapshot
from sheets_sync.workbook.wording import Wording
from sheets_sync.workbook.write import Overtaken, write

MOST_ROUNDS: Final = 12

OpenKey = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one sync found and did.

    `rounds` counts the writes that it took until the sheet said what it should, 0 where nothing
    was to be written; `verified` is False where people kept changing it. `seconds` by step.
    """

    findings: Sequence[Finding]
    rows: Mapping[str, int] = field(default_factory=dict)
    cells_written: int = 0
    reads: int = 0
    writes: int = 0
    rounds: int = 0
    verified: bool = True
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """What a process keeps of a workbook between two syncs; dropped whenever one fails.

    `content` is the last answer if nothing was written after it: while it comes again, and until
    the local moment `valid_until`, there is nothing to do.
    """

    past: Past
    opened: dict[OpenKey, int]
    parsing: ParsingMemory = field(default_factory=ParsingMemory)
    judging: JudgingMemory = field(default_factory=JudgingMemory)
    wording: Wording = field(default_factory=lambda: Wording("zh-CN"))
    content: bytes | None = None
    valid_until: int = 0
    findings: Sequence[Finding] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


class WorkbookSync:
    """Syncs one workbook; the caller sees to it that no two syncs of it run at a time."""

    def __init__(self, client: SheetsClient, spreadsheet_id: str, history: History) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._history = history
        self._memory: Memory | None = None
        self._stored_shape = history.shape()
        self._shape = Shape.load(self._stored_shape)

    def run(self, now: datetime, *, dry_run: bool = False) -> Receipt:
        """One sync at `now` (without a time zone: the workbook's local time).

        A dry run writes neither to the sheet nor to the journal. Raises TransportError,
        WorkbookError and StorageError; the next run starts from what then stands.
        """
        memory, self._memory = self._memory, None
        if memory is None or dry_run:
            memory = Memory(self._history.recall(), self._history.open_since())
        reader = WorkbookReader(self._client, self._spreadsheet_id, self._shape, mend=not dry_run)
        run = _Run(self._client, self._spreadsheet_id, self._history, reader, memory, now, dry_run)
        receipt = run.sync()
        self._keep_shape(reader.shape)
        if not dry_run:
            self._memory = memory
        return receipt

    def _keep_shape(self, shape: Shape | None) -> None:
        if shape is not None and shape is not self._shape:
            self._shape = shape
            text = shape.dump()
            if text != self._stored_shape:
                self._history.keep_shape(text)
                self._stored_shape = text


class _Run:
    """One sync, from its first read to its last."""

    def __init__(
        self,
        client: SheetsClient,
        spreadsheet_id: str,
        history: History,
        reader: WorkbookReader,
        memory: Memory,
        now: datetime,
        dry_run: bool,
    ) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._history = history
        self._reader = reader
        self._memory = memory
        self._now = now
        self._dry_run = dry_run
        self._calls = (client.calls.read, client.calls.write)
        self._ids_written: dict[str, set[str]] = {}
        self._cells_written = 0
        self._seconds: dict[str, float] = {}
        self._at = 0
        self._content: bytes | None = None

    def sync(self) -> Receipt:
        """Check what stands, write what differs, until nothing differs any more."""
        snapshot = self._read()
        if snapshot is None:
            self._history.succeed(self._memory.past, at=self._at)
            return self._receipt(rounds=0, verified=True)
        rounds, verified = 0, False
        while not verified:
            ledger, verdicts = self._check(snapshot)
            patch = self._plan(snapshot, ledger, verdicts)
            verified = not patch.writes
            if verified or self._dry_run:
                break
            if rounds == MOST_ROUNDS:
                self._confess(snapshot, ledger, verdicts)
                break
            snapshot = self._write(snapshot, patch)
            rounds += 1
        self._remember(snapshot, ledger, verdicts, settled=rounds == 0 and verified)
        return self._receipt(rounds, verified or self._dry_run)

    def _read(self) -> Snapshot | None:
        """The whole workbook; None if it stands as it stood and the clock changes nothing."""
        memory = self._memory
        with self._timed("read"):
            context = memory.parsing.context
            if context is not None and memory.parsing.thresholds is not None:
                self._at = local_moment(self._now, memory.parsing.thresholds)
            same_day = context is not None and self._at // DAY_SECONDS == context.today
            fresh = (
                same_day and context is not None and context.now <= self._at < memory.valid_until
            )
            last = memory.content if fresh else None
            try:
                answer = self._reader.fetch(last)
                if last is not None and answer.content == last:
                    return None
            except ShapeChanged:
                self._reader.shape = None
                return self._reread()
        with self._timed("parse"):
            assert self._reader.shape is not None  # noqa: S101  # nosec B101 - fetch() sets it
            try:
                self._content = answer.content
                return understand(answer, self._reader.shape)
            except ShapeChanged:
                self._reader.shape = None
        with self._timed("read"):
            return self._reread()

    def _reread(self) -> Snapshot:
        reading = self._reader.read()
        self._content = reading.content
        return reading.snapshot

    def _check(self, snapshot: Snapshot) -> tuple[Ledger, Verdicts]:
        memory = self._memory
        if memory.wording.locale != snapshot.locale:
            memory.wording = Wording(snapshot.locale)
        recall = Recall(digest, self._history.bodies)
        with self._timed("parse"):
            ledger = parse(
                snapshot, memory.past, self._now, memory.parsing, recall, self._ids_written
            )
        self._at = ledger.context.now
        with self._timed("observe"):
            entries = observed(ledger, memory.past)
            if not self._dry_run:
                self._history.observe(entries, memory.past, at=self._at)
        with self._timed("judge"):
            book, unusable = read_rules(snapshot.tables.get("rules"), snapshot.locale)
            verdicts = judge(
                ledger, snapshot.problems, book, (*ledger.unusable, *unusable), memory.judging
            )
            memory.parsing.expires = verdicts.expires
        return ledger, verdicts

    def _plan(
        self, snapshot: Snapshot, ledger: Ledger, verdicts: Verdicts, *, unverified: bool = False
    ) -> Patch:
        with self._timed("plan"):
            opened = self._memory.opened
            patch = plan(
                snapshot,
                ledger,
                verdicts,
                self._memory.wording,
                since=lambda finding: opened.get(_open_key(finding), self._at),
                head=self._memory.past.head,
                unverified=unverified,
            )
        if not self._dry_run:
            with self._timed("observe"):
                self._remember_open(verdicts.findings)
        return patch

    def _remember_open(self, findings: Sequence[Finding]) -> None:
        known = self._memory.opened
        keys = {_open_key(finding) for finding in findings}
        opened, closed = keys - known.keys(), known.keys() - keys
        if opened or closed:
            self._history.update_open(opened, closed, self._at)
            for key in closed:
                del known[key]
            known.update(dict.fromkeys(opened, self._at))

    def _write(self, snapshot: Snapshot, patch: Patch) -> Snapshot:
        """Write, then read back the tabs that were written; all of them if people were faster."""
        for column in patch.writes:
            if column.column == "record_id":
                ids = self._ids_written.setdefault(column.tab, set())
                ids.update(str(cell) for cell in column.cells.values() if cell)
        with self._timed("write"):
            try:
                write(self._client, self._spreadsheet_id, patch, revision=snapshot.revision)
            except Overtaken:
                return self._reread()
        self._cells_written += patch.size
        with self._timed("read back"):
            back = self._reader.read(patch.tabs).snapshot
        if back.problems != snapshot.problems:
            return self._reread()
        tables = {**snapshot.tables, **back.tables}
        return Snapshot(tables, back.locale, back.problems, back.revision)

    def _confess(self, snapshot: Snapshot, ledger: Ledger, verdicts: Verdicts) -> None:
        """Say on 运行状态 that the flags could not be confirmed; the next sync goes on."""
        patch = self._plan(snapshot, ledger, verdicts, unverified=True)
        patch.writes = [column for column in patch.writes if column.tab == "status"]
        patch.grow = {}
        if patch.writes:
            with self._timed("write"):
                try:
                    write(self._client, self._spreadsheet_id, patch)
                    self._cells_written += patch.size
                except Overtaken:
                    return

    def _remember(
        self, snapshot: Snapshot, ledger: Ledger, verdicts: Verdicts, *, settled: bool
    ) -> None:
        memory = self._memory
        memory.findings = verdicts.findings
        memory.rows = {key: tab.rows.size for key, tab in ledger.tabs.items()}
        memory.content = self._content if settled else None
        memory.valid_until = min(
            alive_until(snapshot, self._at),
            self._at + DAY_SECONDS if verdicts.expires is None else verdicts.expires,
        )
        if not self._dry_run:
            with self._timed("observe"):
                self._history.succeed(memory.past, at=self._at)

    def _receipt(self, rounds: int, verified: bool) -> Receipt:
        calls = self._client.calls
        return Receipt(
            self._memory.findings,
            self._memory.rows,
            self._cells_written,
            calls.read - self._calls[0],
            calls.write - self._calls[1],
            rounds,
            verified,
            self._seconds,
        )

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        begun = perf_counter()
        try:
            yield
        finally:
            self._seconds[step] = self._seconds.get(step, 0.0) + perf_counter() - begun


def _open_key(finding: Finding) -> OpenKey:
    return (finding.code, finding.tab, finding.record_id, finding.column or "", finding.period)
