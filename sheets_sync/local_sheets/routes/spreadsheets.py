"""spreadsheets, their metadata and their sheets: https://developers.google.com/workspace/sheets/api/reference/rest/v4."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.errors import ApiError, invalid, not_found
from sheets_sync.local_sheets.model.area import Area, area_of_a1
from sheets_sync.local_sheets.model.data_filter import matched_areas
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.field_mask import Mask, selects
from sheets_sync.local_sheets.model.stored import sheet_to_json
from sheets_sync.local_sheets.requests.developer_metadata import find_by_filter
from sheets_sync.local_sheets.responses.spreadsheet import View
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
from sheets_sync.local_sheets.routes.showing import shown_sheets

Json = dict[str, Any]
routes = Blueprint("spreadsheets", __name__, url_prefix="/v4/spreadsheets")


def _spreadsheet(
    document: Document,
    mask: Mask | None,
    *,
    grid_data: bool,
    areas: list[Area] | None = None,
) -> Json:
    """The resource; a field mask that reaches into sheets.data asks for the cells by itself."""
    with_cells = grid_data if mask is None else selects(mask, "sheets", "data")
    workbook = document.workbook
    if with_cells:
        ids = [s.sheet_id for s in workbook.sheets] if areas is None else [a.sheet_id for a in areas]
        workbook = shown_sheets(workbook, ids)
    return View(workbook, who(), root_url(), areas).spreadsheet(with_cells=with_cells)


@routes.post("")
def create() -> Response:
    """spreadsheets.create."""
    document = store().create({"spreadsheet": body()}, who=who(), origin=origin())
    return answer(_spreadsheet(document, field_mask(), grid_data=False), document)


@routes.get("/<spreadsheet_id>")
def get(spreadsheet_id: str) -> Response:
    """spreadsheets.get."""
    document = readable(spreadsheet_id)
    texts = request.args.getlist("ranges")
    areas = [area_of_a1(document.workbook, text) for text in texts] if texts else None
    mask = field_mask()
    grid_data = flag(request.args, "includeGridData")
    return answer(_spreadsheet(document, mask, grid_data=grid_data, areas=areas), document)


@routes.post("/<spreadsheet_id>:<verb>")
def verb_on_spreadsheet(spreadsheet_id: str, verb: str) -> Response:
    """spreadsheets.batchUpdate and spreadsheets.getByDataFilter."""
    if verb == "batchUpdate":
        return _batch_update(spreadsheet_id)
    if verb == "getByDataFilter":
        return _get_by_filter(spreadsheet_id)
    raise not_found()


def _batch_update(spreadsheet_id: str) -> Response:
    content = body()
    document, replies = write(spreadsheet_id, "batchUpdate", content)
    result: Json = {"spreadsheetId": spreadsheet_id, "replies": replies}
    if flag(content, "includeSpreadsheetInResponse"):
        texts = content.get("responseRanges") or []
        areas = [area_of_a1(document.workbook, text) for text in texts] if texts else None
        grid_data = flag(content, "responseIncludeGridData")
        result["updatedSpreadsheet"] = _spreadsheet(
            document, None, grid_data=grid_data, areas=areas
        )
    return answer(result, document)


def _get_by_filter(spreadsheet_id: str) -> Response:
    document = readable(spreadsheet_id)
    content = body()
    areas: list[Area] | None = None
    if content.get("dataFilters"):
        found = [
            area
            for data_filter in content["dataFilters"]
            for area in matched_areas(document.workbook, data_filter, who())
        ]
        areas = list(dict.fromkeys(found))
    grid_data = flag(content, "includeGridData")
    mask = field_mask()
    return answer(_spreadsheet(document, mask, grid_data=grid_data, areas=areas), document)


@routes.get("/<spreadsheet_id>/developerMetadata/<metadata_id>")
def get_metadata(spreadsheet_id: str, metadata_id: str) -> Response:
    """developerMetadata.get."""
    document = readable(spreadsheet_id)
    for entry in document.workbook.metadata:
        if str(entry.metadata_id) == metadata_id and entry.visible_to(who()):
            return answer(entry.to_json(), document)
    raise ApiError(404, f"No developer metadata with ID: {metadata_id}")


@routes.post("/<spreadsheet_id>/developerMetadata:search")
def search_metadata(spreadsheet_id: str) -> Response:
    """developerMetadata.search: each entry once, with every filter that found it."""
    document = readable(spreadsheet_id)
    matched: dict[int, Json] = {}
    for data_filter in body().get("dataFilters") or []:
        for entry in find_by_filter(document.workbook, data_filter, who()):
            found = matched.setdefault(
                entry.metadata_id, {"developerMetadata": entry.to_json(), "dataFilters": []}
            )
            found["dataFilters"].append(data_filter)
    result = {"matchedDeveloperMetadata": list(matched.values())} if matched else {}
    return answer(result, document)


@routes.post("/<spreadsheet_id>/sheets/<sheet_text>:copyTo")
def copy_sheet(spreadsheet_id: str, sheet_text: str) -> Response:
    """sheets.copyTo."""
    source = readable(spreadsheet_id).workbook
    if not sheet_text.isdigit():
        raise invalid(f"Invalid value at 'sheet_id' (TYPE_INT32), \"{sheet_text}\"")
    sheet = source.sheet(int(sheet_text))
    entries = [asdict(m) for m in source.metadata if m.location.sheet_id == sheet.sheet_id]
    target = body().get("destinationSpreadsheetId") or ""
    content = {"sheet": sheet_to_json(sheet), "metadata": entries}
    document, properties = write(target, "sheets.copyTo", content)
    return answer(properties, document)
