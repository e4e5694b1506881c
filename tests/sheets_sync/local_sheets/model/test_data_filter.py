"""DataFilters in the values methods, over HTTP."""

from typing import Any


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
    assert book.api.refused("POST", path, unknown) == (
        400,
        "Invalid dataFilter[0]: No grid with id: 77",
    )


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
    nothing = book.api.refused("POST", path, body(data(metadataId=first), data(metadataId=1)))
    assert nothing[0] == 400
    assert nothing[1].startswith("Invalid data[1]: ")
    too_long = {**data(metadataId=first), "values": [["x"] * 1001]}
    message = book.api.refused("POST", path, body(data(metadataId=first), too_long))[1]
    assert message == (
        "Invalid data[1]: Requested writing within range [Sheet1!A1:A1000], "
        "but tried writing to row [1001]"
    )
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


def test_filters_of_every_kind_in_one_write(book: Any) -> None:
    _column(book, 2, "k", "three")
    path = book.path + "/values:batchUpdateByDataFilter"
    span = {"sheetId": 0, "startRowIndex": 4, "endRowIndex": 5, "startColumnIndex": 0}
    filters = [
        {"a1Range": "A1:B1"},
        {"gridRange": {**span, "endColumnIndex": 2}},
        _by(metadataValue="three"),
        {"a1Range": "A1:B1"},
    ]
    data = [{"dataFilter": one, "values": [[n]]} for n, one in enumerate(filters)]
    body = {"valueInputOption": "RAW", "data": data, "includeValuesInResponse": True}
    answer = book.api.call("POST", path, body)
    assert [item["dataFilter"] for item in answer["responses"]] == filters
    assert [item["updatedRange"] for item in answer["responses"]] == [
        "Sheet1!A1",
        "Sheet1!A5",
        "Sheet1!C1",
        "Sheet1!A1",
    ]
    assert [item["updatedData"]["range"] for item in answer["responses"]] == [
        "Sheet1!A1:B1",
        "Sheet1!A5:B5",
        "Sheet1!C1:C1000",
        "Sheet1!A1:B1",
    ]
    assert (answer["totalUpdatedCells"], answer["totalUpdatedRows"]) == (4, 2)
    assert book.get("A1:C5") == [[3, "", 2], [], [], [], [1]]
