"""Configuration rows are completed; what the office typed is never written over."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sheets_sync.workbook.config_rows import guide_rows, settings_rows
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.setup_config import cell_data, office_lists, rewrite_rows, update_rows
from sheets_sync.workbook.structure import SheetState

SETTINGS = TAB["settings"]
KEYS = [column.key for column in SETTINGS.columns]
PLACES = {key: place for place, key in enumerate(KEYS)}
ROWS = settings_rows("zh-CN", date(2026, 3, 5))


def sheet(*rows: list[Any], grid_rows: int = 300) -> SheetState:
    """A sheet with a header and these rows."""
    cells = {
        number: {place: cell_data(value) for place, value in enumerate(row)}
        for number, row in enumerate([KEYS, *rows])
    }
    return SheetState(1, "参数", grid_rows, 5, cells=cells)


def written(requests: list[dict[str, Any]]) -> dict[tuple[int, int], Any]:
    """Values that the requests enter, by 0-based row and column."""
    found = {}
    for request in requests:
        cells = request.get("updateCells")
        if not cells or "userEnteredValue" not in cells["fields"]:
            continue
        start = cells["start"]
        for row, data in enumerate(cells["rows"], start["rowIndex"]):
            for column, cell in enumerate(data["values"], start["columnIndex"]):
                value = cell.get("userEnteredValue", {"": ""})
                found[row, column] = next(iter(value.values()))
    return found


def test_all_rows_go_onto_an_empty_tab() -> None:
    requests, added = update_rows(SETTINGS, sheet(), PLACES, ROWS)
    assert added == len(ROWS)
    cells = written(requests)
    assert [cells[1, place] for place in range(3)] == ["time_zone", "Asia/Shanghai", ""]
    assert cells[2, 1] == 46086
    assert len(cells) == 5 * len(ROWS)


def test_complete_rows_ask_for_nothing() -> None:
    full = sheet(*[[row[key] for key in KEYS] for row in ROWS])
    assert update_rows(SETTINGS, full, PLACES, ROWS) == ([], 0)


def test_a_shortened_list_and_changed_values_are_left() -> None:
    rows = [[row[key] for key in KEYS] for row in ROWS if row["key"] != "topics"]
    rows.insert(0, ["topics", "公厕", "", "", ""])
    rows[5][1] = "十五"
    requests, added = update_rows(SETTINGS, sheet(*rows), PLACES, ROWS)
    assert added == 0
    assert set(written(requests)) == {(1, 3), (1, 4)}


def test_missing_rows_go_below_the_last_and_the_sheet_grows() -> None:
    rows = [[row[key] for key in KEYS] for row in ROWS[1:]]
    requests, added = update_rows(SETTINGS, sheet(*rows, grid_rows=len(ROWS)), PLACES, ROWS)
    assert added == 1
    assert requests[0]["appendDimension"]["length"] == 1
    assert {row for row, _ in written(requests)} == {len(ROWS)}


def test_moved_columns_are_written_where_they_stand() -> None:
    places = {**PLACES, "value": 4, "clause": 1}
    requests, _ = update_rows(SETTINGS, sheet(), places, ROWS[:1])
    assert written(requests)[1, 4] == "Asia/Shanghai"


def test_the_guide_is_rewritten_whole_only_when_it_differs() -> None:
    guide = TAB["guide"]
    places = {"what": 0, "how": 1}
    wanted = guide_rows("zh-CN")
    texts = [[row["what"], row["how"]] for row in wanted]
    same = sheet(*texts)
    assert rewrite_rows(guide, same, places, wanted) == []
    longer = sheet(*texts, ["多出来的", "一行"])
    cells = written(rewrite_rows(guide, longer, places, wanted))
    assert cells[len(texts) + 1, 0] == ""
    assert cells[1, 0] == texts[0][0]


def test_lists_stand_as_typed_else_as_by_default() -> None:
    typed = sheet(
        ["topics", "公厕", "", "", ""], ["Topics ", 0, "", "", ""], ["topics", "", "", "", ""]
    )
    lists = office_lists(typed, PLACES, "zh-CN")
    assert lists["topics"] == ("公厕", "0")
    assert lists["dispute_kinds"][0] == "邻里"
    assert office_lists(sheet(), {}, "en")["topics"][0] == "parking"


@pytest.mark.parametrize(
    ("value", "entered"),
    [
        ("=1+1", {"stringValue": "=1+1"}),
        (7, {"numberValue": 7}),
        (Decimal("0.85"), {"numberValue": 0.85}),
        (date(1900, 1, 1), {"numberValue": 2}),
    ],
)
def test_values_are_entered_as_they_are(value: Any, entered: dict[str, Any]) -> None:
    assert cell_data(value)["userEnteredValue"] == entered
    assert cell_data("") == {}
