"""Copies of tabs, within a spreadsheet and from another one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.model.anchors import (
    map_ranges,
    map_sources,
    on_sheet,
    overlay,
    range_of,
    with_anchor,
)
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.metadata import Metadata
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import fresh_id
from sheets_sync.local_sheets.requests.sheets import check_title, free_title, inserted
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties

Json = dict[str, Any]


def duplicate_sheet(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A copy of a tab with all that stands on it, under new ids."""
    source = workbook.sheet(index_of(request, "sourceSheetId"))
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    drawn = None if "newSheetId" in request else call.number(taken)
    sheet_id = fresh_id(request, "newSheetId", taken, drawn)
    title = request.get("newSheetName") or copied_title(workbook, source.title)
    check_title(workbook, title)
    entries = tuple(m for m in workbook.metadata if m.location.sheet_id == source.sheet_id)
    position = index_of(request, "insertSheetIndex")
    source = on_plain_ranges(workbook, source)
    workbook = put_copy(workbook, source, entries, sheet_id, title, position, call)
    return workbook, {"duplicateSheet": {"properties": sheet_properties(workbook, sheet_id)}}


def copied_title(workbook: Workbook, title: str) -> str:
    """The title that a copy gets when none is asked for."""
    copied = f"Copy of {title}"[:95]
    if workbook.sheet_titled(copied) is None:
        return copied
    return free_title(workbook, copied + " ", 2)


def on_plain_ranges(workbook: Workbook, sheet: Sheet) -> Sheet:
    """The sheet with what stands on named ranges on ranges instead: names are not copied."""

    def plain(entry: Json) -> Json:
        area = range_of(workbook, entry)
        kept = {name: value for name, value in entry.items() if name != "namedRangeId"}
        return kept if area is None else {**kept, "range": area}

    return replace(
        sheet,
        protected_ranges=tuple(map(plain, sheet.protected_ranges)),
        filter_views=tuple(map(plain, sheet.filter_views)),
    )


def put_copy(
    workbook: Workbook,
    source: Sheet,
    entries: tuple[Metadata, ...],
    sheet_id: int,
    title: str,
    position: int,
    call: Call,
) -> Workbook:
    """The workbook with a copy of `source` (of any workbook) and of its metadata."""
    copy = _with_new_ids(_moved_to(source, sheet_id), call)
    copy = replace(copy, sheet_id=sheet_id, title=title)
    taken = {entry.metadata_id for entry in workbook.metadata}
    metadata = []
    for entry in entries:
        metadata_id = call.number(taken)
        taken.add(metadata_id)
        place = replace(entry.location, sheet_id=sheet_id)
        metadata.append(replace(entry, metadata_id=metadata_id, location=place))
    workbook = inserted(workbook, copy, position)
    return replace(workbook, metadata=(*workbook.metadata, *metadata))


def _moved_to(source: Sheet, sheet_id: int) -> Sheet:
    """The sheet with everything that stood on it standing on another id."""

    def moved(place: Json) -> Json:
        return on_sheet(place, sheet_id)

    def followed(place: Json) -> Json:
        return moved(place) if place.get("sheetId", 0) == source.sheet_id else place

    charts = []
    for chart in map_sources(source.charts, followed):
        place = overlay(chart)
        charts.append(
            {**chart, "position": {"sheetId": sheet_id}}
            if place is None
            else with_anchor(chart, moved(place.get("anchorCell", {})))
        )
    groups = tuple({**group, "range": moved(group["range"])} for group in source.groups)
    return replace(map_ranges(source, moved), charts=tuple(charts), groups=groups)


def _with_new_ids(sheet: Sheet, call: Call) -> Sheet:
    def renewed(objects: tuple[Json, ...], name: str) -> tuple[Json, ...]:
        draw: Callable[[], int] = call.number
        return tuple({**item, name: draw()} for item in objects)

    return replace(
        sheet,
        protected_ranges=renewed(sheet.protected_ranges, "protectedRangeId"),
        banded_ranges=renewed(sheet.banded_ranges, "bandedRangeId"),
        filter_views=renewed(sheet.filter_views, "filterViewId"),
        charts=renewed(sheet.charts, "chartId"),
    )
