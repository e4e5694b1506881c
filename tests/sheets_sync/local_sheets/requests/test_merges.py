"""mergeCells and unmergeCells."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area


def _freeze(book: Any, **counts: int) -> tuple[int, str]:
    fields = ",".join(f"gridProperties.{name}" for name in counts)
    request = {"properties": {"sheetId": 0, "gridProperties": counts}, "fields": fields}
    answer: tuple[int, str] = book.refuse({"updateSheetProperties": request})
    return answer


def test_merging_keeps_the_first_value(book: Any) -> None:
    book.put("A1", [["", "b"], ["c", "d"]])
    merge = {"mergeCells": {"range": area(0, 2, 0, 2), "mergeType": "MERGE_ROWS"}}
    assert book.batch(merge) == [{}]
    assert book.get("A1:B2") == [["b"], ["c"]]
    assert book.sheets()[0]["merges"] == [area(0, 1, 0, 2), area(1, 2, 0, 2)]
    assert "merged range" in book.refuse({"unmergeCells": {"range": area(0, 2, 0, 1)}})[1]
    assert book.batch({"unmergeCells": {"range": area(0, 1, 0, 2)}}) == [{}]
    assert book.sheets()[0]["merges"] == [area(1, 2, 0, 2)]
    book.batch({"mergeCells": {"range": area(0, 2, 0, 2), "mergeType": "MERGE_COLUMNS"}})
    assert book.sheets()[0]["merges"] == [area(0, 2, 0, 1), area(0, 2, 1, 2)]
    book.batch({"mergeCells": {"range": area(0, 2, 0, 2), "mergeType": "MERGE_ALL"}})
    assert book.sheets()[0]["merges"] == [area(0, 2, 0, 2)]


def test_frozen_and_other_cells_do_not_merge(book: Any) -> None:
    book.batch({"mergeCells": {"range": area(0, 2, 0, 2), "mergeType": "MERGE_ALL"}})
    assert _freeze(book, frozenColumnCount=1)[1].endswith(
        "You can't freeze columns which contain only part of a merged cell."
    )
    book.batch({"unmergeCells": {"range": area(0, 2, 0, 2)}})
    fields = "gridProperties.frozenRowCount"
    freeze = {"properties": {"gridProperties": {"frozenRowCount": 1}}, "fields": fields}
    book.batch({"updateSheetProperties": freeze})
    merge = {"range": area(0, 2, 0, 2), "mergeType": "MERGE_ALL"}
    assert book.refuse({"mergeCells": merge})[1].endswith(
        "You can't merge frozen and non-frozen rows."
    )
