"""A long immutable list in chunks, so that changing one item copies one chunk and not the list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
N = TypeVar("N")

CHUNK = 256


class Rows(Sequence[T], Generic[T]):
    """Items in chunks of CHUNK, the last one shorter and never empty."""

    __slots__ = ("_chunks", "_length", "_notes")

    def __init__(self, items: Iterable[T] = ()) -> None:
        whole = items if isinstance(items, list | tuple) else list(items)
        self._chunks: list[Sequence[T]] = [
            whole[start : start + CHUNK] for start in range(0, len(whole), CHUNK)
        ]
        self._length = len(whole)
        self._notes: list[Any] = [None] * len(self._chunks)

    @classmethod
    def of_chunks(cls, chunks: Sequence[Sequence[T]]) -> "Rows[T]":
        """The list with these chunks, as `chunks` gave them."""
        result: Rows[T] = cls()
        result._chunks = list(chunks)
        result._length = sum(map(len, chunks))
        result._notes = [None] * len(chunks)
        return result

    @property
    def chunks(self) -> Sequence[Sequence[T]]:
        """Its pieces; versions of a list share those in which they do not differ."""
        return self._chunks

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._chunks)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if step != 1:
                return list(self)[index]
            return self._slice(start, stop)
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        return self._chunks[index // CHUNK][index % CHUNK]

    def _slice(self, start: int, stop: int) -> list[T]:
        if start >= stop:
            return []
        first, last = start // CHUNK, (stop - 1) // CHUNK
        items = list(chain.from_iterable(self._chunks[first : last + 1]))
        offset = first * CHUNK
        return items[start - offset : stop - offset]

    def with_items(self, changed: Mapping[int, T], blank: T) -> "Rows[T]":
        """The list with other items at these positions, filled up with `blank` to reach them."""
        if not changed:
            return self
        result: Rows[T] = Rows()
        result._chunks = list(self._chunks)
        result._length = max(self._length, max(changed) + 1)
        result._fill(self._length, blank)
        result._notes = list(self._notes)
        if result._length > self._length and self._notes:
            result._notes[-1] = None
        result._notes.extend([None] * (len(result._chunks) - len(self._chunks)))
        by_chunk: dict[int, list[int]] = {}
        for position in changed:
            by_chunk.setdefault(position // CHUNK, []).append(position)
        for number, positions in by_chunk.items():
            items = list(result._chunks[number])
            for position in positions:
                items[position % CHUNK] = changed[position]
            result._chunks[number] = items
            result._notes[number] = None
        return result

    def _fill(self, old_length: int, blank: T) -> None:
        missing = self._length - old_length
        if missing and self._chunks:
            room = min(CHUNK - len(self._chunks[-1]), missing)
            self._chunks[-1] = [*self._chunks[-1], *[blank] * room]
            missing -= room
        while missing > 0:
            self._chunks.append([blank] * min(CHUNK, missing))
            missing -= CHUNK

    def without_tail(self, is_blank: Callable[[T], bool]) -> "Rows[T]":
        """The list without the blanks at its end."""
        end = self._length
        while end and is_blank(self._chunks[(end - 1) // CHUNK][(end - 1) % CHUNK]):
            end -= 1
        if end == self._length:
            return self
        result: Rows[T] = Rows()
        result._length = end
        result._chunks = list(self._chunks[: -(-end // CHUNK)])
        result._notes = list(self._notes[: -(-end // CHUNK)])
        if end % CHUNK:
            result._chunks[-1] = result._chunks[-1][: end % CHUNK]
            result._notes[-1] = None
        return result

    def noted(self, note: Callable[[Sequence[T]], N]) -> list[N]:
        """`note(chunk)` of every chunk, made once for as long as the chunk stays as it is.

        There is room for one note a chunk: always ask with the same function.
        """
        for number, known in enumerate(self._notes):
            if known is None:
                self._notes[number] = note(self._chunks[number])
        return self._notes

    def with_notes(self, note: object) -> "Rows[T]":
        """The same items, with this note on every chunk."""
        result: Rows[T] = Rows()
        result._chunks, result._length = self._chunks, self._length
        result._notes = [note] * len(self._chunks)
        return result
