"""Cuts a condition into words, quoted headers, quoted texts, numbers and marks."""

import math
import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.words import HEADER_QUOTES, MOST_CHARS, PLAIN, TEXT_QUOTES

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\W\d]\w*")
_MARK = re.compile(r"\|\||<>|<=|>=|!=|==|[=<>≠≤≥(),+\-*/%]")
_SPELLED: Final = {"≠": "<>", "!=": "<>", "==": "=", "≤": "<=", "≥": ">="}
_GREATEST: Final = 2**63 - 1


class Sort(Enum):
    """What a token is."""

    WORD = "word"
    HEADER = "header"
    TEXT = "text"
    NUMBER = "number"
    MARK = "mark"
    END = "end"


class Token(NamedTuple):
    """`text` without its quotes; `number` is the value of a number."""

    sort: Sort
    text: str
    number: float = 0


def tokens(condition: str) -> list[Token]:
    """The tokens of a condition, an END behind them. Raises Fault.

    Outside of quotes full-width signs and Chinese punctuation stand for what is meant by them;
    “…” is as good as "…" and ‘…’ as '…'.
    """
    if len(condition) > MOST_CHARS:
        raise Fault("long", count=len(condition), most=MOST_CHARS)
    return [*_cut(condition, condition.translate(PLAIN)), Token(Sort.END, "")]


def _cut(typed: str, plain: str) -> Iterator[Token]:
    at = 0
    while at < len(plain):
        sign = plain[at]
        if sign.isspace():
            at += 1
        elif sign in HEADER_QUOTES:
            text, at = _quoted(typed, plain, at, HEADER_QUOTES)
            yield Token(Sort.HEADER, text)
        elif sign in TEXT_QUOTES:
            text, at = _quoted(typed, plain, at, TEXT_QUOTES)
            yield Token(Sort.TEXT, text)
        elif plain.startswith(("--", "/*"), at):
            raise Fault("comment", near=plain[at : at + 2])
        elif match := _NUMBER.match(plain, at):
            at = match.end()
            if _WORD.match(plain, at):
                raise Fault("", near=_near(plain, match.start()))
            yield Token(Sort.NUMBER, match[0], _value(match[0]))
        elif match := _WORD.match(plain, at):
            at = match.end()
            yield Token(Sort.WORD, match[0])
        elif match := _MARK.match(plain, at):
            at = match.end()
            yield Token(Sort.MARK, _SPELLED.get(match[0], match[0]))
        else:
            raise Fault("mark", near=typed[at])


def _quoted(typed: str, plain: str, at: int, family: str) -> tuple[str, int]:
    """What stands in quotes as it was typed, and the place behind them.

    A straight quote is written twice to stand for itself; a curly one is closed by any of its
    family.
    """
    straight = plain[at] == family[0]
    closing = family[0] if straight else family
    text, start = "", at + 1
    for place in range(start, len(plain)):
        if place < start or plain[place] not in closing:
            continue
        text += typed[start:place]
        if not (straight and plain[place + 1 : place + 2] == family[0]):
            return text, place + 1
        text += family[0]
        start = place + 2
    raise Fault("quote", near=_near(typed, at))


def _near(text: str, at: int) -> str:
    return text[at : at + 12].strip()


def _value(text: str) -> float:
    if text.isdigit() and int(text) <= _GREATEST:
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise Fault("", near=text[:12])
    return number
