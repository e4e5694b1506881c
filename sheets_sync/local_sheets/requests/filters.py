"""The basic filter of a sheet, and filter views."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range
from sheets_sync.local_sheets.model.conditions import check_condition
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.filters import criteria_of, normal
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.named_ranges import place_of
from sheets_sync.local_sheets.requests.reading import (
    covers,
    fresh_id,
    grid_sheet,
    integer,
    mask_in,
    required,
    with_kept_range,
)
from sheets_sync.local_sheets.requests.sorting import check_sort_specs, sorted_rows
from sheets_sync.local_sheets.responses.filters import shown_filter

Json = dict[str, Any]


def set_basic_filter(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """The one filter of a sheet; its sort order is carried out on the rows below its header."""
    given = required(request, "filter")
    area = area_of_grid_range(workbook, required(given, "range"))
    sheet, entry = _checked(workbook, given)
    specs = entry.get("sortSpecs") or []
    workbook = workbook.with_sheet(replace(sheet, basic_filter=entry))
    if specs and area.height > 1:
        workbook = sorted_rows(workbook, replace(area, top=area.top + 1), specs, call.results)
    return workbook, {}


def clear_basic_filter(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """No filter any more; the rows that it hid are shown."""
    sheet = grid_sheet(workbook, request.get("sheetId", 0))
    return workbook.with_sheet(replace(sheet, basic_filter=None)), {}


def _checked(workbook: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The sheet that a filter stands on, and the filter as it is kept."""
    area = area_of_grid_range(workbook, place_of(workbook, given))
    for column, criteria in criteria_of(given).items():
        _check_criteria(area, column, criteria)
    if given.get("sortSpecs"):
        check_sort_specs(area, given["sortSpecs"])
    return workbook.sheet(area.sheet_id), normal(with_kept_range(workbook, given))


def _check_criteria(area: Area, column: int, criteria: Json) -> None:
    if not area.left <= column < area.right:
        raise invalid(f"filterSpecs.columnIndex[{column}] is outside the range.")
    if "condition" in criteria:
        check_condition(criteria["condition"])
    fill, ink = (
        f"visible{ground}Color" in criteria or f"visible{ground}ColorStyle" in criteria
        for ground in ("Background", "Foreground")
    )
    if fill and ink:
        raise invalid("Criteria may have a visible background or foreground color, not both.")


def add_filter_view(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A filter that people choose to look through; it hides and sorts nothing for others."""
    given = required(request, "filter")
    taken = _view_ids(workbook)
    drawn = None if given.get("filterViewId") else call.number(taken)
    view_id = fresh_id(given, "filterViewId", taken, drawn)
    title = given.get("title") or f"Filter {len(taken) + 1}"
    sheet, entry = _checked(workbook, {**given, "filterViewId": view_id, "title": title})
    workbook = workbook.with_sheet(replace(sheet, filter_views=(*sheet.filter_views, entry)))
    return workbook, {"addFilterView": {"filter": shown_filter(workbook, entry)}}


def duplicate_filter_view(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """The same filter under another id and title."""
    sheet, old = _view(workbook, integer(request, "filterId"))
    view_id = call.number(_view_ids(workbook))
    entry = {**old, "filterViewId": view_id, "title": f"Copy of {old['title']}"}
    workbook = workbook.with_sheet(replace(sheet, filter_views=(*sheet.filter_views, entry)))
    return workbook, {"duplicateFilterView": {"filter": shown_filter(workbook, entry)}}


def update_filter_view(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The fields that the mask names."""
    mask = mask_in(request, "FilterView", "filter")
    given = required(request, "filter")
    sheet, old = _view(workbook, given.get("filterViewId"))
    asked = normal(given)
    if covers(mask, "criteria") or covers(mask, "filterSpecs"):
        mask = {name: below for name, below in mask.items() if name != "criteria"}
        mask.setdefault("filterSpecs", {})
    merged = merge_masked(old, asked, mask)
    for name, other in (("range", "namedRangeId"), ("namedRangeId", "range")):
        if name in asked and covers(mask, name) and other not in asked:
            merged.pop(other, None)
    merged["filterViewId"] = old["filterViewId"]
    merged.setdefault("title", old["title"])
    target, merged = _checked(workbook, merged)
    if target.sheet_id != sheet.sheet_id:
        raise invalid("A filter view cannot move to another sheet.")
    views = tuple(merged if view is old else view for view in sheet.filter_views)
    return workbook.with_sheet(replace(sheet, filter_views=views)), {}


def delete_filter_view(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Forget a filter view."""
    sheet, old = _view(workbook, integer(request, "filterId"))
    views = tuple(view for view in sheet.filter_views if view is not old)
    return workbook.with_sheet(replace(sheet, filter_views=views)), {}


def _view_ids(workbook: Workbook) -> set[int]:
    return {view["filterViewId"] for sheet in workbook.sheets for view in sheet.filter_views}


def _view(workbook: Workbook, view_id: object) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for view in sheet.filter_views:
            if view["filterViewId"] == view_id:
                return sheet, view
    raise invalid(f"No filter view with id: {view_id}")
