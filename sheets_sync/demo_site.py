"""Fills an empty workbook with the demo community, and empties it again for real use."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from sheets_sync.demo import Demo, DemoRow, build_demo
from sheets_sync.errors import WorkbookError
from sheets_sync.journal.entries import Entry, Op, Past, PastRecord, digest
from sheets_sync.journal.observing import observed
from sheets_sync.ledger.cells import as_text, fold_id
from sheets_sync.ledger.dates import DAY_SECONDS, date_of
from sheets_sync.ledger.ids import format_id
from sheets_sync.ledger.made_tab import says_something
from sheets_sync.ledger.office import read_settings
from sheets_sync.ledger.parse import LEDGER_TABS, REGISTER_TABS, Memory, local_moment, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.ledger.rows import filled_cells
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.site import Site
from sheets_sync.workbook.fill import emptying, filling, setting
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.patch import Patch
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table
from sheets_sync.workbook.write import Overtaken, write

ACTOR: Final = "demo"
FILLED_TABS: Final = tuple(tab.key for tab in (*LEDGER_TABS, *REGISTER_TABS))


@dataclass(frozen=True, slots=True)
class Size:
    """How large a demo is to be; see build_demo."""

    seed: int = 7
    months: int = 3
    visits_per_month: int = 22
    households: int = 640


@dataclass(frozen=True, slots=True)
class _Line:
    """One row to write, and the moment at which it is to pass for first seen."""

    cells: Mapping[str, Cell]
    first_seen: int | None


_Lines = Mapping[str, Sequence[_Line]]


def fill_with_demo(
    site: Site, size: Size, *, now: datetime | None = None, today: date | None = None
) -> dict[str, int]:
    """Journal the demo's rows as typed on their days and write them; rows written by tab key.

    The journal comes first: whenever the process ends, no row of the demo passes for anybody's.
    `today` is the day on which the demo ends. Raises WorkbookError where rows stand already or
    the workbook was never set up, ValueError for a size that build_demo refuses.
    """
    moment = now or datetime.now(UTC)
    with site.alone():
        snapshot = _read(site)
        standing = rows_standing(snapshot)
        if standing:
            tabs = ", ".join(TAB[tab].title[snapshot.locale] for tab in standing)
            raise WorkbookError(
                f"Rows stand on {tabs}: the demo fills an empty workbook only; clear it, or make "
                "another one."
            )
        past = site.history.recall()
        at = local_moment(moment, _thresholds(snapshot))
        demo = build_demo(today=today or date_of(at // DAY_SECONDS), **_arguments(size, snapshot))
        _let_go(site, past, snapshot, at)  # of rows that a run which was killed never wrote
        lines = _lines(demo, past)
        patch = filling(
            snapshot, {tab: [line.cells for line in rows] for tab, rows in lines.items()}
        )
        entries = _entries(_filled(snapshot, lines), moment, past, lines)
        site.history.observe(entries, past, at=at, actor=ACTOR)
        try:
            _write(site, snapshot, patch, start_date=demo.start_date)
        except WorkbookError:
            _let_go(site, past, _read(site), at)
            raise
    return {tab: len(rows) for tab, rows in lines.items()}


def clear_demo(site: Site, *, now: datetime | None = None) -> int:
    """Empty all ledgers and registers, so that real use can begin; the number of rows removed.

    Boards follow at the next sync. Raises WorkbookError where a row stands that is not the demo's.
    """
    with site.alone():
        snapshot = _read(site)
        strangers = rows_of_others(snapshot, site.history.told_by(ACTOR))
        if strangers:
            tabs = ", ".join(TAB[tab].title[snapshot.locale] for tab in strangers)
            raise WorkbookError(
                f"Rows that are not the demo's stand on {tabs}: nothing was cleared; remove them, "
                "or make another workbook for real use."
            )
        past = site.history.recall()
        at = local_moment(now or datetime.now(UTC), _thresholds(snapshot))
        _write(site, snapshot, emptying(snapshot, FILLED_TABS), start_date=at // DAY_SECONDS)
        gone = [
            _gone(tab, name, known)
            for tab in FILLED_TABS
            for name, known in past.records.get(tab, {}).items()
            if known.alive
        ]
        site.history.observe(gone, past, at=at, actor=ACTOR)
    return sum(rows_standing(snapshot).values())


def is_untouched(site: Site) -> bool:
    """Whether no sync has ever succeeded here and no row stands in a ledger or register."""
    return site.history.recall().first_sync_at is None and not rows_standing(_read(site))


def rows_standing(snapshot: Snapshot) -> dict[str, int]:
    """The filled rows of ledgers and registers by tab key, tabs without any left out."""
    sizes = {
        key: len(_filled_rows(table))
        for key, table in snapshot.tables.items()
        if key in FILLED_TABS
    }
    return {key: size for key, size in sizes.items() if size}


def _filled_rows(table: Table) -> Sequence[int]:
    """The rows in which people have said something; topics of the agenda come by themselves."""
    tab = TAB[table.tab]
    cells = filled_cells(table, tab)
    if not tab.made:
        return cells.positions
    return [place for at, place in enumerate(cells.positions) if says_something(cells, at)]


def rows_of_others(snapshot: Snapshot, ours: AbstractSet[tuple[str, str]]) -> dict[str, int]:
    """The rows by tab key whose id is none of `ours` (tab, id), or stands there once too often."""
    allowed = Counter((tab, _typed(name)) for tab, name in ours)
    strange: Counter[str] = Counter()
    for (key, _), number in (_ids_standing(snapshot) - allowed).items():
        strange[key] += number
    return dict(strange)


def _ids_standing(snapshot: Snapshot) -> Counter[tuple[str, str]]:
    """How many rows bear an id, by tab and id."""
    found: Counter[tuple[str, str]] = Counter()
    for key in rows_standing(snapshot):
        table, tab = snapshot.tables[key], TAB[key]
        column = table.columns.get(tab.id_column, [""] * table.height)
        for place in _filled_rows(table):
            typed = as_text(column[place])
            found[key, fold_id(typed) if tab.kind is TabKind.REGISTER else typed] += 1
    return found


def _typed(name: str) -> str:
    """The id on the sheet of a row by its name in the journal: without a roster row's first day."""
    return name.partition("@")[0]


