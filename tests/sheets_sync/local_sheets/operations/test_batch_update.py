"""Batches as wholes: all or nothing, replies one to one, what comes with them."""

from typing import Any

from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.operations.batch_update import batch_update
from sheets_sync.local_sheets.operations.call import Call
from tests.sheets_sync.local_sheets.requests.places import area


def _batch(book: Any, *requests: Any, query: str = "", **more: Any) -> Any:
    content = {"requests": list(requests), **more}
    return book.api.call("POST", f"{book.path}:batchUpdate{query}", content)


def test_replies_stand_one_to_one(book: Any) -> None:
    clear: dict[str, Any] = {"clearBasicFilter": {}}
    add = {"addSheet": {"properties": {"sheetId": 5}}}
    answer = _batch(book, clear, add, clear)
    assert [list(reply) for reply in answer["replies"]] == [[], ["addSheet"], []]
    assert "updatedSpreadsheet" not in answer


def test_nothing_is_applied_if_the_last_request_fails(book: Any) -> None:
    book.put("A1", [["a"]])
    before = book.revision()
    add: dict[str, Any] = {"addSheet": {}}
    bad = {"mergeCells": {"range": {"sheetId": 9}}}
    assert book.refuse(add, bad) == (400, "Invalid requests[1].mergeCells: No grid with id: 9")
    assert (book.revision(), len(book.sheets())) == (before, 1)


def test_the_spreadsheet_comes_along_if_asked_for(book: Any) -> None:
    book.put("A1", [["a"]])
    add = {"addSheet": {"properties": {"title": "new"}}}
    asked: dict[str, Any] = {"includeSpreadsheetInResponse": True}
    answer = _batch(book, add, **asked)["updatedSpreadsheet"]
    assert [sheet["properties"]["title"] for sheet in answer["sheets"]] == ["Sheet1", "new"]
    assert "data" not in answer["sheets"][0]
    asked |= {"responseRanges": ["Sheet1!A1:B2", "new!A1"], "responseIncludeGridData": True}
    answer = _batch(book, {"clearBasicFilter": {}}, **asked)["updatedSpreadsheet"]
    first, second = (sheet["data"][0] for sheet in answer["sheets"])
    assert (len(first["rowMetadata"]), len(second["rowMetadata"])) == (2, 1)
    only = {**asked, "responseRanges": ["new!A1"]}
    answer = _batch(book, {"clearBasicFilter": {}}, **only)["updatedSpreadsheet"]
    assert [sheet["properties"]["title"] for sheet in answer["sheets"]] == ["new"]


def test_a_field_mask_decides_about_the_cells(book: Any) -> None:
    book.put("A1", [["a"]])
    asked = {"includeSpreadsheetInResponse": True, "responseIncludeGridData": True}
    query = "?fields=updatedSpreadsheet.sheets.properties.title"
    answer = _batch(book, {"clearBasicFilter": {}}, query=query, **asked)
    assert answer == {"updatedSpreadsheet": {"sheets": [{"properties": {"title": "Sheet1"}}]}}
    query = "?fields=updatedSpreadsheet(sheets(data(rowData(values(formattedValue)))))"
    asked = {"includeSpreadsheetInResponse": True}
    answer = _batch(book, {"clearBasicFilter": {}}, query=query, **asked)
    rows = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"]
    assert rows == [{"values": [{"formattedValue": "a"}]}]


def test_a_range_that_cannot_be_answered_stops_the_batch(book: Any) -> None:
    before = book.revision()
    content = {
        "requests": [{"addSheet": {}}],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["nowhere!A1"],
    }
    refused = book.api.refused("POST", book.path + ":batchUpdate", content)
    assert refused == (400, "Unable to parse range: nowhere!A1")
    assert book.revision() == before


def test_bodies_that_are_none(book: Any) -> None:
    path = book.path + ":batchUpdate"
    assert book.api.refused("POST", path, {})[1] == "Must specify at least one request."
    twice: dict[str, Any] = {"addSheet": {}, "deleteSheet": {}}
    assert "(oneof), oneof field 'kind' is already set" in book.refuse(twice)[1]
    assert book.refuse({}) == (400, "Invalid requests[0]: No request set.")
    assert book.refuse({"addSheet": {}}, {"explode": {}, "addSheet": {}}) == (
        400,
        "Invalid JSON payload received. Unknown name \"explode\" at 'requests[1]': "
        "Cannot find field.",
    )
    unknown = {"requests": [{"addSheet": {}}], "dryRun": True}
    assert 'Unknown name "dryRun"' in book.api.refused("POST", path, unknown)[1]


def test_what_was_accepted_once_is_not_asked_about_again() -> None:
    """A log may be older than a check: nobody's rights, no unknown field stops its replay."""
    workbook = new_workbook("x", {})
    protect = {"addProtectedRange": {"protectedRange": {"range": area(0, 1, 0, 1)}}}
    made, _ = batch_update(workbook, {"requests": [protect]}, Call("owner", 0, owner="owner"))
    cell = {"range": area(0, 1, 0, 1), "cell": {"note": "n"}, "fields": "note", "colour": "red"}
    call = Call("other", 0, recorded=(), owner="owner")
    changed, replies = batch_update(made, {"requests": [{"repeatCell": cell}]}, call)
    assert replies == [{}]
    style = changed.sheets[0].grid.style(0, 0)
    assert style is not None
    assert style.fields == {"note": "n"}
