"""The product's source files, for tests that read code instead of running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("sheets_sync", "webhooks", "pages", "scripts")


def sources() -> list[str]:
    """Paths of all Python files of the product, from the root, sorted; tests are none of it."""
    files = [*ROOT.glob("app.py"), *(file for name in PACKAGES for file in _python(ROOT / name))]
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def module_files(module: str) -> list[str]:
    """Files of a module or package named with dots; FileNotFoundError if there is none."""
    path = ROOT.joinpath(*module.split("."))
    files = list(_python(path)) if path.is_dir() else [path.with_suffix(".py")]
    for file in files:
        file.stat()
    return sorted(file.relative_to(ROOT).as_posix() for file in files)


def tree(source: str) -> ast.Module:
    """The syntax tree of a file given by its path from the root."""
    return ast.parse((ROOT / source).read_text(encoding="utf-8"), source)


def _python(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")
