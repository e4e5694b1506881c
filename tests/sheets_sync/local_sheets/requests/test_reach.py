"""What protections keep from whom, over every kind of request and of values write."""

from typing import Any

import pytest

from tests.sheets_sync.local_sheets.api import Book
from tests.sheets_sync.local_sheets.requests.people import EDITOR, shared_with
from tests.sheets_sync.local_sheets.requests.places import Json, area, cell, span
from tests.sheets_sync.local_sheets.requests.test_protected_ranges import REFUSAL

MERGE = {"mergeType": "MERGE_ALL"}
ROW = [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]
RULE = {"booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {}}}
BANDS = {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}
FROZEN = {"gridProperties": {"frozenRowCount": 1}}
CHART: dict[str, Any] = {"pieChart": {}}
HERE = area(1, 3, 1, 3)
SORT = [{"dimensionIndex": 1}]

# Requests that touch B2:C3, which is protected in the tests below.
TOUCHING: list[Json] = [
    {"updateCells": {"range": HERE, "rows": ROW, "fields": "*"}},
    {"updateCells": {"start": cell(2, 2), "rows": ROW, "fields": "*"}},
    {"repeatCell": {"range": area(0, 2, 0, 2), "cell": {}, "fields": "note"}},
    {"deleteDimension": {"range": span("ROWS", 2, 3)}},
    {"moveDimension": {"source": span("COLUMNS", 1, 2), "destinationIndex": 9}},
    {"moveDimension": {"source": span("ROWS", 7, 8), "destinationIndex": 2}},
    {"insertDimension": {"range": span("ROWS", 2, 3)}},
    {"insertRange": {"range": area(0, 1, 1, 2), "shiftDimension": "ROWS"}},
    {"deleteRange": {"range": area(1, 2, 0, 1), "shiftDimension": "COLUMNS"}},
    {"cutPaste": {"source": HERE, "destination": cell(9, 9)}},
    {"cutPaste": {"source": area(9, 10, 9, 10), "destination": cell(1, 1)}},
    {"copyPaste": {"source": area(9, 11, 9, 10), "destination": area(0, 1, 1, 2)}},
    {"mergeCells": {"range": HERE, **MERGE}},
    {"unmergeCells": {"range": HERE}},
    {"sortRange": {"range": area(0, 9, 0, 9), "sortSpecs": SORT}},
    {"findReplace": {"find": "kept", "replacement": "x", "allSheets": True}},
    {"trimWhitespace": {"range": {"sheetId": 0}}},
    {"deleteDuplicates": {"range": HERE}},
    {"textToColumns": {"source": area(1, 2, 1, 2), "delimiterType": "SPACE"}},
    {"textToColumns": {"source": area(1, 2, 0, 1), "delimiterType": "COMMA"}},
    {"setBasicFilter": {"filter": {"range": area(0, 9, 0, 9)}}},
    {"setDataValidation": {"range": HERE}},
    {"addConditionalFormatRule": {"rule": {**RULE, "ranges": [HERE]}}},
    {"addBanding": {"bandedRange": {"range": HERE, "rowProperties": BANDS}}},
    {"updateBorders": {"range": HERE, "top": {"style": "SOLID"}}},
    {"deleteSheet": {"sheetId": 0}},
    {
        "updateSheetProperties": {
            "properties": {"gridProperties": {"rowCount": 2}},
            "fields": "gridProperties.rowCount",
        }
    },
]

# Requests that change the sheet, though none of its cells.
SHAPING: list[Json] = [
    {"insertDimension": {"range": span("ROWS", 0, 1)}},
    {"appendDimension": {"dimension": "ROWS", "length": 1}},
    {"updateDimensionProperties": {"range": span("ROWS", 8, 9), "properties": {"pixelSize": 9},
                                   "fields": "pixelSize"}},
    {"autoResizeDimensions": {"dimensions": span("COLUMNS", 8, 9)}},
    {"addDimensionGroup": {"range": span("ROWS", 7, 9)}},
    {"updateSheetProperties": {"properties": {"title": "new"}, "fields": "title"}},
    {"updateSheetProperties": {"properties": FROZEN, "fields": "gridProperties.frozenRowCount"}},
    {"clearBasicFilter": {"sheetId": 0}},
]  # fmt: skip


# Objects that stand on B2:C3 before it is protected, and requests that touch them.
OBJECTS: list[Json] = [
    {"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "n", "range": HERE}}},
    {"addProtectedRange": {"protectedRange": {"namedRangeId": "n"}}},
    {"addConditionalFormatRule": {"rule": {**RULE, "ranges": [HERE]}}},
    {"addBanding": {"bandedRange": {"bandedRangeId": 3, "range": HERE, "rowProperties": BANDS}}},
    {"addChart": {"chart": {"chartId": 4, "spec": CHART}}},
]
TOUCHING_OBJECTS: list[Json] = [
    {"deleteConditionalFormatRule": {}},
    {"updateConditionalFormatRule": {"rule": {**RULE, "ranges": [area(7, 8, 7, 8)]}}},
    {"updateBanding": {"bandedRange": {"bandedRangeId": 3, "range": area(7, 9, 7, 9)},
                       "fields": "range"}},
    {"deleteBanding": {"bandedRangeId": 3}},
    {"updateNamedRange": {"namedRange": {"namedRangeId": "n", "range": area(7, 8, 7, 8)},
                          "fields": "range"}},
    {"deleteNamedRange": {"namedRangeId": "n"}},
]  # fmt: skip
TOUCHING_CHARTS: list[Json] = [
    {"addChart": {"chart": {"spec": CHART}}},
    {"updateChartSpec": {"chartId": 4, "spec": CHART}},
    {"updateEmbeddedObjectPosition": {"objectId": 4, "newPosition": {"newSheet": True}}},
    {"deleteEmbeddedObject": {"objectId": 4}},
]


def _name(request: Json) -> str:
    return next(iter(request))


@pytest.fixture
def editor(book: Any) -> Book:
    book.put("A1", [["a,b", ""], ["1,2", " kept text "]])
    return shared_with(book, "editor")


def _protect(book: Any, **given: Any) -> None:
    book.batch({"addProtectedRange": {"protectedRange": given}})


def _is_kept_from(book: Book, request: Json) -> None:
    before = book.revision()
    code, message = book.refuse(request)
    assert (code, message) == (400, f"Invalid requests[0].{_name(request)}: {REFUSAL}")
    assert book.revision() == before


@pytest.mark.parametrize("request_", TOUCHING, ids=_name)
def test_requests_that_touch_protected_cells(book: Any, editor: Book, request_: Json) -> None:
    _protect(book, range=HERE)
    book.batch({"addSheet": {}})
    _is_kept_from(editor, request_)
    book.batch(request_)  # the owner may


@pytest.mark.parametrize("request_", SHAPING, ids=_name)
def test_requests_that_shape_a_protected_sheet(book: Any, editor: Book, request_: Json) -> None:
    _protect(book, range=HERE)
    editor.batch(request_)
    _protect(book, range={"sheetId": 0}, unprotectedRanges=[{"sheetId": 0, "startRowIndex": 0}])
    _is_kept_from(editor, request_)
    book.batch(request_)


@pytest.mark.parametrize("request_", TOUCHING_OBJECTS, ids=_name)
def test_requests_that_touch_what_stands_on_protected_cells(
    book: Any, editor: Book, request_: Json
) -> None:
    book.batch(*OBJECTS)
    _is_kept_from(editor, request_)
    book.batch(request_)


@pytest.mark.parametrize("request_", TOUCHING_CHARTS, ids=_name)
def test_charts_of_a_protected_sheet(book: Any, editor: Book, request_: Json) -> None:
    book.batch(*OBJECTS, {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0}}}})
    _is_kept_from(editor, request_)
    book.batch(request_)


