"""Rows behave as the plain list that they stand for."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.rows import CHUNK, Rows

_lengths = st.integers(0, 3 * CHUNK)


@given(_lengths, st.dictionaries(st.integers(0, 4 * CHUNK), st.integers(1, 9), max_size=8))
def test_changed_items(length: int, changed: dict[int, int]) -> None:
    plain = list(range(1000, 1000 + length))
    rows = Rows(plain)
    wanted = plain + [0] * (max(changed, default=-1) + 1 - length)
    for position, item in changed.items():
        wanted[position] = item
    after = rows.with_items(changed, 0)
    assert (list(after), len(after)) == (wanted, len(wanted))
    assert list(rows) == plain
    assert [after[i] for i in range(len(after))] == wanted


@given(_lengths, _lengths, _lengths)
def test_slices(length: int, start: int, stop: int) -> None:
    plain = list(range(length))
    assert Rows(plain)[start:stop] == plain[start:stop]
    assert Rows(plain)[start:] == plain[start:]


@given(_lengths, st.integers(0, 2 * CHUNK))
def test_tails(length: int, blanks: int) -> None:
    plain: list[Any] = [1] * length + [0] * blanks
    rows = Rows(plain).without_tail(lambda item: item == 0)
    assert list(rows) == [1] * length
    assert list(rows.with_items({length: 2}, 0)) == [1] * length + [2]


@given(
    _lengths, st.dictionaries(st.integers(0, 4 * CHUNK), st.integers(1, 9), max_size=4), _lengths
)
def test_notes_are_made_anew_only_where_something_changed(
    length: int, changed: dict[int, int], blanks: int
) -> None:
    asked: list[int] = []

    def note(chunk: Any) -> int:
        asked.append(len(chunk))
        return sum(chunk)

    rows = Rows([1] * length + [0] * blanks)
    rows.noted(note)
    for after in (rows.with_items(changed, 0), rows.without_tail(lambda item: item == 0)):
        asked.clear()
        assert after.noted(note) == [sum(chunk) for chunk in after.chunks]
        shared = sum(chunk is old for chunk, old in zip(after.chunks, rows.chunks, strict=False))
        assert len(asked) <= len(after.chunks) - shared
    assert rows.with_notes(7).noted(note) == [7] * len(rows.chunks)
