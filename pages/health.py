"""How the service is doing, in one word and in JSON for whoever watches it."""

from datetime import datetime
from typing import Any, Literal

from sheets_sync.schedule import Outcome, Schedule

Word = Literal["ok", "failing", "overdue", "starting"]


def word(schedule: Schedule, now: datetime) -> Word:
    """`ok` only where the last sync succeeded and is not long ago."""
    if schedule.last is None:
        return "starting"
    if schedule.last.error is not None:
        return "failing"
    return "overdue" if schedule.overdue(now) else "ok"


def report(schedule: Schedule, now: datetime) -> dict[str, Any]:
    """What /healthz answers; moments in UTC. No cell contents."""
    return {
        "status": word(schedule, now),
        "last_sync": _told(schedule.last),
        "last_success_at": _at(schedule.last_good.ended if schedule.last_good else None),
        "next_sync_at": _at(schedule.next_at),
        "sync_every": schedule.every,
    }


def _told(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    told = {
        "at": _at(outcome.ended),
        "ok": outcome.error is None,
        "seconds": round(outcome.seconds, 3),
    }
    return told if outcome.error is None else {**told, "reason": outcome.failure}


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
