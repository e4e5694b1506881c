"""Pure packages reach no file, environment, clock or chance (what they import: lint-imports)."""

import ast
import tomllib
from collections.abc import Iterator

import pytest

from tests import product

MODULES = {
    *("io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile"),
    *("secrets", "threading", "time", "uuid"),
}
BUILTINS = {"open", "input", "print", "exec", "eval"}
CLOCKS = {"now", "today", "utcnow"}
CONFIG = tomllib.loads((product.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PURE = CONFIG["tool"]["importlinter"]["contracts"][0]["source_modules"]


def impurities(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and word of everything that makes a result depend on more than the arguments."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                named = [alias.name.partition(".")[0] for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                named = [module.partition(".")[0]]
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                yield node.lineno, f"{name}()"
                continue
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield node.lineno, f".{name}()"
                continue
            case ast.Call(func=ast.Attribute(value=ast.Name(id="random"), attr=name), args=args):
                if name != "Random" or not args:
                    yield node.lineno, f"random.{name}()"
                continue
            case _:
                continue
        yield from ((node.lineno, f"import {name}") for name in named if name in MODULES)


@pytest.mark.parametrize("module", PURE)
def test_pure_packages_reach_nothing_but_their_arguments(module: str) -> None:
    found = [
        f"{source}:{line} {word}"
        for source in product.module_files(module)
        for line, word in impurities(product.tree(source))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import os.path",
        "from time import time",
        "open('x')",
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "random.random()",
        "random.Random()",
    ],
)
def test_an_impure_line_is_seen(line: str) -> None:
    assert len(list(impurities(ast.parse(line)))) == 1


@pytest.mark.parametrize(
    "line", ["from datetime import time", "random.Random(7)", "context.today", "rank(now)"]
)
def test_a_pure_line_is_let_through(line: str) -> None:
    assert list(impurities(ast.parse(line))) == []
