"""The rule set in force as one text, and its hash: who judges alike has the same."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Final

from sheets_sync.ledger.dates import date_of
from sheets_sync.ledger.scoring import Scoring
from sheets_sync.ledger.thresholds import Thresholds, Value
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.rules.custom.reading import CustomRule
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS, SETTING, SettingType

VERSION: Final = 1
"""Raised whenever a rule of the catalogue or a formula of the score comes to mean another thing."""


def rule_set_text(
    thresholds: Thresholds,
    scoring: Scoring,
    book: RuleBook,
    custom: Iterable[CustomRule],
    locale: Locale,
) -> str:
    """Everything by which a sync judges, in canonical spelling.

    One line of JSON as `json.dumps(…, ensure_ascii=False, sort_keys=True, separators=(",", ":"))`
    writes it, of an object with the members

    - `catalogue`: VERSION;
    - `custom_rules`: of each rule on 自定义规则 that can be asked `[tab key, "error" or "warning",
      condition]`, the condition as typed without blanks at its ends; sorted;
    - `lists`: the values of each list on 参数, folded (rules.md, Terms), each once, sorted; a
      default value by its Chinese text in either locale;
    - `points`: of each key on 评分标准 its points;
    - `rules`: of each code of the catalogue `"error"`, `"warning"` or `"off"`;
    - `settings`: of each other name on 参数 its value.

    All values are those in force, so defaults where a cell cannot be used. Numbers are texts in
    plain decimal notation without zeros at the end (`"15"`, `"0.7"`), dates ISO 8601, a blank
    `start_date` is `""`. Names and messages of rules are no part of it: no verdict depends on them.
    """
    return json.dumps(
        {
            "catalogue": VERSION,
            "custom_rules": sorted([r.tab, r.severity.value, r.text.strip()] for r in custom),
            "lists": {
                key: _values(key, values, locale) for key, values in thresholds.lists.items()
            },
            "points": {key: _plain(points) for key, points in scoring.points.items()},
            "rules": _switches(book),
            "settings": {key: _setting(key, value) for key, value in thresholds.values.items()},
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def rule_set_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8: 64 hexadecimal digits, small letters."""
    return sha256(text.encode()).hexdigest()


def _values(key: str, values: Sequence[str], locale: Locale) -> list[str]:
    chinese = {value[locale]: value.zh for value in OFFICE_LISTS[key].values}
    return sorted({chinese.get(value, value) for value in values})


def _switches(book: RuleBook) -> Mapping[str, str]:
    return {
        spec.code: "off"
        if spec.code in book.off
        else book.changed.get(spec.code, spec.severity).value
        for spec in CATALOGUE
    }


def _setting(key: str, value: Value) -> str:
    if isinstance(value, int) and SETTING[key].type is SettingType.DATE:
        return date_of(value).isoformat()
    return value if isinstance(value, str) else _plain(value)


def _plain(number: Decimal | int) -> str:
    """15, 15.0 and 1.5e1 are `15`."""
    text = format(Decimal(number), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
