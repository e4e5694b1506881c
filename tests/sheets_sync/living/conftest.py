"""A small community after its first sync, for tests of what people and the office do to it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sheets_sync.living.community import NOW, found
from tests.workbooks import LiveWorkbook, live_workbook


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the community after its first sync."""
    home = tmp_path_factory.mktemp("prepared")
    with live_workbook(home) as live:
        found(live)
        live.sync(NOW)
    return home


@pytest.fixture
def workbook(prepared: Path, tmp_path: Path) -> Iterator[LiveWorkbook]:
    """That community, and a process that has just started."""
    home = shutil.copytree(prepared, tmp_path / "home")
    with live_workbook(home, ready=False) as live:
        yield live
