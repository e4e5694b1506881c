"""What a write covers, counts and refuses, over HTTP."""

from typing import Any

import pytest


def _put(book: Any, where: str, values: list[Any], more: str = "", **body: Any) -> Any:
    path = f"{book.path}/values/{where}?valueInputOption=RAW{more}"
    return book.api.call("PUT", path, {"values": values, **body})


def _counts(answer: dict[str, Any]) -> tuple[Any, ...]:
    names = ("updatedRange", "updatedRows", "updatedColumns", "updatedCells")
    return tuple(answer.get(name) for name in names)


@pytest.mark.parametrize(
    ("where", "values", "counts"),
    [
        ("B2", [["x"]], ("Sheet1!B2", 1, 1, 1)),
        ("B2", [["x", "y"], ["z"]], ("Sheet1!B2:C3", 2, 2, 3)),
        ("B2", [["x", None, "y"]], ("Sheet1!B2:D2", 1, 2, 2)),
        ("B2", [["x", ""], ["", ""]], ("Sheet1!B2:C3", 2, 2, 4)),
        ("B2", [["x"], [], [None], ["y"]], ("Sheet1!B2:B5", 2, 1, 2)),
        ("B2:D9", [["x"]], ("Sheet1!B2", 1, 1, 1)),
        ("B:C", [["x", "y"]], ("Sheet1!B1:C1", 1, 2, 2)),
        ("B2", [[None, None]], ("Sheet1!B2:C2", None, None, None)),
        ("B2:D9", [], ("Sheet1!B2", None, None, None)),
        ("B2", [[]], ("Sheet1!B2", None, None, None)),
    ],
)
def test_counts(book: Any, where: str, values: list[Any], counts: tuple[Any, ...]) -> None:
    assert _counts(_put(book, where, values)) == counts


def test_columns_are_written_downwards(book: Any) -> None:
    answer = _put(book, "A1", [["a", "b", "c"], ["d"]], majorDimension="COLUMNS")
    assert _counts(answer) == ("Sheet1!A1:B3", 3, 2, 4)
    assert book.get("A1:B3") == [["a", "d"], ["b"], ["c"]]


def test_null_leaves_a_cell_and_an_empty_text_clears_it(book: Any) -> None:
    for option in ("RAW", "USER_ENTERED"):
        book.put("A1", [["a", "b", "c"]], option)
        book.put("A1", [[None, "", "d"]], option)
        assert book.get("A1:C1") == [["a", "", "d"]]


def test_the_answer_shows_the_whole_range_that_was_asked_for(book: Any) -> None:
    book.put("A1", [[1, 2, 3], [4, 5, 6]])
    more = "&includeValuesInResponse=true"
    data = _put(book, "A1:C2", [["x"]], more)["updatedData"]
    assert data == {
        "range": "Sheet1!A1:C2",
        "majorDimension": "ROWS",
        "values": [["x", "2", "3"], ["4", "5", "6"]],
    }
    data = _put(book, "A1", [[1.5, 2]], more + "&responseValueRenderOption=UNFORMATTED_VALUE")
    assert data["updatedData"]["values"] == [[1.5, 2]]
    down = _put(book, "A1:B2", [["p", "q"]], more, majorDimension="COLUMNS")["updatedData"]
    assert (down["majorDimension"], down["values"]) == ("COLUMNS", [["p", "q"], ["2", "5"]])


def test_dates_in_the_answer(book: Any) -> None:
    path = f"{book.path}/values/A1?valueInputOption=USER_ENTERED&includeValuesInResponse=true"
    plain = "&responseValueRenderOption=UNFORMATTED_VALUE"
    for more, shown in (
        ("", "2026-03-05"),
        (plain, 46086),
        (plain + "&responseDateTimeRenderOption=FORMATTED_STRING", "2026-03-05"),
    ):
        answer = book.api.call("PUT", path + more, {"values": [["2026-03-05"]]})
        assert answer["updatedData"]["values"] == [[shown]]


