"""Rows and columns that come, go, move, and change their sizes."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import (
    BOLD,
    area,
    cells,
    dress,
    formats,
    grid,
    span,
)

MERGE = {"mergeType": "MERGE_ALL"}


def test_rows_and_columns_come_go_and_move(book: Any) -> None:
    book.put("A1", [["1", "b"], ["2", "d"], ["3", "f"]])
    assert book.batch({"insertDimension": {"range": span("ROWS", 1, 3)}}) == [{}]
    assert book.get("A1:B9") == [["1", "b"], [], [], ["2", "d"], ["3", "f"]]
    assert book.batch({"deleteDimension": {"range": span("ROWS", 1, 3)}}) == [{}]
    book.batch({"moveDimension": {"source": span("ROWS", 0, 1), "destinationIndex": 3}})
    assert book.get("A1:B9") == [["2", "d"], ["3", "f"], ["1", "b"]]
    book.batch({"moveDimension": {"source": span("COLUMNS", 1, 2), "destinationIndex": 0}})
    assert book.get("A1:B9") == [["d", "2"], ["f", "3"], ["b", "1"]]
    append = {"sheetId": 0, "dimension": "ROWS", "length": 5}
    assert book.batch({"appendDimension": append}) == [{}]
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1005
    assert book.refuse({"appendDimension": {**append, "length": 0}})[0] == 400


def test_a_move_as_in_the_reference(book: Any) -> None:
    book.put("A1", [[0], [1], [2], [3], [4]])
    book.batch({"moveDimension": {"source": span("ROWS", 1, 3), "destinationIndex": 4}})
    assert book.get("A1:A5") == [[0], [3], [1], [2], [4]]
    for target in (1, 3):
        book.batch({"moveDimension": {"source": span("ROWS", 1, 3), "destinationIndex": target}})
    assert book.get("A1:A5") == [[0], [3], [1], [2], [4]]
    inside = {"source": span("ROWS", 0, 3), "destinationIndex": 1}
    assert "within the source" in book.refuse({"moveDimension": inside})[1]
    book.batch({"mergeCells": {"range": area(0, 2, 0, 1), **MERGE}})
    torn = {"source": span("ROWS", 1, 2), "destinationIndex": 4}
    assert "part of a merged cell" in book.refuse({"moveDimension": torn})[1]


def test_what_cannot_be_deleted(book: Any) -> None:
    def refusal(start: int, end: int, axis: str = "ROWS") -> str:
        return str(book.refuse({"deleteDimension": {"range": span(axis, start, end)}})[1])

    assert refusal(0, 1000).endswith("You can't delete all the rows on the sheet.")
    assert refusal(0, 26, "COLUMNS").endswith("You can't delete all the columns on the sheet.")
    assert refusal(1000, 1001).endswith(
        "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only "
        "1000 rows."
    )
    freeze = {"sheetId": 0, "gridProperties": {"frozenRowCount": 2}}
    fields = "gridProperties.frozenRowCount"
    book.batch({"updateSheetProperties": {"properties": freeze, "fields": fields}})
    for start in (1, 2):
        message = "Sorry, it is not possible to delete all non-frozen rows."
        assert refusal(start, 1000).endswith(message)


def test_what_cannot_be_inserted(book: Any) -> None:
    def refusal(**request: Any) -> str:
        return str(book.refuse({"insertDimension": request})[1])

    assert "inheritFromBefore cannot be true" in refusal(
        range=span("ROWS", 0, 1), inheritFromBefore=True
    )
    assert "startIndex[1000] must be less than the grid size[1000] if" in refusal(
        range=span("ROWS", 1000, 1001)
    )
    assert "startIndex and an endIndex" in refusal(range={"dimension": "ROWS", "startIndex": 1})
    assert "limit of 10000000 cells" in refusal(range=span("ROWS", 0, 1_000_000))
    assert "limit of 18278 columns" in refusal(range=span("COLUMNS", 0, 18_300))


def test_frozen_rows_stay_frozen(book: Any) -> None:
    def frozen() -> Any:
        return book.sheets()[0]["properties"]["gridProperties"].get("frozenRowCount")

    freeze = {"sheetId": 0, "gridProperties": {"frozenRowCount": 2}}
    fields = "gridProperties.frozenRowCount"
    book.batch({"updateSheetProperties": {"properties": freeze, "fields": fields}})
    book.batch({"insertDimension": {"range": span("ROWS", 1, 2)}})
    assert frozen() == 3
    book.batch({"deleteDimension": {"range": span("ROWS", 2, 5)}})
    assert frozen() == 2
    book.batch({"deleteDimension": {"range": span("ROWS", 0, 2)}})
    assert frozen() is None


def test_new_rows_look_like_their_neighbours_but_do_not_say_what_these_say(book: Any) -> None:
    dress(book, area(1, 2, 0, 1), "userEnteredFormat,note", userEnteredFormat=BOLD, note="n")
    size = {"range": span("ROWS", 1, 2), "properties": {"pixelSize": 50, "hiddenByUser": True}}
    book.batch({"updateDimensionProperties": {**size, "fields": "*"}})
    insert = {"range": span("ROWS", 2, 3), "inheritFromBefore": True}
    book.batch({"insertDimension": insert})
    assert formats(book, "A1:A4") == [[], [BOLD], [BOLD]]
    assert cells(book, "A1:A4", "note") == [[], ["n"], [None]]
    shown = grid(book, "A1:A4")["rowMetadata"]
    assert shown[1:3] == [{"pixelSize": 50, "hiddenByUser": True}, {"pixelSize": 50}]
    book.batch({"insertDimension": {"range": span("ROWS", 1, 2)}})
    assert formats(book, "A1:A4") == [[], [BOLD], [BOLD], [BOLD]]
    dress(book, {"startRowIndex": 1000}, userEnteredFormat=BOLD)
    book.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})
    assert formats(book, "A1003:A1003") == [[BOLD]]


def test_sizes_and_hiding_follow_their_columns(book: Any) -> None:
    update = {
        "range": span("COLUMNS", 1, 2),
        "properties": {"pixelSize": 50, "hiddenByUser": True},
    }
    assert book.batch({"updateDimensionProperties": {**update, "fields": "*"}}) == [{}]
    book.batch({"insertDimension": {"range": span("COLUMNS", 0, 1)}})
    assert grid(book, "A1:D1")["columnMetadata"] == [
        {"pixelSize": 100},
        {"pixelSize": 100},
        {"pixelSize": 50, "hiddenByUser": True},
        {"pixelSize": 100},
    ]
    show = {"range": span("COLUMNS", 2, 3), "properties": {"hiddenByUser": False}}
    book.batch({"updateDimensionProperties": {**show, "fields": "hiddenByUser"}})
    assert grid(book, "C1")["columnMetadata"] == [{"pixelSize": 50}]
    negative = {"range": span("ROWS", 0, 1), "properties": {"pixelSize": -1}, "fields": "pixelSize"}
    assert book.refuse({"updateDimensionProperties": negative})[0] == 400
    source = {"dataSourceSheetRange": {}, "fields": "*"}
    assert book.refuse({"updateDimensionProperties": source})[0] == 501


def test_columns_as_wide_as_what_they_show(book: Any) -> None:
    book.put("C1", [["一二三四五"]])
    resize = {"dimensions": span("COLUMNS", 0, 5)}
    assert book.batch({"autoResizeDimensions": resize}) == [{}]
    assert [c["pixelSize"] for c in grid(book, "A1:D1")["columnMetadata"]] == [100, 100, 80, 100]


def test_anchored_things_follow(book: Any) -> None:
    book.batch(
        {"mergeCells": {"range": area(2, 4, 0, 2), **MERGE}},
        {"mergeCells": {"range": area(6, 8, 0, 1), **MERGE}},
        {"addNamedRange": {"namedRange": {"name": "there", "range": area(5, 7, 3, 4)}}},
        {"setBasicFilter": {"filter": {"range": {"startRowIndex": 1}}}},
        {"addProtectedRange": {"protectedRange": {"range": area(1, 2, 0, 1)}}},
        {"addDimensionGroup": {"range": span("ROWS", 4, 6)}},
        {"deleteDimension": {"range": span("ROWS", 7, 8)}},
        {"deleteDimension": {"range": span("ROWS", 0, 1)}},
        {"deleteDimension": {"range": span("ROWS", 0, 1)}},
    )
    sheet = book.sheets()[0]
    assert sheet["merges"] == [area(0, 2, 0, 2)]  # what shrinks to one cell is none any more
    assert "protectedRanges" not in sheet
    assert sheet["basicFilter"]["range"] == {"startRowIndex": 0}
    assert sheet["rowGroups"] == [{"range": span("ROWS", 2, 4), "depth": 1}]
    book.put("D4", [["named"]])
    assert book.get("there") == [["named"]]
    book.batch({"deleteDimension": {"range": span("ROWS", 3, 5)}})
    assert "namedRanges" not in book.api.call("GET", book.path)
