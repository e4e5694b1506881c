"""spreadsheets.values over HTTP."""

from typing import Any

import pytest


def test_what_is_written_is_read_and_ends_are_trimmed(book: Any) -> None:
    written = book.put("A1", [["a", "", 3, ""], [], [None, True], ["", ""]])
    assert written["updatedRange"] == "Sheet1!A1:D4"
    assert written["updatedCells"] == 7
    assert book.get("Sheet1") == [["a", "", 3], [], ["", True]]
    assert book.get("A1:D4", "majorDimension=COLUMNS&valueRenderOption=UNFORMATTED_VALUE") == [
        ["a"],
        ["", "", True],
        [3],
    ]
    assert book.get("A4:D9") is None


def test_null_leaves_a_cell_and_an_empty_text_clears_it(book: Any) -> None:
    book.put("A1", [["a", "b", "c"]])
    book.put("A1", [[None, "", "d"]])
    assert book.get("A1:C1") == [["a", "", "d"]]


@pytest.mark.parametrize(
    ("where", "range_", "values"),
    [
        ("A:B", "Sheet1!A1:B1000", [["a1", "b1"], ["a2", "b2"], ["a3", "b3"]]),
        ("2:3", "Sheet1!A2:Z3", [["a2", "b2", "c2"], ["a3", "b3", "c3"]]),
        ("B2:", "Sheet1!B2:Z1000", [["b2", "c2"], ["b3", "c3"]]),
        ("C2:B1", "Sheet1!B1:C2", [["b1", "c1"], ["b2", "c2"]]),
        ("B2:B", "Sheet1!B2:B1000", [["b2"], ["b3"]]),
        ("'Sheet1'!C3", "Sheet1!C3", [["c3"]]),
        ("sheet1", "Sheet1!A1:Z1000", [[f"{c}{r}" for c in "abc"] for r in (1, 2, 3)]),
    ],
)
def test_forms_of_ranges(book: Any, where: str, range_: str, values: list[list[str]]) -> None:
    book.put("A1", [[f"{c}{r}" for c in "abc"] for r in (1, 2, 3)])
    answer = book.api.call("GET", f"{book.path}/values/{where}")
    assert answer == {"range": range_, "majorDimension": "ROWS", "values": values}


def test_titles_that_need_quotes_and_escapes(book: Any) -> None:
    for title in ("It's 100%/2", "民情日记", "a:b!c", "A1"):
        book.batch({"addSheet": {"properties": {"title": title}}})
        quoted = "'" + title.replace("'", "''") + "'"
        where = quoted.replace("%", "%25").replace("/", "%2F") + "!B2"
        assert book.put(where, [[title]])["updatedRange"] == f"{quoted}!B2"
        assert book.get(where) == [[title]]


def test_refused_ranges(book: Any) -> None:
    refused = book.api.refused
    values = f"{book.path}/values/"
    assert refused("GET", values + "Nope!A1") == (400, "Unable to parse range: Nope!A1")
    assert refused("GET", values + "A1:B2:C3") == (400, "Unable to parse range: A1:B2:C3")
    assert refused("GET", values + "AAA1") == (
        400,
        "Range (Sheet1!AAA1) exceeds grid limits. Max rows: 1000, max columns: 26",
    )
    write = values + "A1:B2?valueInputOption=RAW"
    assert "tried writing to row [3]" in refused("PUT", write, {"values": [["x"]] * 3})[1]
    assert "tried writing to column [C]" in refused("PUT", write, {"values": [["x"] * 3]})[1]
    long = {"values": [["x"]] * 2}
    message = refused("PUT", values + "A1000?valueInputOption=RAW", long)[1]
    assert "exceeds grid limits" in message
    assert refused("PUT", values + "A1", {"values": [["x"]]})[0] == 400
    assert refused("PUT", values + "A1?valueInputOption=RAW", {"values": [[["x"]]]})[0] == 400
    assert refused("PUT", values + "A1?valueInputOption=RAW", {"values": ["x"]})[0] == 400
    assert refused("GET", "/v4/spreadsheets/nothing/values/A1")[0] == 404


