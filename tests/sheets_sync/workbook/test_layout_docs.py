"""The generated pages show every tab, column, setting, list and score item."""

import re

import pytest

from sheets_sync.workbook.layout import LOCALES, TABS, Locale
from sheets_sync.workbook.layout.page_texts import KINDS
from sheets_sync.workbook.layout.schema import Kind
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS, SCORE_ITEMS, SETTINGS
from sheets_sync.workbook.layout_docs import settings_page, workbook_page


@pytest.mark.parametrize("locale", LOCALES)
def test_the_workbook_page_shows_every_column(locale: Locale) -> None:
    page = workbook_page(locale)
    assert re.findall("^## (.*)$", page, re.MULTILINE) == [tab.title[locale] for tab in TABS]
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == sum(len(tab.columns) + 2 for tab in TABS)
    assert len({line.replace(r"\|", "").count("|") for line in rows}) == 1


def test_a_column_is_shown_with_its_values() -> None:
    page = workbook_page("zh-CN")
    assert r"| 走访方式\* | `method` | ※ | 选一个 |" in page
    assert "可选：有效、无效、重复。" in page
    assert "可选值在“参数”的 `topics`。" in page
    assert "编号：`D-000001`" in page


@pytest.mark.parametrize("locale", LOCALES)
def test_the_settings_page_shows_everything_of_both_tabs(locale: Locale) -> None:
    page = settings_page(locale)
    keys = [
        *(setting.key for setting in SETTINGS),
        *OFFICE_LISTS,
        *(item.key for item in SCORE_ITEMS),
    ]
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert page.endswith("|\n")


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(Kind)
