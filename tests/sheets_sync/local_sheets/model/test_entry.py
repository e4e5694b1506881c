"""What typed texts become."""

from typing import Any

import pytest

PLAIN = "valueRenderOption=UNFORMATTED_VALUE"
SHOWN = "valueRenderOption=FORMATTED_VALUE"


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("7", 7, "7"),
        ("007", 7, "7"),
        ("-1.50", -1.5, "-1.5"),
        ("1,234", 1234, "1,234"),
        ("1,234.5", 1234.5, "1,234.50"),
        ("12%", 0.12, "12%"),
        ("12.3%", 0.123, "12.30%"),
        ("1e3", 1000, "1.00E+03"),
        ("true", True, "TRUE"),
        ("2026-3-5", 46086, "2026-03-05"),
        ("2026/3/5", 46086, "2026/03/05"),
        ("3/5/2026", 46086, "3/5/2026"),
        ("14:05", 0.5868055555555556, "14:05"),
        ("2:05 PM", 0.5868055555555556, "2:05 PM"),
        ("2026-03-05 14:05:30", 46086.587152777778, "2026-03-05 14:05:30"),
        ("'007", "007", "007"),
        ("2026-13-5", "2026-13-5", "2026-13-5"),
        ("2026年3月5日", "2026年3月5日", "2026年3月5日"),
        ("1 2", "1 2", "1 2"),
        ("=A2+1", 1, "1"),
        ("=", "=", "="),
        ("１２", "１２", "１２"),
        ("1_000", "1_000", "1_000"),
        ("nan", "nan", "nan"),
    ],
)
def test_typed_texts(book: Any, typed: str, value: Any, shown: str) -> None:
    book.type("A1", typed)
    got = book.get("A1", PLAIN)[0][0]
    assert type(got) is type(value)
    if isinstance(value, float):
        assert abs(got - value) < 1e-9
    else:
        assert got == value
    assert book.get("A1", SHOWN) == [[shown]]


@pytest.mark.parametrize("text", ["007", "3-2", "2026-3-5", "=A1", "TRUE", "12%", "'x"])
def test_plain_text_cells_keep_what_is_typed(book: Any, text: str) -> None:
    plain = {"userEnteredFormat": {"numberFormat": {"type": "TEXT", "pattern": "@"}}}
    cells = {"range": {"sheetId": 0}, "cell": plain, "fields": "userEnteredFormat.numberFormat"}
    book.batch({"repeatCell": cells})
    book.type("A1", text)
    assert book.get("A1", PLAIN) == [[text]]
    book.type("A2", 7)
    assert book.get("A2", PLAIN) == [["7"]]


def test_raw_keeps_everything_as_it_is(book: Any) -> None:
    book.put("A1", [["007", "=A1", "2026-3-5", 7.0, 0.5, True, 1e20]])
    assert book.get("A1:G1", PLAIN) == [["007", "=A1", "2026-3-5", 7, 0.5, True, 1e20]]
    assert (
        '"values":[["007","=A1","2026-3-5",7,0.5,true,1e+20]]'
        in book.api.send("GET", f"{book.path}/values/A1:G1?{PLAIN}").text
    )


def test_chinese_dates_in_a_chinese_spreadsheet(book: Any) -> None:
    properties = {"properties": {"locale": "zh_CN"}, "fields": "locale"}
    book.batch({"updateSpreadsheetProperties": properties})
    book.type("A1", "2026年3月5日")
    assert book.get("A1", PLAIN) == [[46086]]
    assert book.get("A1", SHOWN) == [["2026年3月5日"]]


def test_formulas_are_kept(book: Any) -> None:
    book.type("A1", "=SUM(B1:B2)")
    assert book.get("A1", "valueRenderOption=FORMULA") == [["=SUM(B1:B2)"]]
    grid = book.sheets("includeGridData=true&ranges=A1")[0]["data"][0]
    entered = grid["rowData"][0]["values"][0]["userEnteredValue"]
    assert entered == {"formulaValue": "=SUM(B1:B2)"}
