"""The rows that a sheet's basic filter hides."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.model.area import area_of_grid_range
from sheets_sync.local_sheets.model.colour import alike, colour_in, fill_of, ink_of
from sheets_sync.local_sheets.model.conditions import Cell, Reading, meets
from sheets_sync.local_sheets.model.effective import (
    NO_RESULTS,
    Results,
    effective_value,
    shown_text,
)
from sheets_sync.local_sheets.model.filters import criteria_of
from sheets_sync.local_sheets.model.number_format import is_date
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
NOTHING: frozenset[int] = frozenset()


def hidden_rows(
    workbook: Workbook, sheet: Sheet, at: int, results: Results = NO_RESULTS
) -> frozenset[int]:
    """The rows below the filter's header that one of its criteria does not let through.

    `at`, in milliseconds since 1970, is what relative dates count from. Criteria that only a
    formula could decide hide nothing. `results` are those of the workbook's formulas.
    """
    if sheet.basic_filter is None or "range" not in sheet.basic_filter:
        return NOTHING
    criteria = criteria_of(sheet.basic_filter)
    if not criteria:
        return NOTHING
    area = area_of_grid_range(workbook, sheet.basic_filter["range"])
    reading = Reading(workbook.locale, at)
    checks = {column: _check(found, reading, results) for column, found in criteria.items()}
    return frozenset(
        row
        for row in range(area.top + 1, area.bottom)
        if not all(
            passes(workbook, sheet, row, column)
            for column, passes in checks.items()
            if area.left <= column < area.right
        )
    )


Check = Callable[[Workbook, Sheet, int, int], bool]


def _check(criteria: Json, reading: Reading, results: Results) -> Check:
    hidden = frozenset(criteria.get("hiddenValues") or ())
    condition = criteria.get("condition")
    fill = colour_in(criteria, "visibleBackgroundColor")
    ink = colour_in(criteria, "visibleForegroundColor")

    def passes(workbook: Workbook, sheet: Sheet, row: int, column: int) -> bool:
        style = sheet.grid.style(row, column)
        if fill is not None and not alike(fill, fill_of(style)):
            return False
        if ink is not None and not alike(ink, ink_of(style)):
            return False
        if not hidden and not condition:
            return True
        text = shown_text(workbook, sheet.sheet_id, row, column, results)
        if text in hidden:
            return False
        if not condition:
            return True
        value = effective_value(workbook, sheet.sheet_id, row, column, results)
        return meets(condition, Cell(value, text, is_date(style)), reading) is not False

    return passes
