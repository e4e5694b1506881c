"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.numbers import read_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3, "3"),
        (0, "0"),
        (-2, "-2"),
        (7.0, "7"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        ("30", "30"),
        (" ３０　", "30"),
        ("２．５", "2.5"),
        ("007", "7"),
        ("+2", "2"),
        ("-2.50", "-2.5"),
        ("－２", "-2"),
        ("−2", "-2"),
        ("1,200", "1200"),
        ("１，２００", "1200"),
        ("-1,234,567.8", "-1234567.8"),
    ],
)
def test_readable(cell: Cell, number: str) -> None:
    assert read_number(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "",
            " ",
            "无",
            "约30",
            "30天",
            "3人",
            "三",
            "30%",
            "1e3",
            "NaN",
            "inf",
            "--2",
            "- 2",
            "+",
        ),
        *("1,20", "12,00", "1,2000", ",200", "1,,200", "0,200", "0123,456", "1 200", "1,200,30"),
        *("1.2.3", "5.", ".5", "1.200,5", "½", "٣", "0x10", "1_000"),
        *(True, False, float("nan"), float("inf"), float("-inf")),
    ],
)
def test_unreadable(cell: Cell) -> None:
    assert read_number(cell) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
@settings(deadline=None)
def test_every_spelling_of_a_number_is_that_number(number: Decimal) -> None:
    typed = f"{number:f}"
    assert read_number(typed) == number
    assert read_number(f"{number:,f}") == number
    assert read_number(typed.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.-"})) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(deadline=None)
def test_floats_are_taken_by_their_shortest_spelling(number: float) -> None:
    assert read_number(number) == Decimal(repr(number))


@given(st.one_of(st.text(), st.text(alphabet="0123456789,.+-０，．− ")))
@settings(deadline=None)
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    number = read_number(text)
    assert number is None or number.is_finite()
