"""A plan never enters anything into a cell that people own, whatever it mends."""

import random
from datetime import date
from typing import Any

import pytest

from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.workbook.layout import TAB, TABS, Tab, TabKind
from sheets_sync.workbook.setup_plan import SetupPlan, plan_setup
from sheets_sync.workbook.structure import SheetState, Structure

TODAY = date(2026, 3, 5)
GROWING = {tab.key for tab in TABS if tab.kind is TabKind.CONFIG} | {"guide"}


def text(value: str) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": value}} if value else {}


def used_sheet(tab: Tab, number: int, chance: random.Random) -> SheetState:
    """A tab in use: columns shuffled, some deleted, renamed or without metadata, one foreign."""
    columns = [column for column in tab.columns if chance.random() > 0.15]
    chance.shuffle(columns)
    header, claims = {}, {}
    for place, column in enumerate(columns):
        known = chance.random() > 0.3
        title = column.title("zh-CN")
        header[place] = text(chance.choice([title, "改了名", ""]) if known else title)
        if known:
            claims[place] = (f"{tab.key}.{column.key}",)
    header[len(columns)] = text("自己加的列")
    typed = {place: text("人填的") for place in range(len(columns) + 1)}
    rows = {0: header, 1: typed, tab.rows - 1: typed}
    key = tab.key if claims or chance.random() > 0.5 else ""
    return SheetState(
        number, tab.title.zh, tab.rows, len(columns) + 1, 1, key, (), (), rows, claims
    )


def plan(sheets: list[SheetState]) -> SetupPlan:
    return plan_setup(Structure(sheets, "zh-CN", known=True), "zh-CN", today=TODAY, rules=CATALOGUE)


@pytest.mark.parametrize("seed", range(60))
def test_only_blank_headers_and_new_columns_are_entered(seed: int) -> None:
    chance = random.Random(seed)
    sheets = [used_sheet(tab, number, chance) for number, tab in enumerate(TABS)]
    by_id = {sheet.sheet_id: (TABS[sheet.sheet_id], sheet) for sheet in sheets}
    for request in plan(sheets).requests:
        (kind,) = request
        assert kind not in ("deleteSheet", "deleteDimension", "insertDimension", "moveDimension")
        cells = request.get("updateCells") or {"fields": ""}
        assert "userEnteredValue" not in (request.get("repeatCell") or {"fields": ""})["fields"]
        if "userEnteredValue" not in cells["fields"]:
            continue
        start = cells["start"]
        tab, sheet = by_id[start["sheetId"]]
        if start["rowIndex"]:
            assert tab.key in GROWING
            continue
        for place, _ in enumerate(cells["rows"][0]["values"], start["columnIndex"]):
            assert not sheet.cell(0, place).get("userEnteredValue")


@pytest.mark.parametrize("seed", range(60))
def test_human_configuration_cells_are_entered_in_new_rows_only(seed: int) -> None:
    chance = random.Random(seed)
    settings = used_sheet(TAB["settings"], 0, chance)
    human = {
        place
        for place in range(settings.columns)
        if settings.claims.get(place) == ("settings.value",) or place == settings.columns - 1
    }
    for request in plan([settings]).requests:
        cells = request.get("updateCells")
        if not cells or cells["start"]["sheetId"] or "userEnteredValue" not in cells["fields"]:
            continue
        if cells["start"]["columnIndex"] in human and cells["start"]["rowIndex"]:
            assert cells["start"]["rowIndex"] >= settings.rows


def test_sheet_ids_in_use_are_not_taken() -> None:
    sheets = [SheetState(1000, "别的表", 10, 10, cells={0: {0: text("电话")}})]
    added = [
        request["addSheet"]["properties"]["sheetId"]
        for request in plan(sheets).requests
        if "addSheet" in request
    ]
    assert len(set(added)) == len(TABS)
    assert 1000 not in added


def test_a_sheet_with_a_single_row_gets_rows() -> None:
    header = {place: text(column.header.zh) for place, column in enumerate(TAB["grids"].columns)}
    lone = SheetState(7, "网格划分", 1, 7, 0, "grids", cells={0: header})
    grown = [
        request["appendDimension"]
        for request in plan([lone]).requests
        if request.get("appendDimension", {}).get("sheetId") == 7
    ]
    assert grown == [{"sheetId": 7, "dimension": "ROWS", "length": 199}]
