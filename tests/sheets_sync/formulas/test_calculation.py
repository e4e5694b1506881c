"""Formulas that offices use, and what they give; a table in the words of the sheet."""

from typing import Any

import pytest

from sheets_sync.formulas.calculation import Calculation

DIARY = [
    ["日期", "网格员", "户号", "分数", "完成", "比率"],
    [46082, "张三", "001", 10, True, 0.5],  # 2026-03-01, a Sunday
    [46083, "李四", "002", 20, False, 0.25],
    [46084, "张三", "003", 30, True, None],
    [46085, "王五", "004", 40, True, 0.75],
    [46086, "李四", "005", None, False, 1],
    [46087, "张三", None, "50", None, None],
]
NOON = 1772337600  # 2026-03-01 04:00 UTC, noon in Shanghai
DIV, NA, NAME = ["DIVIDE_BY_ZERO"], ["N_A"], ["NAME"]
NUM, REF, VALUE, ERROR = ["NUM"], ["REF"], ["VALUE"], ["ERROR"]


def asked(*formulas: str, **more: Any) -> dict[str, Any]:
    """A request: formulas below one another on 汇总, over the 日记."""
    return {
        "sheets": [
            {"title": "民情日记", "rows": 1000, "columns": 26, "values": DIARY},
            {"title": "汇总", "rows": 1000, "columns": 26, "values": []},
        ],
        "names": [["得分", "民情日记", 1, 3, 7, 4], ["整列", "民情日记", None, 3, None, 4]],
        "formulas": [[1, 20 * row, 0, text] for row, text in enumerate(formulas)],
        "clock": [NOON, 8 * 3600],
        "seed": 1,
        "deadline_ms": 5000,
        **more,
    }


def results(request: dict[str, Any]) -> dict[tuple[int, int], Any]:
    """What shows on 汇总, errors as their type alone."""
    return {
        (row, column): outcome[:1] if isinstance(outcome, list) else outcome
        for sheet, row, column, outcome, *_ in Calculation(request).all_results()
        if sheet == 1
    }