def test_batch_update_is_whole_or_nothing(book: Any) -> None:
    path = book.path + "/values:batchUpdate"
    good = {"range": "A1:B1", "values": [["x", "y"]]}
    before = book.revision()
    bad = {"range": "Nope!A1", "values": [["z"]]}
    content = {"valueInputOption": "RAW", "data": [good, bad]}
    assert book.api.refused("POST", path, content)[0] == 400
    assert (book.get("A1:B1"), book.revision()) == (None, before)
    down = {"range": "A1:A2", "majorDimension": "COLUMNS", "values": [["1", 2]]}
    answer = book.api.call(
        "POST",
        path,
        {"valueInputOption": "RAW", "data": [good, down], "includeValuesInResponse": True},
    )
    assert answer["totalUpdatedCells"] == 4
    assert answer["totalUpdatedRows"] == 2
    assert answer["totalUpdatedColumns"] == 2
    assert answer["totalUpdatedSheets"] == 1
    assert answer["responses"][0]["updatedData"]["values"] == [["1", "y"]]
    assert book.get("A1:B2") == [["1", "y"], [2]]


def test_batch_get_and_clear(book: Any) -> None:
    book.put("A1", [[1, 2], [3, 4]])
    answer = book.api.call("GET", book.path + "/values:batchGet?ranges=A1:A2&ranges=B2&ranges=Z9")
    assert [item.get("values") for item in answer["valueRanges"]] == [[["1"], ["3"]], [["4"]], None]
    cleared = book.api.call("POST", book.path + "/values/A1:A2:clear")
    assert cleared["clearedRange"] == "Sheet1!A1:A2"
    assert book.get("A1:B2") == [["", 2], ["", 4]]
    cleared = book.api.call("POST", book.path + "/values:batchClear", {"ranges": ["B1", "B2"]})
    assert cleared["clearedRanges"] == ["Sheet1!B1", "Sheet1!B2"]
    assert book.get("A1:B2") is None


@pytest.mark.parametrize(
    ("where", "table", "written"),
    [
        # the two tables of Google's guide, "Append values"
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A3:G10", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3:B3"),
        ("E4", None, "Sheet1!E4:F4"),
    ],
)
def test_append_finds_the_table(book: Any, where: str, table: str | None, written: str) -> None:
    book.put("A1", [["x", "y", "z"], ["x", "y", "z"]])
    book.put("B4", [["x", "y"], ["y", "z", "w"], ["x", "y", "z"]])
    answer = book.api.call(
        "POST", f"{book.path}/values/{where}:append?valueInputOption=RAW", {"values": [[1, 2]]}
    )
    assert answer.get("tableRange") == table
    assert answer["updates"]["updatedRange"] == written


def test_append_grows_the_sheet_and_inserts_rows(book: Any) -> None:
    book.put("A999", [["head"], ["last"]])
    path = f"{book.path}/values/A1:append?valueInputOption=RAW"
    answer = book.api.call("POST", path.replace("A1:", "A999:"), {"values": [["new"], ["newer"]]})
    assert answer["updates"]["updatedRange"] == "Sheet1!A1001:A1002"
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1002
    book.put("C1", [["h"], [""], ["below"]])
    answer = book.api.call(
        "POST",
        f"{book.path}/values/C1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS",
        {"values": [["i"]]},
    )
    assert answer["updates"]["updatedRange"] == "Sheet1!C2"
    assert book.get("C1:C4") == [["h"], ["i"], [], ["below"]]


def _column(book: Any, index: int, key: str, value: str) -> int:
    location = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    entry = {
        "metadataKey": key,
        "metadataValue": value,
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": location},
    }
    reply = book.batch({"createDeveloperMetadata": {"developerMetadata": entry}})[0]
    return int(reply["createDeveloperMetadata"]["developerMetadata"]["metadataId"])


