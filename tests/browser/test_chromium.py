import pytest
from playwright.sync_api import Error, Page

pytestmark = pytest.mark.browser

WIDTH = "document.querySelector('span').getBoundingClientRect().width"


def test_chinese_is_drawn_with_a_font_of_its_own(page: Page) -> None:
    page.set_content("<span style='font: 20px sans-serif'>走访</span>")
    assert page.evaluate(WIDTH) == 40  # two full squares; the boxes of a missing glyph are narrower


def test_nothing_but_loopback_is_reached(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://gridbook.example/")
