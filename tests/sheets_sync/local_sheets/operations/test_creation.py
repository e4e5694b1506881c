"""spreadsheets.create with everything that a spreadsheet can have."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area, span


def test_all_that_stands_on_a_sheet_is_created_with_it(api: Any) -> None:
    bands = {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}
    condition = {"type": "NOT_BLANK"}
    source = {"sourceRange": {"sources": [area(0, 2, 0, 1, 7)]}}
    place = {"overlayPosition": {"anchorCell": {"sheetId": 7, "rowIndex": 1}}}
    metadata = [{"metadataKey": "k", "visibility": "DOCUMENT"}]
    sheet = {
        "properties": {"sheetId": 7, "title": "seven"},
        "data": [
            {
                "startRow": 1,
                "rowData": [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}],
                "rowMetadata": [{"pixelSize": 50, "developerMetadata": metadata}],
                "columnMetadata": [{}, {"hiddenByUser": True}],
            }
        ],
        "merges": [area(3, 4, 0, 2)],
        "conditionalFormats": [
            {"ranges": [area(0, 1, 0, 1)], "booleanRule": {"condition": condition, "format": {}}}
        ],
        "protectedRanges": [{"range": area(0, 1, 0, 1), "warningOnly": True}],
        "bandedRanges": [{"range": area(0, 9, 0, 2), "rowProperties": bands}],
        "basicFilter": {"range": area(0, 9, 0, 2)},
        "filterViews": [{"title": "view", "range": area(0, 9, 0, 2)}],
        "charts": [{"spec": {"pieChart": {"series": source}}, "position": place}],
        "rowGroups": [{"range": span("ROWS", 2, 4)}],
        "developerMetadata": metadata,
    }
    content = {
        "properties": {"title": "all"},
        "sheets": [sheet],
        "namedRanges": [{"name": "there", "range": area(0, 1, 0, 1, 7)}],
        "developerMetadata": metadata,
    }
    made = api.call("POST", "/v4/spreadsheets", content)
    path = f"/v4/spreadsheets/{made['spreadsheetId']}?includeGridData=true"
    shown = api.call("GET", path)
    assert shown["namedRanges"][0]["range"] == area(0, 1, 0, 1, 7)
    assert shown["developerMetadata"][0]["location"]["spreadsheet"] is True
    (found,) = shown["sheets"]
    assert found["merges"] == [area(3, 4, 0, 2, 7)]
    assert found["conditionalFormats"][0]["ranges"] == [area(0, 1, 0, 1, 7)]
    for name in ("protectedRanges", "bandedRanges", "filterViews"):
        assert found[name][0]["range"]["sheetId"] == 7
    assert found["basicFilter"]["range"]["sheetId"] == 7
    assert found["charts"][0]["position"]["overlayPosition"]["anchorCell"] == {
        "sheetId": 7,
        "rowIndex": 1,
    }
    assert found["rowGroups"] == [{"range": span("ROWS", 2, 4, 7), "depth": 1}]
    assert found["developerMetadata"][0]["location"]["sheetId"] == 7
    data = found["data"][0]
    assert data["rowMetadata"][1]["pixelSize"] == 50
    assert data["rowMetadata"][1]["developerMetadata"][0]["metadataKey"] == "k"
    assert data["columnMetadata"][1]["hiddenByUser"] is True
    assert data["rowData"][1]["values"][0]["formattedValue"] == "x"


def test_what_cannot_be_created(api: Any) -> None:
    def refusal(**content: Any) -> str:
        return str(api.refused("POST", "/v4/spreadsheets", content)[1])

    assert 'Unknown name "tabs"' in refusal(tabs=[])
    assert refusal(properties={"locale": "zz"}) == "Invalid properties: Unsupported locale: zz"
    assert "Invalid time zone: Mars" in refusal(properties={"timeZone": "Mars"})
    narrow = {"gridProperties": {"columnCount": 1}}
    cells = {"values": [{"userEnteredValue": {"numberValue": n}} for n in range(2)]}
    sheet = {"properties": narrow, "data": [{"rowData": [cells]}]}
    assert refusal(sheets=[sheet]) == (
        "Invalid sheets[0].data[0]: Attempting to write column: 1, beyond the last requested "
        "column of: 0"
    )
    twice = [{"properties": {"sheetId": 1}}, {"properties": {"sheetId": 1, "title": "b"}}]
    assert "is taken" in refusal(sheets=twice)
    sheet = {"properties": {"sheetId": 1}, "merges": [{"startRowIndex": 5000}]}
    assert "Invalid requests[0].mergeCells: " in refusal(sheets=[sheet])
    assert "Sheet.tables is not implemented" in refusal(sheets=[{"tables": [{}]}])
