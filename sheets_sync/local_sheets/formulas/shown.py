"""A sheet's cells with results in the place of its formulas, dressed as the results ask for."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from sheets_sync.formulas.outcomes import Outcome
from sheets_sync.formulas.references import Place, parse_reference
from sheets_sync.formulas.result_format import Format, result_format
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import Style, with_number_format
from sheets_sync.local_sheets.model.values import EMPTY, CellError, Formula, Value, plain_number
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

_ROWS_LOOKED_AT = 3  # below a range's top, where a header may stand
_DEEPEST = 8


class Result(NamedTuple):
    """What a cell shows; `anchor` is the cell of the formula, another one where it spilled."""

    row: int
    column: int
    outcome: Outcome
    anchor: tuple[int, int]


def shown_grid(workbook: Workbook, sheet: Sheet, results: Iterable[Result]) -> Grid:
    """The sheet's grid with these results."""
    grid = sheet.grid
    formats = _Formats(workbook)
    draft = Draft(grid)
    for row, column, outcome, anchor in results:
        value = _value(outcome)
        draft.set_value(row, column, value)
        style = grid.style(row, column)
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        if plain and not (style and (style.number_type or style.pattern)):
            found = formats.of_formula(sheet, *anchor, column - anchor[1])
            if found is not None:
                draft.set_style(row, column, with_number_format(style, *found))
    return replace(draft.finished(), entered=grid)


def _value(outcome: Outcome) -> Value:
    if outcome is None:
        return EMPTY
    if isinstance(outcome, list):
        return CellError(*outcome)
    if isinstance(outcome, float):
        return plain_number(outcome)
    value: Value = outcome
    return value


class _Formats:
    """The number formats that formulas take over from the cells of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._known: dict[tuple[str, str, int], Format | None] = {}

    def of_formula(
        self, sheet: Sheet, row: int, column: int, shift: int, depth: int = 0
    ) -> Format | None:
        """The format of the cell `shift` columns right of a formula's, for its result."""
        value = sheet.grid.value(row, column)
        if not isinstance(value, Formula) or depth > _DEEPEST:
            return None
        return result_format(
            value.text, shift, lambda name, by: self._of_reference(sheet, name, by, depth)
        )

    def _of_reference(self, sheet: Sheet, name: str, shift: int, depth: int) -> Format | None:
        key = (sheet.title, name, shift)
        if key not in self._known:
            self._known[key] = None
            place = self._place(sheet, name)
            if place is not None:
                self._known[key] = self._of_place(place, shift, depth)
        return self._known[key]

    def _place(self, sheet: Sheet, name: str) -> Place | None:
        named = self._workbook.named_range(name)
        if named is not None:
            area = named["range"]
            titles = {s.sheet_id: s.title for s in self._workbook.sheets}
            title = titles.get(area.get("sheetId", 0))
            top, left = area.get("startRowIndex", 0), area.get("startColumnIndex", 0)
            return None if title is None else Place(title, top, left, area.get("endRowIndex"), None)
        try:
            reference = parse_reference(name)
        except ValueError:
            return None
        return None if reference is None else reference.place(sheet.title)

    def _of_place(self, place: Place, shift: int, depth: int) -> Format | None:
        sheet = self._workbook.sheet_titled(place.sheet)
        if sheet is None:
            return None
        top, column = place.top or 0, (place.left or 0) + shift
        bottom = sheet.grid.row_count if place.bottom is None else place.bottom
        for row in range(top, min(bottom, top + _ROWS_LOOKED_AT)):
            found = _number_format(sheet.grid.style(row, column)) or self.of_formula(
                sheet, row, column, 0, depth + 1
            )
            if found is not None:
                return found
        return None


def _number_format(style: Style | None) -> Format | None:
    if style is None or not style.number_type or style.is_plain_text:
        return None
    return style.number_type, style.pattern