def result(formula: str) -> Any:
    return results(asked(formula.replace("日记!", "'民情日记'!")))[0, 0]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(日记!D2:D)", 100),
        ("=SUM(日记!D:D)", 100),
        ('=SUMIF(日记!B2:B,"张三",日记!D2:D)', 40),
        ('=SUMIFS(日记!D2:D7,日记!B2:B7,"李四",日记!D2:D7,">=20")', 20),
        ('=COUNTIF(日记!B2:B,"张*")', 3),
        ('=COUNTIFS(日记!B2:B,"张三",日记!E2:E,TRUE)', 2),
        ('=COUNTIF(日记!A2:A,">="&DATE(2026,3,3))', 4),
        ("=COUNTA(日记!C2:C7)", 5),
        ("=COUNTBLANK(日记!C2:C7)", 1),
        ("=AVERAGE(日记!D2:D7)", 25),
        ("=COUNTUNIQUE(日记!B2:B7)", 3),
        ("=RANK(日记!D3,日记!D2:D7)", 3),
        ("=SUMPRODUCT(日记!D2:D5,日记!F2:F5)", 40),
        ('=SUMPRODUCT((日记!B2:B7="张三")*1)', 3),
        ('=MAXIFS(日记!D2:D7,日记!B2:B7,"张三")', 30),
        ("=SUBTOTAL(9,日记!D2:D7)", 100),
        ("=ROUND(2.345,2)", 2.35),
        ("=MOD(-3,2)", 1),
        ("=INT(-1.5)", -2),
        ("=100*5%", 5),
        ("=-2^2", 4),
    ],
)
def test_counting(formula: str, value: Any) -> None:
    assert result(formula) == pytest.approx(value)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=IF(日记!D2>5,"通过","有误")', "通过"),
        ('=IFS(日记!D2>15,"甲",日记!D2>5,"乙")', "乙"),
        ('=IFERROR(1/0,"错")', "错"),
        ('=IFNA(VLOOKUP("无",日记!B2:D7,3,FALSE),"未找到")', "未找到"),
        ('=VLOOKUP("李四",日记!B2:D7,3,FALSE)', 20),
        ('=VLOOKUP("003",日记!C2:D7,2,0)', 30),
        ('=XLOOKUP("无",日记!B2:B7,日记!D2:D7,"没有")', "没有"),
        ('=INDEX(日记!D2:D7,MATCH("王五",日记!B2:B7,0))', 40),
        ("=INDIRECT(\"'民情日记'!D3\")", 20),
        ("=AND(日记!E2,日记!D2=10)", True),
        ('="A"="a"', True),
        ('=日记!C7=""', True),
        ("=ISBLANK(日记!C7)", True),
        ("=SUM(得分)", 100),
        ("=SUM(整列)", 100),
        ("=LET(x,2,x*3)", 6),
    ],
)
def test_choosing_and_looking_up(formula: str, value: Any) -> None:
    assert result(formula) == value


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=LEFT("民情日记",2)&LEN("民情日记")', "民情4"),
        ('=MID("民情日记",2,2)', "情日"),
        ('=TEXTJOIN("、",TRUE,日记!B2:B4)', "张三、李四、张三"),
        ('=JOIN("-",日记!B2:B4)', "张三-李四-张三"),
        ('=CONCATENATE("a",1,TRUE)', "a1TRUE"),
        ("=日记!B2&日记!D2", "张三10"),
        ('=SUBSTITUTE("a-b-c","-","/")', "a/b/c"),
        ('=REGEXMATCH("张三13","[0-9]+")', True),
        ('=REGEXEXTRACT("张三13","[0-9]+")', "13"),
        ('=REGEXREPLACE("张三13","([0-9])","<$1>")', "张三<1><3>"),
        ("=日记!C2", "001"),
        ('=VALUE("12.5")', 12.5),
        ('=TEXT(0.256,"0.0%")', "25.6%"),
        ('=TEXT(日记!A2,"yyyy-mm-dd")', "2026-03-01"),
        ('=TEXT(日记!A2,"yyyy年m月d日")', "2026年3月1日"),
        ('="他说""好"""', '他说"好"'),
    ],
)
def test_texts(formula: str, value: Any) -> None:
    assert result(formula) == value


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=DATE(2026,3,1)", 46082),
        ("=TODAY()", 46082),
        ("=NOW()", 46082.5),
        ("=EOMONTH(日记!A2,0)", 46112),
        ("=EDATE(日记!A2,1)", 46113),
        ("=WEEKDAY(日记!A2,2)", 7),
        ("=YEAR(日记!A2)*100+MONTH(日记!A2)", 202603),
        ('=DATEDIF(日记!A2,日记!A7,"D")', 5),
        ("=NETWORKDAYS(日记!A2,日记!A7)", 5),
        ('=DATEVALUE("2026-03-01")', 46082),
        ("=HOUR(0.75)", 18),
    ],
)
def test_dates(formula: str, value: Any) -> None:
    assert result(formula) == pytest.approx(value)


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ('=FILTER(日记!C2:D5,日记!B2:B5="张三")', [["001", 10], ["003", 30]]),
        ("=UNIQUE(日记!B2:B7)", [["张三"], ["李四"], ["王五"]]),
        ("=SORT(日记!C2:D5,2,FALSE)", [["004", 40], ["003", 30], ["002", 20], ["001", 10]]),
        ("=ARRAYFORMULA(日记!D2:D4*2)", [[20], [40], [60]]),
        ('=ARRAYFORMULA(IF(日记!D2:D4>15,"高","低"))', [["低"], ["高"], ["高"]]),
        ('=SPLIT("a,1,c",",")', [["a", 1, "c"]]),
        ("={1,2;3,4}", [[1, 2], [3, 4]]),
        ("={日记!C2:C3;日记!C5}", [["001"], ["002"], ["004"]]),
        ("={日记!C2:C3,日记!D2:D3}", [["001", 10], ["002", 20]]),
        ("=TRANSPOSE(日记!D2:D4)", [[10, 20, 30]]),
        ("=SEQUENCE(2,2)", [[1, 2], [3, 4]]),
        ("=日记!C5:D7", [["004", 40], ["005", None], [None, "50"]]),
        ('=FILTER(日记!C2:D7,日记!B2:B7="李四")', [["002", 20], ["005", None]]),
    ],
)
def test_arrays_spill(formula: str, rows: list[list[Any]]) -> None:
    shown = results(asked(formula.replace("日记!", "'民情日记'!")))
    assert shown == {(i, j): v for i, row in enumerate(rows) for j, v in enumerate(row)}


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=1/0", DIV),
        ("=1/0+1", DIV),
        ("=SUM(1/0,2)", DIV),
        ("=NA()", NA),
        ('=VLOOKUP("无",日记!B2:D7,3,FALSE)', NA),
        ('=FILTER(日记!B2:B7,日记!B2:B7="无")', NA),
        ("=SQRT(-1)", NUM),
        ('="a"+1', VALUE),
        ("=NOSUCH(1)", NAME),
        ("=nosuchname", NAME),
        ('=QUERY(日记!A1:F7,"select B")', NAME),
        ('=IMPORTRANGE("x","A1")', NAME),
        ("=NoSheet!A1", REF),
        ("=#REF!+1", REF),
        ("=AA1", REF),
        ("=A1001", REF),
        ("=A1", REF),
        ("=SUM(A:A)", REF),
        ("=SEQUENCE(1001)", REF),
        ("=SUM(", ERROR),
        ("=1+*2", ERROR),
        ("=", ERROR),
        ("=(", ERROR),
        ("=" + "(" * 10_000 + "1" + ")" * 10_000, ERROR),
        ("=" + "1+" * 30_000 + "1", ERROR),
        ('=REGEXMATCH("a","(")', VALUE),
        ('=REPT("a",1000000000)', VALUE),
    ],
)
def test_errors(formula: str, error: Any) -> None:
    assert result(formula) == error


