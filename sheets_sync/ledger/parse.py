"""From a snapshot to the typed ledger; only rows that are new or changed are read again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from sheets_sync.ledger.alignment import Alignment, align, all_fresh
from sheets_sync.ledger.cells import Cell, as_text, fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS, moment_of
from sheets_sync.ledger.identity import Identified, Identifier, Known
from sheets_sync.ledger.ids import format_id, parse_id
from sheets_sync.ledger.office import Unusable, read_settings
from sheets_sync.ledger.reading import Reader
from sheets_sync.ledger.registering import read_registers
from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.rows import Cells, Rows, filled_cells
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Tab, TabKind
from sheets_sync.workbook.snapshot import Snapshot, Table

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


class Past(Protocol):
    """What the journal remembers; `next_number` is raised for every id given out."""

    next_number: dict[str, int]
    first_sync_at: int | None
    last_success_at: int | None

    @property
    def records(self) -> Mapping[str, Mapping[str, Known]]:
        """Tab → record id → its latest version; costly at the first look."""
        ...

    @property
    def dated(self) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
        """Tab → record id → the years read into its dates, where there are such."""
        ...

    @property
    def empty(self) -> bool:
        """Whether the journal holds nothing of this workbook yet."""
        ...


@dataclass(frozen=True, slots=True)
class Recall:
    """How the journal tells contents apart and what it last saw under ids of a tab."""

    digest: Callable[[Sequence[Cell]], bytes]
    bodies: Callable[[str, Iterable[str]], Mapping[str, Mapping[str, Cell]]]


@dataclass(slots=True)
class TabLedger:
    """One tab as parsed. `ids` are by row ("" where none), `doubled` those on several rows.

    `typed_ids` is the id column as it stood on the sheet; `alignment` tells which rows are fresh
    since the last sync and `fresh` holds what those say. `digests` are those of rows that had to
    be told apart, by row.
    """

    tab: Tab
    cells: Cells
    typed_ids: Sequence[str]
    ids: Sequence[str]
    rows: Rows
    alignment: Alignment
    fresh: Rows
    doubled: Mapping[str, Sequence[int]] = field(default_factory=dict)
    digests: Mapping[int, bytes] = field(default_factory=dict)

    def sheet_row(self, row: int) -> int:
        """The row number that people see."""
        return self.cells.positions[row] + 2


@dataclass(slots=True)
class Ledger:
    """The typed workbook: what rules read.

    If `renewed`, every verdict is to be found anew; if `settled`, the sheet stands as the journal
    last saw it, so that nothing in it is news.
    """

    context: Context
    tabs: dict[str, TabLedger]
    unusable: tuple[Unusable, ...]
    renewed: bool
    settled: bool = False


@dataclass(slots=True)
class Memory:
    """What parsing keeps from one sync to the next; empty at the start of a process."""

    settings: Sequence[Sequence[Cell]] | None = None
    thresholds: Thresholds | None = None
    unusable: tuple[Unusable, ...] = ()
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
    written: Mapping[str, AbstractSet[str]] | None = None,
    *,
    settled: bool = False,
) -> Ledger:
    """Read a snapshot; `memory` is brought up to date.

    `now` without a time zone is the workbook's local time. `written` are the ids by tab that this
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
            parsed = _register(snapshot.tables[tab.key], tab, past, context, memory, same_day)
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
            ids = (written or {}).get(tab.key, frozenset())
            tabs[tab.key] = _ledger_tab(
                snapshot.tables[tab.key], tab, past, context, memory, recall, ids, renewed, settled
            )
    memory.context, memory.tabs = context, tabs
    return Ledger(context, tabs, memory.unusable, renewed, settled)


def _absent(snapshot: Snapshot) -> frozenset[str]:
    """The tabs without which nothing can be said of what refers to them (W101, W102)."""
    return frozenset(
        key
        for key, needed in NEEDED.items()
        if key not in snapshot.tables or not needed <= snapshot.tables[key].columns.keys()
    )


