"""Which formulas Excel is given as they are."""

import pytest

from sheets_sync.local_sheets.exports.formulas import for_excel


@pytest.mark.parametrize(
    "formula",
    [
        "=SUM(A1:B2)",
        '=IF(A1="走访;了",COUNTIF(名单!A:A,A1),0)',
        "='a {b}'!C3*2",
        "=A1",
        "=-5%",
        "=sum($A$1:A2)",
    ],
)
def test_those_that_excel_reads_alike(formula: str) -> None:
    assert for_excel(formula, 1) == formula


@pytest.mark.parametrize(
    ("formula", "result", "given"),
    [
        ("=QUERY(A1:B2)", "x", '=IFERROR(__xludf.DUMMYFUNCTION("QUERY (A1:B2)"),"x")'),
        ("=SUM(A2:A)", 3, '=IFERROR(__xludf.DUMMYFUNCTION("SUM (A2:A)"),3)'),
        ("={1,2;3,4}", True, '=IFERROR(__xludf.DUMMYFUNCTION("{1,2;3,4}"),TRUE)'),
        ('=F("a")', '"a"', '=IFERROR(__xludf.DUMMYFUNCTION("F (""a"")"),"""a""")'),
        ("=SUM(A1", 0, '=IFERROR(__xludf.DUMMYFUNCTION("SUM (A1"),0)'),
        ("=A1+", 0, '=IFERROR(__xludf.DUMMYFUNCTION("A1+"),0)'),
        ("=QUERY(" + "A1," * 90 + "A1)", 1, '=IFERROR(__xludf.DUMMYFUNCTION("COMPUTED_VALUE"),1)'),
    ],
)  # fmt: skip
def test_those_that_it_does_not(formula: str, result: str | int, given: str) -> None:
    assert for_excel(formula, result) == given


def test_results_that_no_formula_can_hold() -> None:
    assert for_excel("=QUERY(A1)", "x" * 300) is None
