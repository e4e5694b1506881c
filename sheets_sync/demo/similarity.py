"""Are two texts nearly the same? As rules A401 and A402 ask (spec/rules.md)."""

import unicodedata
from fractions import Fraction
from zlib import crc32

LIMIT = Fraction(85, 100)
SHORT = 20  # characters after folding: shorter texts are not compared
EXACT_UP_TO = 4000  # texts; beyond, only an author's own latest are compared
OWN_LATEST = 150
_BITS = 512


def letters(text: str) -> str:
    """NFKC, lower case, letters and ideographs only."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] == "L")


def distance(left: str, right: str) -> int:
    """Levenshtein distance, bit-parallel (Hyyrö 2003)."""
    if not left:
        return len(right)
    masks: dict[str, int] = {}
    for place, char in enumerate(left):
        masks[char] = masks.get(char, 0) | 1 << place
    full = (1 << len(left)) - 1
    top = 1 << (len(left) - 1)
    plus, minus, count = full, 0, len(left)
    for char in right:
        match = masks.get(char, 0)
        zero = (((match & plus) + plus) ^ plus) | match | minus
        up = minus | ~(zero | plus) & full
        down = plus & zero
        if up & top:
            count += 1
        elif down & top:
            count -= 1
        up = up << 1 | 1
        down <<= 1
        plus = (down | ~(zero | up)) & full
        minus = up & zero & full
    return count


def similarity(left: str, right: str) -> Fraction:
    """1 − distance ÷ length of the longer, of texts already reduced by `letters`."""
    longer = max(len(left), len(right))
    return 1 - Fraction(distance(left, right), longer) if longer else Fraction(1)


def _pairs(folded: str) -> int:
    """The pairs of neighbouring letters, hashed into one integer of `_BITS` bits."""
    mask = 0
    for start in range(len(folded) - 1):
        mask |= 1 << crc32(folded[start : start + 2].encode()) % _BITS
    return mask


class Shelf:
    """Texts written so far, and whether a new one is too like one of them.

    Exact up to `EXACT_UP_TO` texts. Beyond that a text is compared with the `OWN_LATEST` of its
    author alone: all against all would take minutes.
    """

    def __init__(self) -> None:
        self._all: list[tuple[int, str]] = []
        self._own: dict[str, list[tuple[int, str]]] = {}

    def add(self, author: str, text: str) -> None:
        """Remember a text, whatever it is like."""
        folded = letters(text)
        if len(folded) < SHORT:
            return
        entry = (_pairs(folded), folded)
        self._own.setdefault(author, []).append(entry)
        if len(self._all) < EXACT_UP_TO:
            self._all.append(entry)

    def crowded(self, author: str, text: str) -> bool:
        """Whether a text is as like a remembered one as A401 and A402 warn of."""
        folded = letters(text)
        if len(folded) < SHORT:
            return False
        mask = _pairs(folded)
        # Each edit destroys two pairs at most, and the longer text has at most length ÷ 0.85
        # letters: whoever shares fewer pairs cannot be that similar.
        edits = int((1 - LIMIT) * len(folded) / LIMIT)
        shared = mask.bit_count() - 2 * edits
        own = self._own.get(author, [])
        texts = self._all if len(self._all) < EXACT_UP_TO else own[-OWN_LATEST:]
        return any(
            similarity(folded, other) >= LIMIT
            for pairs, other in texts
            if (mask & pairs).bit_count() >= shared
        )
