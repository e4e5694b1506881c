"""Formulas that take too much: the server lives, others are answered, nothing is lost."""

import threading
from typing import Any

from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from tests.sheets_sync.local_sheets.api import Book

FORMULA = "valueRenderOption=FORMULA"
ENDLESS = '=REGEXMATCH(REPT("a",40),"(a+)+$b")'


def _message(book: Book) -> str:
    grid = book.sheets("includeGridData=true&ranges=B1")[0]["data"][0]
    effective = grid["rowData"][0]["values"][0]["effectiveValue"]
    return str(effective["errorValue"]["message"])


def test_a_formula_that_takes_too_much_shows_an_error_and_is_not_tried_again(
    book: Book, evaluator: Evaluator
) -> None:
    book.put("A1", [["=1+1", ENDLESS, "=A1*2"]], "USER_ENTERED")
    assert book.shown("A1:C1") == [["2", "#ERROR!", "4"]]
    assert "too long" in _message(book)
    calculator = evaluator._calculator
    assert calculator is not None
    starts = calculator.starts
    book.type("A1", "=2+2")
    assert book.shown("A1:C1") == [["4", "#ERROR!", "8"]]
    assert calculator.starts == starts
    book.type("B1", "=1")
    assert book.shown("A1:C1") == [["4", "1", "8"]]


def test_others_are_answered_while_a_formula_takes_its_time(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "其他"}}})
    book.put("其他!A1", [[1]])
    book.put("A1", [[ENDLESS] * 3], "USER_ENTERED")
    shown: list[Any] = []
    slow = threading.Thread(target=lambda: shown.append(book.shown("A1:C1")))
    slow.start()
    book.put("其他!B1", [[2]])
    assert book.get("其他!A1:B1") == [[1, 2]]
    assert not shown
    slow.join()
    assert shown == [[["#ERROR!", "#ERROR!", "#ERROR!"]]]


HOSTILE = [
    "=" + "(" * 10_000 + "1" + ")" * 10_000,
    "=" + "-" * 40_000 + "1",
    '=REPT("a",1000000000)',
    "=SUM(A1:Z1000)",
    "=SUM(Z1:Z)+SUM(ZZ1:ZZ99999999)",
    "=SEQUENCE(1000000,16000)",
    "=10^10^10^10",
    '=SUBSTITUTE(REPT("a",30000),"a",REPT("a",30000))',
    "='" + "x" * 40_000 + "'!A1",
    "=" + '"' * 40_001,
]


def test_hostile_formulas_leave_the_server_answering(book: Book) -> None:
    book.put("A1", [[formula] for formula in HOSTILE], "USER_ENTERED")
    book.put("B1", [["=20+3"]], "USER_ENTERED")
    assert book.shown("B1") == [["23"]]
    shown = book.get("A1:A10")
    assert all(row[0].startswith("#") for row in shown if row and isinstance(row[0], str))
    assert book.get("A1:A10", FORMULA) == [[formula] for formula in HOSTILE]
    circle = [[f"=A{row % 1000 + 1}+1"] for row in range(1, 1001)]
    book.put("A1", circle, "USER_ENTERED")
    assert book.get("A1:A1000") == [["#REF!"]] * 1000