@pytest.mark.parametrize(
    ("where", "values", "wrong"),
    [
        ("A1:B2", [["x"]] * 3, "[Sheet1!A1:B2], but tried writing to row [3]"),
        ("A1:B2", [["x"] * 3], "[Sheet1!A1:B2], but tried writing to column [C]"),
        ("A1:B2", [["x"], ["x"] * 3, [], []], "[Sheet1!A1:B2], but tried writing to column [C]"),
        ("A1:B2", [[], [], [], ["x"] * 3], "[Sheet1!A1:B2], but tried writing to row [3]"),
        ("B:C", [["x"] * 3], "[Sheet1!B1:C1000], but tried writing to column [D]"),
        ("A1000", [["x"]] * 2, "[Sheet1!A1000], but tried writing to row [1001]"),
        ("Z1", [["x"] * 2], "[Sheet1!Z1], but tried writing to column [AA]"),
    ],
)
def test_too_much_for_the_range(book: Any, where: str, values: list[Any], wrong: str) -> None:
    path = f"{book.path}/values/{where}?valueInputOption=RAW"
    message = f"Requested writing within range {wrong}"
    assert book.api.refused("PUT", path, {"values": values}) == (400, message)
    body = {"valueInputOption": "RAW", "data": [{"range": where, "values": values}]}
    batch = book.api.refused("POST", book.path + "/values:batchUpdate", body)
    assert batch == (400, f"Invalid data[0]: {message}")
    assert book.get("Sheet1") is None


def test_too_many_columns_of_values(book: Any) -> None:
    path = f"{book.path}/values/A1:B2?valueInputOption=RAW"
    body = {"majorDimension": "COLUMNS", "values": [["x"]] * 3}
    assert "column [C]" in book.api.refused("PUT", path, body)[1]
    body = {"majorDimension": "COLUMNS", "values": [["x"] * 3]}
    assert "row [3]" in book.api.refused("PUT", path, body)[1]


def test_cells_that_hold_no_value(book: Any) -> None:
    path = f"{book.path}/values/A1?valueInputOption=RAW"
    refused = book.api.refused
    assert refused("PUT", path, {"values": [["a", {"k": "v"}]]}) == (
        400,
        'Invalid values[0][1]: struct_value {\n  fields {\n    key: "k"\n    value {\n'
        '      string_value: "v"\n    }\n  }\n}\n',
    )
    assert refused("PUT", path, {"values": [[], [[1, None, True]]]}) == (
        400,
        "Invalid values[1][0]: list_value {\n  values {\n    number_value: 1.0\n  }\n  values {\n"
        "    null_value: NULL_VALUE\n  }\n  values {\n    bool_value: true\n  }\n}\n",
    )
    typed = path.replace("RAW", "USER_ENTERED")
    assert refused("PUT", typed, {"values": [[[]]]}) == (
        400,
        "Invalid values[0][0]: list_value {\n}\n",
    )
    body = {"valueInputOption": "RAW", "data": [{"range": "A1", "values": [[{}]]}]}
    batch = refused("POST", book.path + "/values:batchUpdate", body)
    assert batch == (400, "Invalid data[0]: Invalid values[0][0]: struct_value {\n}\n")


def test_the_option_is_required(book: Any) -> None:
    wrong = (400, "'valueInputOption' is required but not specified")
    values = {"values": [["x"]]}
    for more in ("", "?valueInputOption=INPUT_VALUE_OPTION_UNSPECIFIED"):
        assert book.api.refused("PUT", f"{book.path}/values/A1{more}", values) == wrong
        assert book.api.refused("POST", f"{book.path}/values/A1:append{more}", values) == wrong
    body = {"data": [{"range": "A1", **values}]}
    assert book.api.refused("POST", book.path + "/values:batchUpdate", body) == wrong
