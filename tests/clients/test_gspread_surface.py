"""Every public name of gspread's three classes is used by the tests beside this one."""

import ast
import inspect
from pathlib import Path

import gspread
import pytest

TESTS = [*Path(__file__).parent.glob("test_gspread_*.py")]


def names_used() -> set[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in TESTS if path != Path(__file__)]
    return {
        node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize("kind", [gspread.Client, gspread.Spreadsheet, gspread.Worksheet])
def test_none_is_left_out(kind: type) -> None:
    public = {name for name, _ in inspect.getmembers(kind) if not name.startswith("_")}
    assert public - names_used() == set()
