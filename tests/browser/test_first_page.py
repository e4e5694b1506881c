"""The first page in a browser: it fits a phone, and nothing of it is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages.overview import Whereabouts
from pages.web import create_web
from sheets_sync.local_sheets import Server
from sheets_sync.schedule import Schedule
from tests.workbooks import live_workbook

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The page of a small workbook."""
    with live_workbook(tmp_path / "home") as live:
        live.type_rows("diary", [{"visited_on": "2026-03-05", "target": "H1"}])
        schedule = Schedule(lambda: live.sync(datetime.now(UTC)))
        schedule.sync_now()
        where = Whereabouts(live.spreadsheet_id, "http://127.0.0.1:8000/google", "/srv/key.json")
        server = Server(create_web(schedule, where, locale="zh-CN", hosts=()))
        server.start()
        yield server.root
        server.stop()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_nothing_is_refused(page: Page, address: str, width: int) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.get_by_role("heading", name="查出的问题").is_visible()
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # our own style
    assert problems == []
