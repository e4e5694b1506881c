"""duplicateSheet, and sheets.copyTo between spreadsheets."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area, span

OBJECTS = ("protectedRanges", "bandedRanges", "filterViews")


def _fill(book: Any) -> None:
    """Put one of everything onto the first sheet."""
    book.put("A1", [["a", "b"], ["c", "d"]])
    condition = {"type": "NOT_BLANK"}
    rule = {"ranges": [area(0, 2, 0, 1)], "booleanRule": {"condition": condition, "format": {}}}
    bands = {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}
    entry = {
        "metadataKey": "k",
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": span("COLUMNS", 0, 1)},
    }
    named = {"namedRangeId": "own", "name": "there", "range": area(0, 1, 0, 1)}
    whole = {"range": {"sheetId": 0}, "unprotectedRanges": [area(0, 1, 0, 1)]}
    size = {"range": span("ROWS", 0, 1), "properties": {"pixelSize": 50}, "fields": "pixelSize"}
    book.batch(
        {"mergeCells": {"range": area(5, 6, 0, 2), "mergeType": "MERGE_ALL"}},
        {"addConditionalFormatRule": {"rule": rule}},
        {"addProtectedRange": {"protectedRange": whole}},
        {"addNamedRange": {"namedRange": named}},
        {"addProtectedRange": {"protectedRange": {"namedRangeId": "own"}}},
        {"addBanding": {"bandedRange": {"range": area(0, 2, 0, 2), "rowProperties": bands}}},
        {"setBasicFilter": {"filter": {"range": area(0, 2, 0, 2)}}},
        {"addFilterView": {"filter": {"title": "view", "range": area(0, 2, 0, 2)}}},
        {"addDimensionGroup": {"range": span("ROWS", 0, 2)}},
        {"createDeveloperMetadata": {"developerMetadata": entry}},
        {"updateDimensionProperties": size},
    )


def _check_copy(original: Any, copy: Any) -> None:
    sheet_id = copy["properties"]["sheetId"]
    assert copy["merges"] == [area(5, 6, 0, 2, sheet_id)]
    assert copy["conditionalFormats"][0]["ranges"] == [area(0, 2, 0, 1, sheet_id)]
    assert copy["basicFilter"]["range"] == area(0, 2, 0, 2, sheet_id)
    assert copy["rowGroups"] == [{"range": span("ROWS", 0, 2, sheet_id), "depth": 1}]
    sheet, cell = copy["protectedRanges"]
    assert sheet["unprotectedRanges"] == [area(0, 1, 0, 1, sheet_id)]
    assert cell["range"] == area(0, 1, 0, 1, sheet_id)
    assert "namedRangeId" not in cell
    for name, key in zip(
        OBJECTS, ("protectedRangeId", "bandedRangeId", "filterViewId"), strict=True
    ):
        mine = {item[key] for item in copy[name]}
        assert not mine & {item[key] for item in original[name]}
        assert {item["range"].get("sheetId") for item in copy[name]} == {sheet_id}
    data = copy["data"][0]
    assert data["rowMetadata"][0]["pixelSize"] == 50
    entry = data["columnMetadata"][0]["developerMetadata"][0]
    assert (entry["metadataKey"], entry["location"]["dimensionRange"]["sheetId"]) == ("k", sheet_id)


def test_a_duplicate_has_all_that_the_original_has(book: Any) -> None:
    _fill(book)
    duplicate = {"sourceSheetId": 0, "insertSheetIndex": 1}
    reply = book.batch({"duplicateSheet": duplicate})[0]["duplicateSheet"]["properties"]
    assert (reply["title"], reply["index"]) == ("Copy of Sheet1", 1)
    assert book.get("'Copy of Sheet1'!A1:B2") == [["a", "b"], ["c", "d"]]
    original, copy = book.sheets("includeGridData=true")
    _check_copy(original, copy)
    again = book.batch({"duplicateSheet": duplicate})[0]["duplicateSheet"]["properties"]
    assert again["title"] == "Copy of Sheet1 2"


def test_ids_and_names_that_are_taken(book: Any) -> None:
    reply = book.batch({"duplicateSheet": {"newSheetId": 9, "newSheetName": "nine"}})
    shown = reply[0]["duplicateSheet"]["properties"]
    assert (shown["sheetId"], shown["title"], shown["index"]) == (9, "nine", 0)
    for taken in ({"newSheetId": 9}, {"newSheetName": "NINE"}, {"newSheetId": -1}):
        assert book.refuse({"duplicateSheet": taken})[0] == 400
    assert book.refuse({"duplicateSheet": {"sourceSheetId": 5}})[0] == 400


def test_a_copy_in_another_spreadsheet(book: Any, api: Any) -> None:
    _fill(book)
    other = type(book)(api, api.call("POST", "/v4/spreadsheets", {})["spreadsheetId"])
    path = f"{book.path}/sheets/0:copyTo"
    copied = api.call("POST", path, {"destinationSpreadsheetId": other.id})
    assert (copied["title"], copied["index"]) == ("Copy of Sheet1", 1)
    _check_copy(book.sheets()[0], other.sheets("includeGridData=true")[1])
    assert other.get("'Copy of Sheet1'!A1") == [["a"]]
    assert "destinationSpreadsheetId" in api.refused("POST", path, {})[1]
    assert api.refused("POST", path, {"destinationSpreadsheetId": "none"})[0] == 404
    wrong = f"{book.path}/sheets/x:copyTo"
    assert api.refused("POST", wrong, {"destinationSpreadsheetId": other.id})[0] == 400
