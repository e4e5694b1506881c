"""Nearly the same, as A401 and A402 see it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.demo.similarity import LIMIT, OWN_LATEST, Shelf, distance, letters, similarity

WORDS = st.text("走访看望老人家里都好abc", max_size=60)


def slow_distance(left: str, right: str) -> int:
    """Levenshtein as in the textbook."""
    row = list(range(len(right) + 1))
    for at, one in enumerate(left, 1):
        corner, row[0] = row[0], at
        for place, other in enumerate(right, 1):
            corner, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, corner + (one != other)),
            )
    return row[-1]


@given(WORDS, WORDS)
def test_distance_is_that_of_the_textbook(left: str, right: str) -> None:
    assert distance(left, right) == slow_distance(left, right)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("3月12日，去看 A座", "月日去看a座"), ("ＡＢ①", "ab"), ("120/80。", "")],
)
def test_only_letters_and_ideographs_are_compared(text: str, kept: str) -> None:
    assert letters(text) == kept


def test_similarity_is_exact() -> None:
    assert similarity("一二三四五六七八九十", "一二三四五六七八九") == Fraction(9, 10)
    assert similarity("", "") == 1


@given(st.lists(st.text("走访看望老人家里都好", min_size=20, max_size=40), max_size=6), WORDS)
def test_a_shelf_overlooks_nothing(texts: list[str], text: str) -> None:
    shelf = Shelf()
    for index, one in enumerate(texts):
        shelf.add(f"S{index}", one)

    alike = len(text) >= 20 and any(similarity(text, one) >= LIMIT for one in texts)
    assert shelf.crowded("S9", text) == alike


def test_one_edit_is_seen_and_short_texts_are_let_be() -> None:
    shelf = Shelf()
    shelf.add("S001", "上门看望老人血压平稳屋里收拾得整齐叮嘱按时吃药有事打电话")
    shelf.add("S001", "一切正常")

    assert shelf.crowded("S002", "上门看望老伯血压平稳,屋里收拾得整齐,叮嘱按时吃药,有事打电话")
    assert not shelf.crowded("S002", "一切正常")
    assert OWN_LATEST > 0
