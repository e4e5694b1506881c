"""What happens behind the writers' backs: snapshots before a replay gets long, and compaction."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.storage import records
from sheets_sync.local_sheets.storage.compaction import Removed, compact
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.schema import DAY_MS
from sheets_sync.local_sheets.storage.snapshot import Encoder
from sheets_sync.local_sheets.storage.snapshots import add_snapshot

SNAPSHOT_ENTRIES = 2_000
SNAPSHOT_BYTES = 4_000_000
SNAPSHOT_SECONDS = 0.75  # of work that a replay would do again
COMPACTED_SETTING = "compacted_at"
RETRY_SECONDS = 3600

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Backlog:
    """What of one file a replay would have to go through."""

    entries: int = 0
    size: int = 0
    seconds: float = 0.0
    asked: bool = False

    @property
    def is_long(self) -> bool:
        return (
            self.entries >= SNAPSHOT_ENTRIES
            or self.size >= SNAPSHOT_BYTES
            or self.seconds >= SNAPSHOT_SECONDS
        )


class Upkeep:
    """One thread, the only one that adds or removes snapshots.

    `newest` gives the stored version of a file, None if it is not in memory.
    """

    def __init__(
        self,
        connection: Connection,
        newest: Callable[[str], Document | None],
        clock: Callable[[], int],
    ) -> None:
        self._connection = connection
        self._newest = newest
        self._clock = clock
        self._backlogs: dict[str, _Backlog] = {}
        self._encoders: dict[str, Encoder] = {}
        self._jobs: queue.SimpleQueue[str | Future[Removed] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="local-sheets-upkeep", daemon=True)
        self._thread.start()

    def count(self, spreadsheet_id: str, size: int, seconds: float) -> None:
        """A replay has one more entry to go through; ask for a snapshot before it takes long."""
        backlog = self._backlogs.setdefault(spreadsheet_id, _Backlog())
        backlog.entries += 1
        backlog.size += size
        backlog.seconds += seconds
        if not backlog.asked and backlog.is_long:
            backlog.asked = True
            self._jobs.put(spreadsheet_id)

    def forget(self, spreadsheet_id: str) -> None:
        """The file is gone: nobody will replay it soon."""
        self._backlogs.pop(spreadsheet_id, None)
        self._encoders.pop(spreadsheet_id, None)

    def compact_now(self) -> Removed:
        """Compact, and wait for it; StorageError where the disk refuses."""
        done: Future[Removed] = Future()
        self._jobs.put(done)
        return done.result()

    def close(self) -> None:
        """Finish what was asked for, and leave snapshots behind."""
        self._jobs.put(None)
        self._thread.join()
        while not self._jobs.empty():  # asked for since
            job = self._jobs.get()
            if isinstance(job, Future):
                job.set_exception(StorageError("The store is closed."))
        for spreadsheet_id, backlog in list(self._backlogs.items()):
            if backlog.entries:
                self._try_snapshot(spreadsheet_id)

    def _run(self) -> None:
        due = self._next_compaction()
        while True:
            try:
                job = self._jobs.get(timeout=max(0.0, (due - self._clock()) / 1000))
            except queue.Empty:
                due = self._compact_by_itself()
                continue
            if job is None:
                return
            if isinstance(job, Future):
                self._answer(job)
            else:
                self._try_snapshot(job)

    def _next_compaction(self) -> int:
        try:
            return int(records.all_settings(self._connection).get(COMPACTED_SETTING, 0)) + DAY_MS
        except StorageError:
            return self._clock() + RETRY_SECONDS * 1000

    def _compact_by_itself(self) -> int:
        """Compact as it is due; when it is due again."""
        try:
            removed = self._compact()
        except StorageError as error:
            _log.warning("no compaction: %s", error)
            return self._clock() + RETRY_SECONDS * 1000
        if removed.entries:
            _log.info("compaction removed %s entries of the log", removed.entries)
        return self._clock() + DAY_MS

    def _answer(self, done: Future[Removed]) -> None:
        try:
            done.set_result(self._compact())
        except BaseException as error:  # it belongs to whoever asked
            done.set_exception(error)

    def _compact(self) -> Removed:
        removed = compact(self._connection, self._clock())
        with self._connection.transaction():
            settings = records.all_settings(self._connection)
            settings[COMPACTED_SETTING] = str(self._clock())
            records.put_settings(self._connection, settings)
        return removed

    def _try_snapshot(self, spreadsheet_id: str) -> None:
        try:
            self._snapshot(spreadsheet_id)
        except StorageError as error:
            _log.warning("no snapshot of %s: %s", spreadsheet_id, error)

    def _snapshot(self, spreadsheet_id: str) -> None:
        document = self._newest(spreadsheet_id)
        if document is None:
            return
        self._backlogs[spreadsheet_id] = _Backlog()
        encoded = self._encoders.setdefault(spreadsheet_id, Encoder()).encode(document)
        with self._connection.transaction():
            add_snapshot(self._connection, document, encoded)
