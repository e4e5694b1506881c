"""Fixtures that more than one folder of tests needs."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page

from tests import chromium, postgres

pytest_plugins = ("tests.answers_plugin",)


def pytest_configure() -> None:
    """Keep the settings of whoever runs the tests out of the tests."""
    for name in list(os.environ):
        if name.startswith("GRIDBOOK_") and name != chromium.VARIABLE:
            del os.environ[name]


def lacking(what: str) -> NoReturn:
    """End a test that needs a program this machine has not: in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: .ci/run installs it", pytrace=False)
    pytest.skip(what)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder, as GRIDBOOK_HOME names it."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def campaign_scale() -> int:
    """How many times longer than in `make test` a campaign runs (`make campaign`: 20)."""
    return int(os.environ.get("CAMPAIGN_SCALE", "1"))


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[postgres.Cluster]:
    programs = postgres.programs()
    if programs is None:
        lacking("No PostgreSQL here (initdb, pg_ctl, psql)")
    with postgres.running(programs) as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: postgres.Cluster) -> str:
    """Address of an empty PostgreSQL database that nobody else uses."""
    return postgres_cluster.new_database()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium.executable()
    if executable is None:
        lacking(f"No Chromium here ({chromium.VARIABLE} may name one)")
    with chromium.running(executable) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a Chinese reader, without cookies."""
    with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai") as context:
        yield context.new_page()
