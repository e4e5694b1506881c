"""What the engine lacks; the usual cases stand in test_calculation."""

from typing import Any

import pytest

from sheets_sync.formulas import extra_functions as extra
from sheets_sync.formulas.extra_functions import EXTRA_FUNCTIONS, NOT_AVAILABLE, VALUE_ERROR

FUNCTIONS = dict(EXTRA_FUNCTIONS)
DIV = {"type": "Error", "kind": "Div"}


@pytest.mark.parametrize(
    ("name", "arguments", "result"),
    [
        ("REGEXMATCH", ([["a1", "b"]], "[0-9]"), [[True, False]]),
        ("REGEXMATCH", (DIV, "a"), DIV),
        ("REGEXMATCH", ("a", DIV), DIV),
        ("REGEXMATCH", ("a", "("), VALUE_ERROR),
        ("REGEXEXTRACT", ("ab", "(a)(b)?(c)?"), [["a", "b", ""]]),
        ("REGEXEXTRACT", ("ab", "x"), NOT_AVAILABLE),
        ("REGEXREPLACE", ("a.b", r"\.", r"\n"), r"a\nb"),
        ("REGEXREPLACE", ("ab", "(a)", "$2"), VALUE_ERROR),
        ("JOIN", ("-", [[1.0, None], ["x", True]], 2.5), "1--x-TRUE-2.5"),
        ("JOIN", ("-", [[DIV]]), DIV),
        ("SPLIT", ("a, b,,c", ", "), [["a", "b", "c"]]),
        ("SPLIT", ("a, b,,c", ",", True, False), [["a", " b", "", "c"]]),
        ("SPLIT", ("a, b", ", ", False), [["a", "b"]]),
        ("SPLIT", ("12-0.5", "-"), [[12.0, 0.5]]),
        ("SPLIT", ("", ","), [[""]]),
        ("SPLIT", ("a", ""), VALUE_ERROR),
        ("COUNTUNIQUE", ([[1.0, 1.0, "1", True, None, ""]],), 3),
        ("FLATTEN", ([[1.0, 2.0], [3.0, 4.0]], 5.0), [[1.0], [2.0], [3.0], [4.0], [5.0]]),
        ("ARRAY_CONSTRAIN", ([[1.0, 2.0], [3.0, 4.0]], 1.0, 5.0), [[1.0, 2.0]]),
        ("ARRAY_CONSTRAIN", ([[1.0]], 0.0, 1.0), NOT_AVAILABLE),
        ("TO_TEXT", ([[1.0, True, None]],), [["1", "TRUE", ""]]),
        ("TO_DATE", (5.0,), 5.0),
    ],
)
def test_functions(name: str, arguments: tuple[Any, ...], result: Any) -> None:
    assert FUNCTIONS[name](*arguments) == result


def test_sorting_puts_numbers_before_texts_and_blanks_last() -> None:
    cells = ["b", 10.0, None, "A", True, 2.0]
    column = [[cell] for cell in cells]
    assert extra.sort(column) == [[2.0], [10.0], ["A"], ["b"], [True], [""]]
    assert extra.sort(column, 1.0, False) == [[True], ["b"], ["A"], [10.0], [2.0], [""]]
    rows = [["x", 1.0], ["y", 2.0], ["x", 3.0]]
    assert extra.sort(rows, 1.0, True, 2.0, False) == [["x", 3.0], ["x", 1.0], ["y", 2.0]]
    assert extra.sort(rows, [[3.0], [1.0], [2.0]], True) == [rows[1], rows[2], rows[0]]
    assert extra.sort(rows, 3.0, True) == VALUE_ERROR
    assert extra.sort(rows, [[1.0]], True) == VALUE_ERROR
