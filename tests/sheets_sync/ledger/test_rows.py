"""Which rows count as filled, and how hits are collected."""

import pytest

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.rows import Rows, filled_cells
from sheets_sync.workbook.layout import TAB
from tests.ledgers import table_of


@pytest.mark.parametrize("cell", ["字", 0, False, 46086, 0.5])
def test_one_human_cell_makes_a_row(cell: Cell) -> None:
    table = table_of("diary", [{}, {"reason": cell}, {}])

    assert list(filled_cells(table, TAB["diary"]).positions) == [1]


@pytest.mark.parametrize("cell", ["", " ", "　", "\u200b", "\n"])
def test_what_cannot_be_seen_does_not(cell: Cell) -> None:
    table = table_of("diary", [{"reason": cell}])

    assert len(filled_cells(table, TAB["diary"])) == 0


def test_service_cells_do_not_either() -> None:
    table = table_of("diary", [{"record_id": "D-000001", "check": "通过", "first_seen": 46000}])

    assert len(filled_cells(table, TAB["diary"])) == 0


def test_a_back_check_is_one_with_a_subject() -> None:
    table = table_of("backchecks", [{"subject": "H001"}, {"remark": "多写的"}])

    assert list(filled_cells(table, TAB["backchecks"]).positions) == [0]


def test_cells_are_kept_as_typed_and_can_be_selected() -> None:
    rows: list[dict[str, Cell]] = [{"content": " 甲 "}, {}, {"content": "乙", "worker": "S02"}]
    cells = filled_cells(table_of("diary", rows), TAB["diary"])

    assert cells.body(0) == {"content": " 甲 "}
    assert cells.select([1]).body(0) == {"content": "乙", "worker": "S02"}
    assert list(cells.select([1]).positions) == [2]


def test_a_lost_column_is_absent() -> None:
    table = table_of("diary", [{"content": "甲"}])
    del table.columns["reason"]

    assert "reason" not in filled_cells(table, TAB["diary"]).columns


def test_one_hit_for_each_code_and_column() -> None:
    rows = Rows(TAB["diary"], {}, size=2)
    rows.add([Hit(1, "R101", "duty"), Hit(1, "R101", "duty"), Hit(1, "R101", "method")])

    assert [hit.column for hit in rows.hits[1]] == ["duty", "method"]
