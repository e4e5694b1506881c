"""J901–J904: the past stands, whatever the sheet says today (rules.md, J9xx)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.findings import Finding, Hit
from sheets_sync.ledger.calendar import last_day, month_of, month_text
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.sealed import (
    PROTECTED,
    Deviation,
    SealedPast,
    Vanished,
    changed_columns,
)
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.catalogue import RULE
from sheets_sync.workbook.layout.schema import Kind, Tab

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview

_SHOWN_DAYS: Final = 7
_MOMENTS: Final = frozenset((Kind.DATE, Kind.TIME, Kind.MOMENT))
_DATED: Final = "dated"


class PastChanges:
    """Compares the sheet with what was sealed; `past` is brought up to date by the journal."""

    def __init__(self, past: SealedPast | None = None) -> None:
        self.past = past or SealedPast()
        self._edition: tuple[int, int | None] | None = None
        self._late: dict[str, dict[int, bool]] = {}
        self._changed: dict[str, dict[int, Deviation]] = {}
        self._hits: list[tuple[str, Hit]] = []
        self._findings: tuple[Finding, ...] = ()

    def look(self, view: "Overview") -> None:
        """Rows that are fresh, and all that the journal has seen deviate from a seal."""
        edition = (self.past.edition, self.past.through)
        anew = view.anew or edition != self._edition
        self._edition = edition
        self._hits = []
        for key in PROTECTED:
            tab = view.ledger.tabs.get(key)
            if tab is None:
                self._late.pop(key, None)
                self._changed.pop(key, None)
                continue
            self._note_late(tab, anew=anew)
            self._changed[key] = dict(self._deviating(tab))
            self._hits += [(key, hit) for hit in self._late_hits(tab)]
            self._hits += [(key, hit) for hit in self._changed_hits(tab)]
        self._findings = (*self._vanished(view.context), *self._held())

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """J901 and J903."""
        return iter(self._hits)

    def findings(self) -> Iterator[Finding]:
        """J902 and J904."""
        return iter(self._findings)

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """None."""
        return {}

    def late_rows(self, tab: str) -> set[int]:
        """The rows of a tab that are not assessed: of a sealed month, seen after its seal."""
        return set(self._late.get(tab, ()))

    def changed_rows(self, tab: str) -> Mapping[int, Deviation]:
        """The rows of a tab whose sealed version counts, by row."""
        return self._changed.get(tab, {})

    def gone_rows(self, tab: str) -> Mapping[str, Deviation]:
        """The rows of sealed months that have vanished and count on, by record id."""
        deviating = self.past.deviating.get(tab, {})
        return {name: found for name, found in deviating.items() if not found.standing}

    def _note_late(self, tab: TabLedger, *, anew: bool) -> None:
        key, rows = tab.tab.key, tab.rows
        if anew or key not in self._late:
            self._late[key], fresh = {}, range(rows.size)
        elif tab.alignment.unchanged:
            return
        else:
            self._late[key] = tab.alignment.carry_by_row(self._late[key])
            fresh = tab.alignment.fresh  # type: ignore[assignment] # any sequence of rows will do
        if self.past.through is None:
            return
        end, days, unsealed = last_day(self.past.through), rows.days, self.past.unsealed[key]
        approved = rows.values["approved_by"]
        for row in fresh:
            day = days[row]
            late = day is not None and day <= end and tab.ids[row] in unsealed
            if late and not approved[row]:
                self._late[key][row] = True

    def _deviating(self, tab: TabLedger) -> Iterator[tuple[int, Deviation]]:
        deviating = self.past.deviating[tab.tab.key]
        if not deviating:
            return
        places = {name: row for row, name in enumerate(tab.ids) if name in deviating}
        approved = tab.rows.values["approved_by"]
        for name, row in places.items():
            deviation = deviating[name]
            lost = tab.rows.lost
            if not approved[row] and any(
                column not in lost
                for column in changed_columns(tab.tab, deviation.sealed, tab.cells.body(row))
            ):
                yield row, deviation

    def _late_hits(self, tab: TabLedger) -> Iterator[Hit]:
        for row in self._late[tab.tab.key]:
            day = tab.rows.days[row] or 0
            yield Hit(row, "J903", tab.tab.main_date, args={"month": month_text(month_of(day))})

    def _changed_hits(self, tab: TabLedger) -> Iterator[Hit]:
        for row, deviation in self._changed[tab.tab.key].items():
            current = tab.cells.body(row)
            for column in changed_columns(tab.tab, deviation.sealed, current):
                if column in tab.rows.lost:
                    continue
                old, new = deviation.sealed.get(column, ""), current.get(column, "")
                args = {"old": old, "new": new, "seen": deviation.seen}
                args["month"] = month_text(deviation.month)
                yield Hit(row, "J901", column, _variant(tab.tab, column, old, new), args)

    def _vanished(self, context: Context) -> Iterator[Finding]:
        for row in self.past.vanished:
            sealed = self.past.deviating.get(row.tab, {}).get(row.record_id)
            stood = row.at - row.since > DAY_SECONDS
            if context.now - row.at > _SHOWN_DAYS * DAY_SECONDS or not (sealed or stood):
                continue
            yield _gone(row, sealed)

    def _held(self) -> Iterator[Finding]:
        for hold in self.past.holds:
            yield Finding(
                "J904",
                RULE["J904"].severity,
                hold.tab,
                "",
                args={"tab": hold.tab, "rows": hold.vanished, "of": hold.stood, "seen": hold.at},
            )


def _gone(row: Vanished, sealed: Deviation | None) -> Finding:
    args: dict[str, Any] = {"tab": row.tab, "record": row.record_id, "seen": row.at}
    if sealed:
        args["month"] = month_text(sealed.month)
    severity = RULE["J902"].severity
    return Finding("J902", severity, row.tab, row.record_id, args=args)


def _variant(tab: Tab, column: str, old: Cell, new: Cell) -> str:
    """Dates are shown as dates where both cells hold one."""
    dated = tab.column(column).kind in _MOMENTS
    numbers = not isinstance(old, str) and not isinstance(new, str)
    return _DATED if dated and numbers else ""
