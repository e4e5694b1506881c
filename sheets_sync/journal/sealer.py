"""Keeps what rules must know of the past in step with the journal, and makes seals when due."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection

from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.journal.history import History
from sheets_sync.journal.sealing import Sealing, sealed_through, sealing
from sheets_sync.journal.seals import SHEET, seal_entry
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.sealed import PROTECTED, Hold, SealedPast
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import TabKind

_REMEMBERED_DAYS: Final = 8  # how long a vanished row is told of, and a day to spare
# A line of configuration that is taken away is a change of standard, no row that got lost.
_CONFIG: Final = frozenset(tab.key for tab in TABS if tab.kind is TabKind.CONFIG)
_LEAST_MASS: Final = 20  # rows; fewer are never very many
HOLDS: Final = "holds"  # the tab under which the journal notes their release


class Sealer:
    """The seals and holds of one workbook, for one process after the other."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._seals = history.seals
        self._loaded = False
        self.past = SealedPast()

    def load(self, at: int) -> None:
        """Learn what the database knows, once."""
        if self._loaded:
            return
        self._loaded = True
        past = self.past
        past.through = sealed_through(self._seals.all())
        past.unsealed.update(self._seals.unsealed())
        past.deviating.update(self._seals.deviating())
        past.holds = self._seals.holds()
        self._look_for_vanished(at)
        past.edition += 1

    def observe(
        self, entries: Sequence[Entry], past: Past, context: Context, *, actor: str = SHEET
    ) -> None:
        """Journal what was observed; a tab that loses very many rows at once is held (J904)."""
        at = context.now
        share = context.thresholds.decimal("mass_vanish_share")
        holds = list(_holds(entries, past, at, share))

        def beside(connection: Connection) -> None:
            self._seals.enter_holds(connection, holds)

        self._history.observe(entries, past, at=at, actor=actor, beside=beside)
        if not self._loaded:
            return
        self._follow(entries, at)
        if holds:
            self.past.holds = self._seals.holds()

    def seal(self, ledger: Ledger, past: Past, rule_set: str) -> Sealing | None:
        """Make the seals that are due, each exactly once; what was made, None if nothing.

        To be called when the sheet has been observed. Raises StorageError where another process
        was faster.
        """
        known = self.past
        made = sealing(ledger, past, known.through, known.unsealed, rule_set, self._seals.protected)
        if made is None:
            return None

        def beside(connection: Connection) -> None:
            self._seals.enter_seals(connection, made.seals, made.rows)

        entries = [seal_entry(seal) for seal in made.seals]
        self._history.observe(
            entries,
            past,
            at=ledger.context.now,
            actor="seal",
            answer_digest=past.answer_digest,
            beside=beside,
        )
        for row in made.rows:
            known.unsealed[row.tab].discard(row.record_id)
        known.through = sealed_through(made.seals)
        known.edition += 1
        return made

    def release(self, confirmed: Mapping[Hold, str], past: Past, context: Context) -> None:
        """Release holds that a leader has confirmed, or whose rows have come back.

        `confirmed` gives the name that a leader has put behind a hold.
        """
        share = context.thresholds.decimal("mass_vanish_share")
        released: dict[Hold, str] = {}
        for hold in self.past.holds:
            if hold in confirmed:
                released[hold] = confirmed[hold]
            elif not _is_mass(self._seals.still_gone(hold), hold.stood, share):
                released[hold] = ""
        if not released:
            return

        def beside(connection: Connection) -> None:
            for hold, by in released.items():
                self._seals.enter_release(connection, hold, at=context.now, by=by)

        entries = [_release_entry(hold, by) for hold, by in released.items()]
        self._history.observe(
            entries,
            past,
            at=context.now,
            answer_digest=past.answer_digest,
            beside=beside,
        )
        self.past.holds = self._seals.holds()

    def _follow(self, entries: Sequence[Entry], at: int) -> None:
        known = self.past
        deviates = False
        for entry in entries:
            if entry.tab not in PROTECTED:
                continue
            if entry.op is Op.NEW:
                known.unsealed[entry.tab].add(entry.record_id)
            elif entry.record_id not in known.unsealed[entry.tab]:
                deviates = True
        if deviates:
            known.deviating.update(self._seals.deviating())
        if any(entry.op in (Op.VANISH, Op.RETURN) for entry in entries):
            self._look_for_vanished(at)

    def _look_for_vanished(self, at: int) -> None:
        gone = self._seals.vanished(at - _REMEMBERED_DAYS * DAY_SECONDS)
        self.past.vanished = [row for row in gone if row.tab not in _CONFIG]


def _holds(entries: Sequence[Entry], past: Past, at: int, share: Decimal) -> Iterator[Hold]:
    gone = Counter(entry.tab for entry in entries if entry.op is Op.VANISH)
    for tab, rows in gone.items():
        if rows < _LEAST_MASS or tab in _CONFIG:
            continue
        stood = sum(record.alive for record in past.records.get(tab, {}).values())
        if _is_mass(rows, stood, share):
            first = next(
                number
                for number, entry in enumerate(entries, past.seq + 1)
                if entry.tab == tab and entry.op is Op.VANISH
            )
            yield Hold(tab, first, at, rows, stood)


def _is_mass(gone: int, stood: int, share: Decimal) -> bool:
    return gone >= _LEAST_MASS and gone > share * stood


def _release_entry(hold: Hold, by: str) -> Entry:
    body: dict[str, Cell] = {"tab": hold.tab, "seq": hold.seq, "released_by": by}
    return Entry(HOLDS, f"{hold.tab}-{hold.seq}", Op.NOTE, body, digest(body))
