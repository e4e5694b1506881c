"""A407 and the service columns of surveys: what residents remember beside the diary (§6.4)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.findings import Finding, Hit

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_RECALLED: Final = {"zero": 0, "one": 1, "two": 2, "three_or_more": 3}
_NEEDED: Final = {"surveyed_on", "household", "worker", "visits_recalled"}


def agreement(recalled: str | None, diary: int) -> str:
    """How what a home remembers fits the diary: the key of 对账."""
    if recalled not in _RECALLED:
        return "cannot_tell"
    times = _RECALLED[recalled]
    if (times == 0 and diary >= 2) or (times >= 1 and diary == 0):
        return "contradicts"
    if recalled == "three_or_more":
        return "agrees" if diary >= 2 else "contradicts"
    return "agrees" if abs(times - diary) <= 1 else "contradicts"


class Surveys:
    """Counts for each survey the visits that the diary tells of."""

    def __init__(self) -> None:
        self._visits: list[int | None] = []
        self._agreements: list[str | None] = []
        self._hits: tuple[Hit, ...] = ()

    def look(self, view: "Overview") -> None:
        """All surveys: few, and any diary row may concern them."""
        self._visits, self._agreements, self._hits = [], [], ()
        surveys = view.ledger.tabs.get("surveys")
        if surveys is None or not self._can_tell(view):
            return
        rows, window = surveys.rows, view.context.thresholds.whole("survey_window_days")
        hits = []
        for row, day, target, worker, recalled in rows.each(
            "surveyed_on", "household", "worker", "visits_recalled"
        ):
            if day is None or target is None or worker is None:
                self._visits.append(None)
                self._agreements.append(None)
                continue
            count = view.visits.visits_between(worker, target[1], day - window, day)
            self._visits.append(count)
            self._agreements.append(agreement(recalled, count))
            if recalled == "zero" and count >= 2:
                args = {"count": count, "days": window}
                hits.append(Hit(row, "A407", None, args=args))
        self._hits = tuple(hits)

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """A407."""
        return (("surveys", hit) for hit in self._hits)

    def findings(self) -> Iterator[Finding]:
        """None."""
        return iter(())

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """日记次数, 对账."""
        if not self._visits:
            return {}
        return {"surveys": {"diary_visits": self._visits, "agreement": self._agreements}}

    @staticmethod
    def _can_tell(view: "Overview") -> bool:
        absent = view.context.registers.absent & {"diary", "households", "staff"}
        return not absent and not view.ledger.tabs["surveys"].rows.lost & _NEEDED
