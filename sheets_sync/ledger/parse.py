"""From a snapshot to the typed ledger; only rows that are new or changed are read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS, moment_of
from sheets_sync.ledger.ledger_tab import ledger_tab
from sheets_sync.ledger.made_tab import made_tab
from sheets_sync.ledger.office import Unusable, read_settings, typed
from sheets_sync.ledger.past import Past, Recall
from sheets_sync.ledger.reading import Reader
from sheets_sync.ledger.register_tab import register_tab
from sheets_sync.ledger.registering import read_registers
from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.scoring import Scoring, read_scoring
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.ledger.touched import UNTOUCHED, Touched
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.snapshot import Snapshot

REGISTER_TABS: Final = tuple(tab for tab in TABS if tab.kind is TabKind.REGISTER)
LEDGER_TABS: Final = tuple(tab for tab in TABS if tab.kind is TabKind.LEDGER)
NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "diary": frozenset(("visited_on", "worker", "target", "method")),
    "households": frozenset(("household_id", "grid", "address", "head")),
    "places": frozenset(("place_id", "grid", "name")),
    "grids": frozenset(("grid_id", "level", "parent")),
    "staff": frozenset(("staff_id", "name", "role", "grid", "from", "until", "covers")),
}
_NO_REGISTERS: Final = Registers({}, {}, {}, {})
_NOTHING: Final[Mapping[str, int]] = {}


@dataclass(slots=True)
class Ledger:
    """The typed workbook: what rules read.

    `scoring` are the points of the items of the quarter score; `unusable` is what of the office's
    settings and points cannot be used. If `renewed`, every verdict is to be found anew; if
    `settled`, the sheet stands as the journal last saw it, so that nothing in it is news.
    """

    context: Context
    tabs: dict[str, TabLedger]
    scoring: Scoring
    unusable: tuple[Unusable, ...]
    renewed: bool
    settled: bool = False


@dataclass(slots=True)
class Memory:
    """What parsing keeps from one sync to the next; empty at the start of a process."""

    settings: bytes = b""  # as typed
    thresholds: Thresholds | None = None
    unusable: tuple[Unusable, ...] = ()
    points: bytes = b""  # as typed
    scoring: tuple[Scoring, tuple[Unusable, ...]] | None = None
    context: Context | None = None
    reader: Reader = field(default_factory=Reader)
    tabs: dict[str, TabLedger] = field(default_factory=dict)
    expires: int | None = None  # the moment at which verdicts of today may change by themselves


def parse(
    snapshot: Snapshot,
    past: Past,
    now: datetime,
    memory: Memory,
    recall: Recall,
    touched: Mapping[str, Touched] | None = None,
    *,
    settled: bool = False,
) -> Ledger:
    """Read a snapshot; `memory` is brought up to date.

    `now` without a time zone is the workbook's local time. `touched` are the ids by tab that this
    sync has put on the sheet already; `settled` says that the sheet stands as the journal last saw
    it. Ids given to new rows raise `past.next_number`.
    """
    thresholds = _settings(snapshot, memory)
    moment = local_moment(now, thresholds)
    context = Context(
        moment,
        moment // DAY_SECONDS,
        int(thresholds.values["start_date"] or 0),
        snapshot.locale,
        thresholds,
        memory.context.registers if memory.context else _NO_REGISTERS,
    )
    former = memory.context
    same_day = former is not None and (former.today, former.thresholds, former.locale) == (
        context.today,
        thresholds,
        snapshot.locale,
    )
    tabs: dict[str, TabLedger] = {}
    registers_stand = same_day
    for tab in REGISTER_TABS:
        if tab.key in snapshot.tables:
            parsed = register_tab(
                snapshot.tables[tab.key],
                tab,
                past,
                context,
                memory.reader,
                memory.tabs.get(tab.key),
                stands=same_day,
            )
            registers_stand = registers_stand and parsed.alignment.unchanged
            tabs[tab.key] = parsed
        else:
            registers_stand = registers_stand and tab.key not in memory.tabs
    absent = _absent(snapshot)
    if not registers_stand or absent != context.registers.absent:
        registers_stand = False
        rows = {key: tab.rows for key, tab in tabs.items()}
        cells = {key: tab.cells for key, tab in tabs.items()}
        context = _with_registers(context, read_registers(rows, cells, absent))
    expired = memory.expires is not None and moment >= memory.expires
    renewed = not registers_stand or expired
    for tab in LEDGER_TABS:
        if tab.key in snapshot.tables:
            read = made_tab if tab.made else ledger_tab
            tabs[tab.key] = read(
                snapshot.tables[tab.key],
                tab,
                past,
                context,
                memory.reader,
                memory.tabs.get(tab.key),
                recall,
                (touched or {}).get(tab.key, UNTOUCHED),
                renewed=renewed,
                settled=settled,
            )
    memory.context, memory.tabs = context, tabs
    scoring, wrong = _scoring(snapshot, memory)
    return Ledger(context, tabs, scoring, (*memory.unusable, *wrong), renewed, settled)


def _absent(snapshot: Snapshot) -> frozenset[str]:
    """The tabs without which nothing can be said of what refers to them (W101, W102)."""
    return frozenset(
        key
        for key, needed in NEEDED.items()
        if key not in snapshot.tables or not needed <= snapshot.tables[key].columns.keys()
    )


def _settings(snapshot: Snapshot, memory: Memory) -> Thresholds:
    table = snapshot.tables.get("settings")
    stands = typed(table, "key", "value")
    if memory.thresholds is None or memory.settings != stands:
        memory.thresholds, memory.unusable = read_settings(table, snapshot.locale)
        memory.settings = stands
        memory.reader = Reader()
    return memory.thresholds


def _scoring(snapshot: Snapshot, memory: Memory) -> tuple[Scoring, tuple[Unusable, ...]]:
    """The points of the score; no row's verdict depends on them, so nothing else is dropped."""
    table = snapshot.tables.get("scoring")
    stands = typed(table, "key", "points")
    if memory.scoring is None or memory.points != stands:
        memory.scoring, memory.points = read_scoring(table), stands
    return memory.scoring


def local_moment(now: datetime, thresholds: Thresholds) -> int:
    """`now` as a moment of the workbook's own time zone; without a zone it is that already."""
    if now.tzinfo is not None:
        now = now.astimezone(ZoneInfo(thresholds.text("time_zone"))).replace(tzinfo=None)
    return moment_of(now)


def _with_registers(context: Context, registers: Registers) -> Context:
    return Context(
        context.now,
        context.today,
        context.start_date,
        context.locale,
        context.thresholds,
        registers,
    )
