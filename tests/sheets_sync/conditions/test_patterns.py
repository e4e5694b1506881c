"""LIKE and GLOB, and that their work does not explode."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.patterns import MOST_CHARS, glob, like


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("%降压药%", ("代取降压药", "降压药"), ("降压", "")),
        ("敲_", ("敲门",), ("敲", "敲门了")),
        ("%a%b%", ("ab", "xaxbx"), ("ba",)),
        ("A%", ("abc", "ABC"), ("ba",)),
        ("a%a", ("aa", "aba"), ("a",)),
        ("%", ("", "x\ny"), ()),
        ("", ("",), ("x",)),
        ("a%_b%c", ("axbc", "a1b2c"), ("abc",)),
        ("a.c", ("a.c",), ("abc",)),
        ("(a)*", ("(a)*",), ("a", "")),
    ],
)
def test_like(pattern: str, fits: tuple[str, ...], does_not: tuple[str, ...]) -> None:
    assert all(map(like(pattern).matches, fits))
    assert not any(map(like(pattern).matches, does_not))


def test_like_with_escape() -> None:
    assert like("10#%", "#").matches("10%")
    assert not like("10#%", "#").matches("100")
    assert like("##_", "#").matches("#x")


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("1[3-9]???", ("13999", "19000"), ("12000", "1300", "139999")),
        ("*[^0-9]*", ("12a", "-"), ("123", "")),
        ("[]]x", ("]x",), ("x",)),
        ("[^]]", ("a",), ("]",)),
        ("[a-]", ("a", "-"), ("b",)),
        ("[.^\\d]", (".", "^", "\\", "d"), ("5",)),
        ("A*", ("Ab",), ("ab",)),
    ],
)
def test_glob(pattern: str, fits: tuple[str, ...], does_not: tuple[str, ...]) -> None:
    assert all(map(glob(pattern).matches, fits))
    assert not any(map(glob(pattern).matches, does_not))


@pytest.mark.parametrize("pattern", ["[abc", "[", "[z-a]", "x[^"])
def test_brackets_that_make_no_sense(pattern: str) -> None:
    with pytest.raises(Fault, match="class"):
        glob(pattern)


def test_patterns_are_short() -> None:
    assert like("a" * MOST_CHARS)
    with pytest.raises(Fault, match="pattern"):
        like("a" * (MOST_CHARS + 1))


def test_what_has_to_be_compared_more_takes_more_effort() -> None:
    efforts = [
        like(p).effort for p in ("甲", "%甲%", "%甲乙丙丁%", "%甲_丙丁%", "%甲_丙丁%甲_丙丁%")
    ]
    assert efforts == sorted(efforts)


@settings(deadline=None)
@given(st.text("ab%_", max_size=8), st.lists(st.text("ab", max_size=10), max_size=20))
def test_like_is_sqlites(pattern: str, texts: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    for text in texts:
        (same,) = connection.execute("SELECT ? LIKE ?", (text, pattern)).fetchone()
        assert like(pattern).matches(text) == bool(same)
    connection.close()


@settings(deadline=None)
@given(st.text("ab*?[]^-", max_size=8), st.lists(st.text("ab-^]", max_size=10), max_size=20))
def test_glob_is_sqlites(pattern: str, texts: list[str]) -> None:
    try:
        matches = glob(pattern).matches
    except Fault:
        return
    connection = sqlite3.connect(":memory:")
    for text in texts:
        (same,) = connection.execute("SELECT ? GLOB ?", (text, pattern)).fetchone()
        assert matches(text) == bool(same), (pattern, text)
    connection.close()
