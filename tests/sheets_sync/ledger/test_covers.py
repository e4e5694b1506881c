"""Grids that somebody stands in for."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.ledger.covers import Cover, read_covers
from sheets_sync.ledger.dates import serial_of

FIRST, LAST = serial_of(date(2026, 3, 1)), serial_of(date(2026, 3, 20))
ALWAYS = Cover("W07", None, None)
IN_MARCH = Cover("W07", FIRST, LAST)


@pytest.mark.parametrize(
    ("typed", "covers"),
    [
        ("", ()),
        (" 、 ", ()),
        ("W07", (ALWAYS,)),
        (" Ｗ０７\u200b", (ALWAYS,)),
        ("W07(2026-03-01~2026-03-20)", (IN_MARCH,)),
        ("W07（2026-03-01～2026-03-20）", (IN_MARCH,)),
        ("W07 ( 2026-3-1 〜 2026-3-20 )", (IN_MARCH,)),
        ("W07(2026年3月1日~2026年3月20日)", (IN_MARCH,)),
        ("W07(20260301~2026/3/20)", (IN_MARCH,)),
        ("W07(2026.3.1~2026.3.1)", (Cover("W07", FIRST, FIRST),)),
        ("W07、W08", (ALWAYS, Cover("W08", None, None))),
        ("W07;W08；W09，W10,W11", tuple(Cover(f"W{n:02}", None, None) for n in range(7, 12))),
        ("W08\nW07(2026-03-01~2026-03-20)、", (Cover("W08", None, None), IN_MARCH)),
        ("W07、w07", (ALWAYS, Cover("w07", None, None))),
        ("第 7 网格", (Cover("第 7 网格", None, None),)),
    ],
)
def test_readable(typed: str, covers: tuple[Cover, ...]) -> None:
    assert read_covers(typed) == (covers, ())


@pytest.mark.parametrize(
    "piece",
    [
        "W07()",
        "W07(2026-03-01)",
        "W07(2026-03-01~)",
        "W07(~2026-03-20)",
        "W07(2026-03-20~2026-03-01)",
        "W07(2026-02-30~2026-03-01)",
        "W07(3月1日~3月20日)",
        "W07(2026-03-01~03-20)",
        "W07(26-03-01~26-03-20)",
        "W07(2026-03-01至2026-03-20)",
        "W07(2026-03-01~2026-03-20",
        "W07 2026-03-01~2026-03-20",
        "(2026-03-01~2026-03-20)",
        "W07(2026-03-01~2026-03-20)W08",
        "W07((2026-03-01~2026-03-20))",
    ],
)
def test_unreadable(piece: str) -> None:
    assert read_covers(f"W08、{piece}；W09") == (
        (Cover("W08", None, None), Cover("W09", None, None)),
        (piece,),
    )


@given(st.one_of(st.text(), st.text(alphabet="W07（）(~～)、;；,， 2026-31年月日\n")))
@settings(deadline=None)
def test_any_text_gives_covers_and_pieces(text: str) -> None:
    covers, unreadable = read_covers(text)
    assert all(cover.grid.strip() for cover in covers)
    assert all(piece.strip() for piece in unreadable)
    assert all(c.first is None or (c.last is not None and c.first <= c.last) for c in covers)
