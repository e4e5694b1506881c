"""Results look like what they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.formulas.result_format import Format, result_format

DATE, PERCENT, DAY = ("DATE", ""), ("PERCENT", "0%"), ("DATE", "yyyy-mm-dd")
CELLS = {("A1", 0): DAY, ("B1", 0): PERCENT, ("A:C", 0): DAY, ("A:C", 2): PERCENT}


def look(reference: str, column: int) -> Format | None:
    return CELLS.get((reference, column))


@pytest.mark.parametrize(
    ("formula", "format_"),
    [
        ("=TODAY()", DATE),
        ("=now()", ("DATE_TIME", "")),
        ("=TIME(1,2,3)", ("TIME", "")),
        ("=DATE(2026,1,1)+1", DATE),
        ("=A1", DAY),
        ("=(A1)", DAY),
        ("=A1+7", DAY),
        ("=7+A1", DAY),
        ("=TODAY()-A1", None),
        ("=B1+B1", PERCENT),
        ("=A1*2", None),
        ("=A1&B1", None),
        ("=A1>B1", None),
        ("=MAX(A:C)", DAY),
        ("=SUM(A:C)", None),
        ("=SUM(B1,B1)", PERCENT),
        ("=VLOOKUP(1,A:C,3,FALSE)", PERCENT),
        ("=IFERROR(VLOOKUP(1,A:C,1,0),0)", DAY),
        ("=INDEX(A:C,2,3)", PERCENT),
        ('=IF(B1>1,A1,"")', DAY),
        ('=IF(B1>1,"",A1)', DAY),
        ("=XLOOKUP(1,B1,A1)", DAY),
        ("=ARRAYFORMULA(A1+1)", DAY),
        ("={A1;B1}", DAY),
        ("=COUNT(A1)", None),
        ("=1/4", None),
        ("=", None),
        ("=)(", None),
        ("=IF(", None),
    ],
)
def test_formats_of_results(formula: str, format_: Format | None) -> None:
    assert result_format(formula, 0, look) == format_


def test_columns_of_an_array_look_like_their_own_sources() -> None:
    formats = [result_format("=FILTER(A:C,B1=1)", column, look) for column in range(3)]
    assert formats == [DAY, None, PERCENT]


@given(st.text(alphabet="A1:(){},;+-\"' =IF$", max_size=40) | st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    result_format("=" + text, 0, look)


def test_deep_nesting_is_not_followed() -> None:
    assert result_format("=" + "(" * 5000 + "A1" + ")" * 5000, 0, look) is None