def _settings(snapshot: Snapshot, memory: Memory) -> Thresholds:
    table = snapshot.tables.get("settings")
    columns = [table.columns.get(key, []) for key in ("key", "value")] if table else []
    if memory.thresholds is None or memory.settings != columns:
        memory.thresholds, memory.unusable = read_settings(table, snapshot.locale)
        memory.settings = columns
        memory.reader = Reader()
    return memory.thresholds


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


def _register(
    table: Table, tab: Tab, past: Past, context: Context, memory: Memory, stands: bool
) -> TabLedger:
    """A register: rows are named by the ids that people typed."""
    cells = filled_cells(table, tab)
    former = memory.tabs.get(tab.key)
    column = cells.columns.get(tab.id_column, [""] * len(cells))
    ids = [as_text(cell).strip() for cell in column]
    if former and stands and _same(former.cells, cells):
        return TabLedger(
            tab,
            cells,
            ids,
            ids,
            former.rows,
            Alignment(None, ()),
            Rows(tab, {}),
            former.doubled,
        )
    dated = past.dated.get(tab.key, {})

    def inferred(row: int) -> Mapping[str, int]:
        return dated.get(fold_id(ids[row]), _NOTHING)

    rows = memory.reader.read(cells, context, inferred)
    doubled = _doubled_register_ids(tab, ids, rows)
    return TabLedger(tab, cells, ids, ids, rows, all_fresh(len(cells)), rows, doubled)


def _same(one: Cells, other: Cells) -> bool:
    return one.columns == other.columns and list(one.positions) == list(other.positions)


def _doubled_register_ids(tab: Tab, ids: Sequence[str], rows: Rows) -> dict[str, list[int]]:
    """Ids that stand on several rows; of one person's roster rows those whose dates overlap."""
    by_id: dict[str, list[int]] = {}
    for row, identifier in enumerate(ids):
        if identifier:
            by_id.setdefault(fold_id(identifier), []).append(row)
    doubled = {key: same for key, same in by_id.items() if len(same) > 1}
    if tab.key != "staff":
        return {ids[same[0]]: same for same in doubled.values()}
    overlapping: dict[str, list[int]] = {}
    for same in doubled.values():
        spans = {row: (rows.values["from"][row], rows.values["until"][row]) for row in same}
        clashing = [
            row
            for row in same
            if any(other != row and _overlap(spans[row], spans[other]) for other in same)
        ]
        if clashing:
            overlapping[ids[clashing[0]]] = clashing
    return overlapping


