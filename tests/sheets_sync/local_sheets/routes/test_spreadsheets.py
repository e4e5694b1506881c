"""spreadsheets.create, get, getByDataFilter."""

import re
from typing import Any


def test_defaults_of_a_new_spreadsheet(api: Any) -> None:
    created = api.call("POST", "/v4/spreadsheets", {})
    assert re.fullmatch(r"1[\w-]{43}", created["spreadsheetId"])
    properties = created["properties"]
    assert {k: properties[k] for k in ("locale", "timeZone", "autoRecalc")} == {
        "locale": "en_US",
        "timeZone": "Etc/GMT",
        "autoRecalc": "ON_CHANGE",
    }
    assert [sheet["properties"] for sheet in created["sheets"]] == [
        {
            "sheetId": 0,
            "title": "Sheet1",
            "index": 0,
            "sheetType": "GRID",
            "gridProperties": {"rowCount": 1000, "columnCount": 26},
        }
    ]
    assert created["spreadsheetUrl"] == (
        f"{api.root}/spreadsheets/d/{created['spreadsheetId']}/edit"
    )


def test_a_spreadsheet_with_tabs_and_cells(api: Any) -> None:
    row = {"values": [{"userEnteredValue": {"stringValue": "x"}, "note": "n"}]}
    data = [{"startRow": 1, "rowData": [row]}]
    asked = {
        "properties": {"title": "T", "locale": "zh_CN"},
        "sheets": [
            {
                "properties": {"title": "a", "sheetId": 7},
                "data": data,
            },
            {"properties": {"title": "b", "gridProperties": {"rowCount": 3, "columnCount": 2}}},
        ],
    }
    created = api.call("POST", "/v4/spreadsheets", asked)
    first, second = (sheet["properties"] for sheet in created["sheets"])
    assert (first["sheetId"], first["title"], first["index"]) == (7, "a", 0)
    assert second["gridProperties"] == {"rowCount": 3, "columnCount": 2}
    assert 0 < second["sheetId"] < 2**31
    path = f"/v4/spreadsheets/{created['spreadsheetId']}"
    assert api.call("GET", path + "/values/a!A2")["values"] == [["x"]]
    twice = {"sheets": [{"properties": {"title": "a"}}, {"properties": {"title": "A"}}]}
    assert api.refused("POST", "/v4/spreadsheets", twice)[0] == 400


def test_field_masks_cut_the_answer(book: Any) -> None:
    book.put("A1", [["x"]])

    def masked(fields: str) -> Any:
        return book.api.call("GET", f"{book.path}?fields={fields}")

    assert masked("spreadsheetId") == {"spreadsheetId": book.id}
    assert masked("sheets.properties(sheetId,title)") == {
        "sheets": [{"properties": {"sheetId": 0, "title": "Sheet1"}}]
    }
    data = masked("sheets(data(rowData(values(formattedValue))))")
    assert data == {"sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "x"}]}]}]}]}
    assert "data" not in masked("sheets.properties")["sheets"][0]
    assert book.api.refused("GET", book.path + "?fields=a..b")[0] == 400
    values = f"{book.path}/values/A1?fields=values"
    assert book.api.call("GET", values) == {"values": [["x"]]}


def test_grid_data(book: Any) -> None:
    book.put("B2", [["text", 7, True]])
    sheets = book.sheets("includeGridData=true&ranges=Sheet1!B2:E4&ranges=A1")
    first, second = sheets[0]["data"]
    assert (first["startRow"], first["startColumn"]) == (1, 1)
    assert len(first["rowMetadata"]) == 3
    assert len(first["columnMetadata"]) == 4
    cells = first["rowData"][0]["values"]
    assert [cell["userEnteredValue"] for cell in cells] == [
        {"stringValue": "text"},
        {"numberValue": 7},
        {"boolValue": True},
    ]
    assert [cell["formattedValue"] for cell in cells] == ["text", "7", "TRUE"]
    assert "rowData" not in second
    assert "data" not in book.sheets()[0]


def test_ranges_choose_the_sheets(book: Any) -> None:
    book.batch({"addSheet": {"properties": {"title": "other"}}})
    shown = book.sheets("ranges=other!A1:B2")
    assert [sheet["properties"]["title"] for sheet in shown] == ["other"]
    assert book.api.refused("GET", book.path + "?ranges=missing!A1")[0] == 400


def test_get_by_data_filter(book: Any) -> None:
    book.put("A1", [["a", "b"]])
    content = {"dataFilters": [{"a1Range": "Sheet1!B1:B1"}], "includeGridData": True}
    answer = book.api.call("POST", book.path + ":getByDataFilter", content)
    data = answer["sheets"][0]["data"]
    assert data[0]["rowData"][0]["values"][0]["formattedValue"] == "b"
    unmatched = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "none"}}]}
    assert book.api.call("POST", book.path + ":getByDataFilter", unmatched)["sheets"] == []


