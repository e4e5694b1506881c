"""Banded ranges: alternating colours of rows or columns."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import (
    fresh_id,
    integer,
    mask_in,
    required,
    with_kept_range,
)

Json = dict[str, Any]


def add_banding(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Alternating colours on a range that has none yet."""
    given = required(request, "bandedRange")
    sheet = _checked(workbook, given, None)
    taken = {b["bandedRangeId"] for s in workbook.sheets for b in s.banded_ranges}
    drawn = None if given.get("bandedRangeId") else call.number(taken)
    banded_id = fresh_id(given, "bandedRangeId", taken, drawn)
    entry = with_kept_range(workbook, {**given, "bandedRangeId": banded_id})
    sheet = replace(sheet, banded_ranges=(*sheet.banded_ranges, entry))
    return workbook.with_sheet(sheet), {"addBanding": {"bandedRange": entry}}


def _checked(workbook: Workbook, entry: Json, own: Json | None) -> Sheet:
    """The sheet that the banding stands on; ApiError 400 over another one or without colours."""
    area = area_of_grid_range(workbook, required(entry, "range"))
    sheet = workbook.sheet(area.sheet_id)
    _check_colours(entry)
    if any(_area(workbook, b).overlaps(area) for b in sheet.banded_ranges if b is not own):
        raise invalid(
            "You cannot add alternating background colors to a range that already has "
            "alternating background colors."
        )
    return sheet


def _area(workbook: Workbook, entry: Json) -> Area:
    return area_of_grid_range(workbook, entry["range"])


def _check_colours(entry: Json) -> None:
    bands = [entry[name] for name in ("rowProperties", "columnProperties") if name in entry]
    if not bands:
        raise invalid("At least one of rowProperties and columnProperties must be specified.")
    for band in bands:
        for name in ("firstBandColor", "secondBandColor"):
            if name not in band and f"{name}Style" not in band:
                raise invalid(f"{name}Style is required.")


def update_banding(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The fields that the mask names."""
    mask = mask_in(request, "BandedRange", "bandedRange")
    given = required(request, "bandedRange")
    sheet, old = _banding(workbook, given.get("bandedRangeId"))
    merged = {**merge_masked(old, given, mask), "bandedRangeId": old["bandedRangeId"]}
    if _checked(workbook, merged, old).sheet_id != sheet.sheet_id:
        raise invalid("A banded range cannot move to another sheet.")
    merged = with_kept_range(workbook, merged)
    entries = tuple(merged if b is old else b for b in sheet.banded_ranges)
    return workbook.with_sheet(replace(sheet, banded_ranges=entries)), {}


def delete_banding(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Take the colours away."""
    sheet, old = _banding(workbook, integer(request, "bandedRangeId"))
    entries = tuple(b for b in sheet.banded_ranges if b is not old)
    return workbook.with_sheet(replace(sheet, banded_ranges=entries)), {}


def _banding(workbook: Workbook, banded_id: object) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for entry in sheet.banded_ranges:
            if entry["bandedRangeId"] == banded_id:
                return sheet, entry
    raise invalid(f"No banded range with id: {banded_id}")
