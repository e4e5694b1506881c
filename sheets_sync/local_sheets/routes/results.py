"""What formulas show, put down beside requests that go by it, so that a replay does so too."""

from typing import Any

from sheets_sync.local_sheets.formulas.found import formulas_in, has_formulas
from sheets_sync.local_sheets.model.values import CellError, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.requests.kinds import BY_RESULTS
from sheets_sync.local_sheets.requests.message import camel, flat
from sheets_sync.local_sheets.routes.showing import shown_sheets

Json = dict[str, Any]


def results_for(workbook: Workbook, requests: object) -> list[Any]:
    """Sheet, row, column, text and result of every formula; none if no request goes by them."""
    names = {camel(str(name)) for item in flat(requests) if isinstance(item, dict) for name in item}
    if not names & set(BY_RESULTS) or not has_formulas(workbook):
        return []
    shown = shown_sheets(workbook, [sheet.sheet_id for sheet in workbook.sheets])
    return [
        [sheet.sheet_id, row, column, text, _plain(shown, sheet.sheet_id, row, column)]
        for sheet in workbook.sheets
        for row, column, text in formulas_in(sheet.grid.values)
    ]


def _plain(shown: Workbook, sheet_id: int, row: int, column: int) -> Value:
    value = shown.sheet(sheet_id).grid.value(row, column)
    return str(value) if isinstance(value, CellError) else value  # as JSON gives it back
