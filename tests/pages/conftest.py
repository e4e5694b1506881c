"""Pages over a real workbook and a real schedule."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sheets_sync.errors import TransportError
from sheets_sync.schedule import Schedule
from sheets_sync.sync import Receipt
from tests.workbooks import LiveWorkbook, live_workbook

HEAD = "王大勇"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("pages") / "home") as made:
        made.type_rows("households", [{"household_id": "H1", "head": HEAD, "phone": "13812345678"}])
        made.type_rows("diary", [{"visited_on": "2026-03-05", "target": HEAD, "worker": "S9"}])
        yield made


class Unsteady:
    """Syncs of a workbook that fail as long as `broken` is set."""

    def __init__(self, live: LiveWorkbook) -> None:
        self.live = live
        self.broken = False

    def __call__(self) -> Receipt:
        if self.broken:
            raise TransportError("<b>the network</b> is gone: check it", permanent=False)
        return self.live.sync(datetime.now(UTC))


@pytest.fixture
def unsteady(live: LiveWorkbook) -> Unsteady:
    return Unsteady(live)


@pytest.fixture
def schedule(unsteady: Unsteady) -> Schedule:
    return Schedule(unsteady)
