"""docs/custom-rules.md and .zh-CN.md: the ten examples do what they say, nothing is left out."""

import re
from datetime import datetime
from typing import NamedTuple

import pytest

from sheets_sync.conditions.functions import ALIASES, FUNCTIONS
from sheets_sync.conditions.words import KEYWORDS, MOST_CHARS, TODAY
from sheets_sync.ledger.cells import Cell
from sheets_sync.rules.custom import bounds, reading
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import LOCALES, Locale, Tab
from tests.ledgers import Desk, Tables, snapshot_of
from tests.product import ROOT

NOW = datetime.fromisoformat("2026-03-20T18:00")
PAGES: dict[Locale, str] = {
    "zh-CN": (ROOT / "docs/custom-rules.zh-CN.md").read_text(encoding="utf-8"),
    "en": (ROOT / "docs/custom-rules.md").read_text(encoding="utf-8"),
}


class Example(NamedTuple):
    """A rule, the rows that it is asked about, and for each whether it is flagged."""

    locale: Locale
    title: str
    tab: Tab
    condition: str
    message: str
    rows: list[dict[str, Cell]]
    flagged: list[bool]


def examples(locale: Locale) -> list[Example]:
    found = []
    for section in re.split(r"^### ", PAGES[locale], flags=re.MULTILINE)[1:]:
        rule, rows = (
            table(text) for text in re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)[:2]
        )
        title, condition, message = rule[1]
        (tab,) = (tab for tab in TABS if tab.title[locale] == title)
        keys = {column.header[locale]: column.key for column in tab.columns}
        *headers, _ = rows[0]
        found.append(
            Example(
                locale,
                section.splitlines()[0],
                tab,
                condition.strip("`"),
                message,
                [
                    {keys.get(h, h): c for h, c in zip(headers, row, strict=False)}
                    for row in rows[1:]
                ],
                [row[-1] in ("是", "yes") for row in rows[1:]],
            )
        )
    return found


def table(text: str) -> list[list[str]]:
    """The cells of a Markdown table, without the line below the header."""
    lines = [line.strip("|\n ") for line in text.splitlines()]
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", f" {line} ")]
        for line in lines
        if not set(line) <= set("-|")
    ]


@pytest.mark.parametrize(
    "example", [e for locale in LOCALES for e in examples(locale)], ids=lambda e: e.title
)
def test_an_example_flags_what_it_says(example: Example) -> None:
    rule = {"tab": example.tab.title[example.locale], "condition": example.condition}
    tables: Tables = {
        example.tab.key: example.rows,
        "custom_rules": [{**rule, "message": example.message}],
    }
    findings = Desk().check(snapshot_of(tables, example.locale), NOW).verdicts.findings

    assert [f.args for f in findings if f.code == "W106"] == []
    flagged = {f.row for f in findings if f.code == "C001"}
    assert [row in flagged for row, _ in enumerate(example.flagged, 2)] == example.flagged
    assert any(example.flagged)
    ours = {column.key for column in example.tab.columns}
    assert (set(example.rows[0]) <= ours) == (not example.title.startswith("10 "))


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_ten_examples(locale: Locale) -> None:
    assert len(examples(locale)) == 10


@pytest.mark.parametrize("locale", LOCALES)
def test_every_function_and_word_is_told(locale: Locale) -> None:
    page = PAGES[locale]
    functions = page[page.index("| `LENGTH(") : page.index("### 1 ")]
    told = set(re.findall(r"[\w]+", functions))
    unusual = {"ESCAPE", "ISNULL", "NOTNULL", "TRUE", "FALSE"}

    assert {*FUNCTIONS, *ALIASES, "CAST"} <= told
    assert {word for word in KEYWORDS - unusual if not re.search(rf"\b{word}\b", page)} == set()
    assert any(word in page for word in TODAY)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_limits_are_those_of_the_code(locale: Locale) -> None:
    limits = PAGES[locale].rpartition("\n## ")[2]
    for limit in (
        reading.MOST_RULES,
        reading.MOST_CHARS,
        MOST_CHARS,
        bounds.MOST_ROWS,
        bounds.MOST_ROWS_OF_ONE,
    ):
        assert re.search(rf"\b{limit}\b", limits.replace(" ", "  ")), limit
