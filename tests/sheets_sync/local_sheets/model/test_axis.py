"""Edits of an axis agree with what they do to a list."""

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.axis import (
    Delete,
    Edit,
    Insert,
    Move,
    moved_index,
    moved_span,
    splice,
)

SIZE = 12


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    start = draw(st.integers(0, SIZE - 1))
    end = draw(st.integers(start + 1, SIZE))
    kind = draw(st.sampled_from(["insert", "delete", "move"]))
    if kind == "insert":
        return Insert(draw(st.integers(0, SIZE)), draw(st.integers(1, 4)))
    if kind == "delete":
        return Delete(start, end)
    to = draw(st.one_of(st.integers(0, start), st.integers(end, SIZE)))
    return Move(start, end, to)


@given(edits())
def test_positions_follow_their_items(edit: Edit) -> None:
    after = splice(list(range(SIZE)), edit, -1)
    for item in range(SIZE):
        place = moved_index(edit, item)
        assert place == (after.index(item) if item in after else None)


@given(edits(), st.integers(0, SIZE))
def test_a_short_list_is_edited_as_if_blanks_followed(edit: Edit, filled: int) -> None:
    short = splice(list(range(filled)), edit, -1)
    full = splice([*range(filled), *[-1] * (SIZE - filled)], edit, -1)
    assert short + [-1] * (len(full) - len(short)) == full


@given(edits(), st.integers(0, SIZE - 1), st.integers(1, SIZE))
def test_spans_keep_their_items(edit: Edit, start: int, width: int) -> None:
    end = min(SIZE, start + width)
    span = moved_span(edit, start, end)
    after = splice(list(range(SIZE)), edit, -1)
    kept = {item for item in range(start, end) if item in after}
    if isinstance(edit, Move):
        return
    if span is None:
        assert not kept
    else:
        low, high = span
        assert low is not None
        assert high is not None
        assert set(after[low:high]) - {-1} == kept


def test_open_spans_stay_open() -> None:
    assert moved_span(Delete(0, 3), None, 2) is None
    assert moved_span(Delete(0, 3), 1, None) == (0, None)
    assert moved_span(Insert(0, 3), None, None) == (None, None)
    assert moved_span(Move(0, 2, 5), 0, 2) == (3, 5)
