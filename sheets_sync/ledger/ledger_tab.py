"""A ledger tab: diary, disputes, reports and whatever else people fill row by row."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sheets_sync.ledger.alignment import Alignment, align, all_fresh
from sheets_sync.ledger.cells import Cell, as_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.identity import Identified, Identifier
from sheets_sync.ledger.ids import format_id, parse_id
from sheets_sync.ledger.past import Past, Recall
from sheets_sync.ledger.reading import Reader
from sheets_sync.ledger.rows import Cells, Rows, filled_cells
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.touched import Touched
from sheets_sync.workbook.layout.schema import Tab
from sheets_sync.workbook.snapshot import Table

_NOTHING: Final[Mapping[str, int]] = {}


def ledger_tab(
    table: Table,
    tab: Tab,
    past: Past,
    context: Context,
    reader: Reader,
    former: TabLedger | None,
    recall: Recall,
    touched: Touched,
    *,
    renewed: bool,
    settled: bool,
) -> TabLedger:
    """A ledger: rows are named by the ids that were given to them, wherever they stand now.

    `touched` are the ids of the tab that this sync has written already. If `renewed`, all rows are
    read again; if `settled`, the tab stands as the journal last saw it.
    """
    cells = filled_cells(table, tab)
    typed = _id_cells(table, tab, cells)
    dated = past.dated.get(tab.key, {})
    as_typed = align(former.cells, former.ids, cells, typed) if former else all_fresh(len(cells))
    doubtful: Sequence[int] = () if settled else as_typed.fresh
    digests: dict[int, bytes] = {}
    as_recorded: AbstractSet[int] = frozenset()
    if former is None and not settled:
        as_recorded = _as_recorded(tab, cells, typed, past, recall)
        doubtful = [row for row in doubtful if row not in as_recorded]
    at_rest = settled and len(set(typed)) == len(typed)
    if at_rest or (former is not None and not touched and _one_edit(former, typed, as_typed)):
        found = Identified(typed)
    else:
        found = _identify(tab, table, typed, cells, past, recall, touched, doubtful, digests)
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

    fresh = reader.read(fresh_cells, context, inferred)
    fresh.values["first_seen"] = _first_seen(
        table, tab, past, fresh_ids, context.now, settled=settled
    )
    if len(fresh_ids) == len(cells):
        rows = fresh
    else:
        assert former is not None  # noqa: S101 # without one all rows are fresh # nosec B101
        rows = _merge(former.rows, fresh, alignment, len(cells))
    return TabLedger(
        tab, cells, typed, ids, rows, alignment, fresh, found.doubled, digests, as_recorded
    )


def _as_recorded(
    tab: Tab, cells: Cells, typed: Sequence[str], past: Past, recall: Recall
) -> AbstractSet[int]:
    """The rows that bear the id of a living record and say word for word what it said.

    Nobody needs to look for them: an ordinary day leaves all but a few rows as they were. Ids that
    stand on several rows are left to the search.
    """
    known = past.records.get(tab.key)
    ordered = cells.in_order()
    if not known or len(cells.columns) < len(ordered):
        return frozenset()
    rows = zip(*ordered, strict=True)
    same = {
        row
        for row, (identifier, digest) in enumerate(
            zip(typed, map(recall.digest, rows), strict=True)
        )
        if (record := known.get(identifier)) and record.digest == digest and record.alive
    }
    if len(set(typed)) < len(typed):
        times = Counter(typed)
        same = {row for row in same if times[typed[row]] == 1}
    return same


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
    touched: Touched,
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

    def bodies(ids: Iterable[str]) -> Mapping[str, Mapping[str, Cell]]:
        said = recall.bodies(tab.key, ids)
        if whole:
            return said
        here = cells.columns.keys()
        return {name: {key: body[key] for key in body.keys() & here} for name, body in said.items()}

    return Identifier(
        tab.prefix,
        past.records.get(tab.key, {}),
        past.empty,
        issue,
        digest_of,
        cells.body,
        bodies,
        touched,
        touched.went_astray(table.columns[tab.id_column]),
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