def test_an_empty_cell_that_is_passed_on_shows_as_empty() -> None:
    formulas = ["='民情日记'!C7", "='民情日记'!F4", "=VLOOKUP(\"王五\",'民情日记'!B2:B7,1,FALSE)"]
    shown = results(asked(*formulas, "=IF(TRUE,'民情日记'!C7,1)", "='民情日记'!C7+0"))
    assert [shown[20 * row, 0] for row in range(5)] == [None, None, "王五", None, 0]


def test_results_are_results_for_others() -> None:
    chain = [[1, row, 0, f"=A{row + 2}+1"] for row in range(50)] + [[1, 50, 0, "=1"]]
    shown = results(asked(formulas=chain))
    assert [shown[row, 0] for row in (0, 49, 50)] == [51, 2, 1]
    circle = [[1, 0, 0, "=A2"], [1, 1, 0, "=A1"], [1, 2, 0, "=A1+1"], [1, 3, 0, "=2"]]
    shown = results(asked(formulas=circle))
    assert [shown[row, 0] for row in range(4)] == [REF, REF, REF, 2]


def test_what_stands_in_the_way_stays() -> None:
    request = asked("=SEQUENCE(3)")
    request["sheets"][1]["values"] = [[], [None, "x"], ["here"]]
    assert results(request) == {(0, 0): REF}


def test_formulas_one_by_one() -> None:
    calculation = Calculation(asked("=1+1", "=A1*2", "=(", "=A41"))
    found = [calculation.result_of(number)[0][3] for number in range(3)]
    assert found == [2, 4, ["ERROR", "Formula parse error."]]
    assert calculation.refuse(3)[0][:3] == [1, 60, 0]