def _let_go(site: Site, past: Past, snapshot: Snapshot, at: int) -> None:
    """Tell the journal of rows of the demo that it knows and that do not stand."""
    standing = _ids_standing(snapshot)
    gone = [
        _gone(tab, name, known)
        for tab, name in sorted(site.history.told_by(ACTOR))
        if (known := past.records.get(tab, {}).get(name)) and known.alive
        if (tab, _typed(name)) not in standing
    ]
    site.history.observe(gone, past, at=at, actor=ACTOR)


def _gone(tab: str, name: str, known: PastRecord) -> Entry:
    return Entry(tab, name, Op.VANISH, None, known.digest, known.first_seen, known.inferred)


def _read(site: Site) -> Snapshot:
    return WorkbookReader(site.client, site.spreadsheet_id, None).read().snapshot


def _thresholds(snapshot: Snapshot) -> Thresholds:
    return read_settings(snapshot.tables.get("settings"), snapshot.locale)[0]


def _write(site: Site, snapshot: Snapshot, patch: Patch, *, start_date: int) -> None:
    cell = setting(snapshot, "start_date", start_date)
    if cell is not None:
        patch.writes.append(cell)
    try:
        if patch.writes:
            write(site.client, site.spreadsheet_id, patch, revision=snapshot.revision)
    except Overtaken as error:
        raise WorkbookError(
            "Somebody edited the workbook meanwhile, nothing was written: try again."
        ) from error


def _lines(demo: Demo, past: Past) -> _Lines:
    """The demo's rows by tab, record ids given out; `past.next_number` is raised by them."""
    given: dict[str, str] = {}
    rows: defaultdict[str, list[tuple[str, DemoRow]]] = defaultdict(list)
    for row in demo.rows:
        prefix, identifier = TAB[row.tab].prefix, ""
        if prefix:
            number = past.next_number.get(prefix, 1)
            past.next_number[prefix] = number + 1
            identifier = format_id(prefix, number)
            given[format_id(prefix, len(rows[row.tab]) + 1)] = identifier
        rows[row.tab].append((identifier, row))
    return {
        tab: [_Line(_cells(tab, identifier, row, given), _seen(row)) for identifier, row in found]
        for tab, found in rows.items()
    }


def _cells(tab: str, identifier: str, row: DemoRow, given: Mapping[str, str]) -> dict[str, Cell]:
    """Cells by column; ids of other rows are those of a fresh workbook and become those given."""
    cells: dict[str, Cell] = {
        key: given.get(cell, cell) if isinstance(cell, str) else cell
        for key, cell in row.values.items()
    }
    return {TAB[tab].id_column: identifier, **cells} if identifier else cells


def _seen(row: DemoRow) -> int | None:
    return None if row.entered_on is None else round(row.entered_on * DAY_SECONDS)


def _filled(snapshot: Snapshot, lines: _Lines) -> Snapshot:
    """The workbook as it will stand once the lines are written."""
    tables = dict(snapshot.tables)
    for tab, rows in lines.items():
        columns = {key: [line.cells.get(key, "") for line in rows] for key in tables[tab].columns}
        tables[tab] = replace(tables[tab], columns=columns, height=len(rows))
    return replace(snapshot, tables=tables)


def _entries(snapshot: Snapshot, now: datetime, past: Past, lines: _Lines) -> list[Entry]:
    """What the journal is told of the rows that stand, each first seen when it was `entered`.

    They are read as if by the very first sync, which adopts all ids that it finds.
    """
    recall = Recall(digest, lambda _tab, _ids: {})
    ledger = parse(snapshot, Past(), now, Memory(), recall)
    seen = {
        (tab, str(line.cells[TAB[tab].id_column])): line.first_seen
        for tab, rows in lines.items()
        for line in rows
    }
    return [
        replace(
            entry,
            op=_op(past.records.get(entry.tab, {}).get(entry.record_id)),
            first_seen=seen.get((entry.tab, entry.record_id)),
        )
        for entry in observed(ledger, Past(), recall.bodies)
    ]


def _op(known: PastRecord | None) -> Op:
    if known is None:
        return Op.NEW
    return Op.CHANGE if known.alive else Op.RETURN


def _arguments(size: Size, snapshot: Snapshot) -> dict[str, Any]:
    return {**asdict(size), "locale": snapshot.locale}
