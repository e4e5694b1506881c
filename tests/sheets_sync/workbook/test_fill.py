import pytest

from sheets_sync.workbook.fill import emptying, filling, setting
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table


def table(tab: str, sheet_id: int, grid_rows: int = 1000, **columns: list[Cell]) -> Table:
    metadata = {key: sheet_id * 100 + place for place, key in enumerate(columns)}
    height = max(map(len, columns.values()))
    return Table(tab, sheet_id, tab, columns, height, metadata, grid_rows=grid_rows)


def test_rows_are_written_one_below_the_other() -> None:
    snapshot = Snapshot({"diary": table("diary", 1, record_id=[], visited_on=[], worker=[])})
    patch = filling(snapshot, {"diary": [{"visited_on": 46086}, {"worker": "S001"}]})
    writes = {write.column: (write.metadata_id, dict(write.cells)) for write in patch.writes}
    assert writes == {"visited_on": (101, {0: 46086}), "worker": (102, {1: "S001"})}
    assert patch.grow == {}


def test_a_grid_that_is_too_small_grows() -> None:
    snapshot = Snapshot({"diary": table("diary", 7, grid_rows=3, worker=[])})
    rows: list[dict[str, Cell]] = [{"worker": "S001"}] * 3
    assert filling(snapshot, {"diary": rows[:2]}).grow == {}
    assert filling(snapshot, {"diary": rows}).grow == {7: 501}


def test_a_tab_that_is_missing_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="places"):
        filling(Snapshot({}), {"places": [{"place_id": "P1"}]})


def test_emptying_clears_what_is_filled_and_nothing_else() -> None:
    diary = table("diary", 1, record_id=["D-000001", ""], worker=["", "S001"], check=["", ""])
    settings = table("settings", 2, key=["start_date"], value=[46000])
    patch = emptying(Snapshot({"diary": diary, "settings": settings}), ["diary", "households"])
    cleared = {write.column: dict(write.cells) for write in patch.writes}
    assert cleared == {"record_id": {0: ""}, "worker": {1: ""}}


def test_a_setting_is_found_by_its_name_wherever_it_stands() -> None:
    sheet = table("settings", 2, key=["topics", " start_date "], value=["a", 46000])
    write = setting(Snapshot({"settings": sheet}), "start_date", 46086)
    assert write is not None
    assert (write.metadata_id, dict(write.cells)) == (201, {1: 46086})
    assert setting(Snapshot({"settings": sheet}), "sync_every", 10) is None
    assert setting(Snapshot({}), "start_date", 46086) is None
