"""What cells show, which for formulas is not what stands in them."""

from collections.abc import Mapping

from sheets_sync.local_sheets.model.number_format import formatted
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook

# By sheet, row and column: the text of a formula, and what it shows.
Results = Mapping[tuple[int, int, int], tuple[str, Value]]
NO_RESULTS: Results = {}


def effective_value(
    workbook: Workbook, sheet_id: int, row: int, column: int, results: Results = NO_RESULTS
) -> Value:
    """The value of a cell; of a formula its result, or its text where no result is known."""
    value = workbook.sheet(sheet_id).grid.value(row, column)
    if not isinstance(value, Formula):
        return value
    text, shown = results.get((sheet_id, row, column), ("", ""))
    return shown if text == value.text else value.text


def shown_text(
    workbook: Workbook, sheet_id: int, row: int, column: int, results: Results = NO_RESULTS
) -> str:
    """The cell as people see it."""
    style = workbook.sheet(sheet_id).grid.style(row, column)
    value = effective_value(workbook, sheet_id, row, column, results)
    return formatted(value, style, workbook.locale)
