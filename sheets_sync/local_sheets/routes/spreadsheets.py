"""spreadsheets, their metadata and their sheets: https://developers.google.com/workspace/sheets/api/reference/rest/v4."""

import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response

from sheets_sync.local_sheets.errors import ApiError, invalid
from sheets_sync.local_sheets.model.area import Area, area_of_a1
from sheets_sync.local_sheets.model.data_filter import matched_areas
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.field_mask import Mask, selects
from sheets_sync.local_sheets.model.stored import sheet_to_json
from sheets_sync.local_sheets.requests.copies import on_plain_ranges
from sheets_sync.local_sheets.requests.developer_metadata import find_by_filter
from sheets_sync.local_sheets.requests.message import read_message
from sheets_sync.local_sheets.responses.spreadsheet import Reader, View
from sheets_sync.local_sheets.routes.answered import check_fields
from sheets_sync.local_sheets.routes.exchange import (
    answer,
    body,
    field_mask,
    flag,
    origin,
    readable,
    root_url,
    store,
    who,
    write,
)
from sheets_sync.local_sheets.routes.results import results_for
from sheets_sync.local_sheets.routes.showing import shown_sheets
from sheets_sync.local_sheets.routes.value_messages import read_parameters

Json = dict[str, Any]
_LONGEST_ID = 10  # digits of an int32
routes = Blueprint("spreadsheets", __name__, url_prefix="/v4/spreadsheets")
routes.before_request(check_fields)


def _spreadsheet(document: Document, *, with_cells: bool, areas: list[Area] | None = None) -> Json:
    """The resource, as the caller may see it now."""
    reader = Reader(who(), int(time.time() * 1000), root_url())
    workbook = document.workbook
    if with_cells:
        asked = workbook.sheets if areas is None else areas
        ids = [place.sheet_id for place in asked]
        workbook = shown_sheets(workbook, ids)
    view = View(workbook, document.file.owner, reader, areas)
    return view.spreadsheet(with_cells=with_cells)


def _with_cells(mask: Mask | None, asked: Mapping[str, Any], name: str, *root: str) -> bool:
    """Whether cells are asked for: by a field mask that reaches them, or without one by a flag."""
    if mask is None:
        return flag(asked, name)
    return selects(mask, *root, "sheets", "data")


def _areas(document: Document, texts: list[str]) -> list[Area] | None:
    return [area_of_a1(document.workbook, text) for text in texts] if texts else None


@routes.post("")
def create() -> Response:
    """spreadsheets.create."""
    read_parameters("other")
    given = read_message("Spreadsheet", body())
    document = store().create({"spreadsheet": given}, who=who(), origin=origin())
    with_cells = _with_cells(field_mask(), {}, "")
    return answer(_spreadsheet(document, with_cells=with_cells), document)


@routes.get("/<spreadsheet_id>", strict_slashes=False)
def get(spreadsheet_id: str) -> Response:
    """spreadsheets.get."""
    document = readable(spreadsheet_id)
    parameters = read_parameters("spreadsheet")
    areas = _areas(document, parameters.get("ranges", []))
    with_cells = _with_cells(field_mask(), parameters, "includeGridData")
    return answer(_spreadsheet(document, with_cells=with_cells, areas=areas), document)


@routes.post("/<spreadsheet_id>:batchUpdate")
@routes.post("/<spreadsheet_id>/:batchUpdate")  # as the client for Node.js joins its paths
def batch_update(spreadsheet_id: str) -> Response:
    """spreadsheets.batchUpdate: see below for the kinds of requests."""
    read_parameters("other")
    given = body()
    content = {
        **read_message("BatchUpdateSpreadsheetRequest", {**given, "requests": []}),
        "requests": given.get("requests"),  # read one by one, for refusals that name them
    }
    results = results_for(readable(spreadsheet_id).workbook, content["requests"])
    if results:
        content["results"] = results
    document, replies = write(spreadsheet_id, "batchUpdate", content)
    result: Json = {"spreadsheetId": spreadsheet_id, "replies": replies}
    if content.get("includeSpreadsheetInResponse"):
        areas = _areas(document, content.get("responseRanges") or [])
        with_cells = _with_cells(
            field_mask(), content, "responseIncludeGridData", "updatedSpreadsheet"
        )
        result["updatedSpreadsheet"] = _spreadsheet(document, with_cells=with_cells, areas=areas)
    return answer(result, document)


@routes.post("/<spreadsheet_id>:getByDataFilter")
@routes.post("/<spreadsheet_id>/:getByDataFilter")
def get_by_filter(spreadsheet_id: str) -> Response:
    """spreadsheets.getByDataFilter."""
    document = readable(spreadsheet_id)
    read_parameters("other")
    content = read_message("GetSpreadsheetByDataFilterRequest", body())
    areas: list[Area] | None = None
    if content.get("dataFilters"):
        found = [
            area
            for data_filter in content["dataFilters"]
            for area in matched_areas(document.workbook, data_filter, who())
        ]
        areas = list(dict.fromkeys(found))
    with_cells = _with_cells(field_mask(), content, "includeGridData")
    return answer(_spreadsheet(document, with_cells=with_cells, areas=areas), document)


@routes.get("/<spreadsheet_id>/developerMetadata/<metadata_id>")
def get_metadata(spreadsheet_id: str, metadata_id: str) -> Response:
    """spreadsheets.developerMetadata.get."""
    document = readable(spreadsheet_id)
    read_parameters("other")
    if not metadata_id.removeprefix("-").isdecimal():
        raise invalid(f"Invalid value at 'metadata_id' (TYPE_INT32), \"{metadata_id}\"")
    for entry in document.workbook.metadata:
        if str(entry.metadata_id) == metadata_id and entry.visible_to(who()):
            return answer(entry.to_json(), document)
    raise ApiError(404, f"No developer metadata with ID: {metadata_id}")


@routes.post("/<spreadsheet_id>/developerMetadata:search")
def search_metadata(spreadsheet_id: str) -> Response:
    """spreadsheets.developerMetadata.search: each entry once, with every filter that found it."""
    document = readable(spreadsheet_id)
    read_parameters("other")
    matched: dict[int, Json] = {}
    content = read_message("SearchDeveloperMetadataRequest", body())
    for data_filter in content.get("dataFilters") or []:
        for entry in find_by_filter(document.workbook, data_filter, who()):
            found = matched.setdefault(
                entry.metadata_id, {"developerMetadata": entry.to_json(), "dataFilters": []}
            )
            found["dataFilters"].append(data_filter)
    result = {"matchedDeveloperMetadata": list(matched.values())} if matched else {}
    return answer(result, document)


@routes.post("/<spreadsheet_id>/sheets/<sheet_text>:copyTo")
def copy_sheet(spreadsheet_id: str, sheet_text: str) -> Response:
    """spreadsheets.sheets.copyTo."""
    source = readable(spreadsheet_id).workbook
    read_parameters("other")
    if not sheet_text.isdecimal() or len(sheet_text) > _LONGEST_ID:
        raise invalid(f"Invalid value at 'sheet_id' (TYPE_INT32), \"{sheet_text}\"")
    sheet = on_plain_ranges(source, source.sheet(int(sheet_text)))
    entries = [asdict(m) for m in source.metadata if m.location.sheet_id == sheet.sheet_id]
    given = read_message("CopySheetToAnotherSpreadsheetRequest", body())
    target = given.get("destinationSpreadsheetId")
    if not target:
        raise invalid("destinationSpreadsheetId is required.")
    content = {"sheet": sheet_to_json(sheet), "metadata": entries}
    document, properties = write(target, "sheets.copyTo", content)
    return answer(properties, document)
