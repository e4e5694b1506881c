"""Which rows are as they were, wherever they stand now."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.ledger.alignment import align, all_fresh
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.rows import Cells
from sheets_sync.workbook.layout import TAB


def cells(*contents: Cell) -> Cells:
    return Cells(TAB["diary"], range(len(contents)), {"content": list(contents)})


def test_nothing_changed() -> None:
    alignment = align(cells("甲", "乙"), ["1", "2"], cells("甲", "乙"), ["1", "2"])

    assert alignment.unchanged
    assert alignment.carry([5, 6], []) == [5, 6]
    assert alignment.carry_by_row({1: "x"}) == {1: "x"}


def test_one_row_was_edited() -> None:
    alignment = align(cells("甲", "乙"), ["1", "2"], cells("甲", "丙"), ["1", "2"])

    assert list(alignment.fresh) == [1]
    assert alignment.carry([5, 6], [7]) == [5, 7]
    assert alignment.carry_by_row({0: "x", 1: "y"}) == {0: "x"}


def test_rows_moved_came_and_went() -> None:
    alignment = align(
        cells("甲", "乙", "丙"), ["1", "2", "3"], cells("丙", "丁", "甲"), list("341")
    )

    assert list(alignment.fresh) == [1]
    assert alignment.carry([5, 6, 7], [8]) == [7, 8, 5]
    assert alignment.carry_by_row({0: "x", 1: "y"}) == {2: "x"}


def test_rows_that_only_vanished_leave_nothing_fresh_but_are_not_unchanged() -> None:
    alignment = align(cells("甲", "乙"), ["1", "2"], cells("乙"), ["2"])

    assert list(alignment.fresh) == []
    assert not alignment.unchanged
    assert alignment.carry([5, 6], []) == [6]


def test_other_columns_make_every_row_fresh() -> None:
    today = Cells(TAB["diary"], range(1), {"content": ["甲"], "reason": [""]})

    assert align(cells("甲"), ["1"], today, ["1"]) == all_fresh(1)


def test_doubled_ids_make_every_row_fresh() -> None:
    alignment = align(cells("甲", "乙"), ["1", "1"], cells("甲"), ["1"])

    assert list(alignment.fresh) == [0]


@given(st.integers(min_value=0))
def test_what_is_carried_is_what_a_fresh_look_would_find(seed: int) -> None:
    random = Random(seed)
    former = [(str(n), random.choice("甲乙丙")) for n in range(random.randint(0, 6))]
    today = [(i, c if random.random() < 0.7 else "改") for i, c in former if random.random() < 0.8]
    today += [(str(n), "新") for n in range(10, 10 + random.randint(0, 2))]
    random.shuffle(today)

    alignment = align(
        cells(*(c for _, c in former)),
        [i for i, _ in former],
        cells(*(c for _, c in today)),
        [i for i, _ in today],
    )
    read = [c * 2 for _, c in today]

    fresh = [read[row] for row in alignment.fresh]
    assert alignment.carry([c * 2 for _, c in former], fresh) == read
