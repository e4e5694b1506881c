"""sortRange: rows in the order of some of their columns."""

from functools import cmp_to_key
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.blocks import Cell, put, take
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]


def sort_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Sort the rows of `range` by `sortSpecs`; equal rows keep their order, blanks go last."""
    area = area_in(workbook, request)
    keys: list[tuple[int, bool]] = []
    for spec in request.get("sortSpecs") or []:
        column = index_of(spec, "dimensionIndex")
        if not area.left <= column < area.right:
            raise invalid(f"sortSpecs.dimensionIndex[{column}] is outside the range.")
        keys.append((column - area.left, spec.get("sortOrder") == "DESCENDING"))
    if not keys:
        raise invalid("At least one sort spec is required.")
    grid = workbook.sheet(area.sheet_id).grid

    def compare(one: list[Cell], other: list[Cell]) -> int:
        for column, descending in keys:
            result = compare_values(one[column][0], other[column][0], descending=descending)
            if result:
                return result
        return 0

    block = sorted(take(grid, area), key=cmp_to_key(compare))
    draft = Draft(grid)
    put(draft, area.top, area.left, block)
    return workbook.with_grid(area.sheet_id, draft.finished()), {}


def compare_values(one: Value, other: Value, *, descending: bool) -> int:
    """Numbers, then texts without regard to case, then truths; empty cells last either way."""
    if one == "" or other == "":
        return (one == "") - (other == "")
    first, second = _key(one), _key(other)
    result = (first > second) - (first < second)
    return -result if descending else result


def _key(value: Value) -> tuple[int, float, str]:
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, int | float):
        return 0, float(value), ""
    text = value.text if isinstance(value, Formula) else value
    return 1, 0.0, text.casefold()
