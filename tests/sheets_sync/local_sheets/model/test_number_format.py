"""How cells are shown."""

from typing import Any

import pytest

PLAIN = "valueRenderOption=UNFORMATTED_VALUE"
SHOWN = "valueRenderOption=FORMATTED_VALUE"


@pytest.mark.parametrize(
    ("kind", "pattern", "value", "shown"),
    [
        ("DATE", "yyyy-mm-dd", 46086, "2026-03-05"),
        ("DATE", "yyyy-mm-dd", 46086.9, "2026-03-05"),
        ("TIME", "hh:mm", 0.5868055556, "14:05"),
        ("TIME", "h:mm am/pm", 0.5, "12:00 PM"),
        ("TIME", "[h]:mm", 1.5, "36:00"),
        ("DATE_TIME", "yyyy-mm-dd hh:mm:ss", 46086.99999999, "2026-03-06 00:00:00"),
        ("DATE", 'yyyy"年"m"月"d"日"', 46086, "2026年3月5日"),
        ("DATE", "ddd d mmm yy", 46086, "Thu 5 Mar 26"),
        ("DATE", "", 46086, "3/5/2026"),
        ("NUMBER", "0.00", 1.005, "1.01"),
        ("NUMBER", "#,##0", -1234567.5, "-1,234,568"),
        ("NUMBER", "#,##0.00", 0, "0.00"),
        ("NUMBER", "0.##", 2.5, "2.5"),
        ("NUMBER", "000", 7, "007"),
        ("NUMBER", "0;(0)", -3, "(3)"),
        ("PERCENT", "0%", 0.125, "13%"),
        ("PERCENT", "0.00%", 0.125, "12.50%"),
        ("NUMBER", '0"户"', 15, "15户"),
        ("TEXT", "@", 7, "7"),
    ],
)
def test_number_formats(book: Any, kind: str, pattern: str, value: float, shown: str) -> None:
    number_format = {"type": kind, "pattern": pattern} if pattern else {"type": kind}
    cell = {
        "userEnteredValue": {"numberValue": value},
        "userEnteredFormat": {"numberFormat": number_format},
    }
    book.batch(
        {
            "updateCells": {
                "start": {"sheetId": 0},
                "rows": [{"values": [cell]}],
                "fields": "userEnteredValue,userEnteredFormat",
            }
        }
    )
    assert book.get("A1", SHOWN) == [[shown]]
    assert book.get("A1", PLAIN) == [[value]]
    as_text = book.get("A1", PLAIN + "&dateTimeRenderOption=FORMATTED_STRING")
    assert as_text == [[shown if kind in ("DATE", "TIME", "DATE_TIME") else value]]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (123456789012, "123456789012"),
        (1e15, "1E+15"),
        (1.5e-10, "1.5E-10"),
        (-0.00000000001, "-1E-11"),
        (False, "FALSE"),
    ],
)
def test_numbers_without_a_format(book: Any, value: Any, shown: str) -> None:
    book.put("A1", [[value]])
    assert book.get("A1", SHOWN) == [[shown]]


def test_equal_values_of_other_kinds_do_not_look_alike(book: Any) -> None:
    book.put("A1", [[1, True, 0, False]])
    assert book.get("A1:D1", SHOWN) == [["1", "TRUE", "0", "FALSE"]]
