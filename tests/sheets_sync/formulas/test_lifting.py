"""A function on a range gives what it gives on each of its cells."""

from typing import Any

import formualizer
import pytest

from sheets_sync.formulas.lifting import Lifting, needs_spreading
from tests.sheets_sync.formulas.test_calculation import asked, results

NAME = ["NAME"]


def shown(*formulas: str) -> dict[tuple[int, int], Any]:
    return results(asked(*(formula.replace("日记!", "'民情日记'!") for formula in formulas)))


@pytest.mark.parametrize(
    "call",
    [
        "MONTH(日记!A{})",
        "YEAR(日记!A{})*100+DAY(日记!A{})",
        "WEEKDAY(日记!A{},2)",
        "EOMONTH(日记!A{},0)",
        'DATEDIF(日记!A{},46090,"D")',
        "LEN(日记!B{}&日记!C{})",
        "UPPER(LEFT(日记!B{},1))",
        "MID(日记!C{},日记!D{}/10,1)",
        'SUBSTITUTE(日记!B{},"张","")',
        'ISNUMBER(FIND("三",日记!B{}))',
        'TEXT(日记!A{},"yyyy-mm-dd")',
        "ROUND(日记!D{}/3,1)",
        "MOD(-日记!D{},7)",
        "ISBLANK(日记!F{})",
        "ISERROR(1/(日记!D{}-10))",
        "NOT(日记!E{})",
        "ROW(日记!A{})",
        "IFS(日记!D{}>25,1,TRUE,0)",
        'SWITCH(日记!B{},"张三",1,0)',
        'IF(LEN(日记!B{})=2,VLOOKUP(日记!B{},日记!B$2:D$5,3,FALSE),"")',
        "IFERROR(MATCH(日记!B{},日记!B$3:B$4,0),0)",
        "COUNTIF(日记!B$2:B$7,日记!B{})",
        "SUMIFS(日记!D$2:D$5,日记!B$2:B$5,日记!B{})",
        "RANK(日记!D{},日记!D$2:D$5)",
    ],
)
def test_a_range_is_as_good_as_its_cells(call: str) -> None:
    one_by_one = shown(*(f"={call.replace('{}', str(row))}" for row in range(2, 6)))
    spread = call
    for letter in "ABCDEF":
        spread = spread.replace(f"{letter}{{}}", f"{letter}2:{letter}5")
    whole = shown(f"=ARRAYFORMULA({spread})")
    assert [whole[row, 0] for row in range(4)] == [one_by_one[20 * row, 0] for row in range(4)]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=SUMPRODUCT((MONTH(日记!A2:A7)=3)*(日记!B2:B7="张三"))', 3),
        ("=SUMPRODUCT((MONTH(日记!A2:A)=3)*1)", 6),
        ("=SUMPRODUCT(1/COUNTIF(日记!B2:B7,日记!B2:B7))", 3),
        ("=SUMPRODUCT(--ISNUMBER(日记!D2:D7))", 4),
        ("=SUM(LARGE(日记!D2:D7,{1,2}))", 70),
        ("=SUM(FILTER(日记!D2:D7,MONTH(日记!A2:A7)=3))", 100),
        ('=INDEX(日记!B2:B7,MATCH(1,(日记!C2:C7="003")*(日记!D2:D7=30),0))', "张三"),
        ('=LOOKUP(1,0/(日记!B2:B7="李四"),日记!C2:C7)', "005"),
        ('=SUMPRODUCT(LEN({"a","b;c";"","d"}))', 5),
        ('=LET(x,日记!B2,LEN(x)&LEFT("ab"))', "2a"),
    ],
)
def test_what_offices_make_of_it(formula: str, value: Any) -> None:
    assert shown(formula)[0, 0] == pytest.approx(value)


def test_rows_and_columns_together() -> None:
    found = shown('=REPT("x",日记!D2:D3/10+{0,1})')
    assert [found[cell] for cell in ((0, 0), (0, 1), (1, 0), (1, 1))] == ["x", "xx", "xx", "xxx"]


@pytest.mark.parametrize("formula", ["=LEN(FILTER(日记!B2:B5,日记!D2:D5>15))", "=LEN(A2:Z1000)"])
def test_what_cannot_be_spread_is_said_to_be_unknown(formula: str) -> None:
    request = asked("=SUM(" + formula.replace("日记!", "'民情日记'!")[1:] + ")")
    request["sheets"][1]["rows"] = 9_999
    request["formulas"][0][3] = request["formulas"][0][3].replace("A2:Z1000", "A2:Z9999")
    assert results(request) == {(0, 0): NAME}


def test_equal_pieces_share_their_cells() -> None:
    blocks: list[list[list[str]]] = []
    lifting = Lifting(lambda _left, rows: blocks.append(rows))
    first = lifting.spread("=SUM(LEN('S'!A1:A2))")
    assert lifting.spread("=SUM(LEN('S'!A1:A2))") == first
    assert blocks == [[["=LEN('S'!A1)"], ["=LEN('S'!A2)"]]]


@pytest.mark.parametrize(
    ("formula", "needed"),
    [
        ("=LEN(A1)", False),
        ("=LEN(A1:A2)", True),
        ("=SUM(A1:A2)", False),
        ("=VLOOKUP(A1,B1:C9,2,0)", False),
        ("=VLOOKUP(A1:A2,B1:C9,2,0)", True),
        ("=LEN(SUM(A1:A2))", False),
        ("=1+month(A1:A2+1)", True),
        ("=LEN(UNIQUE(A1:A2))", True),
    ],
)
def test_only_what_must_be_is_spread(formula: str, needed: bool) -> None:
    assert needs_spreading(formualizer.parse(formula)) is needed
