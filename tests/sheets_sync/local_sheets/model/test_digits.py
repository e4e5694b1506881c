"""Numbers in the digits of a pattern: the fast way and the plain way say the same."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.digits import number_writer
from sheets_sync.local_sheets.model.sections import read_pattern


def _write(pattern: str, number: float, locale: str = "en_US") -> str:
    return number_writer(read_pattern(pattern).numbers[0], conventions(locale))(number)


@settings(deadline=None)
@given(st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12), st.integers(0, 6))
@example(1.005, 2)
@example(0.5, 0)
@example(2.675, 2)
@example(-1e-9, 2)
@example(999999.995, 2)
def test_decimals_are_rounded_as_they_are_written(number: float, places: int) -> None:
    pattern = "#,##0." + "0" * places
    exact = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")
    expected = f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    if not expected.strip("-0.,"):
        expected = expected.lstrip("-")
    assert _write(pattern, number) == expected + "." * (places == 0)


@settings(deadline=None)
@given(st.floats(-1e300, 1e300))
def test_an_exponent_pattern_reads_back(number: float) -> None:
    assert float(_write("0.00000000000000E+0", number)) == pytest.approx(number, rel=1e-13)


@settings(deadline=None)
@given(st.fractions(-1000, 1000, max_denominator=99))
def test_a_fraction_with_a_small_denominator_is_exact(number: float) -> None:
    shown = _write("# ??/??", float(number))
    whole, _, part = " ".join(shown.lstrip("-").split()).rpartition(" ")
    if "/" not in part:
        whole, part = part, "0/1"
    above, _, below = part.partition("/")
    assert int(whole or 0) + int(above) / int(below) == pytest.approx(abs(float(number)))
    assert shown.startswith("-") == (number < 0)


def test_groups_and_points_are_the_locale_s() -> None:
    assert _write("#,##0.00", -1234567.5, "de_DE") == "-1.234.567,50"
    assert _write("#,##0.00", -1234567.5, "de_CH") == "-1’234’567.50"
    assert _write("0.0E+0", 0.5, "fr_FR") == "5,0E-1"
