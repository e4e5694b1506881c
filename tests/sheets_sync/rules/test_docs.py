"""The page of rules tells all there is, in both locales."""

import re

import pytest

from sheets_sync.rules.catalogue import CATALOGUE, RULE
from sheets_sync.rules.docs import rules_page
from sheets_sync.workbook.layout.schema import LOCALES, Locale


@pytest.mark.parametrize("locale", LOCALES)
def test_every_rule_has_its_section_in_order(locale: Locale) -> None:
    headings = re.findall(r"^### (\S+) (.+)$", rules_page(locale), re.MULTILINE)

    assert headings == [(spec.code, spec.name[locale]) for spec in CATALOGUE]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_section_has_severity_clause_reason_and_both_examples(locale: Locale) -> None:
    sections = re.split(r"^### ", rules_page(locale), flags=re.MULTILINE)[1:]

    for spec, section in zip(CATALOGUE, sections, strict=True):
        assert str(spec.clause) in section
        assert spec.says[locale] in section
        assert spec.why[locale] in section
        assert section.count("**") == 4
        assert not set("{}→…") & set(section)
        assert "[[" not in section


@pytest.mark.parametrize("locale", LOCALES)
def test_tables_have_as_many_cells_in_every_line(locale: Locale) -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", rules_page(locale), re.MULTILINE)

    assert len(tables) > len(CATALOGUE)
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_the_section_of_a_rule_reads_well() -> None:
    page = rules_page("zh-CN")
    section = page[page.index("### R103") : page.index("### R104")]

    assert section.startswith(
        "### R103 还没到的日期或时间\n\n"
        "级别：有误 · 依据：§6.2\n\n"
        "日期晚于今天，或时间比现在还晚。\n\n"
        "为什么：还没做的事不能先记，记载要真实。\n\n"
        "怎么改：\n\n"
        "- 请改成实际的日期和时间\n"
        "- 请改成实际的日期\n"
        "- 请改成实际的时间\n"
    )
    assert (
        "**不通过的例子**（当时是 2026-03-20 18:00）\n\n"
        "*民情日记*\n\n"
        "| 编号 | 走访日期 | 走访对象 |\n"
        "| --- | --- | --- |\n"
        "| D-000001 | 2026-03-21 | H001 |\n\n"
        "> 走访日期 2026-03-21 晚于今天；请改成实际的日期 [R103]\n"
    ) in section


def test_the_english_page_speaks_of_the_english_sheet() -> None:
    page = rules_page("en")
    section = page[page.index("### R113") : page.index("### R114")]

    assert RULE["R113"].name.en in section
    assert "| ID | Visited on | Visited | Method |" in section
    assert "| D-000002 | 2026-03-05 | H001 | at the door |" in section
