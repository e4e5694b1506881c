"""Formulas in the words of Sheets become those of the engine."""

import pytest

from sheets_sync.formulas.references import Place
from sheets_sync.formulas.translation import Book, Extent, mentions, translated

BOOK = Book(
    (Extent("汇总", 10, 4), Extent("It's", 20, 5)),
    (("得分", Place("It's", 1, 1, 3, 2)), ("全部", Place("It's", None, None, None, None))),
)


@pytest.mark.parametrize(
    ("formula", "engine"),
    [
        ("=A1+$B$2", "=A1+$B$2"),
        ("=SUM(A2:B)", "=SUM('汇总'!A2:B10)"),
        ("=SUM(B:C)", "=SUM('汇总'!B1:C10)"),
        ("=SUM(2:3)", "=SUM('汇总'!A2:D3)"),
        ("=SUM(C5:B2)", "=SUM('汇总'!B2:C5)"),
        ("=SUM(A1:Z99)", "=SUM('汇总'!A1:D10)"),
        ("='It''s'!A2+'IT''S'!b3", "='It''s'!A2+'It''s'!B3"),
        ("=SUM(得分)+全部", "=SUM('It''s'!B2:B3)+'It''s'!A1:E20"),
        ("=没有!A1+A11+E1+A99:B99", "=#REF!+#REF!+#REF!+#REF!"),
        ("=#REF!+汇总!#REF!", "=#REF!+#REF!"),
        ("=ARRAYFORMULA(A1:A2*2)", "=('汇总'!A1:A2*2)"),
        ("=arrayformula( SUM(A1))", "=( SUM(A1))"),
        ("={1,2;-3.5,TRUE}", "={1,2;-3.5,TRUE}"),
        ("={A1,B1;C1,IF(A1;2;3)}", "=VSTACK(HSTACK(A1,B1),HSTACK(C1,IF(A1;2;3)))"),
        ('="{A1}"&A1&"得分"', '="{A1}"&A1&"得分"'),
        ("={A1", "=VSTACK(HSTACK(A1"),
        ("=}", "=}"),
    ],
)
def test_formulas_for_the_engine(formula: str, engine: str) -> None:
    assert translated(formula, "汇总", BOOK) == engine


def test_what_a_formula_mentions() -> None:
    found = mentions("=SUM(民情日记!B2:C,A1)+民情日记!A:A+税率*Sheet1!2:3")
    assert found.columns == {("民情日记", 1, 3), ("民情日记", 0, 1), ("sheet1", None, None)}
    assert found.names == {"税率"}
    assert (found.anywhere, found.clock) == (False, "")
    assert mentions('=INDIRECT("A1")').anywhere
    assert mentions("=A1+today()").clock == "day"
    assert mentions("=NOW()-TODAY()").clock == "now"
