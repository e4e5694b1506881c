"""The options of reading, over HTTP."""

from typing import Any

import pytest

DATED = "valueRenderOption={}&dateTimeRenderOption={}"


@pytest.mark.parametrize(
    ("render", "dates", "shown"),
    [
        ("FORMATTED_VALUE", "SERIAL_NUMBER", ["2026-03-05", "50%", "1,234", "TRUE", "x"]),
        ("FORMATTED_VALUE", "FORMATTED_STRING", ["2026-03-05", "50%", "1,234", "TRUE", "x"]),
        ("UNFORMATTED_VALUE", "SERIAL_NUMBER", [46086, 0.5, 1234, True, "x"]),
        ("UNFORMATTED_VALUE", "FORMATTED_STRING", ["2026-03-05", 0.5, 1234, True, "x"]),
        ("FORMULA", "SERIAL_NUMBER", [46086, 0.5, 1234, True, "x"]),
        ("FORMULA", "FORMATTED_STRING", ["2026-03-05", 0.5, 1234, True, "x"]),
    ],
)
def test_options(book: Any, render: str, dates: str, shown: list[Any]) -> None:
    book.put("A1", [["2026-03-05", "50%", "1,234", "true", "x"]], "USER_ENTERED")
    assert book.get("A1:E1", DATED.format(render, dates)) == [shown]
    down = book.get("A1:E1", DATED.format(render, dates) + "&majorDimension=COLUMNS")
    assert down == [[value] for value in shown]


def test_the_default_is_formatted_by_row(book: Any) -> None:
    book.put("A1", [["2026-03-05", 7.0]], "USER_ENTERED")
    answer = book.api.call("GET", book.path + "/values/A1:B1")
    assert answer["majorDimension"] == "ROWS"
    assert answer["values"] == [["2026-03-05", "7"]]


def test_many_rows_come_whole(book: Any) -> None:
    rows = 5000
    size = {"sheetId": 0, "gridProperties": {"rowCount": rows, "columnCount": 3}}
    book.batch({"updateSheetProperties": {"properties": size, "fields": "gridProperties"}})
    book.put("A1", [[n, f"text {n}", n / 4 if n % 3 else ""] for n in range(rows)])
    plain = book.get("A:C")
    assert len(plain) == rows
    assert plain[4001] == [4001, "text 4001", 1000.25]
    assert plain[4002] == [4002, "text 4002"]
    assert book.shown("A:C")[4001] == ["4001", "text 4001", "1000.25"]
    both = "/values:batchGet?ranges=A1:A5000&ranges=B4999:B5000&majorDimension=COLUMNS"
    first, second = book.api.call("GET", book.path + both)["valueRanges"]
    assert [len(first["values"][0]), second["values"]] == [5000, [["text 4998", "text 4999"]]]
