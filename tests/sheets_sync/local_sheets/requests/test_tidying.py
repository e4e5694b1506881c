"""trimWhitespace, deleteDuplicates and textToColumns."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import BOLD, area, dress, formats, span


def test_spaces_are_trimmed_and_counted(book: Any) -> None:
    book.put("A1", [["  a   b ", "c"], [" =1+1", "　全　角 "], [" +5", 7], ["a\u00a0 b", "\t\n "]])
    book.type("C1", '="  x  "')
    reply = book.batch({"trimWhitespace": {"range": area(0, 4, 0, 3)}})
    assert reply == [{"trimWhitespace": {"cellsChangedCount": 5}}]
    assert book.get("A1:B4") == [["a b", "c"], ["=1+1", "全 角"], ["+5", 7], ["a\u00a0 b"]]
    assert book.get("C1", "valueRenderOption=FORMULA") == [['="  x  "']]
    assert book.batch({"trimWhitespace": {"range": area(0, 4, 0, 3)}}) == [{"trimWhitespace": {}}]


def test_duplicates_go_and_the_rest_of_the_range_moves_up(book: Any) -> None:
    book.put("A1", [["a", 1, "r"], ["b", 1, "s"], ["A", 1, "t"], ["b", 2, "u"], ["", "", "v"]])
    dress(book, area(3, 4, 0, 1), userEnteredFormat=BOLD)
    reply = book.batch({"deleteDuplicates": {"range": area(0, 7, 0, 2)}})
    assert reply == [{"deleteDuplicates": {"duplicatesRemovedCount": 3}}]
    assert book.get("A1:C5") == [["a", 1, "r"], ["b", 1, "s"], ["b", 2, "t"], ["", "", "u"],
                                 ["", "", "v"]]  # fmt: skip
    assert formats(book, "A3") == [[BOLD]]
    again = book.batch({"deleteDuplicates": {"range": area(0, 3, 0, 2)}})
    assert again == [{"deleteDuplicates": {}}]


def test_duplicates_by_some_columns(book: Any) -> None:
    book.put("A1", [["a", 1], ["b", 1], ["c", 2]])
    columns = [span("COLUMNS", 1, 2)]
    book.batch({"deleteDuplicates": {"range": area(0, 3, 0, 2), "comparisonColumns": columns}})
    assert book.get("A1:B3") == [["a", 1], ["c", 2]]
    for wrong in (span("COLUMNS", 1, 3), span("ROWS", 0, 1)):
        request = {"range": area(0, 3, 0, 2), "comparisonColumns": [wrong]}
        assert "comparisonColumns" in book.refuse({"deleteDuplicates": request})[1]
    book.batch({"mergeCells": {"range": area(0, 2, 0, 1), "mergeType": "MERGE_ALL"}})
    assert "merged" in book.refuse({"deleteDuplicates": {"range": area(0, 3, 0, 2)}})[1]


def test_texts_are_split_over_columns_with_their_looks(book: Any) -> None:
    book.put("A1", [["a,1, x"], ["one"], ["2026-03-05,=1+1"]])
    dress(book, area(0, 1, 0, 1), userEnteredFormat=BOLD)
    split = {"source": area(0, 3, 0, 1), "delimiterType": "COMMA"}
    assert book.batch({"textToColumns": split}) == [{}]
    assert book.get("A1:C3") == [["a", 1, "x"], ["one"], [46086, "=1+1"]]
    assert formats(book, "A1:C1") == [[BOLD, BOLD, BOLD]]


def test_delimiters(book: Any) -> None:
    def split(text: str, kind: str, **more: Any) -> Any:
        book.put("A1:F1", [[text, "", "", "", "", ""]])
        request = {"source": area(0, 1, 0, 1), "delimiterType": kind, **more}
        book.batch({"textToColumns": request})
        return book.get("A1:F1")[0]

    assert split("a;b", "SEMICOLON") == ["a", "b"]
    assert split("a.b", "PERIOD") == ["a", "b"]
    assert split("a b", "SPACE") == ["a", "b"]
    assert split("a--b", "CUSTOM", delimiter="--") == ["a", "b"]
    assert split("a;b c", "AUTODETECT") == ["a", "b c"]
    assert split("ab", "AUTODETECT") == ["ab"]


def test_the_sheet_grows_for_the_split_texts(book: Any) -> None:
    book.put("Z1", [["a,b,c"]])
    book.batch({"textToColumns": {"source": area(0, 1, 25, 26), "delimiterType": "COMMA"}})
    assert book.get("Z1:AB1") == [["a", "b", "c"]]


def test_what_cannot_be_split(book: Any) -> None:
    def refusal(**request: Any) -> str:
        return str(book.refuse({"textToColumns": {"source": area(0, 1, 0, 1), **request}})[1])

    wide = refusal(source=area(0, 1, 0, 2), delimiterType="COMMA")
    assert "exactly one column" in wide
    assert "delimiter is required" in refusal(delimiterType="CUSTOM")
    assert "delimiterType is required" in refusal()


def test_formulas_are_compared_and_split_by_what_they_show(book: Any) -> None:
    book.put("A1", [["=1+1"], [2], ['="a,b"']], "USER_ENTERED")
    reply = book.batch({"deleteDuplicates": {"range": area(0, 3, 0, 1)}})
    assert reply == [{"deleteDuplicates": {"duplicatesRemovedCount": 1}}]
    book.batch({"textToColumns": {"source": area(1, 2, 0, 1), "delimiterType": "COMMA"}})
    assert book.get("A1:B2", "valueRenderOption=FORMULA") == [["=1+1"], ["a", "b"]]
