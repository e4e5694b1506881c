"""Number format patterns taken apart: sections, conditions, tokens.

https://developers.google.com/workspace/sheets/api/guides/formats
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

Number = int | float

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|_(?P<space>.)"
    r"|(?P<fill>\*)"
    r"|\[\$(?P<symbol>[^\]-]*)(?:-[^\]]*)?\]"
    r"|\[(?P<elapsed>[hH]+|[mM]+|[sS]+)\]"
    r"|\[(?P<meta>[^\]]*)\]"
    r"|(?P<half>[aA][mM]/[pP][mM]|[aA]/[pP]|AM|PM|上午/下午)"
    r"|(?P<moment>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)"
    r"|(?P<exponent>[eE][+-])"
    r"|(?P<digit>[0#?])"
    r"|(?P<over>/(?=[0#?]|[1-9]))"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<literal>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?|-?\.\d+)\s*")
_COMPARE: dict[str, Callable[[Number, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_LITERALS = ("quoted", "escaped", "symbol", "literal")


class Kind(Enum):
    """What a section writes."""

    NUMBER = "number"
    MOMENT = "moment"
    TEXT = "text"
    WORDS = "words"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a section; literals carry what they show, others what stands in the pattern."""

    kind: str
    text: str

    @property
    def is_literal(self) -> bool:
        """Whether the text is shown as it is."""
        return self.kind == "literal"


@dataclass(frozen=True, slots=True)
class Section:
    """One part between semicolons; `condition` is (comparison, bound) where it has its own."""

    kind: Kind
    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def takes(self, number: Number) -> bool:
        """Whether the number meets the condition."""
        return self.condition is None or _COMPARE[self.condition[0]](number, self.condition[1])


@dataclass(frozen=True, slots=True)
class Pattern:
    """The sections for numbers, one to three, and the one for texts."""

    numbers: tuple[Section, ...]
    text: Section | None

    def place_for(self, number: Number) -> tuple[int | None, bool]:
        """The section's place and whether it shows no sign of its own; None if none takes it."""
        sections = self.numbers
        if sections[0].condition is None:
            if len(sections) > 1 and number < 0:
                return 1, True
            return (2 if len(sections) > 2 and number == 0 else 0), False
        for place, section in enumerate(sections):
            if section.takes(number):
                return place, _is_below_zero(section.condition)
        return None, False


def _with_default_conditions(sections: list[Section]) -> list[Section]:
    """The sections before the last with a condition: their own, else above or below zero."""
    last = len(sections) - 1
    defaults = ((">" if last == 2 else ">=", 0.0), ("<", 0.0))
    return [
        Section(s.kind, s.tokens, s.condition or (defaults[place] if place < last else None))
        for place, s in enumerate(sections)
    ]


def _is_below_zero(condition: tuple[str, float] | None) -> bool:
    return condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0


@lru_cache(maxsize=1024)
def read_pattern(pattern: str) -> Pattern:
    """Take a pattern apart; any text is a pattern."""
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(pattern):
        token = _token(match)
        if token == _BREAK:
            parts.append([])
        elif token is not None:
            parts[-1].append(token)
    sections = [_section(tokens) for tokens in parts[:4]]
    text = None
    if len(sections) == 4 or (len(sections) > 1 and sections[-1].kind is Kind.TEXT):
        text = sections.pop()
    elif sections[0].kind is Kind.TEXT:
        text = sections[0]
    if len(sections) > 1 and any(section.condition for section in sections):
        sections = _with_default_conditions(sections)
    return Pattern(tuple(sections), text)


_BREAK = Token("break", ";")


def _token(match: re.Match[str]) -> Token | None:
    kind = match.lastgroup or "literal"
    text = match[kind]
    if kind == "literal" and text == ";":
        return _BREAK
    if kind == "fill":
        return None
    if kind == "space":
        return Token("literal", " ")
    return Token("literal", text) if kind in _LITERALS else Token(kind, text)


def _section(tokens: list[Token]) -> Section:
    condition = None
    for token in tokens:
        if token.kind == "meta" and (match := _CONDITION.fullmatch(token.text)):
            condition = (match[1], float(match[2]))
    rest = tuple(token for token in tokens if token.kind != "meta")
    kind = _kind(rest)
    if kind in (Kind.NUMBER, Kind.WORDS):
        spoken = ("moment", "half", "elapsed")
        rest = tuple(Token("literal", t.text) if t.kind in spoken else t for t in rest)
    return Section(kind, rest, condition)


def _kind(tokens: tuple[Token, ...]) -> Kind:
    kinds = {token.kind for token in tokens}
    shown = "".join(token.text for token in tokens)
    if shown.strip().lower() == "general":
        return Kind.GENERAL
    digits = "digit" in _FRACTION_OF_SECOND.sub("", " ".join(map(_sketch, tokens)))
    if kinds & {"moment", "elapsed", "half"} and not digits:
        return Kind.MOMENT
    if digits:
        return Kind.NUMBER
    return Kind.TEXT if "text" in kinds else Kind.WORDS


_FRACTION_OF_SECOND = re.compile(r"second point(?: digit)+")


def _sketch(token: Token) -> str:
    spoken = token.kind in ("moment", "elapsed")
    return "second" if spoken and token.text[0] in "sS" else token.kind
