from dataclasses import replace

from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Delete, Insert, Move
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.reshape import reshaped, shifted_range
from sheets_sync.local_sheets.model.workbook import Workbook

PLACE = {"startRowIndex": 2, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 1}


def _chart(sheet_id: int, row: int) -> dict[str, object]:
    sources = {"sourceRange": {"sources": [PLACE]}}
    cell = {"sheetId": sheet_id, "rowIndex": row}
    position = {"overlayPosition": {"anchorCell": cell}}
    return {"chartId": 1, "spec": {"pieChart": {"series": sources}}, "position": position}


def _workbook() -> Workbook:
    workbook = new_workbook("x", {})
    first = workbook.sheets[0]
    second = replace(first, sheet_id=5, title="other", charts=(_chart(5, 3),))
    return replace(workbook, sheets=(replace(first, charts=(_chart(0, 3),)), second))


def test_ranges_shrink_grow_and_vanish() -> None:
    assert shifted_range(PLACE, 0, ROWS, Insert(3, 2)) == {**PLACE, "endRowIndex": 6}
    assert shifted_range(PLACE, 0, ROWS, Delete(0, 3)) == {
        **PLACE,
        "startRowIndex": 0,
        "endRowIndex": 1,
    }
    assert shifted_range(PLACE, 0, ROWS, Delete(1, 5)) is None
    assert shifted_range(PLACE, 0, ROWS, Move(2, 4, 9)) == {
        **PLACE,
        "startRowIndex": 7,
        "endRowIndex": 9,
    }
    assert shifted_range(PLACE, 5, ROWS, Delete(1, 5)) == PLACE
    spelled = {"sheetId": 0, **PLACE}  # as older stores have it
    assert shifted_range(spelled, 0, COLUMNS, Insert(5, 1)) == PLACE


def test_charts_draw_from_other_sheets_and_stay_on_theirs() -> None:
    changed = reshaped(_workbook(), 0, ROWS, Delete(3, 4))
    for sheet, row in zip(changed.sheets, (3, 3), strict=True):
        chart = sheet.charts[0]
        (source,) = chart["spec"]["pieChart"]["series"]["sourceRange"]["sources"]
        assert source["endRowIndex"] == 3
        assert chart["position"]["overlayPosition"]["anchorCell"]["rowIndex"] == row
    gone = reshaped(changed, 0, ROWS, Delete(2, 3)).sheets[1].charts[0]
    assert gone["spec"]["pieChart"]["series"]["sourceRange"]["sources"] == []
