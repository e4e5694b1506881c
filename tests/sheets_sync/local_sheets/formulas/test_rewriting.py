"""References keep meaning the same cells, whatever happens to rows, columns, blocks and sheets."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.formulas import following
from sheets_sync.formulas.references import parse_reference
from sheets_sync.local_sheets.formulas import rewriting
from sheets_sync.local_sheets.formulas.found import formulas_in
from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Axis, Delete, Edit, Insert, Move
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from tests.sheets_sync.formulas.test_following import FORMULAS

SIZE = 40
HERE, THERE = 1, 2


def grid(cells: dict[tuple[int, int], Value]) -> Grid:
    draft = Draft(Grid(SIZE, SIZE))
    for (row, column), value in cells.items():
        draft.set_value(row, column, value)
    return draft.finished()


def workbook(*formulas: str, numbered: bool = False) -> Workbook:
    """Formulas below one another in the last column of 民情日记, on 汇总 too; numbers before."""
    cells: dict[tuple[int, int], Value] = {
        (row, SIZE - 1): Formula(text) for row, text in enumerate(formulas)
    }
    numbers: dict[tuple[int, int], Value] = {}
    if numbered:
        numbers = {(r, c): 1 + r * SIZE + c for r in range(SIZE) for c in range(SIZE - 1)}
    sheets = (
        Sheet(HERE, "民情日记", grid({**numbers, **cells})),
        Sheet(THERE, "汇总", grid(cells)),
    )
    return Workbook("id", {}, sheets)


def edited(before: Workbook, axis: Axis, edit: Edit) -> Workbook:
    """The workbook after an edit of 民情日记."""
    after = before.with_grid(HERE, before.sheet(HERE).grid.edited(axis, edit))
    return rewriting.follow_edit(before, after, HERE, axis, edit)


def texts(book: Workbook, sheet_id: int = THERE) -> list[str]:
    return [found.text for found in formulas_in(book.sheet(sheet_id).grid.values)]


@pytest.mark.parametrize(
    ("axis", "edit", "formula", "here", "there"),
    [
        (ROWS, Insert(1, 2), "=A1+A2", "=A1+A4", "=A1+A2"),
        (ROWS, Insert(1, 2), "=SUM(民情日记!A1:A3)", "=SUM(民情日记!A1:A5)", None),
        (ROWS, Insert(1, 1), "=SUM(民情日记!A2:A)", "=SUM(民情日记!A3:A)", None),
        (ROWS, Insert(3, 1), "=SUM(民情日记!A1:A3)", "=SUM(民情日记!A1:A3)", None),
        (ROWS, Insert(0, 1), "=民情日记!A:B+民情日记!$C$1", "=民情日记!A:B+民情日记!$C$2", None),
        (COLUMNS, Insert(0, 1), "=民情日记!A:B+民情日记!1:3", "=民情日记!B:C+民情日记!1:3", None),
        (ROWS, Delete(1, 2), "=民情日记!A1+民情日记!A2", "=民情日记!A1+#REF!", None),
        (ROWS, Delete(1, 3), "=SUM(民情日记!A1:A4)", "=SUM(民情日记!A1:A2)", None),
        (ROWS, Delete(1, 3), "=SUM(民情日记!A2:A3)", "=SUM(#REF!)", None),
        (COLUMNS, Delete(0, 1), "=VLOOKUP(1,民情日记!A:C,2)", "=VLOOKUP(1,民情日记!A:B,2)", None),
        (ROWS, Move(5, 6, 0), "=民情日记!A6+民情日记!A1", "=民情日记!A1+民情日记!A2", None),
        (COLUMNS, Move(0, 1, 3), '=民情日记!A1&"A1"', '=民情日记!C1&"A1"', None),
    ],
)
def test_edits_of_rows_and_columns(
    axis: Axis, edit: Edit, formula: str, here: str, there: str | None
) -> None:
    after = edited(workbook("=1", "=2", "=3", formula), axis, edit)
    assert here in texts(after, HERE)
    assert texts(after)[-1] == (there or here)


def _edits() -> st.SearchStrategy[Edit]:
    places = st.integers(0, SIZE - 2)
    return st.one_of(
        st.builds(Insert, places, st.integers(1, 5)),
        st.builds(lambda start, count: Delete(start, min(start + count, SIZE - 1)), places, places),
        st.builds(_move, places, st.integers(1, 5), places),
    ).filter(lambda edit: not isinstance(edit, Delete) or edit.start < edit.end)


def _move(start: int, count: int, to: int) -> Move:
    end = min(start + count, SIZE - 1)
    return Move(start, end, to if not start < to < end else end)


def back(edit: Edit) -> Edit:
    if isinstance(edit, Insert):
        return Delete(edit.at, edit.at + edit.count)
    assert isinstance(edit, Move)
    width = edit.end - edit.start
    if edit.to <= edit.start:
        return Move(edit.to, edit.to + width, edit.end)
    return Move(edit.to - width, edit.to, edit.start)


@given(
    st.lists(FORMULAS, min_size=1, max_size=4),
    st.sampled_from([ROWS, COLUMNS]),
    _edits().filter(lambda edit: not isinstance(edit, Delete)),
)
def test_there_and_back_is_the_identity(formulas: list[str], axis: Axis, edit: Edit) -> None:
    before = workbook(*formulas)
    if isinstance(edit, Move):  # a range that is torn apart stays, and cannot be put together
        single = [f for f in formulas if ":" not in f]
        before = workbook(*single)
    after = edited(edited(before, axis, edit), axis, back(edit))
    assert texts(after) == texts(before)
    assert texts(after, HERE) == texts(before, HERE)


@given(
    st.integers(0, SIZE - 1), st.integers(0, SIZE - 2), st.sampled_from([ROWS, COLUMNS]), _edits()
)
def test_a_reference_keeps_its_cell(row: int, column: int, axis: Axis, edit: Edit) -> None:
    before = workbook(numbered=True)
    name = f"民情日记!{following.copied('=A1', row, column)[1:]}"
    draft = Draft(before.sheet(THERE).grid)
    draft.set_value(0, 0, Formula("=" + name))
    before = before.with_grid(THERE, draft.finished())
    after = edited(before, axis, edit)
    reference = parse_reference(texts(after)[0][1:])
    found = [
        (r, c)
        for r, cells in enumerate(after.sheet(HERE).grid.values)
        for c, value in enumerate(cells)
        if value == 1 + row * SIZE + column
    ]
    place = None if reference is None else reference.place("民情日记")
    assert ([(place.top, place.left)] if place else []) == found


@pytest.mark.parametrize(
    ("axis", "inserted", "formula", "after"),
    [
        (
            ROWS,
            True,
            "=民情日记!B3+民情日记!A3+民情日记!B1",
            "=民情日记!B5+民情日记!A3+民情日记!B1",
        ),
        (ROWS, True, "=SUM(民情日记!B1:C9)", "=SUM(民情日记!B1:C11)"),
        (ROWS, True, "=SUM(民情日记!A1:C9)", "=SUM(民情日记!A1:C9)"),
        (COLUMNS, True, "=民情日记!B3+民情日记!B5", "=民情日记!D3+民情日记!B5"),
        (ROWS, False, "=民情日记!B3+民情日记!B5", "=#REF!+民情日记!B3"),
    ],
)
def test_cells_that_are_pushed_or_pulled(
    axis: Axis, inserted: bool, formula: str, after: str
) -> None:
    area = Area(HERE, 2, 1, 4, 3)
    followed = rewriting.follow_shift(workbook(formula), area, axis, inserted=inserted)
    assert texts(followed) == [after]


def test_cut_and_paste() -> None:
    formulas = ["=民情日记!A1+民情日记!B9", "=SUM(民情日记!A1:B2)", "=SUM(民情日记!A1:B3)"]
    source = Area(HERE, 0, 0, 2, 2)
    followed = rewriting.follow_cut(workbook(*formulas), source, HERE, 4, 3)
    assert texts(followed) == ["=民情日记!D5+民情日记!B9", "=SUM(民情日记!D5:E6)", formulas[2]]
    book = workbook()
    book = book.with_sheet(
        replace(book.sheet(HERE), grid=grid({(0, 0): Formula("=B1+C1"), (5, 5): Formula("=A1")}))
    )
    followed = rewriting.follow_cut(book, source, THERE, 0, 0)
    assert texts(followed, HERE) == ["='汇总'!B1+'民情日记'!C1", "='汇总'!A1"]


def test_sheets_and_names() -> None:
    book = workbook("=民情日记!A1+得分+A1")
    renamed = rewriting.follow_title(book, "民情日记", "日记 2")
    assert texts(renamed) == ["='日记 2'!A1+得分+A1"]
    assert texts(rewriting.follow_name(book, "得分", "总分")) == ["=民情日记!A1+总分+A1"]
    assert texts(rewriting.forget_sheet(book, "民情日记")) == ["=#REF!+得分+A1"]


def test_copies() -> None:
    assert rewriting.copied(Formula("=A1+$B$1"), 1, 1) == Formula("=B2+$B$1")
    assert rewriting.copied("=A1", 1, 1) == "=A1"


def test_without_formulas_nothing_is_made_anew() -> None:
    before = workbook(numbered=True)
    after = edited(before, ROWS, Insert(3, 1))
    assert after.sheet(THERE) is before.sheet(THERE)
    assert formulas_in(after.sheet(HERE).grid.values) == []
    assert rewriting.follow_title(before, "民情日记", "x").sheet(HERE) is before.sheet(HERE)
    assert rewriting.forget_sheet(before, "x").sheets == before.sheets
