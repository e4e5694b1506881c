"""Results in the place of formulas, in the dress that they ask for."""

from sheets_sync.local_sheets.formulas.shown import Result, shown_grid
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.style import style_of
from sheets_sync.local_sheets.model.values import CellError, Formula, extended_value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

DATE = style_of({"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm"}}})


def test_a_shown_grid_knows_what_was_entered() -> None:
    draft = Draft(Grid(9, 9))
    draft.set_value(0, 0, 46082)
    draft.set_style(0, 0, DATE)
    draft.set_value(0, 1, Formula("=A1"))
    draft.set_value(0, 2, Formula("=B1+1"))
    draft.set_value(0, 3, Formula("=1/0"))
    draft.set_value(0, 4, Formula("=ISTEXT(A1)"))
    draft.set_value(0, 5, Formula("=C9"))
    grid = draft.finished()
    sheet = Sheet(1, "a", grid)
    outcomes = [46082.0, 46083.0, ["DIVIDE_BY_ZERO", "why"], False, None]
    results = [Result(0, 1 + i, outcome, (0, 1 + i)) for i, outcome in enumerate(outcomes)]
    shown = shown_grid(Workbook("id", {}, (sheet,)), sheet, results)
    assert shown.entered is grid
    assert shown.values[0] == (46082, 46082, 46083, "#DIV/0!", False)
    assert [shown.style(0, column) for column in range(5)] == [DATE, DATE, DATE, None, None]
    error = shown.value(0, 3)
    assert isinstance(error, CellError)
    assert extended_value(error) == {"errorValue": {"type": "DIVIDE_BY_ZERO", "message": "why"}}


def test_a_name_and_a_circle_of_formats() -> None:
    draft = Draft(Grid(9, 9))
    draft.set_style(4, 4, DATE)
    draft.set_value(0, 0, Formula("=开始"))
    draft.set_value(0, 1, Formula("=C1"))
    draft.set_value(0, 2, Formula("=B1"))
    sheet = Sheet(1, "a", draft.finished())
    area = {"sheetId": 1, "startRowIndex": 4, "startColumnIndex": 4}
    book = Workbook("id", {}, (sheet,), ({"name": "开始", "range": area},))
    results = [Result(0, column, 5.0, (0, column)) for column in range(3)]
    shown = shown_grid(book, sheet, results)
    assert [shown.style(0, column) for column in range(3)] == [DATE, None, None]
