"""DataFilters: the cells that metadata, an A1 text or a GridRange selects."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid, located
from sheets_sync.local_sheets.model.area import (
    Area,
    area_of_a1,
    area_of_grid_range,
    area_of_span,
    whole,
)
from sheets_sync.local_sheets.model.metadata import Location, find
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]


def matched_areas(workbook: Workbook, data_filter: Json, who: str) -> list[Area]:
    """The areas that one filter selects; none where a metadata lookup finds nothing.

    ApiError 400 for an unknown sheet, a bad range or a filter without a criterion.
    """
    if "developerMetadataLookup" in data_filter:
        found = find(workbook.metadata, data_filter["developerMetadataLookup"], who)
        areas = [area for entry in found for area in areas_at(workbook, entry.location)]
        return list(dict.fromkeys(areas))
    if "gridRange" in data_filter:
        return [area_of_grid_range(workbook, data_filter["gridRange"] or {})]
    if "a1Range" in data_filter:
        return [area_of_a1(workbook, str(data_filter["a1Range"]))]
    raise invalid("Invalid dataFilter: one of its fields must be set.")


def group_by_area(workbook: Workbook, filters: object, who: str) -> list[tuple[Area, list[Json]]]:
    """Each selected area once, with every filter of the request that selected it, in order."""
    groups: dict[Area, list[Json]] = {}
    for number, data_filter in enumerate(filters if isinstance(filters, list) else []):
        with located(f"dataFilter[{number}]"):
            for area in matched_areas(workbook, data_filter, who):
                groups.setdefault(area, []).append(data_filter)
    return list(groups.items())


def areas_at(workbook: Workbook, place: Location) -> list[Area]:
    """The cells of the spreadsheet, sheet, row or column."""
    if place.sheet_id is None:
        return [whole(sheet) for sheet in workbook.sheets]
    sheet = workbook.sheet(place.sheet_id)
    if place.axis is None:
        return [whole(sheet)]
    return [area_of_span(sheet, place.axis, place.index, place.index + 1)]
