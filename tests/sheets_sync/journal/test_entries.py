import pytest

from sheets_sync.journal.entries import Entry, Op, Past, digest, state_after
from sheets_sync.ledger.cells import Cell


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["007"], [7]),
        (["a", ""], ["", "a"]),
        (["a", "b"], ["ab"]),
        ([1], [True]),
        (["走访 "], ["走访"]),
    ],
)
def test_digests_tell_cells_apart(left: list[Cell], right: list[Cell]) -> None:
    assert digest(left) != digest(right)
    assert digest(left) == digest(tuple(left))
    assert len(digest(left)) == 16


def test_a_digest_by_column_tells_columns_apart() -> None:
    assert digest({"problem": "灯"}) != digest({"content": "灯"})


@pytest.mark.parametrize(
    ("op", "state"),
    [
        (Op.NEW, "here"),
        (Op.CHANGE, "here"),
        (Op.RETURN, "here"),
        (Op.VANISH, "gone"),
        (Op.RETIRE, "retired"),
    ],
)
def test_each_op_leaves_a_record_in_a_state(op: Op, state: str) -> None:
    assert state_after(op) == state


def test_the_past_begins_empty() -> None:
    assert Past().empty
    assert Past().head == "0" * 64
    assert Entry("diary", "D-000001", Op.RETIRE, None, b"").inferred == {}
