"""The spine: read, check, write, and read back until the sheet says what it should."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sheets_sync.checking import Checked, Checker, Stopwatch
from sheets_sync.findings import Finding
from sheets_sync.garbage import collection_paused
from sheets_sync.journal.history import History
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import local_moment
from sheets_sync.ledger.touched import UNTOUCHED
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.patch import Patch
from sheets_sync.workbook.plan import alive_until
from sheets_sync.workbook.read import ShapeChanged, WorkbookReader, understand
from sheets_sync.workbook.shape import Shape
from sheets_sync.workbook.snapshot import Snapshot
from sheets_sync.workbook.write import Overtaken, write

MOST_ROUNDS: Final = 12


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one sync found and did.

    `rows` are the rows that people filled, by tab key. `rounds` counts the writes that it took
    until the sheet said what it should, 0 where nothing was to be written; `verified` is False
    where people kept changing it. `seconds` of wall time by step. `context` is that of the last
    check: registers, settings, locale.
    """

    findings: Sequence[Finding]
    context: Context
    rows: Mapping[str, int]
    rule_set: str = ""
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

    checker: Checker
    last: Checked | None = None
    content: bytes | None = None
    valid_until: int = 0


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
            memory = Memory(Checker(self._history))
        reader = WorkbookReader(self._client, self._spreadsheet_id, self._shape, mend=not dry_run)
        receipt = _Run(self._client, self._spreadsheet_id, reader, memory, now, dry_run).sync()
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
        reader: WorkbookReader,
        memory: Memory,
        now: datetime,
        dry_run: bool,
    ) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._reader = reader
        self._memory = memory
        self._now = now
        self._dry_run = dry_run
        self._calls = (client.calls.read, client.calls.write)
        self._touched = dict(memory.checker.past.touched)
        self._cells_written = 0
        self._watch = Stopwatch()
        self._content: bytes | None = None

    def sync(self) -> Receipt:
        """Check what stands, write what differs, until nothing differs any more."""
        snapshot = self._read()
        if snapshot is None:
            return self._unchanged()
        rounds = 0
        while True:
            checked = self._check(snapshot)
            verified = not checked.patch.writes
            if verified or self._dry_run:
                break
            if rounds == MOST_ROUNDS:
                self._confess(snapshot)
                break
            snapshot = self._write(snapshot, checked.patch)
            rounds += 1
        self._remember(snapshot, checked, verified=verified, settled=verified and rounds == 0)
        return self._receipt(checked, rounds, verified or self._dry_run)

    def _read(self) -> Snapshot | None:
        """The whole workbook; None if it stands as it stood and the clock changes nothing."""
        last = self._memory.content if self._still_valid() else None
        with self._watch.timed("read"):
            try:
                answer = self._reader.fetch(last)
            except ShapeChanged:
                self._reader.shape = None
                return self._reread()
        if last is not None and answer.content == last:
            return None
        with self._watch.timed("parse"), collection_paused():
            assert self._reader.shape is not None  # noqa: S101  # nosec B101 - fetch() sets it
            try:
                self._content = answer.content
                return understand(answer, self._reader.shape)
            except ShapeChanged:
                self._reader.shape = None
        with self._watch.timed("read"):
            return self._reread()

    def _still_valid(self) -> bool:
        """Whether the same answer as last time would mean the same: the day has not changed."""
        context = self._memory.checker.parsing.context
        if context is None:
            return False
        at = local_moment(self._now, context.thresholds)
        same_day = at // DAY_SECONDS == context.today
        return same_day and context.now <= at < self._memory.valid_until

    def _unchanged(self) -> Receipt:
        last = self._memory.last
        assert last is not None  # noqa: S101  # nosec B101 - content is remembered with it
        self._memory.checker.succeed(local_moment(self._now, last.ledger.context.thresholds))
        return self._receipt(last, rounds=0, verified=True)

    def _reread(self) -> Snapshot:
        reading = self._reader.read()
        self._content = reading.content
        return reading.snapshot

    def _check(self, snapshot: Snapshot, *, unverified: bool = False) -> Checked:
        with collection_paused():
            return self._memory.checker.check(
                snapshot,
                self._now,
                touched=self._touched,
                dry_run=self._dry_run,
                unverified=unverified,
                watch=self._watch,
                answer=None if self._touched or self._cells_written else self._content,
            )

    def _write(self, snapshot: Snapshot, patch: Patch) -> Snapshot:
        """Write, then read back the tabs that were written; all of them if people were faster."""
        for column in patch.writes:
            if column.column == "record_id":
                stood = snapshot.tables[column.tab].columns[column.column]
                before = self._touched.get(column.tab, UNTOUCHED)
                self._touched[column.tab] = before.and_then(stood, column.cells)
                self._memory.checker.touch(self._touched)
        with self._watch.timed("write"):
            try:
                write(self._client, self._spreadsheet_id, patch, revision=snapshot.revision)
            except Overtaken:
                return self._reread()
        self._cells_written += patch.size
        with self._watch.timed("read back"):
            back = self._reader.read(patch.tabs).snapshot
        if back.problems != snapshot.problems:
            return self._reread()
        tables = {**snapshot.tables, **back.tables}
        return Snapshot(tables, back.locale, back.problems, back.revision)

    def _confess(self, snapshot: Snapshot) -> None:
        """Say on 运行状态 that the flags could not be confirmed; the next sync goes on."""
        patch = self._check(snapshot, unverified=True).patch
        told = Patch([column for column in patch.writes if column.tab == "status"])
        if told.writes:
            with self._watch.timed("write"):
                try:
                    write(self._client, self._spreadsheet_id, told)
                except Overtaken:
                    return
            self._cells_written += told.size

    def _remember(
        self, snapshot: Snapshot, checked: Checked, *, verified: bool, settled: bool
    ) -> None:
        memory = self._memory
        at, expires = checked.ledger.context.now, checked.verdicts.expires
        memory.last = checked
        memory.content = self._content if settled else None
        memory.valid_until = alive_until(snapshot, at)
        if expires is not None:
            memory.valid_until = min(memory.valid_until, expires)
        if not self._dry_run:
            with self._watch.timed("observe"):
                if verified:
                    memory.checker.past.touched = {}
                memory.checker.succeed(at, memory.content)

    def _receipt(self, checked: Checked, rounds: int, verified: bool) -> Receipt:
        calls = self._client.calls
        return Receipt(
            checked.verdicts.findings,
            checked.ledger.context,
            {k: tab.rows.size for k, tab in checked.ledger.tabs.items() if not tab.tab.made},
            checked.rule_set,
            self._cells_written,
            calls.read - self._calls[0],
            calls.write - self._calls[1],
            rounds,
            verified,
            self._watch.seconds,
        )
