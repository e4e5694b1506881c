"""All pairs of similar texts are found, and no others: against trying every pair."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from sheets_sync.rules.similar_texts import SimilarTexts

SIMILARITIES = st.sampled_from([Decimal("0.85"), Decimal("0.6"), Decimal("0.5"), Decimal("0.9")])
FEW = st.text("老王家的水管漏", min_size=1, max_size=40)


@st.composite
def families(draw: st.DrawFn) -> list[str]:
    """Texts, and texts made of them by a few edits."""
    texts = draw(st.lists(FEW, min_size=1, max_size=6))
    for _ in range(draw(st.integers(0, 10))):
        text = draw(st.sampled_from(texts))
        for _ in range(draw(st.integers(0, 7))):
            at = draw(st.integers(0, len(text)))
            cut = draw(st.integers(0, 2))
            text = text[:at] + draw(st.text("老王新", max_size=2)) + text[at + cut :]
        texts.append(text or "空")
    return texts


def brute(texts: set[str], similarity: Decimal) -> dict[frozenset[str], int]:
    found = {}
    for one, other in combinations(texts, 2):
        distance, longer = Levenshtein.distance(one, other), max(len(one), len(other))
        if Fraction(longer - distance, longer) >= Fraction(similarity):
            found[frozenset((one, other))] = distance
    return found


def pairs(similar: SimilarTexts, texts: set[str]) -> dict[frozenset[str], int]:
    return {
        frozenset((text, other)): distance
        for text in texts
        for other, distance in similar.alike(text).items()
    }


@settings(deadline=None)
@given(families(), SIMILARITIES)
def test_all_at_once(texts: list[str], similarity: Decimal) -> None:
    similar = SimilarTexts(similarity)
    similar.add(texts)

    assert pairs(similar, set(texts)) == brute(set(texts), similarity)


@settings(deadline=None)
@given(families(), SIMILARITIES)
def test_one_by_one_in_any_order(texts: list[str], similarity: Decimal) -> None:
    similar = SimilarTexts(similarity)
    for text in texts:
        similar.add([text])

    assert pairs(similar, set(texts)) == brute(set(texts), similarity)


@settings(deadline=None)
@given(families(), SIMILARITIES, st.data())
def test_texts_that_go_and_come_back(
    texts: list[str], similarity: Decimal, data: st.DataObject
) -> None:
    similar = SimilarTexts(similarity)
    similar.add(texts)
    gone = data.draw(st.sets(st.sampled_from(sorted(set(texts)))))
    similar.discard(gone)
    assert pairs(similar, set(texts) - gone) == brute(set(texts) - gone, similarity)

    similar.add(gone)
    assert pairs(similar, set(texts)) == brute(set(texts), similarity)


@settings(deadline=None)
@given(families(), families(), SIMILARITIES)
def test_what_was_recalled_is_not_searched_again_and_meets_what_is_new(
    old: list[str], new: list[str], similarity: Decimal
) -> None:
    first = SimilarTexts(similarity)
    first.add(old)
    second = SimilarTexts(similarity)
    second.recall({text: first.alike(text) for text in set(old)})
    assert pairs(second, set(old)) == brute(set(old), similarity)
    assert not second.add(old)

    second.add(new)
    assert pairs(second, {*old, *new}) == brute({*old, *new}, similarity)


def test_a_text_of_twenty_with_three_edits_is_exactly_at_the_border() -> None:
    twenty = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
    three_off = twenty[:-3] + "子丑寅"
    similar = SimilarTexts(Decimal("0.85"))
    similar.add([twenty, three_off])

    assert len(similar) == 2
    assert similar.alike(twenty) == {three_off: 3}


@pytest.mark.parametrize("similarity", ["0.5", "0.6", "0.85", "1"])
def test_very_long_texts(similarity: str) -> None:
    texts = {
        "甲" * 900,
        "甲" * 899 + "乙",
        "甲" * 420,
        "甲" * 395,
        "甲乙" * 200,
        "丙",
        "甲" * 50_000,
    }
    similar = SimilarTexts(Decimal(similarity))
    similar.add(texts)
    whole = pairs(similar, texts)
    similar.discard(["甲" * 900, "甲" * 395])
    rest = texts - {"甲" * 900, "甲" * 395}

    assert whole == brute(texts, Decimal(similarity))
    assert pairs(similar, rest) == brute(rest, Decimal(similarity))
