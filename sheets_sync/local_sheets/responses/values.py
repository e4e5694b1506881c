"""Answers of spreadsheets.values."""

from typing import Any

from sheets_sync.local_sheets.model.area import Area, a1_of
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.values import Outcome
from sheets_sync.local_sheets.operations.writing import Written
from sheets_sync.local_sheets.responses.lines import Lines
from sheets_sync.local_sheets.responses.rendering import Rendering

__all__ = [
    "Rendering",
    "batch_update_answer",
    "clear_answer",
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
    """An UpdateValuesResponse; with `rendering`, the values as they stand in the whole range."""
    title = workbook.sheet(written.area.sheet_id).title
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id} if named else {}
    answer["updatedRange"] = a1_of(written.area, title)
    counts = {
        "updatedRows": len(written.rows),
        "updatedColumns": len(written.columns),
        "updatedCells": written.cells,
    }
    answer.update({name: count for name, count in counts.items() if count})
    if rendering is not None:
        shown = Rendering(written.major, rendering.render, rendering.dates)
        answer["updatedData"] = value_range(workbook, written.asked, shown)
    return answer


def batch_update_answer(workbook: Workbook, outcome: Outcome, rendering: Rendering | None) -> Json:
    """A BatchUpdateValuesResponse, or that of batchUpdateByDataFilter where filters are known."""
    written = outcome.written
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id}
    totals = {
        "totalUpdatedRows": len({(w.area.sheet_id, row) for w in written for row in w.rows}),
        "totalUpdatedColumns": len({(w.area.sheet_id, c) for w in written for c in w.columns}),
        "totalUpdatedCells": sum(w.cells for w in written),
        "totalUpdatedSheets": len({w.area.sheet_id for w in written if w.cells}),
    }
    answer.update({name: count for name, count in totals.items() if count})
    by_filter = bool(outcome.filters)
    responses = [update_answer(workbook, w, rendering, named=not by_filter) for w in written]
    for response, data_filter in zip(responses, outcome.filters, strict=False):
        response["dataFilter"] = data_filter
    if responses:
        answer["responses"] = responses
    return answer


def clear_answer(workbook: Workbook, outcome: Outcome) -> list[str]:
    """The names of the cleared ranges."""
    return [a1_of(area, workbook.sheet(area.sheet_id).title) for area in outcome.cleared]
