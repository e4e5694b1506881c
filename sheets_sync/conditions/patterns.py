"""The patterns of LIKE and GLOB, matched without going back: the work grows with the text only."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sheets_sync.conditions.fault import Fault

MOST_CHARS: Final = 200
_RUN: Final = None  # where any number of characters may stand

Matcher = Callable[[str], bool]


class Pattern(NamedTuple):
    """`matches` tells whether a text fits; `effort` is about nanoseconds per character of it."""

    matches: Matcher
    effort: int


class _Piece(NamedTuple):
    """What stands between two runs: characters in a row, some of them of several kinds."""

    expression: re.Pattern[str]
    literal: str | None
    size: int

    def search(self, text: str, begin: int, end: int) -> int:
        """Where the piece ends first at or after `begin`; -1 if nowhere before `end`."""
        if self.literal is not None:
            place = text.find(self.literal, begin, end)
            return -1 if place < 0 else place + self.size
        match = self.expression.search(text, begin, end)
        return -1 if match is None else match.end()


def like(pattern: str, escape: str = "") -> Pattern:
    """`%` stands for any characters, `_` for one; the case of letters does not matter."""
    _check(pattern)
    cased = pattern.lower() != pattern.upper()
    return _compiled(list(_like_parts(pattern.lower() if cased else pattern, escape)), cased)


def glob(pattern: str) -> Pattern:
    """`*` stands for any characters, `?` for one, `[a-z]` and `[^a-z]` for one of these or not."""
    _check(pattern)
    return _compiled(list(_glob_parts(pattern)), cased=False)


def _check(pattern: str) -> None:
    if len(pattern) > MOST_CHARS:
        raise Fault("pattern", most=MOST_CHARS)


def _like_parts(pattern: str, escape: str) -> Iterator[str | None]:
    """An expression for each character; _RUN for a run."""
    signs = iter(pattern)
    for sign in signs:
        if sign == escape:
            yield re.escape(next(signs, escape))
        elif sign == "%":
            yield _RUN
        else:
            yield "." if sign == "_" else re.escape(sign)


def _glob_parts(pattern: str) -> Iterator[str | None]:
    at = 0
    while at < len(pattern):
        sign, at = pattern[at], at + 1
        if sign == "*":
            yield _RUN
        elif sign == "?":
            yield "."
        elif sign == "[":
            negated = pattern.startswith("^", at)
            begin = at + negated
            end = pattern.find("]", begin + 1)  # a bracket at the beginning stands for itself
            if end < 0:
                raise Fault("class", near=pattern[at - 1 :][:12])
            yield _one_of(pattern[begin:end], negated=negated)
            at = end + 1
        else:
            yield re.escape(sign)


def _one_of(members: str, *, negated: bool) -> str:
    ranges, at = [], 0
    while at < len(members):
        last = members[at + 2] if members[at + 1 : at + 2] == "-" and at + 2 < len(members) else ""
        if last and last < members[at]:
            raise Fault("class", near=members[at : at + 3])
        ranges.append(re.escape(members[at]) + (f"-{re.escape(last)}" if last else ""))
        at += 3 if last else 1
    return f"[{'^' if negated else ''}{''.join(ranges)}]"


def _compiled(parts: list[str | None], cased: bool) -> Pattern:
    """The pattern as pieces between runs: the leftmost place of each is as good as any other."""
    rows: list[list[str]] = [[]]
    for part in parts:
        if part is _RUN:
            rows.append([])
        else:
            rows[-1].append(part)
    head, *rest = [_piece(row) for row in rows]
    between, tail = [piece for piece in rest[:-1] if piece.size], rest[-1] if rest else None
    mixed = sum(piece.size for piece in between if piece.literal is None)
    effort = 2 + 20 * cased + 10 * mixed + sum(piece.size for piece in between)

    def matches(text: str) -> bool:
        seen = text.lower() if cased else text
        if tail is None:
            return head.expression.fullmatch(seen) is not None
        place, end = head.size, len(seen) - tail.size
        if place > end or not head.expression.match(seen) or not tail.expression.match(seen, end):
            return False
        for piece in between:
            place = piece.search(seen, place, end)
            if place < 0:
                return False
        return True

    contained = between[0].literal if len(between) == 1 and not head.size else None
    if contained and not cased and tail is not None and not tail.size:
        return Pattern(lambda text: contained in text, effort)
    return Pattern(matches, effort)


def _piece(row: list[str]) -> _Piece:
    text = "".join(row)
    plain = re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
    literal = plain if re.escape(plain) == text else None
    return _Piece(re.compile(text, re.DOTALL), literal, len(row))
