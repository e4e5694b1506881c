"""What the office set on 评分标准: the points of each item of the quarter score (W105)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sheets_sync.ledger.cells import Cell, as_text, fold, is_blank
from sheets_sync.ledger.numbers import read_number
from sheets_sync.ledger.office import Unusable, misplaced
from sheets_sync.workbook.layout.settings_table import SCORE_ITEM
from sheets_sync.workbook.snapshot import Table

TOTAL: Final = 100
DEFAULT_POINTS: Final[Mapping[str, Decimal]] = {
    key: Decimal(item.points) for key, item in SCORE_ITEM.items()
}


@dataclass(frozen=True, slots=True)
class Scoring:
    """The points of every item of the quarter score, by its key; together they are 100."""

    points: Mapping[str, Decimal]


def read_scoring(table: Table | None) -> tuple[Scoring, tuple[Unusable, ...]]:
    """The points as the office left them, and what of it cannot be used.

    An item that is not there, or whose points cannot be used, has its default points; where the
    items then do not sum to 100, all of them have (workbook.md, Tabs that configure).
    """
    if table is None or not {"key", "points"} <= table.columns.keys():
        return Scoring(DEFAULT_POINTS), ()
    points = dict(DEFAULT_POINTS)
    unusable: list[Unusable] = []
    seen: set[str] = set()
    pairs = zip(table.columns["key"], table.columns["points"], strict=True)
    for row, (key_cell, cell) in enumerate(pairs, 2):
        key = fold(as_text(key_cell)).casefold()
        if key not in SCORE_ITEM or key in seen:
            if key or not is_blank(cell):
                unusable.append(misplaced("scoring", key, row, doubled=key in seen))
            continue
        seen.add(key)
        wrong = _wrong(cell)
        if wrong is None:
            points[key] = read_number(cell) or Decimal(0)
        else:
            args = {"cell": cell, "default": DEFAULT_POINTS[key], **wrong[1]}
            unusable.append(Unusable("scoring", key, row, "points", wrong[0], args))
    total = sum(points.values())
    if total != TOTAL:
        unusable.append(Unusable("scoring", "", None, "points", "sum", {"sum": total}))
        return Scoring(DEFAULT_POINTS), tuple(unusable)
    return Scoring(points), tuple(unusable)


def _wrong(cell: Cell) -> tuple[str, dict[str, Any]] | None:
    """Variant and args of W105 where a cell cannot be used as points."""
    number = read_number(cell)
    if number is None:
        return "number", {}
    return ("bounds", {"least": 0, "most": TOTAL}) if not 0 <= number <= TOTAL else None
