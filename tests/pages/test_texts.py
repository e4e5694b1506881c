import re

import pytest

from pages.texts import texts
from pages.web import TEMPLATES
from sheets_sync.workbook.layout.schema import LOCALES, Locale


@pytest.mark.parametrize("locale", LOCALES)
def test_each_text_stands_in_each_locale(locale: Locale) -> None:
    assert all(vars(texts(locale)).values())


def test_the_templates_use_every_text_and_no_other() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    used = set(re.findall(r"\bsay\.(\w+)", templates))
    words = {"ok", "failing", "overdue", "starting"}  # taken by the word of health
    refusals = {"unknown_host", "no_page", "broken"}  # told by web.py
    assert used | words | refusals == set(vars(texts("en")))
