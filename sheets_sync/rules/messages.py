"""Findings in words: what is wrong and how to mend it, in the workbook's locale."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from sheets_sync.findings import Finding
from sheets_sync.ledger.cells import as_text, fold, is_blank
from sheets_sync.ledger.dates import DAY_SECONDS, date_of, datetime_of
from sheets_sync.rules.catalogue import RULE
from sheets_sync.rules.texts.words import BLANK
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Kind, Locale
from sheets_sync.workbook.layout.settings_table import SCORE_ITEM, SETTING

_QUOTED_CHARS = 20
_LAST_SERIAL = 73050  # 2099-12-31; what is larger counts seconds, not days
_LISTED = 12
_UNKNOWN = "…"
_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")

# Mobile, area code and local telephone numbers (not eight digits that spell a date), identity
# numbers: none of them belongs on a board that everybody reads.
_PRIVATE = re.compile(
    r"(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}"
    r"|(?!(?:19|20)\d{6}(?!\d))[2-8]\d{6,7}|\d{17}[\dXx])(?!\d)"
)


def what(finding: Finding, locale: Locale) -> str:
    """What is wrong, naming the cell; the code alone where no rule of that code is known."""
    spec = RULE.get(finding.code)
    if spec is None:
        return str(finding.args.get("message") or finding.code)
    text = _fill(spec.message(finding.variant).what[locale], finding, locale)
    return text[:1].upper() + text[1:] if locale == "en" else text


def mend(finding: Finding, locale: Locale) -> str:
    """What to do about it, as an imperative; "" where no rule of that code is known."""
    spec = RULE.get(finding.code)
    if spec is None:
        return ""
    return _fill(spec.message(finding.variant).mend[locale], finding, locale)


def message(finding: Finding, locale: Locale) -> str:
    """What is wrong and what to do, in one line."""
    between = "；" if locale == "zh-CN" else "; "
    return between.join(text for text in (what(finding, locale), mend(finding, locale)) if text)


def note_line(finding: Finding, locale: Locale) -> str:
    """The finding's line in 校验说明: what is wrong, what to do, the code in brackets."""
    return f"{message(finding, locale)} [{finding.code}]"


def without_numbers(text: str) -> str:
    """The text with telephone and identity numbers struck out; full-width digits are not seen."""
    return _PRIVATE.sub("***", text)


def _fill(template: str, finding: Finding, locale: Locale) -> str:
    """The template with its fields filled; optional parts that lack a field are left out."""
    parts = _OPTIONAL.split(template)
    return "".join(
        _filled(part, finding, locale)
        for i, part in enumerate(parts)
        if i % 2 == 0 or all(_field(found, finding, locale) for found in _FIELD.finditer(part))
    )


def _filled(part: str, finding: Finding, locale: Locale) -> str:
    return _FIELD.sub(lambda found: _field(found, finding, locale) or _UNKNOWN, part)


def _field(found: re.Match[str], finding: Finding, locale: Locale) -> str:
    """One argument in its form; "" where it is missing or empty."""
    name, form = found[1], found[2] or ""
    value = finding.args.get(name)
    if value is None and name == "header":
        value = finding.column
    if value is None or (value == "" and form != "cell"):
        return ""
    try:
        return _FORMS[form](value, finding, locale)
    except (ArithmeticError, TypeError, ValueError):
        return str(value)


def _plain(value: object, _finding: Finding, _locale: Locale) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return as_text(value) if isinstance(value, (str, int, float)) else str(value)


def _tab(key: str, _finding: Finding, locale: Locale) -> str:
    return TAB[key].title[locale] if key in TAB else str(key)


def _header(key: str, finding: Finding, locale: Locale) -> str:
    """A column by its header on the tab that the finding speaks of."""
    tab = TAB.get(finding.args.get("tab", finding.tab))
    texts = {column.key: column.header[locale] for column in tab.columns} if tab else {}
    text = texts.get(key, str(key))
    return text if locale == "zh-CN" else f"“{text}”"


def _headers(keys: Iterable[str], finding: Finding, locale: Locale) -> str:
    return _joined([_header(key, finding, locale) for key in keys], locale)


def _cell(value: object, finding: Finding, locale: Locale) -> str:
    """A cell as it was typed, in quotes; shortened, without telephone numbers."""
    text = " ".join(_plain(value, finding, locale).split())
    if is_blank(text):
        return BLANK[locale]
    if _PRIVATE.search(fold(text)):
        text = without_numbers(fold(text))
    return f"“{text if len(text) <= _QUOTED_CHARS else text[: _QUOTED_CHARS - 1] + '…'}”"


def _when(value: str | float, finding: Finding, locale: Locale) -> str:
    """A date, a time or both as people write them: a serial or, where larger, a moment."""
    if isinstance(value, str):
        return _cell(value, finding, locale)
    seconds = round(value if value > _LAST_SERIAL + 1 else value * DAY_SECONDS)
    kind = _kind(finding)
    if kind is Kind.TIME or 0 <= seconds <= DAY_SECONDS:
        minutes = (seconds if seconds <= DAY_SECONDS else seconds % DAY_SECONDS) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    at = datetime_of(seconds)
    whole = seconds % DAY_SECONDS == 0
    return f"{at:%Y-%m-%d}" if whole or kind is Kind.DATE else f"{at:%Y-%m-%d %H:%M}"


def _kind(finding: Finding) -> Kind | None:
    tab, key = TAB.get(finding.tab), finding.args.get("header", finding.column)
    return next((c.kind for c in tab.columns if c.key == key), None) if tab else None


def _date(value: str | float, _finding: Finding, _locale: Locale) -> str:
    return value if isinstance(value, str) else date_of(int(value)).isoformat()


def _moment(value: str | float, _finding: Finding, _locale: Locale) -> str:
    return value if isinstance(value, str) else f"{datetime_of(int(value)):%Y-%m-%d %H:%M}"


def _month(value: str | float, _finding: Finding, _locale: Locale) -> str:
    return value if isinstance(value, str) else f"{date_of(int(value)):%Y-%m}"


def _named(key: str, finding: Finding, locale: Locale) -> str:
    """A line of a configuration tab by the words that stand in it, not by its key."""
    tab = finding.args.get("tab", finding.tab)
    if tab == "settings" and key in SETTING:
        return SETTING[key].meaning[locale]
    if tab == "rules" and key in RULE:
        return f"{key} {RULE[key].name[locale]}"
    if tab == "scoring" and key in SCORE_ITEM:
        return SCORE_ITEM[key].item[locale]
    return str(key)


def _list(values: str | Iterable[object], finding: Finding, locale: Locale) -> str:
    if isinstance(values, str):
        return values
    return _joined([_plain(value, finding, locale) for value in values], locale)


def _joined(texts: list[str], locale: Locale) -> str:
    """Texts as an enumeration, cut where it grows long."""
    between = "、" if locale == "zh-CN" else ", "
    cut = [*texts[:_LISTED], "…"] if len(texts) > _LISTED else texts
    return between.join(cut)


_FORMS: dict[str, Callable[[Any, Finding, Locale], str]] = {
    "": _plain,
    "cell": _cell,
    "date": _date,
    "header": _header,
    "headers": _headers,
    "list": _list,
    "moment": _moment,
    "month": _month,
    "named": _named,
    "tab": _tab,
    "when": _when,
}
