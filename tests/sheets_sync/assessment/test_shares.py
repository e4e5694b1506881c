"""Exact shares and the one rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sheets_sync.assessment.shares import NO_CASE, Part, counted, half_up, rounded, weighted


def test_nothing_asked_is_no_case() -> None:
    assert weighted(()) is NO_CASE
    assert weighted([Part("", 3, 0, 5)]) is NO_CASE
    assert counted([], []) is NO_CASE


def test_pieces_are_never_more_than_whole() -> None:
    share = weighted([Part("a", 9, 3, 1), Part("b", 1, 4, 2)])

    assert share.value == (1 + 2 * Fraction(1, 4)) / 3
    assert share.value == share.numerator / share.denominator


def test_rows_are_counted_with_their_ids() -> None:
    share = counted(["D-000001"], ["D-000002", "D-000003"])

    assert (share.value, share.records, share.against) == (
        Fraction(1, 3),
        ("D-000001",),
        ("D-000002", "D-000003"),
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(100), "100.00"),
    ],
)
def test_half_of_a_hundredth_goes_up(value: Fraction, shown: str) -> None:
    assert rounded(value) == Decimal(shown)
    assert str(rounded(value)) == shown


def test_half_a_medal_goes_up() -> None:
    assert [half_up(Fraction(n, 10)) for n in (4, 5, 15, 24)] == [0, 1, 2, 2]
