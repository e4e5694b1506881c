"""Sentences from frames, openings, closings and slots, none like another."""

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

from sheets_sync.demo.rows import day_of
from sheets_sync.demo.similarity import Shelf
from sheets_sync.demo.texts.slots import SLOTS, TIPS

T = TypeVar("T")
TRIES = 12
_SLOT = re.compile(r"{(\w+)}")

# How a person punctuates: full width, half width, blanks between, no full stop.
# Frames are written with a plain comma; the stop comes last.
STYLES: Mapping[str, tuple[str, str]] = {
    "full": ("\uff0c", "。"),
    "half": (",", "."),
    "blank": (" ", ""),
    "open": ("\uff0c", ""),
}


def season(day: int) -> int:
    """0 winter, 1 spring, 2 summer, 3 autumn, of a serial day."""
    return day_of(day).month % 12 // 3


def part_of_day(minute: int) -> tuple[str, ...]:
    """Words for a time of day, in minutes since midnight."""
    if minute < 690:
        return ("上午", "早上", "一早")
    if minute < 1020:
        return ("下午", "午后")
    return ("傍晚", "晚饭后", "晚上")


class _Filling(dict[str, str]):
    """Slots of one sentence: given ones, else drawn once and kept."""

    def __init__(self, given: Mapping[str, str], rng: Random) -> None:
        super().__init__(given)
        self._rng = rng

    def __missing__(self, slot: str) -> str:
        word = self[slot] = self._rng.choice(SLOTS[slot])
        return word


class Composer:
    """Writes what a person types; one per demo, since it remembers every text."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._shelf = Shelf()
        self._decks: dict[tuple[str, str], list[int]] = {}

    def draw(self, author: str, pool: str, choices: Sequence[T]) -> T:
        """One of a named pool; an author goes through all before one comes again."""
        key = (author, pool)
        deck = self._decks.get(key)
        if not deck:
            deck = self._decks[key] = self._rng.sample(range(len(choices)), len(choices))
        return choices[deck.pop()]

    def keep(self, author: str, text: str) -> None:
        """Remember a text written elsewhere, so that no later one comes close to it."""
        self._shelf.add(author, text)

    def fill(self, text: str, given: Mapping[str, str]) -> str:
        """A text with its slots filled."""
        return text.format_map(_Filling(given, self._rng))

    def write(
        self,
        author: str,
        parts: Sequence[str],
        given: Mapping[str, str],
        *,
        day: int,
        closings: tuple[str, Sequence[str]],
        style: str = "full",
        tips: bool = False,
    ) -> str:
        """Parts with filled slots and, mostly, a closing; drawn anew while too like another.

        `closings` is a pool: its name and its texts. With `tips`, a word of the season may
        take their place.
        """
        for attempt in range(TRIES):
            ends = list(parts)
            roll = self._rng.random()
            if tips and roll < 0.22:
                ends.append(self._rng.choice(TIPS[season(day)]))
            elif roll < 0.8 or attempt:
                ends.append(self._closing(author, closings, ends))
            if attempt > 3:
                ends.append(self._closing(author, closings, ends))
            text = self.fill(_join(ends), given)
            if not self._shelf.crowded(author, text):
                break
        self._shelf.add(author, text)
        return punctuate(text, style)

    def _closing(
        self, author: str, closings: tuple[str, Sequence[str]], said: Sequence[str]
    ) -> str:
        """A closing that repeats no slot of what was said, the person apart."""
        used = set(_SLOT.findall("".join(said))) - {"call", "keeper"}
        closing = ""
        for _ in range(4):
            closing = self.draw(author, *closings)
            if closing not in said and not used & set(_SLOT.findall(closing)):
                break
        return closing


def _join(parts: Sequence[str]) -> str:
    """The opening brings its own comma; the others are set apart by one."""
    opening, *rest = parts
    head = opening if opening.endswith(",") or not rest else opening + ","
    return head + ",".join(rest)


def punctuate(text: str, style: str = "full") -> str:
    """A text with a person's commas and final stop."""
    comma, stop = STYLES[style]
    return text.replace(",", comma) + stop
