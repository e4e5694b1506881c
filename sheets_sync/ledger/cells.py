"""What the text of a cell says once its spelling is set aside: folding, blanks, lists, counting."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

Cell: TypeAlias = str | int | float | bool
"""A value as the Sheets API returns it with UNFORMATTED_VALUE and SERIAL_NUMBER; "" is blank."""

# What folding leaves as it is, blanks at the ends apart: none of these characters is changed by
# NFKC or composes with another.
_PLAIN = re.compile(r"[ -~、。《》“”\u4e00-\u9fff]*")

# Categories Cf and Cc, and the rest of Unicode's Default_Ignorable_Code_Point (fillers, variation
# selectors). Tabs and line breaks are blanks, not invisible characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)

_BETWEEN_TEXTS = "\x1f"  # a control character that no normalisation touches
_ODD = re.compile(r"[^\t\n\r\x1f -~、。《》“”\u4e00-\u9fff]")

_VISIBLE = re.compile(r"[!-~\u4e00-\u9fff]")
_UNSURE = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
_MOST_FOLDED: Final = 100_000
_BETWEEN_VALUES = re.compile(r"[、,;/\s]+")


def fold(text: str) -> str:
    """Text for comparing: NFKC, no invisible characters, no blanks at the ends (rules.md, Terms).

    Tabs and line breaks count as blanks: stripped at the ends, kept inside.
    """
    if _PLAIN.fullmatch(text):
        return text.strip(" ")
    normal = unicodedata.normalize("NFKC", text)
    visible = _INVISIBLE.sub("", normal)
    if visible != normal:
        # What stood on either side of an invisible character may compose now.
        visible = unicodedata.normalize("NFKC", visible)
    return visible.strip()


def fold_all(texts: list[str]) -> list[str]:
    """Each text folded: the usual characters are exchanged in all texts at once."""
    joined = _BETWEEN_TEXTS.join(texts)
    odd = set(_ODD.findall(joined))
    normal = {char: unicodedata.normalize("NFKC", char) for char in odd}
    parted = joined.count(_BETWEEN_TEXTS) == len(texts) - 1
    if not parted or not all(map(_keeps_apart, normal.values())):
        return list(map(fold, texts))
    for char, plain in normal.items():
        if char != plain:
            joined = joined.replace(char, plain)
    return list(map(str.strip, joined.split(_BETWEEN_TEXTS)))


def _keeps_apart(text: str) -> bool:
    """Whether no character can compose with what stands before it, or is invisible."""
    return all(unicodedata.category(char)[0] in "NPSZ" or _PLAIN.fullmatch(char) for char in text)


@lru_cache(maxsize=_MOST_FOLDED)
def fold_id(text: str) -> str:
    """Key by which ids are compared: folded, whatever the case of its letters."""
    return fold(text).casefold()


@lru_cache(maxsize=_MOST_FOLDED)
def fold_name(text: str) -> str:
    """Key by which names are compared: folded, without inner blanks."""
    folded = fold(text)
    key = "".join(folded.split())
    return key if key == folded else fold(key)


def is_blank(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell; False and 0 are values."""
    if not isinstance(cell, str):
        return False
    return not (cell and (_VISIBLE.match(cell) or fold(cell)))


def as_text(cell: Cell) -> str:
    """The cell as a text column understands it: `"007"` stays, 7 and 7.0 are `"7"`, True `"TRUE"`.

    Text is returned as typed, not folded; numbers are written out without an exponent.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        # Adding zero takes the sign off a negative zero.
        return format(Decimal(repr(cell + 0.0).removesuffix(".0")), "f")
    return str(cell)


def split_list(text: str) -> tuple[str, ...]:
    """The folded values of a "several of" cell, in order: separated by 、 , ; / or blanks."""
    return tuple(value for value in _BETWEEN_VALUES.split(fold(text)) if value)


def counted_chars(text: str) -> int:
    """How many letters, ideographs and digits (Unicode L, M, N after NFKC): rule R109."""
    return sum(
        unicodedata.category(char)[0] in "LMN" for char in unicodedata.normalize("NFKC", text)
    )


def has_at_least(text: str, n: int) -> bool:
    """Whether `counted_chars(text) >= n`, without normalising where the beginning shows it."""
    if n <= 0:
        return True
    # Each ASCII letter or digit and each ideograph ends up in a counted character of its own,
    # whatever composes with it, so that these alone are a lower bound.
    if len(_UNSURE.sub("", text[: 2 * n])) >= n:
        return True
    return counted_chars(text) >= n


@cache
def surely_at_least(n: int) -> Callable[[str], Any]:
    """A quick test for many texts: truthy only where a text counts n characters or more.

    Ideographs end up in a counted character of their own, whatever composes with them; two runs
    of n/2 are found faster than n ideographs are counted. A falsy answer leaves the question to
    `has_at_least`.
    """
    half = rf"[\u4e00-\u9fff]{{{max(n + 1, 2) // 2}}}"
    return re.compile(rf"{half}.*?{half}", re.DOTALL).search