def test_places_of_metadata_as_data_filters(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    places: list[dict[str, Any]] = [
        {"dimensionRange": {"dimension": axis, "startIndex": 1, "endIndex": 2}}
        for axis in ("ROWS", "COLUMNS")
    ]
    for key, place in zip(("row", "column", "tab", "file"), (*places, {"sheetId": 0}, {
            "spreadsheet": True}), strict=True):  # fmt: skip
        entry = {"metadataKey": key, "visibility": "DOCUMENT", "location": place}
        book.batch({"createDeveloperMetadata": {"developerMetadata": entry}})
    book.batch({"addSheet": {}})

    def shown(*keys: str, fields: str = "") -> list[tuple[int, int, int]]:
        filters = [{"developerMetadataLookup": {"metadataKey": key}} for key in keys]
        content = {"dataFilters": filters, "includeGridData": True}
        answer = book.api.call("POST", f"{book.path}:getByDataFilter{fields}", content)
        return [
            (data.get("startRow", 0), data.get("startColumn", 0), len(data["rowMetadata"]))
            for sheet in answer["sheets"]
            for data in sheet.get("data", [])
        ]

    assert shown("row") == [(1, 0, 1)]
    assert shown("column", "row", "row") == [(0, 1, 1000), (1, 0, 1)]
    assert shown("tab") == [(0, 0, 1000)]
    assert shown("file") == [(0, 0, 1000)] * 2
    assert shown("row", fields="?fields=sheets.properties") == []
    unknown = {"dataFilters": [{"a1Range": "nowhere!A1"}]}
    path = book.path + ":getByDataFilter"
    assert book.api.refused("POST", path, unknown)[0] == 400
    assert "Cannot find field" in book.api.refused("POST", path, {"filters": []})[1]


def test_the_changed_spreadsheet_comes_with_the_replies(book: Any) -> None:
    content = {
        "requests": [{"addSheet": {"properties": {"title": "new"}}}],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["new!A1"],
        "responseIncludeGridData": True,
    }
    answer = book.api.call("POST", book.path + ":batchUpdate", content)
    sheets = answer["updatedSpreadsheet"]["sheets"]
    assert [sheet["properties"]["title"] for sheet in sheets] == ["new"]
    assert len(sheets[0]["data"][0]["rowMetadata"]) == 1


def test_parameters_that_it_does_not_have(api: Any, book: Any) -> None:
    wrong = "Invalid value at 'include_grid_data' (TYPE_BOOL), \"maybe\""
    assert api.refused("GET", book.path + "?includeGridData=maybe") == (400, wrong)
    for verb, path in (
        ("GET", f"{book.path}?rangez=A1"),
        ("POST", f"{book.path}:batchUpdate?dryRun=true"),
        ("POST", "/v4/spreadsheets?title=new"),
    ):
        assert "Cannot bind query parameter" in api.refused(verb, path, {})[1]
