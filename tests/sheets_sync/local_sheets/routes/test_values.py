"""spreadsheets.values over HTTP."""

from typing import Any


def test_what_is_written_is_read_and_ends_are_trimmed(book: Any) -> None:
    written = book.put("A1", [["a", "", 3, ""], [], [None, True], ["", ""]])
    assert written["updatedRange"] == "Sheet1!A1:D4"
    assert written["updatedCells"] == 7
    assert book.get("Sheet1") == [["a", "", 3], [], ["", True]]
    assert book.get("A1:D4", "majorDimension=COLUMNS&valueRenderOption=UNFORMATTED_VALUE") == [
        ["a"],
        ["", "", True],
        [3],
    ]
    assert book.get("A4:D9") is None


def test_blank_lines_and_blank_ends(book: Any) -> None:
    book.put("B2", [["x"], [""], ["", "y"], [""]])
    assert book.get("A1:D9") == [[], ["", "x"], [], ["", "", "y"]]
    assert book.get("A1:D9", "majorDimension=COLUMNS") == [
        [],
        ["", "x"],
        ["", "", "", "y"],
    ]
    assert book.get("A1:A9") is None
    assert book.get("A1:A9", "majorDimension=COLUMNS") is None
    assert book.get("B3") is None
    answer = book.api.call("GET", book.path + "/values/A1:B1?majorDimension=COLUMNS")
    assert answer == {"range": "Sheet1!A1:B1", "majorDimension": "COLUMNS"}


def test_the_body_may_repeat_the_range_but_not_change_it(book: Any) -> None:
    path = book.path + "/values/{}?valueInputOption=RAW"
    same = {"range": "'Sheet1'!A1:B2", "values": [["x"]]}
    assert book.api.call("PUT", path.format("A1:B2"), same)["updatedCells"] == 1
    for where, method in (("A1", "PUT"), ("A1:append", "POST")):
        other = {"range": "Sheet1!B1", "values": [["x"]]}
        assert book.api.refused(method, path.format(where), other) == (
            400,
            "Request range[A1] does not match value's range[Sheet1!B1]",
        )


def test_unknown_verbs_and_books(book: Any) -> None:
    assert book.api.refused("GET", "/v4/spreadsheets/nothing/values/A1")[0] == 404
    assert book.api.refused("POST", book.path + "/values/A1:nothing", {})[0] == 404
    assert book.api.refused("POST", book.path + "/values:nothing", {})[0] == 404


def test_batch_get_and_clear(book: Any) -> None:
    book.put("A1", [[1, 2], [3, 4]])
    answer = book.api.call("GET", book.path + "/values:batchGet?ranges=A1:A2&ranges=B2&ranges=Z9")
    assert [item.get("values") for item in answer["valueRanges"]] == [[["1"], ["3"]], [["4"]], None]
    cleared = book.api.call("POST", book.path + "/values/A1:A2:clear")
    assert cleared["clearedRange"] == "Sheet1!A1:A2"
    assert book.get("A1:B2") == [["", 2], ["", 4]]
    cleared = book.api.call("POST", book.path + "/values:batchClear", {"ranges": ["B1", "B2"]})
    assert cleared["clearedRanges"] == ["Sheet1!B1", "Sheet1!B2"]
    assert book.get("A1:B2") is None
