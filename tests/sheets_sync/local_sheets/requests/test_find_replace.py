"""findReplace."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area


def _replaced(book: Any, **request: Any) -> Any:
    return book.batch({"findReplace": request})[0]["findReplace"]


def test_texts_are_found_in_all_letter_cases_and_counted(book: Any) -> None:
    book.put("A1", [["cat", "Cat sat", 12], ["=cat", "dog", 212]])
    assert _replaced(book, find="cat", replacement="cow", allSheets=True) == {
        "valuesChanged": 3,
        "rowsChanged": 2,
        "sheetsChanged": 1,
        "occurrencesChanged": 3,
    }
    assert _replaced(book, find="COW", replacement="x", allSheets=True, matchCase=True) == {}


def test_patterns_entire_cells_and_scopes(book: Any) -> None:
    book.put("A1", [[12, 212], ["12", "do"]])
    _replaced(book, find="^(.)2", replacement="$1$1", searchByRegex=True, range=area(0, 1, 0, 2))
    assert book.get("A1:B2") == [[11, 212], ["12", "do"]]
    assert _replaced(book, find="d", replacement="x", matchEntireCell=True, sheetId=0) == {}
    changed = _replaced(book, find="DO", replacement="done", matchEntireCell=True, sheetId=0)
    assert changed["occurrencesChanged"] == 1


def test_formulas_only_if_asked(book: Any) -> None:
    book.type("A1", "=B1+B2")
    find = {"find": "b1", "replacement": "C1", "sheetId": 0}
    assert _replaced(book, **find) == {}
    assert _replaced(book, **find, includeFormulas=True)["formulasChanged"] == 1
    assert book.get("A1", "valueRenderOption=FORMULA") == [["=C1+B2"]]


def test_refusals(book: Any) -> None:
    def code(**request: Any) -> int:
        return int(book.refuse({"findReplace": request})[0])

    assert code(find="(", searchByRegex=True, allSheets=True) == 400
    assert code(find="", allSheets=True) == 400
    assert code(find="x") == 400
    assert code(find="x", allSheets=True, sheetId=0) == 400
