"""The calculating process may be killed by a formula; the others get their results all the same."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from sheets_sync.formulas.outcomes import TOO_MUCH
from sheets_sync.formulas.process import Calculator, Limits

QUICK = Limits(together=1.0, alone=0.3, patience=15.0)


@pytest.fixture
def calculator() -> Iterator[Calculator]:
    made = Calculator(QUICK)
    yield made
    made.close()


def asked(*formulas: str, values: list[list[Any]] | None = None) -> dict[str, Any]:
    return {
        "sheets": [{"title": "S", "rows": 1000, "columns": 26, "values": values or []}],
        "names": [],
        "formulas": [[0, row, 0, text] for row, text in enumerate(formulas)],
        "clock": [1772337600, 0],
        "seed": 1,
    }


def shown(calculator: Calculator, *formulas: str) -> list[Any]:
    outcomes: list[Any] = ["not reached"] * len(formulas)
    for _, row, column, outcome, *_ in calculator.answer(asked(*formulas)).cells:
        if column == 0:
            outcomes[row] = outcome
    return outcomes


def test_one_process_serves_many_requests(calculator: Calculator) -> None:
    assert calculator.starts == 0
    assert [shown(calculator, "=1+1"), shown(calculator, "=2+2")] == [[2], [4]]
    assert calculator.starts == 1


@pytest.mark.parametrize(
    "bad",
    [
        '=SUBSTITUTE(REPT("a",32000),"a",REPT("b",32000))',  # a gigabyte, one copy after another
        '=REGEXMATCH(REPT("a",40),"(a+)+$b")',  # tries for ever
    ],
)
def test_a_deadly_formula_is_given_up_alone(calculator: Calculator, bad: str) -> None:
    found = shown(calculator, "=1+1", bad, "=A1*2")
    assert found[0] == 2
    assert found[1] == TOO_MUCH or found[1][0] in ("VALUE", "NUM")
    assert found[2] == 4
    assert shown(calculator, "=A2+5", "=2") == [7, 2]


@pytest.mark.parametrize(
    "formula",
    [
        "=" + "(" * 10_000 + "1" + ")" * 10_000,
        "=" + "-" * 49_000 + "1",
        "=" + "SUM(" * 3_000 + "1" + ")" * 3_000,
        '=REPT("a",1000000000)',
        "=SEQUENCE(1000000,16000)",
        "=SUM(SEQUENCE(100000,10000))",
        "=10^10^10^10",
        "=FACT(1000000000)",
        "=SUMPRODUCT((B1:Z1000=B1:Z1000)*1)",
        '=INDIRECT(REPT("A",40000))',
        "=SUM(OFFSET(B1,0,0,1048576,16384))",
        "=LET(f,LAMBDA(g,n,g(g,n+1)),f(f,0))",
        "='" + "x" * 40_000 + "'!A1",
        "=RANDARRAY(20000,20000)",
        "=CUMIPMT(0.1,1000000000,1,1,1000000000,0)",
        '=TEXT(1,REPT("0",1000000))',
        "=\x00\ud7ff",
        "",
        "no formula",
    ],
)
def test_hostile_formulas_harm_nothing(calculator: Calculator, formula: str) -> None:
    found = shown(calculator, formula, "=20+3")
    assert found[1] == 23
    assert isinstance(found[0], list | int | float | str)


def test_a_process_that_was_killed_is_started_again(calculator: Calculator) -> None:
    assert shown(calculator, "=1") == [1]
    process = calculator._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    assert shown(calculator, "=2") == [2]
    assert calculator.starts == 2


def test_when_nothing_helps_the_answer_still_comes() -> None:
    calculator = Calculator(Limits(together=0.2, alone=0.1, deaths=2))
    bad = ['=REGEXMATCH(REPT("a",40),"(a+)+$b")'] * 5
    answer = calculator.answer(asked(*bad))
    assert answer.reached < 5
    calculator.close()
