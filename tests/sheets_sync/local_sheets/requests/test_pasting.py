"""copyPaste and cutPaste."""

from typing import Any

import pytest

from tests.sheets_sync.local_sheets.requests.places import (
    BOLD,
    RED,
    area,
    cell,
    cells,
    dress,
    formats,
)

LINE = {"style": "SOLID", "color": {"red": 1}}
LIST = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "x"}]}}


def _rule(*places: Any) -> dict[str, Any]:
    condition = {"type": "NOT_BLANK"}
    return {"ranges": list(places), "booleanRule": {"condition": condition, "format": RED}}


def _copy(book: Any, source: Any, destination: Any, **more: Any) -> None:
    book.batch({"copyPaste": {"source": source, "destination": destination, **more}})


def test_copies_repeat_where_they_fit_and_spill_where_they_do_not(book: Any) -> None:
    book.put("A1", [["a", "b"]])
    _copy(book, area(0, 1, 0, 2), area(3, 5, 0, 2))
    assert book.get("A1:B5") == [["a", "b"], [], [], ["a", "b"], ["a", "b"]]
    _copy(book, area(0, 1, 0, 2), area(6, 7, 0, 1))
    assert book.get("A7:B7") == [["a", "b"]]
    _copy(book, area(0, 1, 0, 2), area(999, 1000, 25, 26))
    assert book.get("Z1000:AA1000") == [["a", "b"]]


