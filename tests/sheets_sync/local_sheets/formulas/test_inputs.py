"""What results depend on; and that they are remembered exactly for as long as it stays."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from sheets_sync.local_sheets.formulas.inputs import inputs_of, moment
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from tests.sheets_sync.formulas.test_following import FORMULAS

TITLES = ("民情日记", "Sheet1", "空")


def workbook(cells: dict[tuple[int, int, int], Value], *names: dict[str, Any]) -> Workbook:
    """A workbook of three sheets of 9 rows and 4 columns, with values by (sheet, row, column)."""
    sheets = []
    for number, title in enumerate(TITLES):
        draft = Draft(Grid(9, 4))
        for (sheet, row, column), value in cells.items():
            if sheet == number:
                draft.set_value(row, column, value)
        sheets.append(Sheet(number, title, draft.finished()))
    return Workbook("id", {"timeZone": "Asia/Shanghai"}, tuple(sheets), names)


def test_only_what_is_read_counts() -> None:
    named = {"name": "得分", "range": {"sheetId": 2, "startColumnIndex": 1, "endColumnIndex": 2}}
    book = workbook({(1, 0, 0): Formula("=SUM(民情日记!B2:C)+A2")}, named)
    assert inputs_of(book).columns == {1: None, 0: {1, 2}}
    assert inputs_of(workbook({(1, 0, 0): Formula("=得分")}, named)).columns == {1: None, 2: {1}}
    anywhere = inputs_of(workbook({(1, 0, 0): Formula('=INDIRECT("A"&1)')}))
    assert set(anywhere.columns) == {0, 1, 2}
    assert inputs_of(workbook({})).columns == {}


@pytest.mark.parametrize(
    ("formula", "clock"),
    [("=A1", ""), ("=TODAY()+1", "day"), ("=IF(TODAY()>1,now(),1)", "now"), ('="NOW()"', "")],
)
def test_how_results_age(formula: str, clock: str) -> None:
    assert inputs_of(workbook({(0, 0, 0): Formula(formula)})).clock == clock


def test_the_moment_is_that_of_the_spreadsheet() -> None:
    book = workbook({})
    assert moment(book, 1772395200.5, "day") == ((1772395200, 28800), "2026-03-02")
    summer = replace(book, properties={"timeZone": "America/New_York"})
    assert moment(summer, 1784000000, "")[0][1] == -4 * 3600
    assert moment(replace(book, properties={"timeZone": "No/Where"}), 0, "now")[0] == (0, 0)


@pytest.fixture(scope="module")
def evaluator() -> Iterator[Evaluator]:
    made = Evaluator()
    yield made
    made.close()


_values: st.SearchStrategy[Value] = st.one_of(
    st.integers(-9, 9), st.sampled_from(["", "x", True, 0.5]), FORMULAS.map(Formula)
)
_cells = st.tuples(st.integers(0, 2), st.integers(0, 8), st.integers(0, 3))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(_cells, _values, max_size=12), st.lists(st.tuples(_cells, _values)))
def test_what_is_remembered_is_what_would_be_calculated(
    evaluator: Evaluator,
    cells: dict[tuple[int, int, int], Value],
    edits: list[tuple[tuple[int, int, int], Value]],
) -> None:
    book = workbook(cells)
    evaluator.shown(book, range(3))
    for (number, row, column), value in edits:
        draft = Draft(book.sheet(number).grid)
        draft.set_value(row, column, value)
        book = book.with_grid(number, draft.finished())
        shown = evaluator.shown(book, range(3))
        other = replace(book, spreadsheet_id="calculated afresh")
        evaluator._known.pop(other.spreadsheet_id, None)
        afresh = evaluator.shown(other, range(3))
        for sheet in book.sheets:
            found = list(shown.sheet(sheet.sheet_id).grid.values)
            assert found == list(afresh.sheet(sheet.sheet_id).grid.values)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(FORMULAS, st.text(max_size=30).map("={}".format)), max_size=6))
def test_evaluating_never_fails_and_never_changes_what_is_stored(
    evaluator: Evaluator, formulas: list[str]
) -> None:
    book = workbook({(1, row, 0): Formula(text) for row, text in enumerate(formulas)})
    before = [list(sheet.grid.values) for sheet in book.sheets]
    shown = evaluator.shown(book, range(3))
    assert [list(sheet.grid.values) for sheet in book.sheets] == before
    results = [value for sheet in shown.sheets for row in sheet.grid.values for value in row]
    assert not any(isinstance(value, Formula) for value in results)
