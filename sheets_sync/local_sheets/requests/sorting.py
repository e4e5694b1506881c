"""sortRange: rows in the order of some of their columns."""

from functools import cmp_to_key
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import copied
from sheets_sync.local_sheets.model.area import Area, index_of
from sheets_sync.local_sheets.model.colour import alike, colour_in, fill_of, ink_of
from sheets_sync.local_sheets.model.effective import Results, effective_value
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.blocks import Cell, merged_areas, put, take
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]
Row = tuple[list[Value], list[Cell], int]  # what is shown, what stands there, which row it was


def sort_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Sort the rows of `range` by `sortSpecs`; equal rows keep their order, blanks go last."""
    area = area_in(workbook, request)
    return sorted_rows(workbook, area, request.get("sortSpecs") or [], call.results), {}


def sorted_rows(workbook: Workbook, area: Area, specs: list[Json], results: Results) -> Workbook:
    """The workbook with the rows of an area in order; formulas keep looking at their own row.

    ApiError 400 without a spec, for one outside of the area, and over merged rows.
    """
    check_sort_specs(area, specs)
    merges = merged_areas(workbook, area.sheet_id)
    if any(merge.overlaps(area) and merge.height > 1 for merge in merges):
        raise invalid(
            "We can't sort a range containing vertical merges. Remove vertical merges and try "
            "again."
        )
    grid = workbook.sheet(area.sheet_id).grid
    rows: list[Row] = [
        (_shown(workbook, area, cells, row, results), cells, row)
        for row, cells in enumerate(take(grid, area), area.top)
    ]

    def compare(one: Row, other: Row) -> int:
        for spec in specs:
            result = _compare(one, other, index_of(spec, "dimensionIndex") - area.left, spec)
            if result:
                return result
        return 0

    block = [
        [(copied(value, row - old, 0), style) for value, style in cells]
        for row, (_, cells, old) in enumerate(sorted(rows, key=cmp_to_key(compare)), area.top)
    ]
    draft = Draft(grid)
    put(draft, area.top, area.left, block)
    return workbook.with_grid(area.sheet_id, draft.finished())


def check_sort_specs(area: Area, specs: list[Json]) -> None:
    """ApiError 400 if there are none, or one lies outside of the area."""
    if not specs:
        raise invalid("At least one sort spec is required.")
    for spec in specs:
        column = index_of(spec, "dimensionIndex")
        if not area.left <= column < area.right:
            raise invalid(f"sortSpecs.dimensionIndex[{column}] is outside the range.")
        colours = [name for name in ("backgroundColor", "foregroundColor") if _names(spec, name)]
        if len(colours) > 1:
            raise invalid("sortSpecs may have a background or a foreground color, not both.")


def _names(spec: Json, name: str) -> bool:
    return name in spec or f"{name}Style" in spec


def _shown(
    workbook: Workbook, area: Area, cells: list[Cell], row: int, results: Results
) -> list[Value]:
    return [
        effective_value(workbook, area.sheet_id, row, column, results)
        if isinstance(value, Formula)
        else value
        for column, (value, _) in enumerate(cells, area.left)
    ]


def _compare(one: Row, other: Row, column: int, spec: Json) -> int:
    descending = spec.get("sortOrder") == "DESCENDING"
    for name, look in (("backgroundColor", fill_of), ("foregroundColor", ink_of)):
        wanted = colour_in(spec, name)
        if wanted is not None:
            first, second = (not alike(look(row[1][column][1]), wanted) for row in (one, other))
            return (second - first) if descending else (first - second)
    return compare_values(one[0][column], other[0][column], descending=descending)


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