def _overlap(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    begins_before_end = one[0] is None or other[1] is None or one[0] <= other[1]
    return begins_before_end and (other[0] is None or one[1] is None or other[0] <= one[1])


def _ledger_tab(
    table: Table,
    tab: Tab,
    past: Past,
    context: Context,
    memory: Memory,
    recall: Recall,
    written: AbstractSet[str],
    renewed: bool,
    settled: bool,
) -> TabLedger:
    cells = filled_cells(table, tab)
    former = memory.tabs.get(tab.key)
    typed = _id_cells(table, tab, cells)
    dated = past.dated.get(tab.key, {})
    as_typed = align(former.cells, former.ids, cells, typed) if former else all_fresh(len(cells))
    doubtful = () if settled else as_typed.fresh
    digests: dict[int, bytes] = {}
    at_rest = settled and len(set(typed)) == len(typed)
    if at_rest or (former is not None and not written and _one_edit(former, typed, as_typed)):
        found = Identified(typed)
    else:
        found = _identify(tab, table, typed, cells, past, recall, written, doubtful, digests)
    ids = found.ids
    if former is None or renewed:
        alignment = all_fresh(len(cells))
    elif ids == typed:
        alignment = as_typed
    else:
        alignment = align(former.cells, former.ids, cells, ids)
    if alignment.unchanged and former is not None:
        nothing = Rows(tab, {})
        return TabLedger(
            tab, cells, typed, ids, former.rows, alignment, nothing, found.doubled, digests
        )
    fresh_ids = [ids[row] for row in alignment.fresh]
    fresh_cells = cells if len(fresh_ids) == len(cells) else cells.select(alignment.fresh)

    def inferred(row: int) -> Mapping[str, int]:
        return dated.get(fresh_ids[row], _NOTHING)

    fresh = memory.reader.read(fresh_cells, context, inferred)
    fresh.values["first_seen"] = _first_seen(
        table, tab, past, fresh_ids, context.now, settled=settled
    )
    if len(fresh_ids) == len(cells):
        rows = fresh
    else:
        assert former is not None  # noqa: S101 # without one all rows are fresh # nosec B101
        rows = _merge(former.rows, fresh, alignment, len(cells))
    return TabLedger(tab, cells, typed, ids, rows, alignment, fresh, found.doubled, digests)


def _first_seen(
    table: Table, tab: Tab, past: Past, ids: Sequence[str], now: int, *, settled: bool
) -> list[int | None]:
    """When each row was first seen; new ones came after the last sync."""
    stands = table.columns.get("first_seen")
    if all(column.key != "first_seen" for column in tab.columns):
        return [None] * len(ids)
    if settled and stands is not None and len(stands) == len(ids):
        # The sheet says what was written there and verified: nobody has touched a cell since.
        said = {
            cell: None if cell == "" else round(float(cell) * DAY_SECONDS) for cell in set(stands)
        }
        return [said[cell] for cell in stands]
    known = past.records.get(tab.key, {})
    # Without its id column nobody can tell which row is new.
    nameless = tab.id_column not in table.columns
    last = past.last_success_at
    unseen = None if past.first_sync_at is None or nameless or last is None else min(last, now)
    return [
        record.first_seen if (record := known.get(identifier)) else unseen for identifier in ids
    ]


def _one_edit(former: TabLedger, typed: Sequence[str], as_typed: Alignment) -> bool:
    """Whether at most one row was typed in: nothing can have changed places then."""
    few = len(as_typed.fresh) <= 1 and not former.doubled
    return few and typed == former.ids and "" not in typed


def _id_cells(table: Table, tab: Tab, cells: Cells) -> list[str]:
    column = table.columns.get(tab.id_column, [""] * table.height)
    if len(cells) != table.height:
        column = [column[position] for position in cells.positions]
    if set(map(type, column)) <= {str}:
        return column  # type: ignore[return-value]  # all of them are texts
    return [cell if isinstance(cell, str) else as_text(cell) for cell in column]


def _identify(
    tab: Tab,
    table: Table,
    typed: Sequence[str],
    cells: Cells,
    past: Past,
    recall: Recall,
    written: AbstractSet[str],
    doubtful: Sequence[int],
    digests: dict[int, bytes],
) -> Identified:
    if tab.id_column not in table.columns:
        return Identified([""] * len(cells))

    def issue() -> str:
        number = past.next_number.get(tab.prefix, 1)
        past.next_number[tab.prefix] = number + 1
        return format_id(tab.prefix, number)

    if past.empty:
        _pass_over(tab, typed, past)
    ordered = cells.in_order()
    whole = len(cells.columns) == len(ordered)

    def digest_of(row: int) -> bytes:
        known = digests.get(row)
        if known is None:
            known = digests[row] = recall.digest([column[row] for column in ordered])
        return known

    return Identifier(
        tab.prefix,
        past.records.get(tab.key, {}),
        past.empty,
        issue,
        digest_of,
        cells.body,
        lambda ids: recall.bodies(tab.key, ids),
        written,
        None if whole else lambda body: recall.digest(cells.what_is_left_of(body)),
    ).identify(typed, doubtful)


def _pass_over(tab: Tab, typed: Sequence[str], past: Past) -> None:
    """Numbers that stand on the sheet of an empty journal are adopted, so never given out."""
    for text in typed:
        parsed = parse_id(text) if text else None
        if parsed and parsed[0] == tab.prefix.rstrip("-"):
            past.next_number[tab.prefix] = max(past.next_number.get(tab.prefix, 1), parsed[1] + 1)


def _merge(former: Rows, fresh: Rows, alignment: Alignment, size: int) -> Rows:
    rows = Rows(
        former.tab,
        {key: alignment.carry(former.values[key], fresh.values[key]) for key in fresh.values},
        alignment.carry_by_row(former.hits),
        alignment.carry_by_row(former.inferred),
        size,
        fresh.lost,
    )
    for row, at in enumerate(alignment.fresh):
        if row in fresh.inferred:
            rows.inferred[at] = fresh.inferred[row]
    return rows
