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
