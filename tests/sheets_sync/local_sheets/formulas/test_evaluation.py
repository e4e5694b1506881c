"""Formulas over HTTP: what is typed, what shows, what is answered of the cell."""

import datetime as dt
from typing import Any

import pytest

from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from tests.sheets_sync.local_sheets.api import Book
from tests.sheets_sync.local_sheets.formulas.evaluators import Clock, Counted

FORMULA = "valueRenderOption=FORMULA"


def cells(book: Book, where: str) -> list[list[Any]]:
    grid = book.sheets(f"includeGridData=true&ranges={where}")[0]["data"][0]
    return [row.get("values", []) for row in grid.get("rowData", [])]


def cell(book: Book, where: str) -> Any:
    return cells(book, where)[0][0]


def test_a_formula_shows_its_result_and_stays_a_formula(book: Book) -> None:
    book.put("A1", [[1, 2.5], ['=SUM(A1:B1)&"分"', "=A1>B1"]], "USER_ENTERED")
    assert book.shown("A1:B2") == [["1", "2.5"], ["3.5分", "FALSE"]]
    assert book.get("A1:B2") == [[1, 2.5], ["3.5分", False]]
    assert book.get("A2:B2", FORMULA) == [['=SUM(A1:B1)&"分"', "=A1>B1"]]
    entered, other = cells(book, "A2:B2")[0]
    assert entered["userEnteredValue"] == {"formulaValue": '=SUM(A1:B1)&"分"'}
    assert entered["effectiveValue"] == {"stringValue": "3.5分"}
    assert entered["formattedValue"] == "3.5分"
    assert other["effectiveValue"] == {"boolValue": False}


def test_a_raw_text_is_no_formula(book: Book) -> None:
    book.put("A1", [["=1+1"]])
    assert book.shown("A1") == [["=1+1"]]
    assert cell(book, "A1")["effectiveValue"] == {"stringValue": "=1+1"}


@pytest.mark.parametrize(
    ("formula", "shown", "kind"),
    [
        ("=1/0", "#DIV/0!", "DIVIDE_BY_ZERO"),
        ("=NA()", "#N/A", "N_A"),
        ('=QUERY(A2:B3,"select A")', "#NAME?", "NAME"),
        ("=无此名", "#NAME?", "NAME"),
        ("=不在!A1", "#REF!", "REF"),
        ("=A1", "#REF!", "REF"),
        ('="a"+1', "#VALUE!", "VALUE"),
        ("=SQRT(-1)", "#NUM!", "NUM"),
        ("=SUM(", "#ERROR!", "ERROR"),
    ],
)
def test_errors(book: Book, formula: str, shown: str, kind: str) -> None:
    book.type("A1", formula)
    assert (book.shown("A1"), book.get("A1")) == ([[shown]], [[shown]])
    answered = cell(book, "A1")
    assert answered["userEnteredValue"] == {"formulaValue": formula}
    assert answered["effectiveValue"]["errorValue"]["type"] == kind
    assert answered["effectiveValue"]["errorValue"]["message"]
    assert answered["formattedValue"] == shown


def test_arrays_spill_into_empty_cells(book: Book) -> None:
    book.put("A1", [["b", 2], ["a", ""], ["b", 1]])
    book.put("D1", [["=SORT(UNIQUE(A1:A3))", '=FILTER(B1:B3,A1:A3<>"")']], "USER_ENTERED")
    assert book.get("D1:E3") == [["a", 2], ["b"], ["", 1]]
    spilled = cells(book, "D1:D2")[1][0]
    assert spilled["effectiveValue"] == {"stringValue": "b"}
    assert "userEnteredValue" not in spilled
    assert book.get("D1:E3", FORMULA) == [["=SORT(UNIQUE(A1:A3))", '=FILTER(B1:B3,A1:A3<>"")']]
    book.put("D2", [["in the way"]])
    assert book.get("D1:D3") == [["#REF!"], ["in the way"]]
    book.put("D2", [[""]])
    assert book.get("D1:D2") == [["a"], ["b"]]


def test_other_sheets_names_and_empty_cells(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "民情日记", "sheetId": 7}}})
    book.put("民情日记!A1", [["户号", "分数"], ["001", 10], ["002", 20]])
    area = {"sheetId": 7, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1}
    named = {"name": "得分", "range": {**area, "endColumnIndex": 2}}
    book.batch({"addNamedRange": {"namedRange": named}})
    formulas = [
        "=SUM('民情日记'!B2:B)",
        "=民情日记!A2",
        "=MAX(得分)",
        "=民情日记!C9",
        "=COUNTA(民情日记!A:A)",
    ]
    book.put("A1", [formulas], "USER_ENTERED")
    assert book.get("A1:E1") == [[30, "001", 20, "", 3]]


