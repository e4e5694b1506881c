"""A workbook looked at without writing: quarters compared, years, imprints."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sheets_sync.assessing import Look, look
from sheets_sync.assessment.stages import Stage
from sheets_sync.journal.history import History
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from tests.workbooks import live_workbook

TEXT = """
民情日记
走访日期 | 走访对象
2026-01-05 | H001
2026-04-06 | H002
2026-04-07 | H003
"""


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    home: Path = tmp_path_factory.mktemp("home")
    with live_workbook(home) as live:
        for key, rows in base_with(TEXT).items():
            if TAB[key].kind is not TabKind.CONFIG:
                live.type_rows(key, rows)
        history = History(live.database, live.spreadsheet_id)
        now = datetime(2026, 7, 20, 9)  # noqa: DTZ001 - local time of the workbook
        yield look(live.service, live.spreadsheet_id, history, now)


def test_a_quarter_is_compared_with_the_one_before(looked: Look) -> None:
    first, second = looked.quarter("2026Q1"), looked.quarter("2026Q2")

    assert {standing.climbed for standing in first.standings} == {None}
    assert [standing.climbed for standing in second.standings] == [0, 0]
    assert second.standings[0].gained is not None


def test_a_year_rests_on_the_quarters_that_are_sealed(looked: Look) -> None:
    year, quarters = looked.year("2026")

    assert list(quarters) == ["2026Q1", "2026Q2"]
    assert [len(standing.card.quarters) for standing in year.standings] == [2, 2]


def test_an_imprint_tells_by_what_a_table_was_computed(looked: Look) -> None:
    imprint = looked.imprint("2026Q2")

    assert imprint.stage is Stage.PUBLISHED
    assert len(imprint.head) == len(imprint.rule_set) == 64
    assert imprint.points["must_visits"] == "15"
    assert imprint.settings["start_date"] == "2026-01-01"
