"""setDataValidation and updateBorders."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area, cells, formats

LINE = {"style": "SOLID", "color": {"red": 1}}
RULE = {
    "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "通过"}]},
    "showCustomUi": True,
}


def test_borders_round_a_range_and_within_it(book: Any) -> None:
    place = {"range": area(0, 2, 0, 1)}
    assert book.batch({"updateBorders": {**place, "top": LINE, "innerHorizontal": LINE}}) == [{}]
    book.batch({"updateBorders": {**place, "left": LINE, "top": {"style": "NONE"}}})
    first, second = formats(book, "A1:A2")
    assert first == [{"borders": {"bottom": LINE, "left": LINE}}]
    assert second == [{"borders": {"top": LINE, "left": LINE}}]


def test_validation_comes_and_goes(book: Any) -> None:
    place = {"range": area(0, 2, 0, 1)}
    assert book.batch({"setDataValidation": {**place, "rule": RULE}}) == [{}]
    assert cells(book, "A1:A3", "dataValidation") == [[RULE], [RULE]]
    book.batch({"setDataValidation": {"range": {"sheetId": 0}}})
    assert cells(book, "A1:A3", "dataValidation") == []


def test_a_rule_needs_its_values(book: Any) -> None:
    def refusal(**condition: Any) -> str:
        rule = {"range": area(0, 1, 0, 1), "rule": {"condition": condition}}
        return str(book.refuse({"setDataValidation": rule})[1])

    assert refusal(type="NUMBER_BETWEEN", values=[{"userEnteredValue": "1"}]).endswith(
        "ConditionType 'NUMBER_BETWEEN' requires exactly two ConditionValues, but 1 values were "
        "supplied."
    )
    assert "exactly one ConditionValue, but 0" in refusal(type="CUSTOM_FORMULA")
    assert "condition.type is required" in refusal()
    assert "TYPE_ENUM" in refusal(type="NUMBER_MAGIC")


def test_rows_that_a_filter_hides_are_left_out_unless_asked_for(book: Any) -> None:
    book.put("A1", [["head"], ["x"], ["y"], ["x"]])
    spec = {"columnIndex": 0, "filterCriteria": {"hiddenValues": ["y"]}}
    book.batch({"setBasicFilter": {"filter": {"range": area(0, 4, 0, 1), "filterSpecs": [spec]}}})
    place = {"range": area(1, 4, 0, 1), "rule": RULE}
    book.batch({"setDataValidation": place})
    assert cells(book, "A2:A4", "dataValidation") == [[RULE], [None], [RULE]]
    book.batch({"setDataValidation": {**place, "filteredRowsIncluded": True}})
    assert cells(book, "A2:A4", "dataValidation") == [[RULE], [RULE], [RULE]]