@pytest.mark.parametrize(
    ("formula", "value", "shown", "kind"),
    [
        ("=TODAY()", 46083, "2026/3/2", "DATE"),
        ("=NOW()", 46083 + 4 / 24, "2026/3/2 4:00:00", "DATE_TIME"),
        ("=DATE(2026,3,1)+1", 46083, "2026/3/2", "DATE"),
        ("=A1", 46082, "2026-03-01", "DATE"),
        ("=A1+7", 46089, "2026-03-08", "DATE"),
        ("=TODAY()-A1", 1, "1", None),
        ("=MAX(A1:A2)", 46083, "2026-03-02", "DATE"),
        ("=EOMONTH(A1,0)", 46112, "2026/3/31", "DATE"),
        ("=VLOOKUP(A1,A1:B2,2,0)", 0.25, "25%", "PERCENT"),
        ('=TEXT(A1,"m月d日")', "3月1日", "3月1日", None),
        ("=COUNT(A1:A2)", 2, "2", None),
    ],
)
def test_results_look_like_what_they_are(
    book: Book, formula: str, value: Any, shown: str, kind: str | None
) -> None:
    book.put("A1", [["2026-03-01", "25%"], ["2026-03-02", "50%"]], "USER_ENTERED")
    book.type("D5", formula)
    assert book.get("D5")[0][0] == pytest.approx(value)
    assert book.shown("D5") == [[shown]]
    answered = cell(book, "D5")
    assert "userEnteredFormat" not in answered
    assert answered["effectiveFormat"].get("numberFormat", {}).get("type") == kind


def test_an_own_format_comes_first(book: Book) -> None:
    wanted = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}}}
    area = {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1}
    book.batch({"repeatCell": {"range": area, "cell": wanted, "fields": "userEnteredFormat"}})
    book.type("A1", "=DATE(2026,3,1)")
    assert book.shown("A1") == [["46082.00"]]
    assert cell(book, "A1")["userEnteredFormat"] == wanted["userEnteredFormat"]


def test_results_follow_the_cells_and_are_calculated_once(
    book: Book, evaluator: Evaluator, calculators: Counted
) -> None:
    book.batch({"addSheet": {"properties": {"title": "其他", "sheetId": 7}}})
    book.put("A1", [["=其他!A1*2"]], "USER_ENTERED")
    book.put("其他!A1", [[21, "beside"]])
    assert (book.get("A1"), book.shown("A1"), evaluator.calculations) == ([[42]], [["42"]], 1)
    assert book.get("其他!A1:B1") == [[21, "beside"]]
    book.put("其他!B1", [["still beside"]])
    assert (book.get("A1"), evaluator.calculations) == ([[42]], 1)
    book.put("其他!A1", [[4]])
    assert (book.get("A1"), evaluator.calculations) == ([[8]], 2)
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    area = {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1}
    book.batch({"repeatCell": {"range": area, "cell": bold, "fields": "userEnteredFormat"}})
    assert (book.get("A1"), evaluator.calculations) == ([[8]], 2)
    assert cell(book, "A1")["effectiveFormat"]["textFormat"]["bold"] is True
    assert calculators.made == 1


def test_a_workbook_without_formulas_pays_nothing(
    book: Book, evaluator: Evaluator, calculators: Counted
) -> None:
    book.put("A1", [[1, "=2", True]])
    book.put("A2", [["3", "2026-03-01"]], "USER_ENTERED")
    assert book.shown("A1:C2") == [["1", "=2", "TRUE"], ["3", "2026-03-01"]]
    assert len(cells(book, "A1:C2")) == 2
    assert (evaluator.calculations, calculators.made) == (0, 0)


def test_a_sheet_without_formulas_pays_nothing(book: Book, evaluator: Evaluator) -> None:
    book.batch({"addSheet": {"properties": {"title": "其他"}}})
    book.type("A1", "=1+1")
    book.put("其他!A1", [[21]])
    assert book.shown("其他!A1") == [["21"]]
    assert evaluator.calculations == 0


def test_today_and_now_are_those_of_the_spreadsheet(
    book: Book, clock: Clock, evaluator: Evaluator
) -> None:
    book.type("A1", "=TODAY()")
    assert book.get("A1") == [[46083]]
    clock.at += dt.timedelta(hours=19)
    assert (book.get("A1"), evaluator.calculations) == ([[46083]], 1)
    clock.at += dt.timedelta(hours=1)
    assert (book.get("A1"), evaluator.calculations) == ([[46084]], 2)
    zone = {"properties": {"timeZone": "America/New_York"}, "fields": "timeZone"}
    book.batch({"updateSpreadsheetProperties": zone})
    assert book.get("A1") == [[46083]]
    book.type("A1", "=NOW()")
    before = book.get("A1")[0][0]
    clock.at += dt.timedelta(minutes=1)
    assert book.get("A1")[0][0] - before == pytest.approx(1 / 1440)


def test_answers_to_writes_show_results(book: Book) -> None:
    more = "&includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE"
    answer = book.put("A1", [["=1+1", "=A1*2"]], "USER_ENTERED", more)
    assert answer["updatedData"]["values"] == [[2, 4]]
    path = f"{book.path}/values:batchGet?ranges=A1&ranges=B1"
    ranges = book.api.call("GET", path)["valueRanges"]
    assert [item["values"] for item in ranges] == [[["2"]], [["4"]]]
