from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.outline import depths_of, groups_of

SPAN = {"dimension": "ROWS"}


def test_runs_of_each_depth() -> None:
    groups = groups_of([0, 1, 2, 2, 1, 0, 1], [], SPAN)
    shown = [(g["range"]["startIndex"], g["range"]["endIndex"], g["depth"]) for g in groups]
    assert shown == [(1, 5, 1), (2, 4, 2), (6, 7, 1)]
    assert groups_of([0, 0], [], SPAN) == []


@given(st.lists(st.integers(0, 4), max_size=20))
def test_groups_say_all_that_depths_say(depths: list[int]) -> None:
    assert depths_of(groups_of(depths, [], SPAN), len(depths)) == depths


def test_a_collapsed_group_stays_so_while_its_level_meets_it() -> None:
    old = [{"range": {**SPAN, "startIndex": 1, "endIndex": 3}, "depth": 1, "collapsed": True}]
    assert groups_of([0, 0, 1, 1], old, SPAN)[0]["collapsed"] is True
    assert "collapsed" not in groups_of([0, 0, 0, 1], old, SPAN)[0]
