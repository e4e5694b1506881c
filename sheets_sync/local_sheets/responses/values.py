"""Answers of spreadsheets.values."""

from typing import Any

from sheets_sync.local_sheets.model.area import Area, a1_of
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.values import Outcome
from sheets_sync.local_sheets.operations.writing import Written
from sheets_sync.local_sheets.responses.lines import Lines
from sheets_sync.local_sheets.responses.lines import as_json as json_default
from sheets_sync.local_sheets.responses.rendering import Rendering

__all__ = [
    "Rendering",
    "batch_update_answer",
    "clear_answer",
    "json_default",
    "update_answer",
    "value_range",
]

Json = dict[str, Any]


def value_range(workbook: Workbook, area: Area, rendering: Rendering) -> Json:
    """A ValueRange; `values` are Lines, missing where all cells are empty."""
    sheet = workbook.sheet(area.sheet_id)
    answer: Json = {"range": a1_of(area, sheet.title), "majorDimension": rendering.major}
    lines = Lines(sheet.grid, area, rendering, workbook.locale)
    if lines:
        answer["values"] = lines
    return answer


def update_answer(
    workbook: Workbook, written: Written, rendering: Rendering | None, *, named: bool = True
) -> Json:
    """An UpdateValuesResponse; with `rendering`, the values as they now stand."""
    title = workbook.sheet(written.area.sheet_id).title
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id} if named else {}
    answer["updatedRange"] = a1_of(written.area, title)
    counts = {
        "updatedRows": written.rows,
        "updatedColumns": written.columns,
        "updatedCells": written.cells,
    }
    answer.update({name: count for name, count in counts.items() if count})
    if rendering is not None:
        answer["updatedData"] = value_range(workbook, written.area, rendering)
    return answer


def batch_update_answer(workbook: Workbook, outcome: Outcome, rendering: Rendering | None) -> Json:
    """A BatchUpdateValuesResponse, or that of batchUpdateByDataFilter where filters are known."""
    written = outcome.written
    by_sheet: dict[int, list[Written]] = {}
    for item in written:
        by_sheet.setdefault(item.area.sheet_id, []).append(item)
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id}
    totals = {
        "totalUpdatedRows": sum(_union(items, "rows") for items in by_sheet.values()),
        "totalUpdatedColumns": sum(_union(items, "columns") for items in by_sheet.values()),
        "totalUpdatedCells": sum(item.cells for item in written),
        "totalUpdatedSheets": sum(any(i.cells for i in items) for items in by_sheet.values()),
    }
    answer.update({name: count for name, count in totals.items() if count})
    by_filter = bool(outcome.filters)
    responses = [update_answer(workbook, w, rendering, named=not by_filter) for w in written]
    for response, data_filter in zip(responses, outcome.filters, strict=False):
        response["dataFilter"] = data_filter
    if responses:
        answer["responses"] = responses
    return answer


def _union(items: list[Written], direction: str) -> int:
    """Rows or columns that at least one of the ranges changed."""
    if len(items) == 1:
        return int(getattr(items[0], direction))
    changed: set[int] = set()
    for item in items:
        start = item.area.top if direction == "rows" else item.area.left
        changed.update(range(start, start + getattr(item, direction)))
    return len(changed)


def clear_answer(workbook: Workbook, outcome: Outcome) -> list[str]:
    """The names of the cleared ranges."""
    return [a1_of(area, workbook.sheet(area.sheet_id).title) for area in outcome.cleared]
