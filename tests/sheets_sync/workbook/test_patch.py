"""The cells that differ, nothing else."""

import pytest

from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.patch import Patch, add_table
from sheets_sync.workbook.snapshot import Cell, Table
from tests.ledgers import table_of


def cells(
    key: str, stands: list[Cell], wanted: list[Cell], positions: list[int] | None = None
) -> dict[int, Cell]:
    table = table_of("diary", [{key: cell} for cell in stands])
    patch = Patch()
    add_table(patch, TAB["diary"], table, {key: wanted}, positions)
    return dict(patch.writes[0].cells) if patch.writes else {}


def test_what_stands_is_not_written() -> None:
    assert cells("check", ["通过", "有误"], ["通过", "有误"]) == {}


def test_only_what_differs_is_written() -> None:
    assert cells("check", ["通过", "有误"], ["通过", "通过"]) == {1: "通过"}


def test_rows_are_addressed_where_they_stand() -> None:
    assert cells("check", ["", "通过", "", "有误"], ["通过", "通过"], [1, 3]) == {3: "通过"}


def test_what_stands_beside_no_row_is_cleared() -> None:
    assert cells("check", ["通过", "通过", "有误"], ["通过"], [0]) == {1: "", 2: ""}


def test_rows_below_the_last_are_written_too() -> None:
    assert cells("check", [], ["通过"], [4]) == {4: "通过"}
    assert cells("check", ["通过", "有误"], ["通过", "通过"], [0, 2]) == {1: "", 2: "通过"}


@pytest.mark.parametrize("stands", [46087.375, 46087.375000001, 46087.37499999])
def test_a_moment_of_the_same_second_stands(stands: float) -> None:
    assert cells("first_seen", [stands], [46087.375]) == {}


@pytest.mark.parametrize("stands", ["", "46087.375", 46087.3751])
def test_another_one_does_not(stands: Cell) -> None:
    assert cells("first_seen", [stands], [46087.375]) == {0: 46087.375}


def test_a_human_column_is_refused() -> None:
    table = table_of("diary", [{}])

    with pytest.raises(ValueError, match=r"diary\.content belongs to people"):
        add_table(Patch(), TAB["diary"], table, {"content": ["x"]}, [0])


def test_columns_without_metadata_are_passed_over() -> None:
    table = table_of("diary", [{}])
    table.metadata = {}
    patch = Patch()
    add_table(patch, TAB["diary"], table, {"check": ["通过"]}, [0])

    assert not patch.writes


def test_a_short_grid_grows_for_a_board() -> None:
    table: Table = table_of("alerts", [])
    table.grid_rows = 3
    patch = Patch()
    add_table(patch, TAB["alerts"], table, {"code": ["R101"] * 10})

    assert patch.grow == {table.sheet_id: 11 - 3 + 500}
    assert patch.size == 10
    assert patch.tabs == ["alerts"]


def test_a_board_that_shrinks_is_cleared_below() -> None:
    table = table_of("alerts", [{"code": "R101"}, {"code": "R102"}])
    patch = Patch()
    add_table(patch, TAB["alerts"], table, {"code": ["R101"]})

    assert dict(patch.writes[0].cells) == {1: ""}
