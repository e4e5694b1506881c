"""Edits of one axis (rows or columns) and what they do to positions, spans and sequences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

Axis = str  # "ROWS" or "COLUMNS", as the API writes it
ROWS: Axis = "ROWS"
COLUMNS: Axis = "COLUMNS"


@dataclass(frozen=True, slots=True)
class Insert:
    """`count` new positions before `at`."""

    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Delete:
    """The positions `start` ≤ i < `end` vanish."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Move:
    """The positions `start` ≤ i < `end` go before `to`, counted before the move."""

    start: int
    end: int
    to: int


Edit = Insert | Delete | Move


def moved_index(edit: Edit, index: int) -> int | None:
    """Where the position `index` stands after the edit; None if it vanished."""
    if isinstance(edit, Insert):
        return index + edit.count if index >= edit.at else index
    if isinstance(edit, Delete):
        if index < edit.start:
            return index
        return None if index < edit.end else index - (edit.end - edit.start)
    width = edit.end - edit.start
    target = edit.to if edit.to <= edit.start else edit.to - width
    if edit.start <= index < edit.end:
        return target + index - edit.start
    without = index if index < edit.start else index - width
    return without if without < target else without + width


def moved_span(
    edit: Edit, start: int | None, end: int | None
) -> tuple[int | None, int | None] | None:
    """Where the half-open span stands after the edit; None if nothing of it is left."""
    if isinstance(edit, Insert):
        new_start = start + edit.count if start is not None and start >= edit.at else start
        new_end = end + edit.count if end is not None and end > edit.at else end
        return new_start, new_end
    if isinstance(edit, Delete):
        new_start = None if start is None else _after_delete(edit, start)
        new_end = None if end is None else _after_delete(edit, end)
        if new_end is not None and (new_start or 0) >= new_end:
            return None
        return new_start, new_end
    if start is None or end is None:
        return start, end
    first, last = moved_index(edit, start), moved_index(edit, end - 1)
    if first is None or last is None or last - first != end - 1 - start:
        return start, end
    return first, last + 1


def _after_delete(edit: Delete, boundary: int) -> int:
    return boundary - max(0, min(boundary, edit.end) - edit.start)


def splice(items: Sequence[T], edit: Edit, blank: T, fill: Sequence[T] = ()) -> list[T]:
    """The items after the edit; `items` may end early, as if `blank` followed for ever.

    `fill` stands in the new positions of an Insert (default blank).
    """
    result = list(items)
    if isinstance(edit, Delete):
        del result[edit.start : edit.end]
        return result
    if isinstance(edit, Insert):
        if edit.at > len(result):
            if not fill:
                return result
            result.extend([blank] * (edit.at - len(result)))
        result[edit.at : edit.at] = list(fill) if fill else [blank] * edit.count
        return result
    reach = max(edit.end, edit.to)
    if min(edit.start, edit.to) >= len(result):
        return result
    result.extend([blank] * (reach - len(result)))
    moved = result[edit.start : edit.end]
    del result[edit.start : edit.end]
    target = edit.to if edit.to <= edit.start else edit.to - len(moved)
    result[target:target] = moved
    return result


def trimmed(items: list[T], is_blank: Callable[[T], bool]) -> list[T]:
    """`items` without the blanks at its end, changed in place."""
    while items and is_blank(items[-1]):
        items.pop()
    return items
