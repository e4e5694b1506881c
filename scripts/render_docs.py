"""Write the generated pages of docs/ anew.

With --check nothing is written; the exit code is 1 where a page is not up to date.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from sheets_sync.local_sheets import reference
from sheets_sync.rules.docs import rules_page
from sheets_sync.rules.rule_set_docs import rule_set_page
from sheets_sync.workbook.layout.schema import LOCALES, Locale
from sheets_sync.workbook.layout_docs import settings_page, workbook_page

ROOT = Path(__file__).parent.parent
PAGES: tuple[tuple[str, Callable[[Locale], str]], ...] = (
    ("rules", rules_page),
    ("workbook", workbook_page),
    ("settings", settings_page),
    ("rule-set", rule_set_page),
)
SINGLE_PAGES: tuple[tuple[str, Callable[[], str]], ...] = (("local-workbook", reference.page),)


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Only tell which pages are stale.")
def main(*, check: bool) -> None:
    stale = [(path, text) for path, text in pages() if not _stands(path, text)]
    for path, text in stale:
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        click.echo(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
    if check and stale:
        click.echo("Run `make docs` and commit what it writes.", err=True)
        sys.exit(1)


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text: `name.md` in English, `name.zh-CN.md` in Chinese."""
    for name, page in PAGES:
        for locale in LOCALES:
            ending = ".md" if locale == "en" else f".{locale}.md"
            yield ROOT / "docs" / (name + ending), page(locale)
    for name, single in SINGLE_PAGES:
        yield ROOT / "docs" / f"{name}.md", single()


def _stands(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    main()
