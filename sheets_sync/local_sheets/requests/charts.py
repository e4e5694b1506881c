"""Charts: over the cells of a sheet, or on a sheet of their own."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.anchors import map_sources, overlay
from sheets_sync.local_sheets.model.area import index_of, kept_range
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import (
    corner_in,
    fresh_id,
    integer,
    mask_in,
    required,
)
from sheets_sync.local_sheets.requests.sheets import free_title, inserted

Json = dict[str, Any]

_WIDTH, _HEIGHT = 600, 371
_SPECS = (
    "basicChart",
    "bubbleChart",
    "candlestickChart",
    "histogramChart",
    "orgChart",
    "pieChart",
    "scorecardChart",
    "treemapChart",
    "waterfallChart",
)


def add_chart(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A chart at its position; without one, over the first cell of the first sheet."""
    given = required(request, "chart")
    taken = _chart_ids(workbook)
    drawn = None if given.get("chartId") else call.number(taken)
    chart: Json = {
        "chartId": fresh_id(given, "chartId", taken, drawn),
        "spec": _checked_spec(workbook, given),
        **({"border": given["border"]} if "border" in given else {}),
    }
    workbook, chart = _placed(workbook, chart, given.get("position") or {}, call)
    return workbook, {"addChart": {"chart": chart}}


def _chart_ids(workbook: Workbook) -> set[int]:
    return {chart["chartId"] for sheet in workbook.sheets for chart in sheet.charts}


def _checked_spec(workbook: Workbook, given: Json) -> Json:
    spec = required(given, "spec")
    kinds = [name for name in _SPECS if name in spec]
    if len(kinds) != 1:
        raise invalid(f"spec must have exactly one of {', '.join(_SPECS)}.")
    chart = {"spec": spec}
    kept = map_sources((chart,), lambda area: kept_range(workbook, area))
    checked: Json = kept[0]["spec"]
    return checked


def _placed(workbook: Workbook, chart: Json, position: Json, call: Call) -> tuple[Workbook, Json]:
    """The workbook with the chart where a new EmbeddedObjectPosition puts it."""
    if len(position) > 1:
        raise invalid("Only one of overlayPosition, newSheet and sheetId may be set.")
    if "newSheet" in position or "sheetId" in position:
        return _on_own_sheet(workbook, chart, position, call)
    place = position.get("overlayPosition") or {}
    sheet, cell = _anchor(workbook, place)
    for name, default in (("widthPixels", _WIDTH), ("heightPixels", _HEIGHT)):
        if index_of(place, name, default) < 1:
            raise invalid(f"{name} must be positive.")
        place = {name: default, **place}
    chart = {**chart, "position": {"overlayPosition": {**place, "anchorCell": cell}}}
    sheet = replace(sheet, charts=(*sheet.charts, chart))
    return workbook.with_sheet(sheet), chart


def _anchor(workbook: Workbook, place: Json) -> tuple[Sheet, Json]:
    sheet, row, column = corner_in(workbook, {"anchorCell": {}, **place}, "anchorCell")
    cell = {"sheetId": sheet.sheet_id, "rowIndex": row, "columnIndex": column}
    return sheet, {name: index for name, index in cell.items() if index}


def _on_own_sheet(
    workbook: Workbook, chart: Json, position: Json, call: Call
) -> tuple[Workbook, Json]:
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    drawn = None if "sheetId" in position else call.number(taken)
    sheet_id = fresh_id(position, "sheetId", taken, drawn)
    chart = {**chart, "position": {"sheetId": sheet_id}}
    sheet = Sheet(
        sheet_id,
        free_title(workbook, "Chart", 1),
        Grid(0, 0),
        {"sheetType": "OBJECT"},
        charts=(chart,),
    )
    return inserted(workbook, sheet, len(workbook.sheets)), chart


def update_chart_spec(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Another specification in place of the whole old one; the chart stays where it is."""
    sheet, old = _chart(workbook, integer(request, "chartId"))
    chart = {**old, "spec": _checked_spec(workbook, request)}
    charts = tuple(chart if each is old else each for each in sheet.charts)
    return workbook.with_sheet(replace(sheet, charts=charts)), {}


def update_position(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Move or resize a chart; the mask names fields of its overlayPosition."""
    sheet, old = _chart(workbook, integer(request, "objectId"))
    position = required(request, "newPosition")
    if "overlayPosition" in position:
        mask = mask_in(request, "OverlayPosition")
        merged = merge_masked(overlay(old) or {}, position["overlayPosition"], mask)
        position = {**position, "overlayPosition": merged}
    workbook, chart = _placed(_without(workbook, sheet, old), old, position, call)
    return workbook, {"updateEmbeddedObjectPosition": {"position": chart["position"]}}


def delete_object(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Remove a chart, and the sheet that was its own."""
    sheet, old = _chart(workbook, integer(request, "objectId"))
    workbook = _without(workbook, sheet, old)
    if not any(not each.properties.get("hidden") for each in workbook.sheets):
        raise invalid("You can't remove all the visible sheets in a document.")
    return workbook, {}


def _without(workbook: Workbook, sheet: Sheet, chart: Json) -> Workbook:
    charts = tuple(each for each in sheet.charts if each is not chart)
    if sheet.is_grid:
        return workbook.with_sheet(replace(sheet, charts=charts))
    return replace(
        workbook, sheets=tuple(s for s in workbook.sheets if s.sheet_id != sheet.sheet_id)
    )


def _chart(workbook: Workbook, chart_id: int) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for chart in sheet.charts:
            if chart["chartId"] == chart_id:
                return sheet, chart
    raise invalid(f"No embedded object with id: {chart_id}")
