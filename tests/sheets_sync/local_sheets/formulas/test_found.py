"""Formulas are found where they stand, and looked for once."""

from sheets_sync.local_sheets.formulas.found import formulas_in, has_formulas, holds_formulas
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.rows import CHUNK, Rows
from sheets_sync.local_sheets.model.values import Formula, ValueRow
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook


def test_formulas_are_found_where_they_stand() -> None:
    rows: list[ValueRow] = [("=A1", 1, "")] * (CHUNK + 3)
    rows[2] = ("x", Formula("=1"))
    rows[CHUNK + 1] = (Formula("=2"), 5, Formula("=3"))
    values = Rows(rows)
    wanted = [(2, 1, "=1"), (CHUNK + 1, 0, "=2"), (CHUNK + 1, 2, "=3")]
    assert formulas_in(values) == wanted
    without = values.with_items({2: ("x",)}, ())
    assert formulas_in(without) == wanted[1:]
    assert not holds_formulas(without.with_items({CHUNK + 1: ()}, ()))


def test_a_workbook_has_formulas_if_one_of_its_sheets_holds_some() -> None:
    plain = Sheet(1, "a", Grid(9, 9, Rows([("=1",)])))
    other = Sheet(2, "b", Grid(9, 9, Rows([(Formula("=1"),)])))
    assert not has_formulas(Workbook("id", {}, (plain,)))
    assert has_formulas(Workbook("id", {}, (plain, other)))
