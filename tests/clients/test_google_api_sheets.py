"""google-api-python-client on the Sheets API: every method of its discovery document."""

from typing import Any

import pytest
from googleapiclient.errors import HttpError

from tests.sheets_sync.local_sheets.discovery import methods


@pytest.fixture
def sheets(services: Any) -> Any:
    return services("sheets.v4").spreadsheets()


@pytest.fixture
def book_id(sheets: Any) -> str:
    rows = [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]
    asked = {
        "properties": {"title": "raw"},
        "sheets": [{"properties": {"title": "a", "sheetId": 7}, "data": [{"rowData": rows}]}],
    }
    return str(sheets.create(body=asked).execute()["spreadsheetId"])


def metadata(sheets: Any, book_id: str, key: str, **location: Any) -> int:
    entry = {
        "metadataKey": key,
        "metadataValue": "v",
        "visibility": "DOCUMENT",
        "location": location,
    }
    requests = [{"createDeveloperMetadata": {"developerMetadata": entry}}]
    answer = sheets.batchUpdate(spreadsheetId=book_id, body={"requests": requests}).execute()
    made = answer["replies"][0]["createDeveloperMetadata"]["developerMetadata"]
    return int(made["metadataId"])


def test_create_and_get(sheets: Any, book_id: str) -> None:
    shown = sheets.get(spreadsheetId=book_id, ranges=["a!A1"], includeGridData=True).execute()
    (sheet,) = shown["sheets"]
    assert sheet["properties"]["sheetId"] == 7
    assert sheet["data"][0]["rowData"][0]["values"][0]["formattedValue"] == "x"
    masked = sheets.get(spreadsheetId=book_id, fields="sheets.properties.title").execute()
    assert masked == {"sheets": [{"properties": {"title": "a"}}]}


def test_batch_update(sheets: Any, book_id: str) -> None:
    body = {
        "requests": [
            {"addSheet": {"properties": {"title": "a/b c"}}},
            {"findReplace": {"find": "x", "replacement": "y", "allSheets": True}},
        ],
        "includeSpreadsheetInResponse": True,
    }
    answer = sheets.batchUpdate(spreadsheetId=book_id, body=body).execute()
    assert answer["replies"][0]["addSheet"]["properties"]["title"] == "a/b c"
    assert answer["replies"][1]["findReplace"]["valuesChanged"] == 1
    titles = [tab["properties"]["title"] for tab in answer["updatedSpreadsheet"]["sheets"]]
    assert titles == ["a", "a/b c"]


def test_values(sheets: Any, book_id: str) -> None:
    values = sheets.values()
    written = values.update(
        spreadsheetId=book_id,
        range="a!A1",
        valueInputOption="USER_ENTERED",
        includeValuesInResponse=True,
        responseValueRenderOption="UNFORMATTED_VALUE",
        responseDateTimeRenderOption="SERIAL_NUMBER",
        body={"values": [["2026-3-5", "50%"]]},
    ).execute()
    assert written["updatedData"]["values"] == [[46086, 0.5]]
    appended = values.append(
        spreadsheetId=book_id,
        range="a!A1",
        valueInputOption="RAW",
        insertDataOption="INSERT_ROWS",
        body={"majorDimension": "COLUMNS", "values": [["p", "q"]]},
    ).execute()
    assert appended["updates"]["updatedRange"] == "a!A2:A3"
    got = values.get(spreadsheetId=book_id, range="a!A1:B3").execute()
    assert got["values"] == [["2026-03-05", "50%"], ["p"], ["q"]]
    several = values.batchGet(
        spreadsheetId=book_id, ranges=["a!A2", "a!B1"], valueRenderOption="FORMULA"
    ).execute()
    assert [entry["values"] for entry in several["valueRanges"]] == [[["p"]], [[0.5]]]
    data = [{"range": "a!C1:C2", "majorDimension": "COLUMNS", "values": [[True, None]]}]
    changed = values.batchUpdate(
        spreadsheetId=book_id, body={"valueInputOption": "RAW", "data": data}
    ).execute()
    assert changed["totalUpdatedCells"] == 1
    cleared = values.clear(spreadsheetId=book_id, range="a!A2", body={}).execute()
    assert cleared == {"spreadsheetId": book_id, "clearedRange": "a!A2"}
    body = {"ranges": ["a!A3", "a!C1:C2"]}
    many = values.batchClear(spreadsheetId=book_id, body=body).execute()
    assert many["clearedRanges"] == ["a!A3", "a!C1:C2"]
    assert values.get(spreadsheetId=book_id, range="a").execute()["values"] == [
        ["2026-03-05", "50%"]
    ]


