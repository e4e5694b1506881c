"""A formula's text in tokens: nothing is lost, nothing is refused."""

import re
from enum import Enum
from typing import NamedTuple

_QUOTED = r"'(?:[^']|'')++'"
_TITLE = rf"{_QUOTED}|[^\W\d][\w.]*+"
_CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}|\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,7}"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}"
_LOST = r"\#REF!"
_END = r"(?![\w.!])(?!\s*\()"


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    REFERENCE = "reference"
    FUNCTION = "function"
    NAME = "name"
    NUMBER = "number"
    ERROR = "error"
    SPACE = "space"
    SIGN = "sign"


class Token(NamedTuple):
    """A piece of a formula as it was written."""

    kind: Kind
    text: str


_TOKEN = re.compile(
    rf"""
    (?P<text>"(?:[^"]|"")*"?)
  | (?P<reference>(?:(?:{_TITLE})!)?(?:(?:(?:{_CORNER}):(?:{_CORNER})|{_CELL}){_END}|{_LOST}))
  | (?P<error>\#(?:N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!))
  | (?P<function>[^\W\d][\w.]*(?=\s*\())
  | (?P<name>(?:[^\W\d]|\\)[\w.\\]*)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
  | (?P<space>\s+)
  | (?P<sign><>|<=|>=|{_QUOTED}|'.*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {kind.value: kind for kind in Kind}


def tokens(formula: str) -> list[Token]:
    """The tokens of a formula, which joined give it back; any text is taken."""
    return [
        Token(_KINDS[match.lastgroup or "sign"], match[0]) for match in _TOKEN.finditer(formula)
    ]


def joined(parts: list[Token]) -> str:
    """The text of the tokens."""
    return "".join(part.text for part in parts)
