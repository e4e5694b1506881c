"""Configuration rows and the guide follow from the tables."""

from datetime import date

import pytest

from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.workbook.config_rows import guide_rows, rule_rows, scoring_rows, settings_rows
from sheets_sync.workbook.layout import LOCALES, TAB, TABS, Locale
from sheets_sync.workbook.layout.guide import EXAMPLES, HEADINGS, OFFICE_EXAMPLES
from sheets_sync.workbook.layout.settings_table import SETTINGS

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize("locale", LOCALES)
def test_rows_have_the_columns_of_their_tab(locale: Locale) -> None:
    for key, rows in {
        "settings": settings_rows(locale, TODAY),
        "rules": rule_rows(CATALOGUE, locale),
        "scoring": scoring_rows(locale),
        "guide": guide_rows(locale),
    }.items():
        assert len(rows) < TAB[key].rows
        assert all(set(row) == {column.key for column in TAB[key].columns} for row in rows)


def test_the_day_of_set_up_becomes_the_start_date() -> None:
    rows = {row["key"]: row["value"] for row in settings_rows("zh-CN", TODAY)}
    assert rows["start_date"] == TODAY


def test_a_list_takes_a_line_for_each_value() -> None:
    rows = settings_rows("en", TODAY)
    assert [row["key"] for row in rows[: len(SETTINGS)]] == [setting.key for setting in SETTINGS]
    assert next(row["value"] for row in rows if row["key"] == "topics") == "parking"


def test_rules_are_on_at_their_own_severity() -> None:
    rows = rule_rows(CATALOGUE, "en")
    assert {row["on"] for row in rows} == {"yes"}
    assert {row["code"]: row["severity"] for row in rows}["R101"] == "error"


def test_the_guide_names_what_is_required_and_what_the_service_writes() -> None:
    guide = {row["what"]: str(row["how"]) for row in guide_rows("zh-CN")}
    assert "必填：受理日期、网格员、服务对象、事项。可填：办结日期" in guide["便民服务"]
    assert guide["预警清单"].endswith("这张表由系统写，不用填。")
    assert all(tab.title.zh in guide for tab in TABS if tab.key != "guide")


@pytest.mark.parametrize("locale", LOCALES)
def test_workers_find_one_example_of_each_task_and_none_of_the_office_among_them(
    locale: Locale,
) -> None:
    what = [str(row["what"]) for row in guide_rows(locale)]
    first, last = what.index(HEADINGS["examples"][locale]), what.index(HEADINGS["colours"][locale])

    assert [key for key, _ in EXAMPLES] == ["diary", "reports", "disputes"]
    assert what[first + 1 : last] == [title[locale] for _, (title, _) in EXAMPLES]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_example_fills_every_required_column(locale: Locale) -> None:
    for key, (_, how) in (*EXAMPLES, *OFFICE_EXAMPLES):
        for column in TAB[key].columns:
            if column.required:
                assert column.header[locale] in how[locale], (key, column.key)
