"""Finds all pairs of texts that differ in few characters, exactly and without trying every pair.

If two texts are at most k edits apart and one of them is cut into k + 1 pieces, then one piece at
least stands unharmed in the other, shifted by no more than the edits before it allow. So each text
is kept under its pieces, and only texts that share a piece in about the same place are compared
(the partition scheme of "Pass-Join", PVLDB 5(3), 2011).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

Piece = tuple[int, int, str]  # length of the text that it was cut from, its number, the piece
Window = tuple[int, int, int, int]  # number and length of a piece, first and last place to look

# Longer texts have so many pieces to look for that comparing them one by one is cheaper.
_LONG: Final = 400
_PAIRS_REMEMBERED: Final = 20_000
_ENDLESS: Final = 10**9  # longer than any text


class SimilarTexts:
    """A set of texts that knows which of its members are at least so similar.

    Similarity is 1 - Levenshtein distance ÷ length of the longer text, and asked for at one half or
    more: below, similar texts need not share a piece. Texts that are known to have been compared
    with one another already can be put in without another search (`recall`).
    """

    def __init__(self, similarity: Decimal) -> None:
        self.similarity = similarity
        self._alike: dict[str, dict[str, int]] = {}
        self._pieces: defaultdict[Piece, list[str]] = defaultdict(list)
        self._lengths: defaultdict[int, int] = defaultdict(int)  # how many texts of each length
        self._long: defaultdict[int, list[str]] = defaultdict(list)  # by length; not cut
        self._not_cut: set[str] = set()  # held, but not yet found by its pieces

    def __contains__(self, text: str) -> bool:
        return text in self._alike

    def __len__(self) -> int:
        return len(self._alike)

    def alike(self, text: str) -> Mapping[str, int]:
        """The members that are similar to this one, with their distance; never itself."""
        return self._alike[text]

    def recall(self, alike: Mapping[str, Mapping[str, int]]) -> None:
        """Take texts in with what an earlier search among exactly them has found."""
        for text, others in alike.items():
            self._alike.setdefault(text, {})
            self._not_cut.add(text)
            for other, distance in others.items():
                self._alike[text][other] = distance
                self._alike.setdefault(other, {})[text] = distance

    def add(self, texts: Iterable[str]) -> Collection[str]:
        """Put texts in and find what they are similar to; returns those that are new."""
        new = sorted({text for text in texts if text not in self._alike}, key=lambda t: (len(t), t))
        if new:
            for text in self._not_cut:
                self._cut(text)
            self._not_cut.clear()
        # From short to long: nothing longer of the new ones stands there yet.
        held = max(self._lengths, default=0)
        for text in new:
            found = self._search(text, max(held, len(text)))
            self._alike[text] = found
            for other, distance in found.items():
                self._alike[other][text] = distance
            self._cut(text)
        return new

    def discard(self, texts: Iterable[str]) -> None:
        """Forget texts: they are compared anew should they come back."""
        for text in texts:
            for other in self._alike.pop(text, {}):
                self._alike[other].pop(text, None)
            if text in self._not_cut:
                self._not_cut.remove(text)
                continue
            for kept in self._kept_under(text):
                kept.remove(text)
            self._lengths[len(text)] -= 1

    def _cut(self, text: str) -> None:
        for kept in self._kept_under(text):
            kept.append(text)
        self._lengths[len(text)] += 1

    def _kept_under(self, text: str) -> Iterator[list[str]]:
        """The lists in which a search looks for a text."""
        if len(text) > _LONG:
            yield self._long[len(text)]
        else:
            for piece in _pieces_of(text, self.similarity):
                yield self._pieces[piece]

    def _search(self, text: str, longest: int) -> dict[str, int]:
        """The members at most so far away."""
        found: dict[str, int] = {}
        tried: set[str] = set()
        pieces, size = self._pieces, len(text)
        partners = min(longest, _longest_partner(size, self.similarity))
        for other_size in range(_shortest_partner(size, self.similarity), partners + 1):
            if not self._lengths.get(other_size):
                continue
            most = _most_edits(max(size, other_size), self.similarity)
            if other_size > _LONG:
                for other in self._long[other_size]:
                    distance = Levenshtein.distance(text, other, score_cutoff=most)
                    if distance <= most:
                        found[other] = distance
                continue
            for number, width, first, last in _windows(size, other_size, self.similarity):
                for start in range(first, last + 1):
                    others = pieces.get((other_size, number, text[start : start + width]))
                    if not others:
                        continue
                    for other in others:
                        if other in tried:
                            continue
                        tried.add(other)
                        distance = Levenshtein.distance(text, other, score_cutoff=most)
                        if distance <= most:
                            found[other] = distance
        return found


def first_alike(text: str, others: Sequence[str], similarity: Decimal) -> int | None:
    """The place of the first text that is at least so similar; None if none is."""
    if not similarity:
        return 0 if others else None
    widest = _most_edits(_longest_partner(len(text), similarity), similarity)
    found = process.extract_iter(text, others, scorer=Levenshtein.distance, score_cutoff=widest)
    for other, distance, place in found:
        if distance <= _most_edits(max(len(text), len(other)), similarity):
            return int(place)
    return None


def _most_edits(longer: int, similarity: Decimal) -> int:
    """How far apart two texts may be, the longer of which has so many characters."""
    return int((1 - similarity) * longer)


def _longest_partner(size: int, similarity: Decimal) -> int:
    """The length beyond which no text is similar to one of this length."""
    return int(size // similarity) if similarity else _ENDLESS


def _shortest_partner(size: int, similarity: Decimal) -> int:
    """The length below which no text is similar to one of this length."""
    return max(size - _most_edits(size, similarity), 1)


@cache
def _cuts(size: int, similarity: Decimal) -> tuple[tuple[int, int], ...]:
    """Start and length of the pieces of a text: one more than any partner may be edits away."""
    count = min(_most_edits(_longest_partner(size, similarity), similarity) + 1, size)
    short, longer = divmod(size, count)
    cuts, start = [], 0
    for number in range(count):
        width = short + (number >= count - longer)
        cuts.append((start, width))
        start += width
    return tuple(cuts)


def _pieces_of(text: str, similarity: Decimal) -> Iterable[Piece]:
    size = len(text)
    for number, (start, width) in enumerate(_cuts(size, similarity)):
        yield size, number, text[start : start + width]


@lru_cache(maxsize=_PAIRS_REMEMBERED)
def _windows(size: int, other: int, similarity: Decimal) -> tuple[Window, ...]:
    """Where to look in a text of `size` for the pieces of a text of another size.

    Edits left and right of an unharmed piece together are at most as many as both texts may be
    apart, and together they make the difference of the sizes: that bounds how far the piece can
    have been shifted.
    """
    most, shift = _most_edits(max(size, other), similarity), size - other
    left, right = (shift - most + 1) // 2, (shift + most) // 2
    return tuple(
        (number, width, max(0, start + left), min(size - width, start + right))
        for number, (start, width) in enumerate(_cuts(other, similarity))
    )
