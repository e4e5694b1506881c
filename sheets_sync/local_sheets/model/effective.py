"""What cells show, which for formulas is not what stands in them."""

from sheets_sync.local_sheets.model.number_format import formatted
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook


def effective_value(workbook: Workbook, sheet_id: int, row: int, column: int) -> Value:
    """The value of a cell; of a formula, its result."""
    value = workbook.sheet(sheet_id).grid.value(row, column)
    return value.text if isinstance(value, Formula) else value


def shown_text(workbook: Workbook, sheet_id: int, row: int, column: int) -> str:
    """The cell as people see it."""
    style = workbook.sheet(sheet_id).grid.style(row, column)
    return formatted(effective_value(workbook, sheet_id, row, column), style, workbook.locale)
