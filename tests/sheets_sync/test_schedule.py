"""The schedule runs real callables; nothing here measures time."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from sheets_sync.errors import TransportError
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.schedule import Outcome, Schedule, log
from sheets_sync.sync import Receipt

PATIENCE = 30  # seconds, before a test gives up


def receipt(sync_every: int = 300) -> Receipt:
    defaults = default_thresholds("zh-CN")
    thresholds = Thresholds({**defaults.values, "sync_every": sync_every}, defaults.lists)
    context = Context(0, 0, 0, "zh-CN", thresholds, Registers({}, {}, {}, {}))
    return Receipt((), context, {})


class Syncs:
    """Syncs that wait for leave to end, and notice if two run at once."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_end = threading.Semaphore(0)
        self.number = 0
        self.together = False
        self._running = threading.Lock()

    def __call__(self) -> Receipt:
        if not self._running.acquire(blocking=False):
            self.together = True
        self.number += 1
        self.begun.release()
        self.may_end.acquire(timeout=PATIENCE)
        self._running.release()
        return receipt()

    def await_begin(self) -> None:
        assert self.begun.acquire(timeout=PATIENCE)


@pytest.fixture
def syncs() -> Syncs:
    return Syncs()


@pytest.fixture
def schedule(syncs: Syncs) -> Iterator[Schedule]:
    schedule = Schedule(syncs)
    schedule.start()
    yield schedule
    for _ in range(9):
        syncs.may_end.release()
    schedule.stop()
    assert not syncs.together


def test_many_edits_lead_to_one_sync(schedule: Schedule, syncs: Syncs) -> None:
    for _ in range(50):
        schedule.edited()
    syncs.await_begin()
    syncs.may_end.release()
    assert not syncs.begun.acquire(timeout=0.6)


def test_an_edit_during_a_sync_leads_to_another_one(schedule: Schedule, syncs: Syncs) -> None:
    schedule.edited()
    syncs.await_begin()
    schedule.edited()
    schedule.edited()
    assert not syncs.begun.acquire(timeout=0.6)  # never two at once
    syncs.may_end.release()
    syncs.await_begin()
    assert syncs.number == 2


def test_an_edit_before_the_start_is_not_lost(syncs: Syncs) -> None:
    schedule = Schedule(syncs)
    schedule.edited()
    schedule.start()
    syncs.await_begin()
    syncs.may_end.release()
    schedule.stop()


def test_stopping_finishes_the_sync_in_hand(schedule: Schedule, syncs: Syncs) -> None:
    schedule.edited()
    syncs.await_begin()
    schedule.edited()
    stopping = threading.Thread(target=schedule.stop)
    stopping.start()
    assert stopping.is_alive()
    syncs.may_end.release()
    stopping.join(PATIENCE)
    assert not stopping.is_alive()
    assert schedule.last is not None
    assert schedule.last.error is None
    assert syncs.number == 1


def test_a_failure_is_told_and_the_next_sync_repairs() -> None:
    results: list[Receipt | Exception] = [
        TransportError("the network is gone", permanent=False),
        KeyError("王大勇"),
        receipt(),
    ]

    def sync() -> Receipt:
        result = results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    schedule = Schedule(sync)
    assert [schedule.sync_now().failure for _ in range(2)] == [
        "the network is gone",
        "KeyError, see the service's log",
    ]
    good = schedule.sync_now()
    assert good.failure == ""
    assert schedule.last is schedule.last_good is good


def test_a_log_line_of_a_failure_quotes_no_cell(capsys: pytest.CaptureFixture[str]) -> None:
    def sync() -> Receipt:
        raise ValueError("王大勇 13812345678")

    log(Schedule(sync).sync_now())
    said = capsys.readouterr()
    assert "ValueError" in said.out + said.err
    assert "王大勇" not in said.out + said.err
    assert "13812345678" not in said.out + said.err


def test_the_office_sets_the_period() -> None:
    schedule = Schedule(lambda: receipt(60))
    schedule.sync_now()
    assert schedule.every == 60
    schedule.start()
    before = schedule.next_at
    assert before is not None
    assert before - datetime.now(UTC) <= timedelta(seconds=60)
    schedule.stop()


def test_a_period_changed_by_a_running_sync_takes_effect(syncs: Syncs) -> None:
    periods = [20, 3600]
    done = threading.Semaphore(0)

    def sync() -> Receipt:
        done.release()
        return receipt(periods.pop(0))

    schedule = Schedule(sync)
    schedule.sync_now()
    schedule.start()
    schedule.edited()
    done.acquire()
    assert done.acquire(timeout=PATIENCE)
    schedule.stop()
    assert schedule.every == 3600


def test_a_site_that_no_longer_syncs_is_overdue() -> None:
    schedule = Schedule(lambda: receipt(60))
    assert not schedule.overdue(datetime.now(UTC))
    outcome: Outcome = schedule.sync_now()
    assert not schedule.overdue(outcome.ended + timedelta(seconds=150))
    assert schedule.overdue(outcome.ended + timedelta(seconds=200))
