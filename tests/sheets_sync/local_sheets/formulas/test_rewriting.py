"""References keep meaning the same cells, whatever happens to rows, columns, blocks and sheets."""

from dataclasses import replace
from typing import Any

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
from tests.sheets_sync.local_sheets.api import Book

FORMULA = "valueRenderOption=FORMULA"
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


def _area(top: int, bottom: int, left: int, right: int, sheet_id: int = 0) -> dict[str, int]:
    rows = {"startRowIndex": top, "endRowIndex": bottom}
    return {"sheetId": sheet_id, **rows, "startColumnIndex": left, "endColumnIndex": right}


def _span(start: int, end: int, axis: str = "ROWS") -> dict[str, Any]:
    return {"sheetId": 0, "dimension": axis, "startIndex": start, "endIndex": end}


@pytest.mark.parametrize(
    ("change", "formulas", "results"),
    [
        (
            {"insertDimension": {"range": _span(1, 3)}},
            ["='Sheet1'!A4+Sheet1!A5", "=SUM(Sheet1!A4:A)"],
            [5, 10],
        ),
        (
            {"deleteDimension": {"range": _span(1, 2)}},
            ["=#REF!+Sheet1!A2", "=SUM(Sheet1!A2:A)"],
            ["#REF!", 8],
        ),
        (
            {"moveDimension": {"source": _span(0, 1), "destinationIndex": 4}},
            ["='Sheet1'!A1+Sheet1!A2", "=SUM(Sheet1!A2:A)"],
            [5, 9],
        ),
        (
            {"moveDimension": {"source": _span(0, 1, "COLUMNS"), "destinationIndex": 3}},
            ["='Sheet1'!C2+Sheet1!C3", "=SUM(Sheet1!C2:C)"],
            [5, 10],
        ),
        (
            {
                "cutPaste": {
                    "source": _area(0, 3, 0, 1),
                    "destination": {"sheetId": 0, "rowIndex": 5, "columnIndex": 2},
                }
            },
            ["='Sheet1'!C7+Sheet1!C8", "=SUM(Sheet1!A2:A)"],
            [5, 5],
        ),
        (
            {"insertRange": {"range": _area(0, 2, 0, 1), "shiftDimension": "ROWS"}},
            ["='Sheet1'!A4+Sheet1!A5", "=SUM(Sheet1!A4:A)"],
            [5, 10],
        ),
        (
            {
                "updateSheetProperties": {
                    "properties": {"sheetId": 0, "title": "走访 记录"},
                    "fields": "title",
                }
            },
            ["='走访 记录'!A2+'走访 记录'!A3", "=SUM('走访 记录'!A2:A)"],
            [5, 10],
        ),
        ({"deleteSheet": {"sheetId": 0}}, ["=#REF!+#REF!", "=SUM(#REF!)"], ["#REF!", "#REF!"]),
    ],
)
def test_formulas_follow_their_cells(
    book: Book, change: dict[str, Any], formulas: list[str], results: list[Any]
) -> None:
    book.batch({"addSheet": {"properties": {"title": "汇总", "sheetId": 7}}})
    book.put("Sheet1!A1", [[1], [2], [3], [5]])
    typed = [["='Sheet1'!A2+Sheet1!A3", "=SUM(Sheet1!A2:A)"]]
    book.put("汇总!A1", typed, "USER_ENTERED")
    assert book.get("汇总!A1:B1") == [[5, 10]]
    book.batch(change)
    assert book.get("汇总!A1:B1", FORMULA) == [formulas]
    assert book.get("汇总!A1:B1") == [results]


def test_copies_and_sorted_rows_look_at_their_own_row(book: Book) -> None:
    book.put("A1", [[3, "=A1*$A$1"], [1, ""], [2, ""]], "USER_ENTERED")
    copy = {"source": _area(0, 1, 1, 2), "destination": _area(1, 3, 1, 2)}
    book.batch({"copyPaste": {**copy, "pasteType": "PASTE_NORMAL"}})
    assert book.get("B1:B3", FORMULA) == [["=A1*$A$1"], ["=A2*$A$1"], ["=A3*$A$1"]]
    assert book.get("B1:B3") == [[9], [3], [6]]
    sort = {"range": _area(0, 3, 0, 2), "sortSpecs": [{"dimensionIndex": 0}]}
    book.batch({"sortRange": sort})
    assert book.get("A1:B3", FORMULA) == [[1, "=A1*$A$1"], [2, "=A2*$A$1"], [3, "=A3*$A$1"]]
