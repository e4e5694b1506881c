"""The rows that set-up writes on 参数, 规则, 评分标准 and 使用说明, by column key."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from sheets_sync.clauses import Clause
from sheets_sync.workbook.layout import TABS, guide
from sheets_sync.workbook.layout.lists import SEVERITIES, YES_NO
from sheets_sync.workbook.layout.schema import Locale, Tab, Text
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS, SCORE_ITEMS, SETTINGS

Value = str | int | Decimal | date
Row = Mapping[str, Value]


class RuleRow(Protocol):
    """What the tab 规则 shows of a rule."""

    @property
    def code(self) -> str:
        """Such as `R101`."""

    @property
    def severity(self) -> str:
        """`error` or `warning`."""

    @property
    def clause(self) -> Clause:
        """The clause it serves."""

    @property
    def name(self) -> Text:
        """A few words."""

    @property
    def says(self) -> Text:
        """What it checks."""


def settings_rows(locale: Locale, today: date) -> list[Row]:
    """Every setting with its default, `start_date` with today, then the lists, a value a line."""
    rows: list[Row] = [
        {
            "key": setting.key,
            "value": today if setting.key == "start_date" else setting.default,
            "unit": setting.unit[locale],
            "meaning": setting.meaning[locale],
            "clause": setting.clause or "",
        }
        for setting in SETTINGS
    ]
    for listed in OFFICE_LISTS.values():
        rows += [
            {
                "key": listed.key,
                "value": value[locale],
                "unit": "",
                "meaning": listed.meaning[locale],
                "clause": listed.clause,
            }
            for value in listed.values
        ]
    return rows


def rule_rows(catalogue: Iterable[RuleRow], locale: Locale) -> list[Row]:
    """Every rule, switched on at its own severity."""
    severities = {choice.key: choice.text[locale] for choice in SEVERITIES}
    yes = YES_NO[0].text[locale]
    return [
        {
            "code": rule.code,
            "name": rule.name[locale],
            "on": yes,
            "severity": severities[rule.severity],
            "clause": rule.clause,
            "says": rule.says[locale],
        }
        for rule in catalogue
    ]


def scoring_rows(locale: Locale) -> list[Row]:
    """The items of the quarter score with their default points."""
    return [
        {
            "key": item.key,
            "item": item.item[locale],
            "points": item.points,
            "formula": item.formula[locale],
            "clause": guide.SEPARATOR[locale].join(item.clauses),
        }
        for item in SCORE_ITEMS
    ]


def guide_rows(locale: Locale) -> list[Row]:
    """The whole of 使用说明: welcome, examples, colours, every tab, whom to ask, the office."""
    headings = {key: (text[locale], "") for key, text in guide.HEADINGS.items()}
    lines = [
        *_lines(guide.WELCOME, locale),
        headings["examples"],
        *_lines((line for _, line in guide.EXAMPLES), locale),
        headings["colours"],
        *_lines(guide.COLOURS, locale),
        headings["tabs"],
        *((tab.title[locale], _how_to_fill(tab, locale)) for tab in TABS if tab.key != "guide"),
        headings["help"],
        *_lines(guide.HELP, locale),
        headings["office"],
        *_lines((line for _, line in guide.OFFICE_EXAMPLES), locale),
    ]
    return [{"what": what, "how": how} for what, how in lines]


def _lines(lines: Iterable[guide.Line], locale: Locale) -> list[tuple[str, str]]:
    return [(what[locale], how[locale]) for what, how in lines]


def _how_to_fill(tab: Tab, locale: Locale) -> str:
    """What the tab is for, then what people must and may fill."""
    human = [column for column in tab.columns if column.human]
    if not human:
        return tab.about[locale] + guide.FILLED_BY_SERVICE[locale]
    required = [column.header[locale] for column in human if column.required]
    optional = [column.header[locale] for column in human if not column.required]
    return (
        tab.about[locale]
        + _listing(guide.REQUIRED[locale], required, locale)
        + _listing(guide.OPTIONAL[locale], optional, locale)
    )


def _listing(label: str, headers: Sequence[str], locale: Locale) -> str:
    if not headers:
        return ""
    return label + guide.SEPARATOR[locale].join(headers) + guide.STOP[locale]
