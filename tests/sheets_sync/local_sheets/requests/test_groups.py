"""Row and column groups: the examples of Google's reference, and folding."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import grid, span

B, C, D, E, F = 1, 2, 3, 4, 5  # columns, as the reference names them


def _add(book: Any, start: int, end: int) -> list[tuple[int, int, int]]:
    reply = book.batch({"addDimensionGroup": {"range": span("COLUMNS", start, end)}})[0]
    return _shown(reply["addDimensionGroup"])


def _delete(book: Any, start: int, end: int) -> list[tuple[int, int, int]]:
    reply = book.batch({"deleteDimensionGroup": {"range": span("COLUMNS", start, end)}})[0]
    return _shown(reply["deleteDimensionGroup"])


def _shown(reply: Any) -> list[tuple[int, int, int]]:
    return [
        (group["range"]["startIndex"], group["range"]["endIndex"], group["depth"])
        for group in reply.get("dimensionGroups", [])
    ]


def test_a_group_around_another(book: Any) -> None:
    _add(book, C, E)
    assert _add(book, B, F) == [(B, F, 1), (C, E, 2)]


def test_a_group_within_another(book: Any) -> None:
    _add(book, B, F)
    assert _add(book, C, E) == [(B, F, 1), (C, E, 2)]


def test_a_group_across_the_edge_of_another(book: Any) -> None:
    _add(book, B, E)
    assert _add(book, C, F) == [(B, F, 1), (C, E, 2)]


def test_deleting_a_part(book: Any) -> None:
    _add(book, B, F)
    _add(book, C, E)
    assert _delete(book, D, F) == [(B, E, 1), (C, D, 2)]
    assert "no group" in book.refuse({"deleteDimensionGroup": {"range": span("COLUMNS", D, F)}})[1]
    _delete(book, C, D)
    assert _delete(book, B, E) == []
    assert "columnGroups" not in book.sheets()[0]


def test_rows_and_columns_are_apart_and_eight_deep_at_most(book: Any) -> None:
    _add(book, B, F)
    for _ in range(8):
        book.batch({"addDimensionGroup": {"range": span("ROWS", 1, 3)}})
    sheet = book.sheets()[0]
    assert (len(sheet["rowGroups"]), len(sheet["columnGroups"])) == (8, 1)
    assert "at most 8" in book.refuse({"addDimensionGroup": {"range": span("ROWS", 2, 3)}})[1]
    beyond = {"addDimensionGroup": {"range": span("ROWS", 999, 1001)}}
    assert "beyond the grid" in book.refuse(beyond)[1]


def test_folding_hides_and_unfolding_shows(book: Any) -> None:
    _add(book, B, F)
    _add(book, C, E)
    fold = {"range": span("COLUMNS", C, E), "depth": 2, "collapsed": True}
    update = {"updateDimensionGroup": {"dimensionGroup": fold, "fields": "collapsed"}}
    assert book.batch(update) == [{}]
    assert book.sheets()[0]["columnGroups"][1] == fold
    shown = grid(book, "A1:F1")["columnMetadata"]
    assert [column.get("hiddenByUser", False) for column in shown] == [
        False, False, True, True, False, False,
    ]  # fmt: skip
    _add(book, E, F)
    assert book.sheets()[0]["columnGroups"][1]["collapsed"] is True
    wider = {"range": span("COLUMNS", C, F), "depth": 2, "collapsed": False}
    book.batch({"updateDimensionGroup": {"dimensionGroup": wider, "fields": "collapsed"}})
    assert "collapsed" not in book.sheets()[0]["columnGroups"][1]
    shown = grid(book, "A1:F1")["columnMetadata"]
    assert not any(column.get("hiddenByUser") for column in shown)
    assert "at this depth" in book.refuse(update)[1]
