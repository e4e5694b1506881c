import re
from pathlib import Path

import pytest

from tests.product import ROOT
from tests.test_requirements import DECLARED

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def test_each_dependency_is_explained_and_nothing_else() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([a-z][\w, -]*) \|", page, re.MULTILINE)
    named = {name for cell in cells for name in cell.split(", ")} - {"package"}
    assert named == {requirement.name for requirement in DECLARED}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