def test_data_filters(sheets: Any, book_id: str) -> None:
    column = {"sheetId": 7, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    entry = metadata(sheets, book_id, "col", dimensionRange=column)
    lookup = {"developerMetadataLookup": {"metadataId": entry}}
    values = sheets.values()
    data = [{"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [["h", 1]]}]
    written = values.batchUpdateByDataFilter(
        spreadsheetId=book_id, body={"valueInputOption": "RAW", "data": data}
    ).execute()
    assert written["responses"][0]["dataFilter"] == lookup
    read = values.batchGetByDataFilter(
        spreadsheetId=book_id, body={"dataFilters": [lookup, {"a1Range": "a!A2"}]}
    ).execute()
    assert [v["valueRange"]["values"] for v in read["valueRanges"]] == [[["h"], ["1"]], [["1"]]]
    shown = sheets.getByDataFilter(
        spreadsheetId=book_id, body={"dataFilters": [lookup], "includeGridData": True}
    ).execute()
    assert len(shown["sheets"][0]["data"][0]["columnMetadata"]) == 1
    cleared = values.batchClearByDataFilter(
        spreadsheetId=book_id, body={"dataFilters": [lookup]}
    ).execute()
    assert cleared["clearedRanges"] == ["a!A1:A1000"]


def test_developer_metadata(sheets: Any, book_id: str) -> None:
    entry = metadata(sheets, book_id, "whole", spreadsheet=True)
    got = sheets.developerMetadata().get(spreadsheetId=book_id, metadataId=entry).execute()
    assert (got["metadataKey"], got["metadataValue"]) == ("whole", "v")
    assert got["location"] == {"locationType": "SPREADSHEET", "spreadsheet": True}
    filters = [{"developerMetadataLookup": {"metadataKey": "whole"}}]
    found = (
        sheets.developerMetadata()
        .search(spreadsheetId=book_id, body={"dataFilters": filters})
        .execute()
    )
    (match,) = found["matchedDeveloperMetadata"]
    assert match["developerMetadata"] == got
    assert match["dataFilters"] == filters


def test_copy_to(sheets: Any, book_id: str) -> None:
    other = sheets.create(body={"properties": {"title": "other"}}).execute()["spreadsheetId"]
    copied = (
        sheets.sheets()
        .copyTo(spreadsheetId=book_id, sheetId=7, body={"destinationSpreadsheetId": other})
        .execute()
    )
    assert copied["title"] == "Copy of a"
    assert copied["index"] == 1


def test_a_query_too_long_for_an_address(sheets: Any, book_id: str) -> None:
    """The client then posts the query as a form, and says that it means GET."""
    ranges = [f"a!A{row}:Z{row}" for row in range(1, 301)]
    answer = sheets.values().batchGet(spreadsheetId=book_id, ranges=ranges).execute()
    assert len(answer["valueRanges"]) == 300
    assert answer["valueRanges"][0]["values"] == [["x"]]


def test_several_calls_in_one(services: Any, book_id: str) -> None:
    service = services("sheets.v4")
    values = service.spreadsheets().values()
    answers: dict[str, Any] = {}
    batch = service.new_batch_http_request(
        callback=lambda key, answer, error: answers.update({key: error or answer})
    )
    write: Any = {"valueInputOption": "RAW", "body": {"values": [["写"]]}}
    batch.add(values.update(spreadsheetId=book_id, range="a!A1", **write), request_id="write")
    batch.add(values.get(spreadsheetId=book_id, range="a!A1"), request_id="read")
    batch.add(values.get(spreadsheetId="missing", range="a!A1"), request_id="missing")
    batch.execute()
    assert answers["write"]["updatedCells"] == 1
    assert answers["read"]["values"] == [["写"]]
    assert answers["missing"].status_code == 404


def test_refusals_are_told_in_googles_words(sheets: Any, book_id: str) -> None:
    with pytest.raises(HttpError) as missing:
        sheets.get(spreadsheetId="missing").execute()
    assert (missing.value.status_code, missing.value.reason) == (
        404,
        "Requested entity was not found.",
    )
    with pytest.raises(HttpError) as unparsed:
        sheets.values().get(spreadsheetId=book_id, range="No!A1").execute()
    assert unparsed.value.reason == "Unable to parse range: No!A1"


def test_none_is_left_out() -> None:
    """The methods called above, by their names in the discovery document."""
    called = {
        "spreadsheets": ("batchUpdate", "create", "get", "getByDataFilter"),
        "spreadsheets.developerMetadata": ("get", "search"),
        "spreadsheets.sheets": ("copyTo",),
        "spreadsheets.values": (
            *("append", "batchClear", "batchClearByDataFilter", "batchGet", "batchUpdate"),
            *("batchGetByDataFilter", "batchUpdateByDataFilter", "clear", "get", "update"),
        ),
    }
    names = {f"sheets.{place}.{name}" for place, all_ in called.items() for name in all_}
    assert names == {method.name for method in methods("sheets.v4")}
