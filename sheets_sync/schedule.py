"""What wakes up when: a sync every so often, and one soon after an edit; never two at once."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from sheets_sync.errors import GridbookError
from sheets_sync.sync import Receipt

AFTER_EDIT: Final = timedelta(milliseconds=300)
FIRST_PERIOD: Final = 300  # seconds, until a sync has read `sync_every`
_GRACE: Final = 60  # seconds beyond two periods before a site that does not sync is overdue

_log = structlog.get_logger("gridbook.sync")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one sync went; `error` is None if all went well. Moments are in UTC."""

    begun: datetime
    ended: datetime
    receipt: Receipt | None = None
    error: Exception | None = None

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.ended - self.begun).total_seconds()

    @property
    def failure(self) -> str:
        """One line for people, "" if all went well."""
        if self.error is None:
            return ""
        known = isinstance(self.error, GridbookError)
        return str(self.error) if known else f"{type(self.error).__name__}, see the service's log"


class Schedule:
    """Runs `sync` when it is due; a sync that fails is told of, and the next one repairs.

    Once started, syncs run one after the other in a thread of their own.
    """

    def __init__(self, sync: Callable[[], Receipt]) -> None:
        self._sync = sync
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
            timezone=UTC,
        )
        # Sleeps until an edit wakes it. Such a job stays, for removing one may fail at shutdown.
        self._scheduler.add_job(
            self._run_for_edit,
            "interval",
            weeks=5200,
            id="edit",
            next_run_time=None,
            max_instances=9,
        )
        self._lock = threading.Lock()  # held to change jobs, and to say that no more are wanted
        self._edit_awaits_sync = False
        self._stopping = False
        self.every = FIRST_PERIOD
        self.last: Outcome | None = None
        self.last_good: Outcome | None = None

    def start(self) -> None:
        """Begin to sync periodically, first in one period from now."""
        self._scheduler.add_job(self._run, "interval", seconds=self.every, id="period")
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the sync in hand, begin no other one."""
        with self._lock:
            self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown()

    def edited(self) -> None:
        """Somebody has edited the workbook: sync soon. Returns at once.

        Edits until that sync begins are covered by it; one that comes later leads to another.
        """
        with self._lock:
            if self._edit_awaits_sync or self._stopping:
                return
            self._edit_awaits_sync = True
            self._scheduler.modify_job("edit", next_run_time=datetime.now(UTC) + AFTER_EDIT)

    def sync_now(self) -> Outcome:
        """One sync in this thread, before `start`."""
        begun = datetime.now(UTC)
        try:
            receipt = self._sync()
        except Exception as error:  # whatever it was, the next sync starts afresh
            outcome = Outcome(begun, datetime.now(UTC), error=error)
        else:
            outcome = self.last_good = Outcome(begun, datetime.now(UTC), receipt)
            self._follow(receipt)
        self.last = outcome
        return outcome

    @property
    def next_at(self) -> datetime | None:
        """When the next periodic sync is due, None before the start and after the end."""
        job = self._scheduler.get_job("period") if self._scheduler.running else None
        return job.next_run_time if job else None

    def overdue(self, now: datetime) -> bool:
        """Whether no sync has ended for two periods and a minute."""
        return self.last is not None and now - self.last.ended > timedelta(
            seconds=2 * self.every + _GRACE
        )

    def _run_for_edit(self) -> None:
        with self._lock:
            self._edit_awaits_sync = False
        self._run()

    def _run(self) -> None:
        if not self._stopping:
            log(self.sync_now())

    def _follow(self, receipt: Receipt) -> None:
        """Take over the period that the office has set."""
        every = receipt.context.thresholds.whole("sync_every")
        with self._lock:
            changed, self.every = every != self.every, every
            if changed and self._scheduler.running and not self._stopping:
                self._scheduler.reschedule_job("period", trigger="interval", seconds=every)


def log(outcome: Outcome) -> None:
    """One line. Our own errors name settings and ids; what others say may quote a cell."""
    error, receipt = outcome.error, outcome.receipt
    if receipt is not None:
        _log.info(
            "synced",
            seconds=round(outcome.seconds, 3),
            findings=len(receipt.findings),
            cells=receipt.cells_written,
            reads=receipt.reads,
            writes=receipt.writes,
            rounds=receipt.rounds,
            verified=receipt.verified,
        )
    elif isinstance(error, GridbookError):
        _log.error("sync failed", reason=str(error))
    elif error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        _log.error("sync failed", reason=type(error).__name__, where=where)
