"""SheetProperties as they are answered: zero values left out, as Google does."""

from typing import Any

from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]


def sheet_properties(workbook: Workbook, sheet_id: int) -> Json:
    """The properties of one tab; sheetId and index are spelled out even when 0."""
    index, sheet = next(
        (i, sheet) for i, sheet in enumerate(workbook.sheets) if sheet.sheet_id == sheet_id
    )
    answer: Json = {
        "sheetId": sheet_id,
        "title": sheet.title,
        "index": index,
        "sheetType": sheet.properties.get("sheetType", "GRID"),
    }
    if sheet.is_grid:
        answer["gridProperties"] = {
            "rowCount": sheet.grid.row_count,
            "columnCount": sheet.grid.column_count,
            **sheet.properties.get("gridProperties", {}),
        }
    for name, value in sheet.properties.items():
        answer.setdefault(name, value)
    return answer
