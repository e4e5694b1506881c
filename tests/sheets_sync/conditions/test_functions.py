"""Each function, and that there are no others."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.functions import ALIASES, FUNCTIONS, function
from tests.sheets_sync.conditions.columns import fault, holds

PLAIN = """
LENGTH('敲门') = 2 · LENGTH(NULL) IS NULL · LENGTH(123) = 3 · LENGTH(走访记录) = 2
CHARS('敲门， a1…') = 4 · 字数(走访记录) = 2 · 字数('，。！') = 0 · CHARS('é한') = 2
LOWER('AbC') = 'abc' · UPPER('AbC') = 'ABC' · LOWER(NULL) IS NULL
TRIM('  a ') = 'a' · LTRIM('xxa', 'x') = 'a' · RTRIM('a。。', '。') = 'a' · TRIM('a') = 'a'
SUBSTR('走访记录', 2, 2) = '访记' · SUBSTR('走访记录', -2) = '记录' · SUBSTRING('abc', 2) = 'bc'
SUBSTR('abc', 0) = 'abc' · SUBSTR(NULL, 1) IS NULL · SUBSTR('abc', NULL) IS NULL
INSTR('走访记录', '记录') = 3 · INSTR('a', 'b') = 0 · INSTR(走访记录, 反映问题) = 1
REPLACE('a-b-c', '-', '') = 'abc' · REPLACE('abc', '', 'x') = 'abc' · REPLACE('a', 'a', '') = ''
ABS(-3.5) = 3.5 · ABS('x') IS NULL · ABS(-9223372036854775807) > 0
ROUND(2.5) = 3 · ROUND(-2.5) = -3 · ROUND(0.125, 2) = 0.13 · ROUND(7) = 7
ROUND(1e300, 5) = 1e300 · ROUND(1000000000000000.5, 15) > 1
COALESCE(反映问题, 回访日期, '无') = '无' · IFNULL(走访记录, '无') = '没人' · IFNULL(分值, 0) = 0
NULLIF(人口数, 3) IS NULL · NULLIF(人口数, 4) = 3 · IIF(人口数 > 2, 'a', 'b') = 'a'
IF(0, 1) IS NULL · IIF(NULL, 1, 2) = 2
MIN(3, 1, 2) = 1 · MAX('a', 'b') = 'b' · MAX(1, '9') = 9 · MIN(1, NULL) IS NULL
DATE(走访日期, '+7 days') = '2026-3-12' · DATE(登记时间) = 走访日期 · DATE('x') IS NULL
DATE(走访日期, 'start of month', '+1 month', '-1 day') = '2026-03-31'
STRFTIME('%m', 走访日期) = '03' · STRFTIME('%w', 走访日期) = '4' · STRFTIME('%H', 登记时间) >= '14'
JULIANDAY(走访日期) - JULIANDAY('2026-03-01') = 4 · JULIANDAY(NULL) IS NULL
DAYS(今天, 走访日期) = 15 · DAYS(登记时间, 走访日期) = 0 · DAYS(回访日期, 走访日期) IS NULL
MINUTES(离开时间, 到达时间) = 25 · MINUTES(走访日期, 到达时间) IS NULL
CAST('12' AS INTEGER) = 12 · CAST(2.9 AS INT) = 2 · CAST(人口数 AS TEXT) = '3'
CAST('x' AS REAL) IS NULL · CAST('2.50' AS NUMERIC) = 2.5
"""
EXAMPLES = [example for line in PLAIN.strip().splitlines() for example in line.split(" · ")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_functions(example: str) -> None:
    assert holds(example)


def test_every_function_has_an_example() -> None:
    assert {name for name in (*FUNCTIONS, *ALIASES) if f"{name}(" not in PLAIN} == set()


@pytest.mark.parametrize(
    "name",
    ["randomblob", "zeroblob", "load_extension", "printf", "format", "hex", "group_concat",
     "random", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_version", "char",
     "unicode", "sum", "count", "glob", "like", "datetime", "eval", "__import__", "soundex"],
)  # fmt: skip
def test_no_other_function_is_there(name: str) -> None:
    assert fault(f"{name}(1)") in ("function", "near")


@pytest.mark.parametrize(
    ("condition", "variant"),
    [
        ("LENGTH()", "arguments"), ("LENGTH(1, 2)", "arguments"), ("MAX(1)", "arguments"),
        ("REPLACE('a', 'b')", "arguments"), ("DATE()", "arguments"),
        ("REPLACE(走访记录, 反映问题, '')", "fixed"), ("TRIM(走访记录, 反映问题)", "fixed"),
        ("STRFTIME(走访记录, 走访日期)", "fixed"), ("DATE(走访日期, 走访记录)", "fixed"),
        ("TRIM(走访记录, '')", "pattern"), (f"TRIM(走访记录, '{'a' * 51}')", "pattern"),
        ("DATE('now')", "now"), ("DATE(走访日期, 'now')", "now"), ("JULIANDAY('now')", "now"),
        ("STRFTIME('%s', 走访日期)", "format"), ("DATE(走访日期, 'localtime')", "modifier"),
        ("CAST(1 AS BLOB)", "near"), ("CAST(1)", "bracket"), ("CAST(1 INTEGER)", "near"),
    ],
)  # fmt: skip
def test_calls_that_make_no_sense(condition: str, variant: str) -> None:
    assert fault(condition) == variant


def test_an_unknown_name_is_told_what_is_like_it() -> None:
    with pytest.raises(Fault) as found:
        function("lenght", [1])
    assert found.value.told == {"name": "lenght", "closest": ["LENGTH"]}


def test_no_text_grows_beyond_a_cell() -> None:
    grown = "REPLACE(" * 6 + "'aaaaaaaaaa'" + ", 'a', 'aaaaaaaaaa')" * 6
    assert holds(f"LENGTH({grown}) IS NULL")


@settings(deadline=None)
@given(st.text("甲乙丙", max_size=5), st.integers(-7, 7), st.integers(-7, 7))
def test_substr_is_sqlites(text: str, start: int, length: int) -> None:
    connection = sqlite3.connect(":memory:")
    apply = FUNCTIONS["SUBSTR"].apply
    asked = connection.execute("SELECT SUBSTR(?1, ?2, ?3), SUBSTR(?1, ?2)", (text, start, length))
    assert asked.fetchone() == (apply(text, start, length), apply(text, start))
    connection.close()
