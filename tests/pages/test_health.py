from datetime import UTC, datetime, timedelta

from pages.health import report, word
from sheets_sync.schedule import Schedule
from tests.pages.conftest import Unsteady


def test_the_word_follows_the_syncs(schedule: Schedule, unsteady: Unsteady) -> None:
    now = datetime.now(UTC)
    assert word(schedule, now) == "starting"
    schedule.sync_now()
    assert word(schedule, now) == "ok"
    later = now + timedelta(seconds=2 * schedule.every + 120)
    assert word(schedule, later) == "overdue"
    unsteady.broken = True
    schedule.sync_now()
    assert word(schedule, later) == "failing"


def test_the_report_tells_when_and_why(schedule: Schedule, unsteady: Unsteady) -> None:
    good = schedule.sync_now()
    unsteady.broken = True
    bad = schedule.sync_now()
    told = report(schedule, bad.ended)
    assert told["last_sync"]["at"] == bad.ended.isoformat(timespec="seconds")
    assert told["last_sync"]["reason"] == "<b>the network</b> is gone: check it"
    assert told["last_success_at"] == good.ended.isoformat(timespec="seconds")
