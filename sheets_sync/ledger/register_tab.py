"""A register tab: grids, staff, households, places."""

from collections.abc import Mapping, Sequence
from typing import Final

from sheets_sync.ledger.alignment import Alignment, all_fresh
from sheets_sync.ledger.cells import as_text, fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.past import Past
from sheets_sync.ledger.reading import Reader
from sheets_sync.ledger.rows import Cells, Rows, filled_cells
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.workbook.layout.schema import Tab
from sheets_sync.workbook.snapshot import Table

_NOTHING: Final[Mapping[str, int]] = {}


def register_tab(
    table: Table,
    tab: Tab,
    past: Past,
    context: Context,
    reader: Reader,
    former: TabLedger | None,
    *,
    stands: bool,
) -> TabLedger:
    """A register: rows are named by the ids that people typed.

    `stands` says that day, settings and the registers before this one are as they were at the
    last sync.
    """
    cells = filled_cells(table, tab)
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

    rows = reader.read(cells, context, inferred)
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
