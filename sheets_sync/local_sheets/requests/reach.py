"""What each kind of request touches, so that protections can be asked about it.

Each function maps (workbook before, workbook after, request) to cells, or to sheets as such.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sheets_sync.local_sheets.model.anchors import range_of
from sheets_sync.local_sheets.model.area import (
    Area,
    area_of_grid_range,
    area_of_span,
    index_of,
    span_of,
    whole,
)
from sheets_sync.local_sheets.model.axis import ROWS, Axis
from sheets_sync.local_sheets.model.protection import Touched, Whole
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.requests.pasting import copied_to
from sheets_sync.local_sheets.requests.shifting import band

Json = dict[str, Any]
Reach = Callable[[Workbook, Workbook, Json], Iterable[Touched]]


def nothing(_before: Workbook, _after: Workbook, _request: Json) -> list[Touched]:
    """Nothing that could be protected, or nothing that is not looked after elsewhere."""
    return []


def the_range(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of `range`."""
    return [area_of_grid_range(before, request["range"])]


def the_source(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of `source`, and those that its texts are spread over."""
    area = area_of_grid_range(before, request["source"])
    return [area, *changed_values(before, _after, request)]


def start_or_range(before: Workbook, after: Workbook, request: Json) -> list[Touched]:
    """The cells of an updateCells."""
    if "range" in request:
        return the_range(before, after, request)
    rows = request.get("rows") or []
    width = max((len(row.get("values") or []) for row in rows), default=0)
    cell = request["start"]
    top, left = index_of(cell, "rowIndex"), index_of(cell, "columnIndex")
    return [Area(index_of(cell, "sheetId"), top, left, top + len(rows), left + width)]


def the_sheet(_before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The sheet with `sheetId`, as such."""
    return [Whole(index_of(request, "sheetId"))]


def all_of_the_sheet(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """Every cell of the sheet with `sheetId`, and the sheet itself."""
    sheet_id = index_of(request, "sheetId")
    return [Whole(sheet_id), whole(before.sheet(sheet_id))]


def the_properties(before: Workbook, after: Workbook, request: Json) -> list[Touched]:
    """A sheet whose properties change, and the cells that it loses by it."""
    sheet_id = index_of(request["properties"], "sheetId")
    old, new = before.sheet(sheet_id).grid, after.sheet(sheet_id).grid
    lost = (
        Area(sheet_id, new.row_count, 0, old.row_count, old.column_count),
        Area(sheet_id, 0, new.column_count, old.row_count, old.column_count),
    )
    return [Whole(sheet_id), *lost]


def changed_values(before: Workbook, after: Workbook, _request: Json) -> list[Touched]:
    """The cells whose values are others now, as one box per row."""
    return [
        place
        for sheet in before.sheets
        if sheet.grid.values is not after.sheet(sheet.sheet_id).grid.values
        for place in _changed_in(sheet, after.sheet(sheet.sheet_id))
    ]


def _changed_in(old: Sheet, new: Sheet) -> Iterable[Touched]:
    for row in range(max(len(old.grid.values), len(new.grid.values))):
        one = old.grid.values[row] if row < len(old.grid.values) else ()
        other = new.grid.values[row] if row < len(new.grid.values) else ()
        if one == other:
            continue
        for column in range(max(len(one), len(other))):
            if old.grid.value(row, column) != new.grid.value(row, column):
                yield Area(old.sheet_id, row, column, row + 1, column + 1)


def the_gap(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The sheet that gets new rows or columns, and the protected cells that they come between."""
    sheet, axis, start, _ = span_of(before, request["range"])
    return [Whole(sheet.sheet_id), *_around(before, sheet, axis, start)]


def the_move(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The rows or columns that are moved, and the protected cells that they come between."""
    sheet, axis, start, end = span_of(before, request["source"])
    target = index_of(request, "destinationIndex")
    moved = area_of_span(sheet, axis, start, end)
    return [Whole(sheet.sheet_id), moved, *_around(before, sheet, axis, target)]


def _around(workbook: Workbook, sheet: Sheet, axis: Axis, index: int) -> list[Area]:
    """The protected areas that lie on both sides of a position."""
    areas = [
        area_of_grid_range(workbook, place)
        for entry in sheet.protected_ranges
        if (place := range_of(workbook, entry)) is not None
    ]
    if axis == ROWS:
        return [area for area in areas if area.top < index < area.bottom]
    return [area for area in areas if area.left < index < area.right]


def the_span(name: str) -> Reach:
    """Whole rows or columns, named by the DimensionRange under `name`."""

    def reach(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
        sheet, axis, start, end = span_of(before, request[name])
        return [Whole(sheet.sheet_id), area_of_span(sheet, axis, start, end)]

    return reach


def sheet_of_the_span(name: str) -> Reach:
    """The sheet whose rows or columns change their looks."""

    def reach(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
        given = request["dimensionGroup"]["range"] if name == "dimensionGroup" else request[name]
        return [Whole(span_of(before, given)[0].sheet_id)]

    return reach


def the_band(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of `range` and all that are shifted with them."""
    area = area_of_grid_range(before, request["range"])
    return [band(before, area, by_rows=request.get("shiftDimension") == ROWS)]


def the_copy(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """Where copies of the source come to lie."""
    source = area_of_grid_range(before, request["source"])
    target = area_of_grid_range(before, request["destination"])
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    return list(copied_to(source, target, transposed=turned))


def the_cut(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """What is cut, and where it is pasted."""
    source = area_of_grid_range(before, request["source"])
    cell = request["destination"]
    top, left = index_of(cell, "rowIndex"), index_of(cell, "columnIndex")
    sheet_id = index_of(cell, "sheetId")
    return [source, Area(sheet_id, top, left, top + source.height, left + source.width)]


def inside(name: str) -> Reach:
    """The cells of the object under `name`, by its own range or ranges."""

    def reach(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
        entry = request.get(name) or {}
        places = entry.get("ranges") or ([entry["range"]] if "range" in entry else [])
        return [area_of_grid_range(before, place) for place in places]

    return reach


def the_rule(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of the conditional format at `index` of `sheetId`."""
    rules = before.sheet(index_of(request, "sheetId")).conditional_formats
    return [
        area_of_grid_range(before, place) for place in rules[index_of(request, "index")]["ranges"]
    ]


def the_new_rule(before: Workbook, after: Workbook, request: Json) -> list[Touched]:
    """The cells of a conditional format, and those of the one in whose place it comes."""
    if "rule" not in request:
        return the_rule(before, after, request)
    new = inside("rule")(before, after, request)
    sheet_id = next(place.sheet_id for place in new)
    return [*new, *the_rule(before, after, {**request, "sheetId": sheet_id})]


def the_bands(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of a banded range, where it was and where it comes."""
    given = request.get("bandedRange") or request
    places = [
        entry["range"]
        for sheet in before.sheets
        for entry in sheet.banded_ranges
        if entry["bandedRangeId"] == given.get("bandedRangeId")
    ]
    places += [given["range"]] if "range" in given else []
    return [area_of_grid_range(before, place) for place in places]


def the_name(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The cells of a named range that a protection stands on, which would move with it."""
    named_id = (request.get("namedRange") or request).get("namedRangeId")
    return [
        area_of_grid_range(before, place)
        for sheet in before.sheets
        for entry in sheet.protected_ranges
        if entry.get("namedRangeId") == named_id and (place := range_of(before, entry)) is not None
    ]


def the_object(before: Workbook, _after: Workbook, request: Json) -> list[Touched]:
    """The sheets over which a chart lies, or lay."""
    new = request.get("chart") or {}
    chart_id = request.get("objectId", request.get("chartId"))
    place = (request.get("newPosition") or new.get("position") or {}).get("overlayPosition") or {}
    lying = [
        sheet.sheet_id
        for sheet in before.sheets
        if any(chart["chartId"] == chart_id for chart in sheet.charts)
    ]
    if "anchorCell" in place or new:
        lying.append(index_of(place.get("anchorCell") or {}, "sheetId"))
    return [Whole(sheet_id) for sheet_id in lying if _has(before, sheet_id)]


def _has(workbook: Workbook, sheet_id: int) -> bool:
    return any(sheet.sheet_id == sheet_id for sheet in workbook.sheets)
