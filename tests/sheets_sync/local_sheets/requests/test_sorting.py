"""sortRange."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import BOLD, RED, area, dress, formats

BLUE = {"backgroundColorStyle": {"rgbColor": {"blue": 1}}}


def test_numbers_come_before_texts_and_blanks_last(book: Any) -> None:
    book.put("A1", [["b", 1], ["", 2], [10, 3], ["A", 4], [2, 5], [True, 6]])
    sort = {"range": area(0, 6, 0, 2)}
    assert book.batch({"sortRange": {**sort, "sortSpecs": [{"dimensionIndex": 0}]}}) == [{}]
    assert [row[1] for row in book.get("A1:B6")] == [5, 3, 4, 1, 6, 2]
    descending = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    book.batch({"sortRange": {**sort, "sortSpecs": descending}})
    assert [row[1] for row in book.get("A1:B6")] == [6, 1, 4, 3, 5, 2]


def test_later_specs_decide_between_equal_rows(book: Any) -> None:
    book.put("A1", [["b", 1], ["a", 2], ["b", 0], ["a", 1]])
    specs = [{"dimensionIndex": 0}, {"dimensionIndex": 1, "sortOrder": "DESCENDING"}]
    book.batch({"sortRange": {"range": area(0, 4, 0, 2), "sortSpecs": specs}})
    assert book.get("A1:B4") == [["a", 2], ["a", 1], ["b", 1], ["b", 0]]


def test_looks_go_along_and_formulas_keep_to_their_row(book: Any) -> None:
    book.put("A1", [["b", 1], ["a", 2]])
    book.put("C1", [["=B1*$B$2"], ["=B2*$B$2"]], "USER_ENTERED")
    dress(book, area(0, 1, 0, 1), userEnteredFormat=BOLD)
    sort = {"range": area(0, 2, 0, 3), "sortSpecs": [{"dimensionIndex": 0}]}
    book.batch({"sortRange": sort})
    assert book.get("A1:C2", "valueRenderOption=FORMULA") == [
        ["a", 2, "=B1*$B$2"],
        ["b", 1, "=B2*$B$2"],
    ]
    assert formats(book, "A1:A2") == [[None], [BOLD]]


def test_by_colour(book: Any) -> None:
    book.put("A1", [[1], [2], [3]])
    dress(book, area(1, 2, 0, 1), userEnteredFormat=RED)
    dress(book, area(2, 3, 0, 1), userEnteredFormat=BLUE)
    spec = {"dimensionIndex": 0, "backgroundColorStyle": {"rgbColor": {"blue": 1}}}
    sort = {"range": area(0, 3, 0, 1), "sortSpecs": [spec]}
    book.batch({"sortRange": sort})
    assert book.get("A1:A3") == [[3], [1], [2]]
    spec = {"dimensionIndex": 0, "backgroundColor": {"red": 1}, "sortOrder": "ASCENDING"}
    book.batch({"sortRange": {**sort, "sortSpecs": [spec, {"dimensionIndex": 0}]}})
    assert book.get("A1:A3") == [[2], [1], [3]]


def test_refusals(book: Any) -> None:
    def refusal(*specs: Any) -> str:
        sort = {"range": area(0, 2, 1, 3), "sortSpecs": list(specs)}
        return str(book.refuse({"sortRange": sort})[1])

    assert "At least one sort spec" in refusal()
    assert "outside the range" in refusal({"dimensionIndex": 0})
    both = {"dimensionIndex": 1, "backgroundColor": {"red": 1}, "foregroundColor": {"red": 1}}
    assert "not both" in refusal(both)
    book.batch({"mergeCells": {"range": area(0, 2, 1, 2), "mergeType": "MERGE_ALL"}})
    assert "vertical merges" in refusal({"dimensionIndex": 1})


def test_formulas_are_sorted_by_what_they_show(book: Any) -> None:
    book.put("A1", [["=30-1", "a"], ["=20-1", "b"], [25, "c"]], "USER_ENTERED")
    sort = {"range": area(0, 3, 0, 2), "sortSpecs": [{"dimensionIndex": 0}]}
    book.batch({"sortRange": sort})
    assert book.get("B1:B3") == [["b"], ["c"], ["a"]]
    book.batch({"setBasicFilter": {"filter": {"range": area(0, 4, 0, 2), "filterSpecs": [
        {"columnIndex": 0, "filterCriteria": {"hiddenValues": ["29"]}}]}}})  # fmt: skip
    rows = book.sheets("includeGridData=true&ranges=A1:A3")[0]["data"][0]["rowMetadata"]
    assert [row.get("hiddenByFilter", False) for row in rows] == [False, False, True]
