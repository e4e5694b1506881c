"""The page on the rule-set hash."""

import json
import re
from hashlib import sha256

import pytest

from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.rules.rule_set_docs import rule_set_page
from sheets_sync.workbook.layout.schema import LOCALES, Locale


@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_follows_the_page_gets_its_hash(locale: Locale) -> None:
    page = rule_set_page(locale)
    match = re.search(r"```json\n(.*)\n```", page)
    assert match
    rule_set = json.loads(match[1])
    text = json.dumps(rule_set, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert f"`{sha256(text.encode()).hexdigest()}`" in page
    assert rule_set["rules"].keys() == {spec.code for spec in CATALOGUE}
    assert all(f"- `{member}`" in page for member in rule_set)


def test_both_locales_show_the_same_rule_set() -> None:
    first, second = (re.findall(r"[0-9a-f]{64}", rule_set_page(locale)) for locale in LOCALES)

    assert first == second
