"""values.append, the batch forms and clearing, over HTTP."""

from typing import Any

import pytest


def _append(book: Any, where: str, values: list[Any], more: str = "", **body: Any) -> Any:
    path = f"{book.path}/values/{where}:append?valueInputOption=RAW{more}"
    return book.api.call("POST", path, {"values": values, **body})


@pytest.mark.parametrize(
    ("where", "table", "written"),
    [
        # the two tables of Google's guide, "Append values"
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A3:G10", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3:B3"),
        ("E4", None, "Sheet1!E4:F4"),
    ],
)
def test_append_finds_the_table(book: Any, where: str, table: str | None, written: str) -> None:
    book.put("A1", [["x", "y", "z"], ["x", "y", "z"]])
    book.put("B4", [["x", "y"], ["y", "z", "w"], ["x", "y", "z"]])
    answer = _append(book, where, [[1, 2]])
    assert answer.get("tableRange") == table
    assert answer["updates"]["updatedRange"] == written


def test_an_empty_sheet_has_no_table(book: Any) -> None:
    answer = _append(book, "Sheet1", [["a", "b"]])
    assert "tableRange" not in answer
    assert answer["updates"] == {
        "spreadsheetId": book.id,
        "updatedRange": "Sheet1!A1:B1",
        "updatedRows": 1,
        "updatedColumns": 2,
        "updatedCells": 2,
    }
    assert _append(book, "D5", [["far"]])["updates"]["updatedRange"] == "Sheet1!D5"
    assert _append(book, "A1", [["c"]])["tableRange"] == "Sheet1!A1:B1"


def test_a_table_in_the_middle_of_others(book: Any) -> None:
    book.put("A1", [["t1"], ["t1"], ["t1"], [], [], ["t2"], ["t2"]])
    answer = _append(book, "A1", [["x"], ["y"], ["z"]])
    assert answer["tableRange"] == "Sheet1!A1:A3"
    assert book.get("A:A") == [["t1"], ["t1"], ["t1"], ["x"], ["y"], ["z"], ["t2"]]
    assert _append(book, "Sheet1", [["end"]])["tableRange"] == "Sheet1!A1:A7"


def test_inserted_rows_push_down_what_follows(book: Any) -> None:
    book.put("A1", [["t1"], ["t1"], [], ["t2", "b4"]])
    answer = _append(book, "A1", [["x"], ["y"]], "&insertDataOption=INSERT_ROWS")
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == (
        "Sheet1!A1:A2",
        "Sheet1!A3:A4",
    )
    assert book.get("A1:B6") == [["t1"], ["t1"], ["x"], ["y"], [], ["t2", "b4"]]
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1002


def test_the_table_may_begin_beside_the_range(book: Any) -> None:
    book.put("C3", [["head", "er"], ["x", "y"]])
    answer = _append(book, "D3:D4", [["p", "q"]])
    assert answer["tableRange"] == "Sheet1!C3:D4"
    assert answer["updates"]["updatedRange"] == "Sheet1!C5:D5"


def test_columns_and_shown_values(book: Any) -> None:
    book.put("A1", [["head"]])
    answer = _append(
        book, "A1", [[1, 2], [0.5]], "&includeValuesInResponse=true", majorDimension="COLUMNS"
    )
    assert answer["updates"]["updatedRange"] == "Sheet1!A2:B3"
    assert answer["updates"]["updatedData"]["values"] == [["1", "2"], ["0.5"]]


def test_nothing_to_append(book: Any) -> None:
    book.put("A1", [["head"]])
    answer = _append(book, "A1", [])
    assert answer["updates"] == {"spreadsheetId": book.id, "updatedRange": "Sheet1!A2"}


def test_append_grows_the_sheet_and_inserts_rows(book: Any) -> None:
    book.put("A999", [["head"], ["last"]])
    path = f"{book.path}/values/A1:append?valueInputOption=RAW"
    answer = book.api.call("POST", path.replace("A1:", "A999:"), {"values": [["new"], ["newer"]]})
    assert answer["updates"]["updatedRange"] == "Sheet1!A1001:A1002"
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1002
    book.put("C1", [["h"], [""], ["below"]])
    answer = book.api.call(
        "POST",
        f"{book.path}/values/C1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS",
        {"values": [["i"]]},
    )
    assert answer["updates"]["updatedRange"] == "Sheet1!C2"
    assert book.get("C1:C4") == [["h"], ["i"], [], ["below"]]
    answer = _append(book, "A1002", [["wide"] * 30])
    assert answer["updates"]["updatedRange"] == "Sheet1!A1004:AD1004"
    assert book.sheets()[0]["properties"]["gridProperties"]["columnCount"] == 30


def test_batch_update_is_whole_or_nothing(book: Any) -> None:
    path = book.path + "/values:batchUpdate"
    good = {"range": "A1:B1", "values": [["x", "y"]]}
    before = book.revision()
    bad = {"range": "Nope!A1", "values": [["z"]]}
    content = {"valueInputOption": "RAW", "data": [good, bad]}
    refused = book.api.refused("POST", path, content)
    assert refused == (400, "Invalid data[1]: Unable to parse range: Nope!A1")
    assert (book.get("A1:B1"), book.revision()) == (None, before)
    down = {"range": "A1:A2", "majorDimension": "COLUMNS", "values": [["1", 2]]}
    answer = book.api.call(
        "POST",
        path,
        {"valueInputOption": "RAW", "data": [good, down], "includeValuesInResponse": True},
    )
    assert answer["totalUpdatedCells"] == 4
    assert answer["totalUpdatedRows"] == 2
    assert answer["totalUpdatedColumns"] == 2
    assert answer["totalUpdatedSheets"] == 1
    assert answer["responses"][0]["updatedData"]["values"] == [["1", "y"]]
    assert book.get("A1:B2") == [["1", "y"], [2]]


def test_totals_count_rows_and_columns_once(book: Any) -> None:
    book.batch({"addSheet": {"properties": {"title": "Other"}}})
    data = [
        {"range": "A1:A3", "values": [["x"], [], ["y"]]},
        {"range": "B1:C1", "values": [["x", None]]},
        {"range": "Other!A1", "values": [["x"]]},
        {"range": "Other!Z9", "values": [[None]]},
    ]
    body = {"valueInputOption": "RAW", "data": data}
    answer = book.api.call("POST", book.path + "/values:batchUpdate", body)
    totals = [answer[f"totalUpdated{what}"] for what in ("Rows", "Columns", "Cells", "Sheets")]
    assert totals == [3, 3, 4, 2]
    assert [item["updatedRange"] for item in answer["responses"]] == [
        "Sheet1!A1:A3",
        "Sheet1!B1:C1",
        "Other!A1",
        "Other!Z9",
    ]


def test_a_later_range_wins_over_an_earlier_one(book: Any) -> None:
    data = [{"range": "A1:B1", "values": [["x", "y"]]}, {"range": "B1", "values": [["z"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    book.api.call("POST", book.path + "/values:batchUpdate", body)
    assert book.get("A1:B1") == [["x", "z"]]


def test_clearing_leaves_the_formats(book: Any) -> None:
    book.put("A1", [["2026-03-05", "50%"]], "USER_ENTERED")
    answer = book.api.call("POST", book.path + "/values/A:Z:clear")
    assert answer == {"spreadsheetId": book.id, "clearedRange": "Sheet1!A1:Z1000"}
    book.put("A1", [[46086, 0.5]])
    assert book.shown("A1:B1") == [["2026-03-05", "50%"]]