def test_cells_elsewhere_are_free(book: Any, editor: Book) -> None:
    _protect(book, range=HERE)
    editor.put("D4", [["x"]])
    editor.batch(
        {"repeatCell": {"range": area(3, 4, 0, 9), "cell": {"note": "n"}, "fields": "note"}},
        {"deleteDimension": {"range": span("ROWS", 3, 4)}},
        {"insertDimension": {"range": span("ROWS", 1, 2)}},
    )
    assert book.sheets()[0]["protectedRanges"][0]["range"] == area(2, 4, 1, 3)
    _is_kept_from(editor, {"updateCells": {"start": cell(3, 2), "rows": ROW, "fields": "*"}})


def test_a_protected_sheet_has_free_parts(book: Any, editor: Book) -> None:
    _protect(book, range={"sheetId": 0}, unprotectedRanges=[area(0, 9, 0, 1), area(0, 9, 1, 2)])
    editor.put("A1:B1", [["x", "y"]])
    wide = editor.path + "/values/B1:C1?valueInputOption=RAW"
    assert editor.api.refused("PUT", wide, {"values": [["x", "y"]]}) == (400, REFUSAL)


def test_editors_that_are_named_may_and_every_protection_is_asked(book: Any, editor: Book) -> None:
    _protect(book, range=HERE, editors={"users": [EDITOR.upper()]})
    editor.put("B2", [["x"]])
    _protect(book, range=area(1, 2, 1, 2))
    editor.put("C3", [["x"]])
    path = editor.path + "/values/B2?valueInputOption=RAW"
    assert editor.api.refused("PUT", path, {"values": [["x"]]}) == (400, REFUSAL)


def test_values_writes(book: Any, editor: Book) -> None:
    _protect(book, range=HERE)
    path = editor.path + "/values"
    two = {"range": "A1", "values": [["x"]]}, {"range": "B2", "values": [["x"]]}
    metadata = {"dataFilter": {"a1Range": "C3"}, "values": [["x"]], "majorDimension": "ROWS"}
    for method, call, body in (
        ("POST", "/A1:B2:append?valueInputOption=RAW", {"values": [["x", "y"]]}),
        ("PUT", "/B2?valueInputOption=RAW", {"values": [["x"]]}),
        ("POST", ":batchUpdate", {"valueInputOption": "RAW", "data": list(two)}),
        ("POST", ":batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": [metadata]}),
        ("POST", "/A1:Z9:clear", {}),
        ("POST", ":batchClear", {"ranges": ["A1", "B3"]}),
        ("POST", ":batchClearByDataFilter", {"dataFilters": [{"a1Range": "B:B"}]}),
    ):
        before = editor.revision()
        assert editor.api.refused(method, path + call, body) == (400, REFUSAL), call
        assert editor.revision() == before
        book.api.call(method, path + call, body)


def test_cells_that_a_write_leaves_are_not_touched(book: Any, editor: Book) -> None:
    _protect(book, range=area(0, 9, 1, 2))
    editor.put("A1:C1", [["x", None, "y"]])
    path = editor.path + "/values/A1:C1?valueInputOption=RAW"
    assert editor.api.refused("PUT", path, {"values": [["x", "", "y"]]}) == (400, REFUSAL)
    assert book.get("A1:C1") == [["x", "", "y"]]


def test_readers_are_refused_before_anything_is_asked(book: Any) -> None:
    reader = shared_with(book, "reader", "reader")
    _protect(book, range=HERE)
    code, message = reader.refuse(TOUCHING[0])
    assert (code, message) == (403, "The caller does not have permission")
