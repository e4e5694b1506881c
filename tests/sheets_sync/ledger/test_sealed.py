from datetime import datetime

import pytest

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import moment_of, serial_of
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.sealed import changed_columns, counting_body, same, seal_moment
from sheets_sync.workbook.layout import TAB

MARCH = month_of(serial_of(datetime.fromisoformat("2026-03-01").date()))
DISPUTE: dict[str, Cell] = {
    "reported_at": 46086.5,
    "worker": "S02",
    "kind": "邻里纠纷",
    "story": "楼上漏水",
}
VISIT: dict[str, Cell] = {"visited_on": 46086, "worker": "S02", "content": "看望老人"}


def test_march_is_sealed_from_the_fourth_of_april() -> None:
    sealed = seal_moment(MARCH, default_thresholds("zh-CN"))

    assert sealed == moment_of(datetime.fromisoformat("2026-04-04"))


@pytest.mark.parametrize(
    ("one", "other"), [("看望 ", "看望"), ("Ｓ02", "S02"), (7, "7"), ("", " "), (46086, 46086.0)]
)
def test_another_spelling_is_no_change(one: Cell, other: Cell) -> None:
    assert same(one, other)


def test_in_the_diary_any_cell_is_protected() -> None:
    diary, changed = TAB["diary"], {**VISIT, "content": "看望老人和孩子", "problem": "灯不亮"}

    assert changed_columns(diary, VISIT, changed) == ["content", "problem"]
    assert counting_body(diary, VISIT, changed) == VISIT


def test_filling_what_was_blank_is_progress_of_a_dispute() -> None:
    disputes = TAB["disputes"]
    closed: dict[str, Cell] = {**DISPUTE, "closed_at": 46090.5, "result": "已化解"}

    assert changed_columns(disputes, DISPUTE, closed) == []
    assert counting_body(disputes, DISPUTE, closed) == closed
    assert changed_columns(disputes, closed, {**closed, "closed_at": 46088.5}) == ["closed_at"]


@pytest.mark.parametrize("key", ["reported_at", "worker", "kind", "level"])
def test_main_date_worker_kind_and_level_are_never_progress(key: str) -> None:
    sealed = {k: cell for k, cell in DISPUTE.items() if k != key}
    filled: dict[str, Cell] = {**sealed, key: "重大"}

    assert changed_columns(TAB["disputes"], sealed, filled) == [key]
    assert counting_body(TAB["disputes"], sealed, filled) == sealed


def test_approvals_and_verdicts_are_taken_as_they_stand() -> None:
    sealed: dict[str, Cell] = {"found_at": 46086.5, "validity": "有效"}
    ruled: dict[str, Cell] = {"found_at": 46086.5, "validity": "无效", "approved_by": "L01"}

    assert changed_columns(TAB["reports"], sealed, ruled) == []
    assert counting_body(TAB["reports"], sealed, ruled) == ruled


def test_a_cell_that_was_emptied_counts_on() -> None:
    assert changed_columns(TAB["disputes"], DISPUTE, {"reported_at": 46086.5}) == [
        *("worker", "kind", "story")
    ]
    assert counting_body(TAB["disputes"], DISPUTE, {}) == DISPUTE
