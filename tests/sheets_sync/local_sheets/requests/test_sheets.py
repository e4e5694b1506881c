"""Tabs and spreadsheet properties through batchUpdate."""

from typing import Any


def _titles(book: Any) -> list[str]:
    return [sheet["properties"]["title"] for sheet in book.sheets()]


def test_tabs_come_and_go(book: Any) -> None:
    reply = book.batch({"addSheet": {}}, {"addSheet": {"properties": {"title": "三", "index": 0}}})
    added = reply[0]["addSheet"]["properties"]
    assert added["title"] == "Sheet2"
    assert added["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
    assert _titles(book) == ["三", "Sheet1", "Sheet2"]
    assert book.batch({"deleteSheet": {"sheetId": added["sheetId"]}}) == [{}]
    assert book.refuse({"addSheet": {"properties": {"title": "三"}}}) == (
        400,
        'Invalid requests[0].addSheet: A sheet with the name "三" already exists. '
        "Please enter another name.",
    )
    assert book.refuse({"addSheet": {"properties": {"sheetId": 0}}})[0] == 400
    assert book.refuse({"deleteSheet": {"sheetId": 5}}) == (
        400,
        "Invalid requests[0].deleteSheet: No grid with id: 5",
    )
    remaining = [{"deleteSheet": {"sheetId": s["properties"]["sheetId"]}} for s in book.sheets()]
    assert "remove all the visible sheets" in book.refuse(*remaining)[1]
    assert _titles(book) == ["三", "Sheet1"]


def test_the_whole_batch_or_nothing(book: Any) -> None:
    before = book.revision()
    code, message = book.refuse({"addSheet": {}}, {"flyToTheMoon": {}})
    assert (code, "flyToTheMoon" in message) == (501, True)
    assert (_titles(book), book.revision()) == (["Sheet1"], before)
    assert book.refuse()[1] == "Must specify at least one request."
    assert book.refuse({"addSheet": {}, "deleteSheet": {}})[0] == 400


def test_properties_by_mask(book: Any) -> None:
    def change(fields: str, **properties: Any) -> None:
        request = {"properties": {"sheetId": 0, **properties}, "fields": fields}
        book.batch({"updateSheetProperties": request})

    change("title", title="日记")
    change("gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 2})
    change("gridProperties(rowCount,columnCount)", gridProperties={"rowCount": 9, "columnCount": 5})
    change("tabColorStyle", tabColorStyle={"rgbColor": {"red": 1}})
    shown = book.sheets()[0]["properties"]
    assert shown["gridProperties"] == {"rowCount": 9, "columnCount": 5, "frozenRowCount": 2}
    assert (shown["title"], shown["tabColor"]) == ("日记", {"red": 1})
    change("tabColor", tabColor={"blue": 1})
    assert book.sheets()[0]["properties"]["tabColorStyle"] == {"rgbColor": {"blue": 1}}
    change("tabColorStyle")
    change("gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 0})
    shown = book.sheets()[0]["properties"]
    assert "tabColor" not in shown
    assert "frozenRowCount" not in shown["gridProperties"]
    hide = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}
    assert "hide all the sheets" in book.refuse({"updateSheetProperties": hide})[1]
    book.batch({"addSheet": {"properties": {"title": "zweite"}}}, {"updateSheetProperties": hide})
    assert book.sheets()[0]["properties"]["hidden"] is True
    change("index", index=2)
    assert _titles(book) == ["zweite", "日记"]


def test_a_smaller_grid_loses_what_lies_outside(book: Any) -> None:
    book.put("A1", [["a", "b", "c"], ["d", "e", "f"]])
    size = {"gridProperties": {"rowCount": 1, "columnCount": 2}, "sheetId": 0}
    mask = "gridProperties.rowCount,gridProperties.columnCount"
    book.batch({"updateSheetProperties": {"properties": size, "fields": mask}})
    size = {"gridProperties": {"rowCount": 5, "columnCount": 5}, "sheetId": 0}
    book.batch({"updateSheetProperties": {"properties": size, "fields": mask}})
    assert book.get("Sheet1") == [["a", "b"]]


def test_more_than_ten_million_cells_are_refused(book: Any) -> None:
    size = {"gridProperties": {"rowCount": 1_000_000, "columnCount": 10}}
    assert "above the limit of 10000000 cells" in book.refuse({"addSheet": {"properties": size}})[1]


def test_copies_take_cells_and_metadata_along(book: Any, api: Any) -> None:
    book.put("A1", [["a"]])
    span = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    entry = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    book.batch({"createDeveloperMetadata": {"developerMetadata": entry}})
    reply = book.batch({"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1}})
    copy = reply[0]["duplicateSheet"]["properties"]
    assert copy["title"] == "Copy of Sheet1"
    assert book.get("'Copy of Sheet1'!A1") == [["a"]]
    lookup = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}]}
    found = book.api.call("POST", book.path + "/developerMetadata:search", lookup)
    sheets = [
        item["developerMetadata"]["location"]["dimensionRange"]["sheetId"]
        for item in found["matchedDeveloperMetadata"]
    ]
    assert sheets == [0, copy["sheetId"]]
    other = api.call("POST", "/v4/spreadsheets", {})["spreadsheetId"]
    copied = api.call("POST", f"{book.path}/sheets/0:copyTo", {"destinationSpreadsheetId": other})
    assert (copied["title"], copied["index"]) == ("Copy of Sheet1", 1)
    values = api.call("GET", f"/v4/spreadsheets/{other}/values/'Copy of Sheet1'!A1")["values"]
    assert values == [["a"]]


def test_spreadsheet_properties(book: Any) -> None:
    given = {"title": "新", "locale": "zh_CN", "timeZone": "Asia/Shanghai"}
    update = {"properties": given, "fields": "title,locale,timeZone"}
    book.batch({"updateSpreadsheetProperties": update})
    shown = book.api.call("GET", book.path)["properties"]
    assert {name: shown[name] for name in given} == given
    assert book.api.call("GET", f"/drive/v3/files/{book.id}")["name"] == "新"
    bad = {"properties": {}, "fields": "title"}
    assert book.refuse({"updateSpreadsheetProperties": bad})[0] == 400
    assert "'fields'" in book.refuse({"updateSpreadsheetProperties": {"properties": given}})[1]