def test_rows_become_columns(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"], ["e", "f"]])
    book.batch({"mergeCells": {"range": area(1, 3, 0, 1), "mergeType": "MERGE_ALL"}})
    _copy(book, area(0, 3, 0, 2), area(0, 1, 5, 6), pasteOrientation="TRANSPOSE")
    assert book.get("F1:H2") == [["a", "c"], ["b", "d", "f"]]
    assert book.sheets()[0]["merges"] == [area(1, 3, 0, 1), area(0, 1, 6, 8)]


def test_copied_formulas_look_at_their_own_surroundings(book: Any) -> None:
    book.put("A1", [["=B1+$B$1"]], "USER_ENTERED")
    _copy(book, area(0, 1, 0, 1), area(1, 3, 1, 2))
    assert book.get("B2:B3", "valueRenderOption=FORMULA") == [["=C2+$B$1"], ["=C3+$B$1"]]


@pytest.mark.parametrize(
    ("kind", "value", "shown", "rule"),
    [
        ("PASTE_NORMAL", "x", {**BOLD, "borders": {"top": LINE}}, True),
        ("PASTE_VALUES", "x", RED, False),
        ("PASTE_FORMULA", "x", RED, False),
        ("PASTE_FORMAT", "old", {**BOLD, "borders": {"top": LINE}}, False),
        ("PASTE_NO_BORDERS", "x", BOLD, True),
        ("PASTE_DATA_VALIDATION", "old", RED, True),
        ("PASTE_CONDITIONAL_FORMATTING", "old", RED, False),
    ],
)
def test_what_each_paste_takes_along(
    book: Any, kind: str, value: str, shown: Any, rule: bool
) -> None:
    book.put("A1", [["x"], ["old"]])
    dress(book, area(0, 1, 0, 1), userEnteredFormat=BOLD)
    dress(book, area(1, 2, 0, 1), userEnteredFormat=RED)
    book.batch(
        {"updateBorders": {"range": area(0, 1, 0, 1), "top": LINE}},
        {"setDataValidation": {"range": area(0, 1, 0, 1), "rule": LIST}},
    )
    _copy(book, area(0, 1, 0, 1), area(1, 2, 0, 1), pasteType=kind)
    assert book.get("A2") == [[value]]
    assert formats(book, "A2") == [[shown]]
    assert bool(cells(book, "A2", "dataValidation")[0][0]) is rule


def test_conditional_formats_are_copied_and_painted_over(book: Any) -> None:
    book.batch({"addConditionalFormatRule": {"rule": _rule(area(0, 1, 0, 1))}})
    book.batch({"addConditionalFormatRule": {"rule": _rule(area(4, 9, 0, 1)), "index": 1}})
    _copy(book, area(0, 1, 0, 1), area(5, 6, 0, 1))
    first, second = (rule["ranges"] for rule in book.sheets()[0]["conditionalFormats"])
    assert first == [area(0, 1, 0, 1), area(5, 6, 0, 1)]
    assert second == [area(4, 5, 0, 1), area(6, 9, 0, 1)]
    book.batch({"addSheet": {"properties": {"sheetId": 7}}})
    _copy(book, area(0, 1, 0, 1), area(0, 1, 0, 1, 7))
    assert book.sheets()[1]["conditionalFormats"] == [_rule(area(0, 1, 0, 1, 7))]


def test_merges_are_not_pasted_over_in_part(book: Any) -> None:
    book.batch({"mergeCells": {"range": area(0, 2, 3, 4), "mergeType": "MERGE_ALL"}})
    copy = {"source": area(0, 1, 0, 1), "destination": area(0, 1, 3, 4)}
    assert "part of merged cells" in book.refuse({"copyPaste": copy})[1]


def test_a_cut_moves_cells_with_all_that_stands_on_them(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    book.put("D1", [["=A1", "=SUM(A1:B2)", "=A2"]], "USER_ENTERED")
    dress(book, area(0, 1, 0, 1), userEnteredFormat=BOLD)
    book.batch(
        {"mergeCells": {"range": area(0, 1, 0, 2), "mergeType": "MERGE_ALL"}},
        {"addNamedRange": {"namedRange": {"name": "there", "range": area(0, 2, 0, 2)}}},
        {"addConditionalFormatRule": {"rule": _rule(area(0, 3, 0, 1))}},
        {"cutPaste": {"source": area(0, 2, 0, 2), "destination": cell(4, 1)}},
    )
    assert book.get("A1:C6") == [[], [], [], [], ["", "a"], ["", "c", "d"]]
    assert formats(book, "B5") == [[BOLD]]
    assert formats(book, "A1") == []
    assert book.get("D1:F1", "valueRenderOption=FORMULA") == [["=B5", "=SUM(B5:C6)", "=B6"]]
    named = book.api.call("GET", book.path)["namedRanges"][0]
    assert named["range"] == area(4, 6, 1, 3)
    sheet = book.sheets()[0]
    assert sheet["merges"] == [area(4, 5, 1, 3)]
    assert sheet["conditionalFormats"][0]["ranges"] == [area(2, 3, 0, 1), area(4, 6, 1, 2)]


def test_a_cut_over_itself(book: Any) -> None:
    book.put("A1", [["a"], ["b"], ["c"]])
    book.batch({"cutPaste": {"source": area(0, 3, 0, 1), "destination": cell(1, 0)}})
    assert book.get("A1:A4") == [[], ["a"], ["b"], ["c"]]


def test_all_is_cut_whatever_is_pasted(book: Any) -> None:
    book.put("A1", [["a"]])
    dress(book, area(0, 1, 0, 1), userEnteredFormat=BOLD)
    cut = {"source": area(0, 1, 0, 1), "destination": cell(0, 3)}
    book.batch({"cutPaste": {**cut, "pasteType": "PASTE_FORMAT"}})
    assert (book.get("A1:D1"), formats(book, "D1")) == (None, [[BOLD]])


def test_where_a_cut_cannot_go(book: Any) -> None:
    cut = {"source": area(0, 2, 0, 1), "destination": cell(1000, 0)}
    assert "is after last" in book.refuse({"cutPaste": cut})[1]
    book.batch({"cutPaste": {**cut, "destination": cell(999, 0)}})
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1001
    book.batch({"mergeCells": {"range": area(0, 3, 0, 1), "mergeType": "MERGE_ALL"}})
    assert (
        "part of merged cells" in book.refuse({"cutPaste": {**cut, "destination": cell(5, 5)}})[1]
    )
    bad = {"cutPaste": {**cut, "pasteType": "PASTE_NOTHING"}}
    assert "requests[0].cut_paste.paste_type" in book.refuse(bad)[1]


def test_values_of_formulas_are_what_they_show(book: Any) -> None:
    book.put("A1", [["=1+1", "=1/0"]], "USER_ENTERED")
    _copy(book, area(0, 1, 0, 2), area(1, 2, 0, 1), pasteType="PASTE_VALUES")
    assert book.get("A2:B2", "valueRenderOption=FORMULA") == [[2, "#DIV/0!"]]
