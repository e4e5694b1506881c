"""Grids that somebody stands in for, as written under 代管网格 on the staff tab."""

import re
from typing import NamedTuple

from sheets_sync.ledger.cells import fold
from sheets_sync.ledger.dates import Day, read_day

_BETWEEN_ITEMS = re.compile(r"[、,;\r\n]+")
_WAVE = "[~〜]"
_ITEM = re.compile(rf"(?P<grid>[^()~〜]+)(?:\((?P<first>[^()~〜]+){_WAVE}(?P<last>[^()~〜]+)\))?")


class Cover(NamedTuple):
    """A grid id (folded) with the first and last day (serials) of its span; None, None = always."""

    grid: str
    first: int | None
    last: int | None

    def holds_on(self, day: int) -> bool:
        """Whether somebody stands in on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def read_covers(text: str) -> tuple[tuple[Cover, ...], tuple[str, ...]]:
    """The covers in a cell, in order, and the pieces that cannot be read (R102), folded.

    Pieces are `W07` or `W07(2026-03-01~2026-03-20)`, separated by 、 ; , or line breaks, in either
    width. Both days of a span need a year, and the first may not be after the last. Whether there
    is such a grid is not asked here.
    """
    covers: list[Cover] = []
    unreadable: list[str] = []
    for item in _BETWEEN_ITEMS.split(fold(text)):
        piece = item.strip()
        cover = _read_cover(piece)
        if cover:
            covers.append(cover)
        elif piece:
            unreadable.append(piece)
    return tuple(covers), tuple(unreadable)


def _read_cover(piece: str) -> Cover | None:
    match = _ITEM.fullmatch(piece)
    if not match:
        return None
    grid = match["grid"].strip()
    if match["first"] is None:
        return Cover(grid, None, None)
    first, last = read_day(match["first"]), read_day(match["last"])
    if isinstance(first, Day) and isinstance(last, Day) and first <= last:
        return Cover(grid, first.serial, last.serial)
    return None
