"""Developer metadata: creating, finding, changing, deleting, and who sees it."""

from typing import Any

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api


def _at(axis: str, index: int) -> dict[str, Any]:
    span = {"sheetId": 0, "dimension": axis, "startIndex": index, "endIndex": index + 1}
    return {"dimensionRange": span}


def _create(book: Any, key: str, location: dict[str, Any], **more: Any) -> dict[str, Any]:
    entry = {"metadataKey": key, "visibility": "DOCUMENT", "location": location, **more}
    reply = book.batch({"createDeveloperMetadata": {"developerMetadata": entry}})[0]
    made: dict[str, Any] = reply["createDeveloperMetadata"]["developerMetadata"]
    return made


def _search(book: Any, *filters: dict[str, Any]) -> list[tuple[str, int]]:
    content = {"dataFilters": list(filters)}
    found = book.api.call("POST", book.path + "/developerMetadata:search", content)
    return [
        (item["developerMetadata"]["metadataKey"], len(item["dataFilters"]))
        for item in found.get("matchedDeveloperMetadata", [])
    ]


def _by(**lookup: Any) -> dict[str, Any]:
    return {"developerMetadataLookup": lookup}


def test_lookups(book: Any) -> None:
    _create(book, "file", {"spreadsheet": True})
    _create(book, "tab", {"sheetId": 0}, metadataValue="diary")
    column = _create(book, "column", _at("COLUMNS", 2), metadataValue="x")
    _create(book, "row", _at("ROWS", 3))
    assert column["location"]["locationType"] == "COLUMN"
    assert _search(book, _by(metadataKey="tab", metadataValue="diary")) == [("tab", 1)]
    assert _search(book, _by(metadataKey="tab", metadataValue="other")) == []
    assert _search(book, _by(locationType="ROW"), _by(visibility="DOCUMENT")) == [
        ("row", 2),
        ("file", 1),
        ("tab", 1),
        ("column", 1),
    ]
    exact = {"metadataLocation": {"sheetId": 0}, "locationMatchingStrategy": "EXACT_LOCATION"}
    assert _search(book, _by(**exact)) == [("tab", 1)]
    meeting: dict[str, Any] = {"metadataLocation": {"sheetId": 0}}
    assert {key for key, _ in _search(book, _by(**meeting))} == {"file", "tab", "column", "row"}
    assert {key for key, _ in _search(book, {"a1Range": "C4"})} == {"file", "tab", "column", "row"}
    assert {key for key, _ in _search(book, {"a1Range": "D5:E6"})} == {"file", "tab"}
    meeting = {"a1Range": "C:C"}  # a column meets every row
    assert {key for key, _ in _search(book, meeting)} == {"file", "tab", "column", "row"}
    path = f"{book.path}/developerMetadata/{column['metadataId']}"
    assert book.api.call("GET", path) == column
    assert book.api.refused("GET", book.path + "/developerMetadata/1")[0] == 404


def test_lookups_that_contradict_themselves(book: Any) -> None:
    def refusal(**lookup: Any) -> str:
        content = {"dataFilters": [_by(**lookup)]}
        return str(book.api.refused("POST", book.path + "/developerMetadata:search", content)[1])

    assert "metadataLocation is required" in refusal(locationMatchingStrategy="EXACT_LOCATION")
    place = {"metadataLocation": {"sheetId": 0}}
    assert "cannot be SPREADSHEET" in refusal(locationType="SPREADSHEET", **place)
    assert "at least one field" in refusal()
    unknown = {"dataFilters": [{"everything": True}]}
    path = book.path + "/developerMetadata:search"
    assert 'Unknown name "everything"' in book.api.refused("POST", path, unknown)[1]
    assert book.api.refused("GET", book.path + "/developerMetadata/x")[0] == 400


def test_where_it_is_shown(book: Any) -> None:
    _create(book, "file", {"spreadsheet": True})
    _create(book, "tab", {"sheetId": 0})
    _create(book, "column", _at("COLUMNS", 1))
    shown = book.api.call("GET", book.path + "?includeGridData=true")
    assert [m["metadataKey"] for m in shown["developerMetadata"]] == ["file"]
    assert [m["metadataKey"] for m in shown["sheets"][0]["developerMetadata"]] == ["tab"]
    columns = shown["sheets"][0]["data"][0]["columnMetadata"]
    assert [m["metadataKey"] for m in columns[1]["developerMetadata"]] == ["column"]
    assert "developerMetadata" not in columns[0]


