"""Conditions cut into tokens, as people type them with any keyboard."""

import pytest

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.tokens import Sort, Token, tokens
from sheets_sync.conditions.words import MOST_CHARS


def cut(condition: str) -> list[tuple[Sort, str]]:
    return [(token.sort, token.text) for token in tokens(condition)[:-1]]


def test_each_sort_of_token() -> None:
    assert tokens("\"走访方式\" <> '拒访' AND x>=1.5") == [
        Token(Sort.HEADER, "走访方式"),
        Token(Sort.MARK, "<>"),
        Token(Sort.TEXT, "拒访"),
        Token(Sort.WORD, "AND"),
        Token(Sort.WORD, "x"),
        Token(Sort.MARK, ">="),
        Token(Sort.NUMBER, "1.5", 1.5),
        Token(Sort.END, ""),
    ]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“走访方式” ＝ ‘拒访’", "\"走访方式\" = '拒访'"),
        ("＂走访方式＂＝＇拒访＇", "\"走访方式\" = '拒访'"),
        ("走访方式　＜＞　’拒访‘", "走访方式 <> '拒访'"),
        ("（１２＋３）≥４×５÷６−７", "(12+3)>=4*5/6-7"),
        ("走访方式 ＩＮ（‘甲’、‘乙’，‘丙’）", "走访方式 IN ('甲','乙','丙')"),
        ("a ！＝ b ≠ c == d ≤ e", "a <> b <> c = d <= e"),
        ("a\n=\tb\xa0", "a = b"),
    ],
)
def test_what_is_meant_outside_of_quotes(typed: str, plain: str) -> None:
    assert cut(typed) == cut(plain)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("'It''s'", "It's"),
        ('"他说""好"""', '他说"好"'),
        ("'（，）“；--/*'", "（，）“；--/*"),
        ('‘it"s’', 'it"s'),
        ("''", ""),
        ("''''", "'"),
        ('“a"', "a"),
    ],
)
def test_what_stands_in_quotes_stands_as_typed(typed: str, text: str) -> None:
    assert [token.text for token in tokens(typed)] == [text, ""]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0", 0), ("007", 7), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("2E-2", 0.02),
     ("9223372036854775807", 2**63 - 1), ("9223372036854775808", 2.0**63)],
)  # fmt: skip
def test_numbers(typed: str, number: float) -> None:
    (token, _) = tokens(typed)
    assert (token.number, type(token.number)) == (number, type(number))


@pytest.mark.parametrize(
    ("typed", "variant"),
    [
        ("1; DROP", "mark"), ("1 ；", "mark"), ("a.b", "mark"), ("[a]", "mark"), ("`a`", "mark"),
        ("?", "mark"), (":a", "mark"), ("@a", "mark"), ("$a", "mark"), ("a & b", "mark"),
        ("a | b", "mark"), ("~a", "mark"), ("\\", "mark"), ("1\x00", "mark"), ("{0}", "mark"),
        ("1 -- x", "comment"), ("1 /* x */", "comment"), ("1 －－ x", "comment"),
        ("'a", "quote"), ('"a', "quote"), ("‘a", "quote"), ("'a''", "quote"),
        ("0x10", ""), ("1e999", ""), ("3天", ""), ("1_000", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_cut(typed: str, variant: str) -> None:
    with pytest.raises(Fault) as found:
        tokens(typed)
    assert found.value.variant == variant


def test_a_long_condition_is_not_looked_at() -> None:
    assert len(tokens(" " * MOST_CHARS)) == 1
    with pytest.raises(Fault) as found:
        tokens("1" * (MOST_CHARS + 1))
    assert found.value.told == {"count": MOST_CHARS + 1, "most": MOST_CHARS}
