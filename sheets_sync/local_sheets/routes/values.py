"""spreadsheets.values: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Response

from sheets_sync.local_sheets.errors import ApiError, invalid, not_found
from sheets_sync.local_sheets.model.area import Area, a1_of, area_of_a1
from sheets_sync.local_sheets.model.data_filter import group_by_area
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.responses.values import (
    Rendering,
    batch_update_answer,
    clear_answer,
    update_answer,
    value_range,
)
from sheets_sync.local_sheets.routes.answered import check_fields
from sheets_sync.local_sheets.routes.exchange import answer, readable, who, write
from sheets_sync.local_sheets.routes.showing import shown
from sheets_sync.local_sheets.routes.value_messages import read_body, read_parameters

Json = dict[str, Any]
BATCHES = {
    "batchUpdate": "BatchUpdateValuesRequest",
    "batchUpdateByDataFilter": "BatchUpdateValuesByDataFilterRequest",
    "batchClear": "BatchClearValuesRequest",
    "batchClearByDataFilter": "BatchClearValuesByDataFilterRequest",
}
routes = Blueprint("values", __name__, url_prefix="/v4/spreadsheets/<spreadsheet_id>")
routes.before_request(check_fields)


def _rendering(asked: Mapping[str, Any]) -> Rendering:
    return Rendering(
        asked.get("majorDimension"),
        asked.get("valueRenderOption"),
        asked.get("dateTimeRenderOption"),
    )


def _response_rendering(asked: Mapping[str, Any]) -> Rendering | None:
    rendering = Rendering(
        None, asked.get("responseValueRenderOption"), asked.get("responseDateTimeRenderOption")
    )
    return rendering if asked.get("includeValuesInResponse") else None


def _check_range(spreadsheet_id: str, asked: str, content: Json) -> None:
    """ApiError 400 if the body names other cells than the path."""
    given = content.get("range")
    if given in (None, "", asked):
        return
    workbook = readable(spreadsheet_id).workbook
    if area_of_a1(workbook, asked) != area_of_a1(workbook, given):
        raise invalid(f"Request range[{asked}] does not match value's range[{given}]")


def _as_asked(workbook: Workbook, areas: Iterable[Area], rendering: Rendering | None) -> Workbook:
    """The workbook with the results of formulas, unless nobody asks for them."""
    if rendering is None or rendering.render == "FORMULA":
        return workbook
    return shown(workbook, areas)


@routes.get("/values/<path:range_text>")
def get(spreadsheet_id: str, range_text: str) -> Response:
    """values.get."""
    document = readable(spreadsheet_id)
    rendering = _rendering(read_parameters("get"))
    area = area_of_a1(document.workbook, range_text)
    workbook = _as_asked(document.workbook, [area], rendering)
    return answer(value_range(workbook, area, rendering), document)


@routes.put("/values/<path:range_text>")
def update(spreadsheet_id: str, range_text: str) -> Response:
    """values.update."""
    parameters, content = read_parameters("update"), read_body("ValueRange", "data")
    _check_range(spreadsheet_id, range_text, content)
    rendering = _response_rendering(parameters)
    asked = {
        "range": range_text,
        "majorDimension": content.get("majorDimension"),
        "values": content.get("values"),
        "valueInputOption": parameters.get("valueInputOption"),
    }
    document, outcome = write(spreadsheet_id, "values.update", asked)
    written = outcome.written[0]
    workbook = _as_asked(document.workbook, [written.asked], rendering)
    return answer(update_answer(workbook, written, rendering), document)


@routes.post("/values/<path:range_and_verb>")
def append_or_clear(spreadsheet_id: str, range_and_verb: str) -> Response:
    """values.append and values.clear."""
    range_text, _, verb = range_and_verb.rpartition(":")
    if verb == "append":
        return _append(spreadsheet_id, range_text)
    if verb == "clear":
        read_parameters("other")
        read_body("ClearValuesRequest")
        document, outcome = write(spreadsheet_id, "values.clear", {"range": range_text})
        cleared = clear_answer(document.workbook, outcome)[0]
        return answer({"spreadsheetId": spreadsheet_id, "clearedRange": cleared}, document)
    raise ApiError(404, "Method not found.")


def _append(spreadsheet_id: str, range_text: str) -> Response:
    parameters, content = read_parameters("append"), read_body("ValueRange", "data")
    _check_range(spreadsheet_id, range_text, content)
    rendering = _response_rendering(parameters)
    asked = {
        "range": range_text,
        "majorDimension": content.get("majorDimension"),
        "values": content.get("values"),
        "valueInputOption": parameters.get("valueInputOption"),
        "insertDataOption": parameters.get("insertDataOption"),
    }
    document, outcome = write(spreadsheet_id, "values.append", asked)
    workbook = document.workbook
    result: Json = {"spreadsheetId": spreadsheet_id}
    if outcome.table is not None:
        title = workbook.sheet(outcome.table.sheet_id).title
        result["tableRange"] = a1_of(outcome.table, title)
    written = outcome.written[0]
    workbook = _as_asked(workbook, [written.area], rendering)
    result["updates"] = update_answer(workbook, written, rendering)
    return answer(result, document)


@routes.get("/values:batchGet")
def batch_get(spreadsheet_id: str) -> Response:
    """values.batchGet."""
    document = readable(spreadsheet_id)
    workbook = document.workbook
    parameters = read_parameters("batchGet")
    rendering = _rendering(parameters)
    areas = [area_of_a1(workbook, text) for text in parameters.get("ranges", [])]
    workbook = _as_asked(workbook, areas, rendering)
    result: Json = {"spreadsheetId": spreadsheet_id}
    if areas:
        result["valueRanges"] = [value_range(workbook, area, rendering) for area in areas]
    return answer(result, document)


@routes.post("/values:<verb>")
def batch(spreadsheet_id: str, verb: str) -> Response:
    """values.batchUpdate, values.batchClear, and with values.batchGetByDataFilter,
    values.batchUpdateByDataFilter and values.batchClearByDataFilter those by data filter.
    """
    if verb == "batchGetByDataFilter":
        return _batch_get_by_filter(spreadsheet_id)
    read_parameters("other")
    message = BATCHES.get(verb)
    if message is None:
        raise not_found()
    content = read_body(message)
    document, outcome = write(spreadsheet_id, f"values.{verb}", content)
    if message.startswith("BatchUpdate"):
        rendering = _response_rendering(content)
        written = [item.area for item in outcome.written]
        workbook = _as_asked(document.workbook, written, rendering)
        return answer(batch_update_answer(workbook, outcome, rendering), document)
    cleared = clear_answer(document.workbook, outcome)
    result: Json = {"spreadsheetId": spreadsheet_id}
    if cleared:
        result["clearedRanges"] = cleared
    return answer(result, document)


def _batch_get_by_filter(spreadsheet_id: str) -> Response:
    document = readable(spreadsheet_id)
    workbook = document.workbook
    read_parameters("other")
    content = read_body("BatchGetValuesByDataFilterRequest")
    rendering = _rendering(content)
    groups = group_by_area(workbook, content.get("dataFilters"), who())
    workbook = _as_asked(workbook, [area for area, _ in groups], rendering)
    result: Json = {"spreadsheetId": spreadsheet_id}
    if groups:
        result["valueRanges"] = [
            {"valueRange": value_range(workbook, area, rendering), "dataFilters": filters}
            for area, filters in groups
        ]
    return answer(result, document)