def test_it_follows_rows_and_goes_with_them(book: Any) -> None:
    _create(book, "row", _at("ROWS", 3))
    span = {"sheetId": 0, "dimension": "ROWS"}

    def index() -> list[int]:
        lookup = {"dataFilters": [_by(metadataKey="row")]}
        found = book.api.call("POST", book.path + "/developerMetadata:search", lookup)
        return [
            item["developerMetadata"]["location"]["dimensionRange"]["startIndex"]
            for item in found.get("matchedDeveloperMetadata", [])
        ]

    book.batch({"insertDimension": {"range": {**span, "startIndex": 0, "endIndex": 2}}})
    assert index() == [5]
    book.batch({"deleteDimension": {"range": {**span, "startIndex": 1, "endIndex": 2}}})
    assert index() == [4]
    move = {"source": {**span, "startIndex": 0, "endIndex": 1}, "destinationIndex": 9}
    book.batch({"moveDimension": move})
    assert index() == [3]
    size = {"sheetId": 0, "gridProperties": {"rowCount": 2}}
    resize = {"properties": size, "fields": "gridProperties.rowCount"}
    book.batch({"updateSheetProperties": resize})
    assert index() == []


def test_changes_and_deletions_answer_what_they_met(book: Any) -> None:
    made = _create(book, "k", _at("COLUMNS", 0), metadataValue="old")
    update = {
        "dataFilters": [_by(metadataId=made["metadataId"])],
        "developerMetadata": {"metadataValue": "new", "location": _at("COLUMNS", 4)},
        "fields": "metadataValue,location",
    }
    without = {name: value for name, value in update.items() if name != "dataFilters"}
    assert "data filter is required" in book.refuse({"updateDeveloperMetadata": without})[1]
    reply = book.batch({"updateDeveloperMetadata": update})[0]["updateDeveloperMetadata"]
    changed = reply["developerMetadata"][0]
    assert changed["metadataValue"] == "new"
    assert changed["location"]["dimensionRange"]["startIndex"] == 4
    delete = {"deleteDeveloperMetadata": {"dataFilter": _by(metadataKey="k")}}
    reply = book.batch(delete)[0]["deleteDeveloperMetadata"]
    assert reply == {"deletedDeveloperMetadata": [changed]}
    assert book.batch(delete) == [{"deleteDeveloperMetadata": {}}]


def test_refusals(book: Any) -> None:
    def refused(**entry: Any) -> str:
        full = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}, **entry}
        answer = book.refuse({"createDeveloperMetadata": {"developerMetadata": full}})
        assert answer[0] == 400
        return str(answer[1])

    assert "metadataKey" in refused(metadataKey="")
    assert "visibility" in refused(visibility=None)
    assert "location" in refused(location={})
    wide = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 2}
    assert "single row" in refused(location={"dimensionRange": wide})
    assert "beyond the grid" in refused(location=_at("ROWS", 1000))
    assert "No grid" in refused(location={"sheetId": 9})
    made = _create(book, "k", {"sheetId": 0})
    assert "already exists" in refused(metadataId=made["metadataId"])
    assert "must be positive" in refused(metadataId=-1)


def test_project_metadata_is_hidden_from_other_identities(book: Any, server: LocalServer) -> None:
    _create(book, "mine", {"sheetId": 0}, visibility="PROJECT")
    _create(book, "ours", {"sheetId": 0})
    path = f"/drive/v3/files/{book.id}/permissions"
    book.api.call("POST", path, {"type": "anyone", "role": "reader"})
    other = type(book)(Api(server.root, "other"), book.id)
    assert _search(other, {"gridRange": {"sheetId": 0}}) == [("ours", 1)]
    assert _search(book, {"gridRange": {"sheetId": 0}}) == [("mine", 1), ("ours", 1)]
    write = f"{book.path}/values/A1?valueInputOption=RAW"
    assert other.api.refused("PUT", write, {"values": [[1]]})[0] == 403
