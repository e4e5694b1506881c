"""Chinese texts stand in few places, so that wording is changed without touching logic."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests import product

HOMES = {
    "sheets_sync/workbook/layout/": "titles, headers, lists and notes of the workbook",
    "sheets_sync/ledger/dates.py": "how people write dates",
    "sheets_sync/ledger/times.py": "how people write times of day",
    "sheets_sync/ledger/saying.py": "how people write periods and doubtful evening hours",
    "sheets_sync/local_sheets/model/": "dates and times as a spreadsheet takes and shows them",
    "sheets_sync/formulas/extra_functions.py": "dates as DATEVALUE takes them",
    "sheets_sync/conditions/words.py": "today and counting, as conditions call them",
    "sheets_sync/rules/texts/": "what a finding says to people",
    "sheets_sync/rules/cases/": "cases in the words of the sheet",
    "pages/texts.py": "what the pages say",
    "sheets_sync/demo/": "what the people of an invented community write",
    "scripts/benchmarks/": "what large workbooks are filled with",
}
IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def chinese(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string with an ideograph in it; docstrings may quote the sheet."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in bare and IDEOGRAPH.search(text):
                yield node.lineno, text


def test_chinese_stands_at_home_only() -> None:
    scattered = [
        f"{source}:{line} {text}"
        for source in product.sources()
        if not source.startswith(tuple(HOMES))
        for line, text in chinese(product.tree(source))
    ]
    assert scattered == []


@pytest.mark.parametrize("home", HOMES)
def test_each_home_is_lived_in(home: str) -> None:
    files = [source for source in product.sources() if source.startswith(home)]
    assert any(list(chinese(product.tree(source))) for source in files)


def test_a_scattered_text_is_seen() -> None:
    tree = ast.parse('"""走访"""\nrow["走访日期"]\nf"共{n}户"\n"Visited on"\n')
    assert list(chinese(tree)) == [(2, "走访日期"), (3, "共"), (3, "户")]


SPOKEN = ("sheets_sync/workbook/layout/", "sheets_sync/rules/texts/", "pages/texts.py")
PAGES = ("README.zh-CN.md", "docs/workers.zh-CN.md")
SPECIFIED = {"耗时(天)", "巡查周期(天)"}  # headers of the contract
HALF_WIDTH = re.compile("(?<=[\u4e00-\u9fff”》）])[,:;!?()]|[,:;!?()](?=[\u4e00-\u9fff“《])")


def test_what_people_read_in_chinese_is_punctuated_as_chinese() -> None:
    texts = [
        (f"{source}:{line}", text)
        for source in product.sources()
        if source.startswith(SPOKEN)
        for line, text in chinese(product.tree(source))
    ]
    texts += [(page, (product.ROOT / page).read_text(encoding="utf-8")) for page in PAGES]

    assert [
        f"{place} {text}"
        for place, text in texts
        if text not in SPECIFIED and HALF_WIDTH.search(text)
    ] == []
