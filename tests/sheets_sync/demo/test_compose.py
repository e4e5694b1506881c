"""Sentences."""

from itertools import pairwise
from random import Random

import pytest

from sheets_sync.demo.compose import Composer, part_of_day, punctuate, season
from sheets_sync.demo.similarity import LIMIT, letters, similarity

PARTS = ("去{call}家,", "夫妻俩都在家,{crop}刚{farmwork},说今年收成还行")
CLOSINGS = ("leave", ("没有别的事", "{weekday}再来一趟", "记在本子上了"))


def test_slots_are_filled_and_no_text_comes_close_to_another() -> None:
    composer = Composer(Random(3))
    texts = [
        composer.write("S001", PARTS, {"call": call}, day=46086, closings=CLOSINGS)
        for call in ("吴奶奶", "老陈", "小周")
    ]

    folded = [letters(text) for text in texts]
    assert all(text.startswith("去") and text.endswith("。") and "{" not in text for text in texts)
    assert all(similarity(one, two) < LIMIT for one, two in pairwise(folded))


def test_a_pool_is_gone_through_before_it_repeats() -> None:
    composer = Composer(Random(3))

    assert {composer.draw("S001", "pool", "abc") for _ in range(3)} == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("full", "好\uff0c没事。"),
        ("half", "好,没事."),
        ("blank", "好 没事"),
        ("open", "好\uff0c没事"),
    ],
)
def test_people_punctuate_differently(style: str, text: str) -> None:
    assert punctuate("好,没事", style) == text


def test_seasons_and_parts_of_the_day() -> None:
    assert [season(46023 + 31 * month) for month in (0, 3, 6, 9)] == [0, 1, 2, 3]
    assert [
        "上午" in part_of_day(480),
        "下午" in part_of_day(840),
        "晚上" in part_of_day(1120),
    ] == [
        True,
        True,
        True,
    ]
