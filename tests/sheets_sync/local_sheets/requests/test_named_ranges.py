"""Named ranges."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area, span


def _add(book: Any, name: str, place: Any, **more: Any) -> Any:
    request = {"addNamedRange": {"namedRange": {"name": name, "range": place, **more}}}
    return book.batch(request)[0]["addNamedRange"]["namedRange"]


def test_names_come_change_and_go(book: Any) -> None:
    entry = _add(book, "a_b", area(0, 1, 0, 1))
    change = {"namedRange": {**entry, "name": "c_d"}, "fields": "name"}
    assert book.batch({"updateNamedRange": change}) == [{}]
    change = {
        "namedRange": {"namedRangeId": entry["namedRangeId"], "range": {"endRowIndex": 5}},
        "fields": "namedRange.range.endRowIndex",
    }
    book.batch({"updateNamedRange": change})
    shown = book.api.call("GET", book.path)["namedRanges"]
    assert shown == [{**entry, "name": "c_d", "range": area(0, 5, 0, 1)}]
    delete = {"deleteNamedRange": {"namedRangeId": entry["namedRangeId"]}}
    assert book.batch(delete) == [{}]
    assert "namedRanges" not in book.api.call("GET", book.path)
    assert "No named range" in book.refuse(delete)[1]


def test_names_that_cannot_be(book: Any) -> None:
    _add(book, "there", area(0, 1, 0, 1), namedRangeId="own")
    for name in ("A1", "R1C1", "true", "1a", "a b", ""):
        named: dict[str, Any] = {"name": name, "range": {"sheetId": 0}}
        assert "not a valid name" in book.refuse({"addNamedRange": {"namedRange": named}})[1]
    for taken in ({"name": "THERE"}, {"name": "other", "namedRangeId": "own"}):
        request = {"namedRange": {**taken, "range": {"sheetId": 0}}}
        assert "already exists" in book.refuse({"addNamedRange": request})[1]


def test_bounds_given_as_text_are_kept_as_numbers(book: Any) -> None:
    place = {"sheetId": "0", "startRowIndex": "1", "endRowIndex": "3", "startColumnIndex": None}
    _add(book, "n", place)
    book.batch({"insertDimension": {"range": span("ROWS", 0, 1)}})
    named = book.api.call("GET", book.path)["namedRanges"][0]
    assert named["range"] == {"startRowIndex": 2, "endRowIndex": 4}


def test_formulas_follow_a_new_name(book: Any) -> None:
    entry = _add(book, "there", area(0, 1, 0, 1))
    book.type("B1", "=there+1")
    change = {"namedRange": {**entry, "name": "here"}, "fields": "name"}
    book.batch({"updateNamedRange": change})
    assert book.get("B1", "valueRenderOption=FORMULA") == [["=here+1"]]


def test_what_stands_on_a_name_outlives_it(book: Any) -> None:
    entry = _add(book, "there", area(0, 2, 0, 1))
    named_id = {"namedRangeId": entry["namedRangeId"]}
    book.batch({"addProtectedRange": {"protectedRange": {**named_id, "warningOnly": True}}})
    book.batch({"addFilterView": {"filter": {**named_id, "title": "view"}}})
    change = {"namedRange": {**entry, "range": area(0, 3, 0, 1)}, "fields": "range"}
    book.batch({"updateNamedRange": change})
    sheet = book.sheets()[0]
    assert [sheet[kind][0]["range"] for kind in ("protectedRanges", "filterViews")] == [
        area(0, 3, 0, 1)
    ] * 2
    book.batch({"deleteNamedRange": named_id})
    sheet = book.sheets()[0]
    for kind in ("protectedRanges", "filterViews"):
        assert sheet[kind][0]["range"] == area(0, 3, 0, 1)
        assert "namedRangeId" not in sheet[kind][0]
