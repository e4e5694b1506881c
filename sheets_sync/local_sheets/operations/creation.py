"""spreadsheets.create: a workbook from a Spreadsheet resource."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid, located
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS
from sheets_sync.local_sheets.model.new_workbook import new_sheet, new_workbook
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.batch_update import batch_update
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.cells import put_grid_data
from sheets_sync.local_sheets.requests.file_properties import check_place

Json = dict[str, Any]

_OBJECTS = (
    ("conditionalFormats", "addConditionalFormatRule", "rule"),
    ("filterViews", "addFilterView", "filter"),
    ("protectedRanges", "addProtectedRange", "protectedRange"),
    ("charts", "addChart", "chart"),
    ("bandedRanges", "addBanding", "bandedRange"),
)
_ON_RANGES = ("filterViews", "protectedRanges", "bandedRanges")


def new_spreadsheet(spreadsheet_id: str, given: Json, call: Call) -> Workbook:
    """The workbook that a Spreadsheet describes; what is not given is as in a new one.

    Ranges of what stands on a sheet are on that sheet, whatever sheetId they carry. ApiError 400
    for what the requests that add such things would refuse.
    """
    properties = given.get("properties") or {}
    if not call.is_replay:
        with located("properties"):
            check_place(properties)
    workbook = new_workbook(spreadsheet_id, properties)
    items = given.get("sheets") or []
    if items:
        workbook = replace(workbook, sheets=_new_sheets(items, call))
        workbook.check_size()
    requests = [
        request
        for item, sheet in zip(items, workbook.sheets, strict=False)
        for request in _objects_of(item, sheet.sheet_id)
    ]
    requests += [{"addNamedRange": {"namedRange": n}} for n in given.get("namedRanges") or []]
    requests += _metadata(given, {"spreadsheet": True})
    if not requests:
        return workbook
    call.owner = call.who
    return batch_update(workbook, {"requests": requests}, call)[0]


def _new_sheets(items: list[Json], call: Call) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    for number, item in enumerate(items, 1):
        properties = item.get("properties") or {}
        taken = {sheet.sheet_id for sheet in sheets}
        sheet_id = (
            index_of(properties, "sheetId") if "sheetId" in properties else call.number(taken)
        )
        title = str(properties.get("title") or f"Sheet{number}")
        if sheet_id in taken or any(sheet.title.casefold() == title.casefold() for sheet in sheets):
            raise invalid(f"Invalid sheets[{number - 1}].properties: its id or title is taken.")
        sheet = new_sheet(sheet_id, title, properties)
        sized = () if call.is_replay else tuple(properties.get("gridProperties") or ())
        for place, data in enumerate(item.get("data") or []):
            with located(f"sheets[{number - 1}].data[{place}]"):
                sheet = put_grid_data(sheet, data, sized)
        sheets.append(sheet)
    return tuple(sheets)


def _objects_of(item: Json, sheet_id: int) -> Iterator[Json]:
    """The requests that put onto a sheet what its Sheet resource has besides cells."""
    for merge in item.get("merges") or []:
        yield {"mergeCells": {"mergeType": "MERGE_ALL", "range": {**merge, "sheetId": sheet_id}}}
    for name, kind, field in _OBJECTS:
        for number, entry in enumerate(item.get(name) or []):
            if name in _ON_RANGES and "range" in entry:
                entry = {**entry, "range": {**entry["range"], "sheetId": sheet_id}}
            if name == "conditionalFormats":
                ranges = [{**place, "sheetId": sheet_id} for place in entry.get("ranges") or []]
                entry = {**entry, "ranges": ranges}
                yield {kind: {field: entry, "index": number}}
            else:
                yield {kind: {field: entry}}
    if item.get("basicFilter"):
        place = {**(item["basicFilter"].get("range") or {}), "sheetId": sheet_id}
        yield {"setBasicFilter": {"filter": {**item["basicFilter"], "range": place}}}
    for group in [*(item.get("rowGroups") or []), *(item.get("columnGroups") or [])]:
        place = {**(group.get("range") or {}), "sheetId": sheet_id}
        yield {"addDimensionGroup": {"range": place}}
    yield from _metadata(item, {"sheetId": sheet_id})
    for data in item.get("data") or []:
        yield from _dimensions(data, sheet_id)


def _dimensions(data: Json, sheet_id: int) -> Iterator[Json]:
    """Sizes, hiding and metadata of the rows and columns of a GridData."""
    axes = ((ROWS, "startRow", "rowMetadata"), (COLUMNS, "startColumn", "columnMetadata"))
    for axis, start, name in axes:
        for index, properties in enumerate(data.get(name) or [], index_of(data, start)):
            place = {
                "sheetId": sheet_id,
                "dimension": axis,
                "startIndex": index,
                "endIndex": index + 1,
            }
            shown = {n: properties[n] for n in ("pixelSize", "hiddenByUser") if n in properties}
            if shown:
                yield {
                    "updateDimensionProperties": {
                        "range": place,
                        "properties": shown,
                        "fields": ",".join(shown),
                    }
                }
            yield from _metadata(properties, {"dimensionRange": place})


def _metadata(item: Json, location: Json) -> list[Json]:
    return [
        {"createDeveloperMetadata": {"developerMetadata": {**entry, "location": location}}}
        for entry in item.get("developerMetadata") or []
    ]
