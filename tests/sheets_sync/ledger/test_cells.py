"""Folding, blanks, texts of number cells, lists and counting."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.ledger.cells import (
    Cell,
    as_text,
    counted_chars,
    fold,
    fold_all,
    fold_id,
    fold_name,
    has_at_least,
    is_blank,
    split_list,
)

# Letters, digits and ideographs next to what folding removes, changes or composes.
ODD = "aB7户张é、，；／/ 　\t\n\u200b\ufeff\u00ad\u200e\ufe0fＡ７①ﾊﾟ\u0301\u0308\u1100\u1161\u115f"
texts = st.one_of(st.text(), st.text(alphabet=ODD))
relaxed = settings(deadline=None)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("W07", "W07"),
        ("  W07　", "W07"),
        ("Ｗ０７", "W07"),
        ("\u200bW\u200d07\ufeff", "W07"),
        ("软\u00ad连\u200e字\u202c符\x07", "软连字符"),
        ("葛\U000e0100", "葛"),
        ("3 组 12 号", "3 组 12 号"),
        ("\t有效\r\n", "有效"),
        ("第一行\n第二行", "第一行\n第二行"),
        ("e\u200b\u0301", "é"),
        ("\u200b　\ufeff", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


TELLING = st.sampled_from(
    " 一，（ab1\n\t\u3000\u200b\x1fé=\u0338が\u3099ガﾞ…①Ⅷ가ᄀ\u115f\u1161ſ\u2028\x85"
)


@given(st.lists(st.text(TELLING | st.characters(codec="utf-8"), max_size=6), max_size=5))
@relaxed
def test_many_texts_are_folded_as_each_would_be(several: list[str]) -> None:
    assert fold_all(several) == [fold(text) for text in several]


@given(texts)
@relaxed
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(alphabet=ODD))
@relaxed
def test_ids_are_the_same_in_either_case_folded_or_not(text: str) -> None:
    assert fold_id(text) == fold_id(fold(text)) == fold_id(text.upper()) == fold_id(text.lower())


@given(texts)
@relaxed
def test_folded_text_is_normal_visible_and_trimmed(text: str) -> None:
    folded = fold(text)
    assert unicodedata.is_normalized("NFKC", folded)
    assert folded == folded.strip()
    assert not [c for c in folded if unicodedata.category(c) == "Cf"]


def test_every_format_and_control_character_is_invisible() -> None:
    left = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(char := chr(code)) in ("Cf", "Cc")
        and not char.isspace()
        and fold(f"W{char}07") != "W07"
    ]
    assert left == []


def test_no_letter_digit_or_sign_that_can_be_seen_is_folded_away() -> None:
    unseen = {"Cf", "Cc", "Zs", "Zl", "Zp", "Cn", "Cs"}
    fillers = re.compile(
        r"[\u115f\u1160\u3164\uffa0]|[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f]"
    )
    gone = [
        hex(code)
        for code in range(0xE0000)
        if unicodedata.category(char := chr(code)) not in unseen
        and not fillers.match(char)
        and not fold(char)
    ]
    assert gone == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("W07", "ｗ０７"), ("d-000001", "D-000001 "), ("straße", "STRASSE"), ("É1", "e\u03011")],
)
def test_ids_that_are_the_same(one: str, other: str) -> None:
    assert fold_id(one) == fold_id(other)


def test_ids_that_differ() -> None:
    assert len({fold_id(text) for text in ("7", "007", "W7", "W 7", "W07")}) == 5


@pytest.mark.parametrize(
    ("one", "other"), [("张 三", "张三"), ("张　三 ", "张三"), ("Li Lei", "LiLei")]
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_names_keep_their_case() -> None:
    assert fold_name("Li Lei") != fold_name("li lei")


@pytest.mark.parametrize("cell", ["", " ", "　\t\n", "\u200b\ufeff", "\u3164"])
def test_blank(cell: Cell) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, True, "0", "。", " 无 ", "\u200b户", "é"])
def test_not_blank(cell: Cell) -> None:
    assert not is_blank(cell)


@given(texts)
@relaxed
def test_blank_is_what_folds_to_nothing(text: str) -> None:
    assert is_blank(text) == (fold(text) == "")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("007", "007"),
        (" 007\u200b", " 007\u200b"),
        (7, "7"),
        (7.0, "7"),
        (-0.0, "0"),
        (13812345678.0, "13812345678"),
        (1e21, "1000000000000000000000"),
        (3.706871418833021e16, "37068714188330210"),
        (3.2, "3.2"),
        (1e-7, "0.0000001"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("", ""),
    ],
)
def test_as_text(cell: Cell, text: str) -> None:
    assert as_text(cell) == text


@given(st.one_of(st.text(), st.integers(-(10**30), 10**30), st.floats(), st.booleans()))
@relaxed
def test_as_text_never_raises(cell: Cell) -> None:
    assert isinstance(as_text(cell), str)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("独居老人", ("独居老人",)),
        ("独居老人、残疾家庭", ("独居老人", "残疾家庭")),
        ("独居老人,残疾家庭;留守儿童", ("独居老人", "残疾家庭", "留守儿童")),
        (
            "独居老人，残疾家庭；留守儿童／流动人口",
            ("独居老人", "残疾家庭", "留守儿童", "流动人口"),
        ),
        ("独居老人 残疾家庭　留守儿童\n流动人口", ("独居老人", "残疾家庭", "留守儿童", "流动人口")),
        ("、独居老人,, ", ("独居老人",)),
        (" ", ()),
    ],
)
def test_split_list(typed: str, values: tuple[str, ...]) -> None:
    assert split_list(typed) == values


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("。。。 !!", 0),
        ("老人身体好。", 5),
        ("１２ ab，户", 5),
        ("½", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("\u1100\u1161\u11a8", 1),
        ("x\u0301\u0302", 3),
        ("㍿", 4),
    ],
)
def test_counted_chars(text: str, count: int) -> None:
    assert counted_chars(text) == count


@given(st.one_of(texts, st.text(alphabet="访户a1e\u0301\u0323，。")), st.integers(-1, 40))
@relaxed
def test_has_at_least_is_exact(text: str, n: int) -> None:
    assert has_at_least(text, n) == (counted_chars(text) >= n)


def test_long_text_has_at_least_ten() -> None:
    assert has_at_least("今天上门走访,老人身体还好。" * 500, 10)
    assert not has_at_least("。" * 5000 + "老人身体还好", 10)
    assert has_at_least("。" * 5000 + "今天上门看望老人身体好", 10)


def test_what_counts_quickly_counts_after_composing_too() -> None:
    composed = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if (parts := unicodedata.decomposition(chr(code)))
        and not parts.startswith("<")
        and re.match(r"[0-9A-Za-z\u4e00-\u9fff]", chr(int(parts.split()[0], 16)))
        and counted_chars(chr(code)) < 1
    ]
    assert composed == []