def _by(**lookup: Any) -> dict[str, Any]:
    return {"developerMetadataLookup": lookup}


def test_reading_by_filters(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    first = _column(book, 0, "k", "one")
    _column(book, 1, "k", "two")
    filters = [
        _by(metadataId=first),
        _by(metadataKey="k"),
        _by(metadataKey="missing"),
        {"gridRange": {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2}},
    ]
    path = book.path + "/values:batchGetByDataFilter"
    answer = book.api.call("POST", path, {"dataFilters": filters, "majorDimension": "COLUMNS"})
    found = [
        (item["valueRange"]["range"], item["valueRange"]["values"], item["dataFilters"])
        for item in answer["valueRanges"]
    ]
    assert found == [
        ("Sheet1!A1:A1000", [["a", "c"]], filters[:2]),
        ("Sheet1!B1:B1000", [["b", "d"]], filters[1:2]),
        ("Sheet1!A2:Z2", [["c"], ["d"]], filters[3:]),
    ]
    assert "valueRanges" not in book.api.call("POST", path, {"dataFilters": filters[2:3]})
    unknown = {"dataFilters": [{"gridRange": {"sheetId": 77}}]}
    assert book.api.refused("POST", path, unknown) == (400, "No grid with id: 77")


def test_writing_by_filters(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"], ["e", "f"]])
    first = _column(book, 0, "k", "one")
    path = book.path + "/values:batchUpdateByDataFilter"

    def data(**lookup: Any) -> dict[str, Any]:
        values = [[None, "", "new"]]
        return {"dataFilter": _by(**lookup), "majorDimension": "COLUMNS", "values": values}

    def body(*items: dict[str, Any]) -> dict[str, Any]:
        return {"valueInputOption": "RAW", "data": list(items)}

    revision = book.revision()
    assert (
        book.api.refused("POST", path, body(data(metadataId=first), data(metadataId=1)))[0] == 400
    )
    too_long = {**data(metadataId=first), "values": [["x"] * 1001]}
    message = book.api.refused("POST", path, body(data(metadataId=first), too_long))[1]
    assert "exceeds grid limits" in message
    assert book.revision() == revision
    answer = book.api.call("POST", path, body(data(metadataId=first)))
    assert answer["responses"] == [
        {
            "updatedRange": "Sheet1!A1:A3",
            "updatedRows": 2,
            "updatedColumns": 1,
            "updatedCells": 2,
            "dataFilter": _by(metadataId=first),
        }
    ]
    assert book.get("A1:B3") == [["a", "b"], ["", "d"], ["new", "f"]]
    cleared = book.api.call(
        "POST",
        book.path + "/values:batchClearByDataFilter",
        {"dataFilters": [_by(metadataKey="k")]},
    )
    assert cleared["clearedRanges"] == ["Sheet1!A1:A1000"]
    assert book.get("A1:B3") == [["", "b"], ["", "d"], ["", "f"]]


def test_a_filter_follows_its_column(book: Any) -> None:
    book.put("A1", [["a", "b", "c"]])
    entry = _column(book, 1, "k", "b")
    span = {"sheetId": 0, "dimension": "COLUMNS"}
    path = book.path + "/values:batchGetByDataFilter"

    def stands() -> str:
        answer = book.api.call("POST", path, {"dataFilters": [_by(metadataId=entry)]})
        return str(answer["valueRanges"][0]["valueRange"]["range"]) if len(answer) > 1 else ""

    book.batch({"insertDimension": {"range": {**span, "startIndex": 0, "endIndex": 2}}})
    assert stands() == "Sheet1!D1:D1000"
    moving = {"source": {**span, "startIndex": 3, "endIndex": 4}, "destinationIndex": 1}
    book.batch({"moveDimension": moving})
    assert stands() == "Sheet1!B1:B1000"
    assert book.get("B1") == [["b"]]
    book.batch({"deleteDimension": {"range": {**span, "startIndex": 1, "endIndex": 2}}})
    assert stands() == ""
