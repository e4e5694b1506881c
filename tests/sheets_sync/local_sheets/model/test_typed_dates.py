"""Dates as people type them."""

import pytest

from sheets_sync.local_sheets.model.conventions import conventions
from sheets_sync.local_sheets.model.typed_dates import read_date


@pytest.mark.parametrize(
    ("locale", "text", "pattern"),
    [
        ("en_US", "3/5/2026", "m/d/yyyy"),
        ("en_US", "3-5-26", "m-d-yy"),
        ("en_US", "March 5", "mmmm d"),
        ("en_US", "5 mar 2026", "d mmm yyyy"),
        ("en_GB", "5-3-2026", "dd-mm-yyyy"),
        ("de_DE", "5.3.26", "dd.mm.yy"),
        ("de_DE", "5 Mar 2026", "dd.MM.yyyy"),
        ("zh_CN", "2026-03-05", "yyyy-mm-dd"),
        ("zh_CN", "2026.3.5", "yyyy.m.d"),
        ("ja_JP", "2026/3/5", "yyyy/mm/dd"),
        ("ko_KR", "2026년 3월 5일", 'yyyy"년" m"월" d"일"'),
        ("hu_HU", "2026. 03. 05.", "yyyy. m. d."),
    ],
)
def test_the_fifth_of_march(locale: str, text: str, pattern: str) -> None:
    assert read_date(text, conventions(locale), 2026) == (46086, pattern)


@pytest.mark.parametrize(
    ("text", "year"), [("1/1/49", 2049), ("1/1/50", 1950), ("1/1/0001", 1), ("2/29/24", 2024)]
)
def test_years(text: str, year: int) -> None:
    found = read_date(text, conventions("en_US"), 2026)
    assert found is not None
    assert abs(found[0] / 365.2425 - (year - 1899.995)) < 0.2


@pytest.mark.parametrize(
    "text", ["", "2026", "3/32", "2/29/2026", "0/5", "5.3.2026", "3/5/6", "Smarch 5", "3//5", "may"]
)
def test_no_dates(text: str) -> None:
    assert read_date(text, conventions("en_US"), 2026) is None


def test_english_months_are_read_everywhere_if_the_year_is_said() -> None:
    assert read_date("Mar 5, 2026", conventions("zh_CN"), 2026) == (46086, "yyyy/M/d")
    assert read_date("Mar 5", conventions("zh_CN"), 2026) is None
