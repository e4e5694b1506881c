"""The generated pages on the workbook and its settings, as Markdown."""

from collections.abc import Iterable, Sequence

from sheets_sync.workbook.layout import TABS, page_texts
from sheets_sync.workbook.layout.schema import Column, Kind, Locale, Tab
from sheets_sync.workbook.layout.settings_table import (
    OFFICE_LISTS,
    SCORE_ITEMS,
    SETTINGS,
    Setting,
    SettingType,
)


def workbook_page(locale: Locale) -> str:
    """Every tab with its columns, in the order of the workbook."""
    sections = [f"# {page_texts.WORKBOOK_TITLE[locale]}", page_texts.WORKBOOK_INTRO[locale]]
    for tab in TABS:
        sections += _tab_section(tab, locale)
    return "\n\n".join(sections) + "\n"


def settings_page(locale: Locale) -> str:
    """Every setting with default and bounds, the office's lists, the items of the score."""
    heads = [text[locale] for text in page_texts.SETTING_HEADS]
    settings = [
        (
            f"`{setting.key}`",
            _default(setting, locale),
            setting.unit[locale],
            _bounds(setting),
            setting.meaning[locale],
            setting.clause or "",
        )
        for setting in SETTINGS
    ]
    separator = page_texts.SEPARATOR[locale]
    lists = [
        f"- `{listed.key}`: {listed.meaning[locale]}\n  "
        + separator.join(value[locale] for value in listed.values)
        for listed in OFFICE_LISTS.values()
    ]
    scoring_heads = [text[locale] for text in page_texts.SCORING_HEADS]
    scoring = [
        (
            f"`{item.key}`",
            item.item[locale],
            str(item.points),
            item.formula[locale],
            separator.join(item.clauses),
        )
        for item in SCORE_ITEMS
    ]
    sections = [
        f"# {page_texts.SETTINGS_TITLE[locale]}",
        page_texts.SETTINGS_INTRO[locale],
        _table(heads, settings),
        f"## {page_texts.LISTS_TITLE[locale]}",
        "\n".join(lists),
        f"## {page_texts.SCORING_TITLE[locale]}",
        _table(scoring_heads, scoring),
    ]
    return "\n\n".join(sections) + "\n"


def _tab_section(tab: Tab, locale: Locale) -> list[str]:
    facts = page_texts.TAB_FACTS[locale].format(key=tab.key)
    if tab.prefix:
        facts += page_texts.PREFIX_FACT[locale].format(prefix=tab.prefix)
    rows = [
        (
            column.title(locale).replace("*", r"\*"),
            f"`{column.key}`",
            page_texts.OWNERS[column.owner],
            page_texts.KINDS[column.kind][locale],
            (column.note[locale] + " " + _values(column, locale)).strip(),
        )
        for column in tab.columns
    ]
    heads = [text[locale] for text in page_texts.COLUMN_HEADS]
    return [f"## {tab.title[locale]}", tab.about[locale], facts, _table(heads, rows)]


def _values(column: Column, locale: Locale) -> str:
    if column.office_list:
        return page_texts.OFFICE_VALUES[locale].format(list=column.office_list)
    if not column.choices:
        return ""
    label = page_texts.SEVERAL_VALUES if column.kind is Kind.CHOICES else page_texts.VALUES
    texts = page_texts.SEPARATOR[locale].join(choice.text[locale] for choice in column.choices)
    return label[locale] + texts + page_texts.STOP[locale]


def _default(setting: Setting, locale: Locale) -> str:
    if setting.type is SettingType.DATE:
        return page_texts.START_DATE_DEFAULT[locale]
    return str(setting.default)


def _bounds(setting: Setting) -> str:
    if setting.least is None and setting.most is None:
        return ""
    return f"{setting.least}–{setting.most}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
