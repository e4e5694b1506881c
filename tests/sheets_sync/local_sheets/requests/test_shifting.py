"""insertRange and deleteRange."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import BOLD, area, dress, formats


def test_cells_are_pushed_and_pulled(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    down = {"range": area(0, 1, 0, 1), "shiftDimension": "ROWS"}
    assert book.batch({"insertRange": down}) == [{}]
    assert book.get("A1:B3") == [["", "b"], ["a", "d"], ["c"]]
    assert book.batch({"deleteRange": down}) == [{}]
    right = {"range": area(0, 1, 0, 1), "shiftDimension": "COLUMNS"}
    book.batch({"insertRange": right})
    assert book.get("A1:C2") == [["", "a", "b"], ["c", "d"]]
    book.batch({"deleteRange": right})
    assert book.get("A1:B2") == [["a", "b"], ["c", "d"]]
    assert book.refuse({"insertRange": {"range": area(0, 1, 0, 1)}})[0] == 400


def test_what_stands_on_the_cells_goes_along(book: Any) -> None:
    book.put("A3", [["x", "y"]])
    dress(book, area(2, 3, 0, 1), userEnteredFormat=BOLD)
    book.type("D1", "=A3")
    book.batch(
        {"mergeCells": {"range": area(4, 6, 0, 1), "mergeType": "MERGE_ALL"}},
        {"addNamedRange": {"namedRange": {"name": "there", "range": area(2, 3, 0, 1)}}},
        {"insertRange": {"range": area(0, 2, 0, 1), "shiftDimension": "ROWS"}},
    )
    assert book.get("A3:B5") == [["", "y"], [], ["x"]]
    assert formats(book, "A5") == [[BOLD]]
    assert book.get("there") == [["x"]]
    assert book.sheets()[0]["merges"] == [area(6, 8, 0, 1)]
    assert book.get("D1", "valueRenderOption=FORMULA") == [["=A5"]]
    book.batch({"deleteRange": {"range": area(6, 8, 0, 1), "shiftDimension": "ROWS"}})
    assert "merges" not in book.sheets()[0]


def test_the_sheet_grows_rather_than_lose_cells(book: Any) -> None:
    book.put("A1000", [["last"]])
    book.batch({"insertRange": {"range": area(0, 1, 0, 1), "shiftDimension": "ROWS"}})
    assert book.get("A1001") == [["last"]]


def test_merged_cells_are_not_torn(book: Any) -> None:
    book.batch({"mergeCells": {"range": area(2, 3, 0, 2), "mergeType": "MERGE_ALL"}})
    for kind in ("insertRange", "deleteRange"):
        request = {"range": area(0, 1, 0, 1), "shiftDimension": "ROWS"}
        assert "merged cells" in book.refuse({kind: request})[1]
