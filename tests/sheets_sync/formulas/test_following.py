"""Formulas follow: copies, renamed sheets and names, cells that went elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.formulas import following
from sheets_sync.formulas.references import Place
from sheets_sync.workbook.a1 import cell_name

_CELLS = st.builds(cell_name, st.integers(0, 60), st.integers(0, 30))
_FIXED = st.builds(
    lambda row, column: f"${column}${row}", st.integers(1, 60), st.sampled_from("ABZ")
)
_REFERENCES = st.one_of(
    _CELLS,
    _FIXED,
    st.builds("{}:{}".format, _CELLS, _CELLS),
    st.builds("'民情日记'!{}:B".format, _CELLS),
    st.builds("Sheet1!{}".format, _FIXED),
    st.sampled_from(["A:C", "2:7", '"A1"', "SUM", "1.5", "TRUE", "#REF!"]),
)
FORMULAS = st.lists(_REFERENCES, min_size=1, max_size=5).map(lambda parts: "=" + "+".join(parts))


@pytest.mark.parametrize(
    ("formula", "down", "right", "copy"),
    [
        ("=A1+$A1+A$1+$A$1", 2, 1, "=B3+$A3+B$1+$A$1"),
        ("=SUM(B2:B,'x'!C:D)", 3, 1, "=SUM(C5:C,'x'!D:E)"),
        ('="A1"&A1', 1, 0, '="A1"&A2'),
        ("=A1+B2", -1, 0, "=#REF!+B1"),
        ("=LOG10(A1)", 0, -1, "=LOG10(#REF!)"),
    ],
)
def test_copies(formula: str, down: int, right: int, copy: str) -> None:
    assert following.copied(formula, down, right) == copy


@given(FORMULAS, st.integers(0, 40), st.integers(0, 40))
def test_a_copy_carried_back_is_the_formula(formula: str, down: int, right: int) -> None:
    there = following.copied(formula, down, right)
    assert following.copied(there, -down, -right) == formula


@given(st.text(), st.integers(-9, 9), st.integers(-9, 9))
def test_any_text_can_be_copied(text: str, down: int, right: int) -> None:
    assert isinstance(following.copied("=" + text, down, right), str)


def test_renamed_sheets() -> None:
    formula = "=民情日记!A1+'民情日记'!B2:B+A1+'其他'!A1&\"民情日记!A1\""
    renamed = following.with_title(formula, "民情日记", "It's")
    assert renamed == "='It''s'!A1+'It''s'!B2:B+A1+'其他'!A1&\"民情日记!A1\""
    assert following.on_sheet("=A1+x!B2", "民") == "='民'!A1+x!B2"


def test_renamed_names() -> None:
    assert following.with_name('=得分+总得分+"得分"', "得分", "分") == '=分+总得分+"得分"'
    assert following.with_name("=Rate*RATE(1)", "rate", "tax") == "=tax*RATE(1)"


def test_cells_that_are_gone() -> None:
    def move(place: Place) -> Place | None:
        return None if place.top == 0 else place

    assert following.moved("=A1+B2+SUM(A1:A3)", "here", move) == "=#REF!+B2+SUM(#REF!)"


@given(FORMULAS)
def test_where_nothing_moves_nothing_changes(formula: str) -> None:
    assert following.moved(formula, "here", lambda place: place) == formula
