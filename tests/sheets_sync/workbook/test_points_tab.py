"""得分明细 on a real local server."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from sheets_sync.assessment.ranking_table import PointLine
from sheets_sync.errors import WorkbookError
from sheets_sync.workbook.points_tab import write_points
from tests.workbooks import LiveWorkbook, live_workbook

LINES: list[PointLine] = [
    ("2026Q1", "S02 李秀英", "走访户数", Decimal("8.25"), "1月10/15", "得分依据：D-000001"),
    ("2026Q1", "S02 李秀英", "纠纷实效", None, "本季没有这类事项", ""),
]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("home")) as workbook:
        yield workbook


def written(live: LiveWorkbook, lines: list[PointLine]) -> int:
    return write_points(live.service, live.spreadsheet_id, lines)


def test_lines_stand_as_given_and_only_once_written(live: LiveWorkbook) -> None:
    assert written(live, LINES) == 1
    assert written(live, LINES) == 0

    first, second = live.rows("points")
    assert (first["worker"], first["points"], first["why"]) == ("S02 李秀英", 8.25, "1月10/15")
    assert second["points"] == ""


def test_what_people_typed_and_old_lines_go(live: LiveWorkbook) -> None:
    written(live, LINES)
    live.tab("points").update_acell("D2", 100)

    assert written(live, LINES[:1]) == 1
    assert [row["points"] for row in live.rows("points")] == [8.25]


def test_the_grid_grows(live: LiveWorkbook) -> None:
    many = [("2026Q1", f"S{n}", "走访户数", Decimal(n), "", "") for n in range(1100)]

    assert written(live, [*many]) == 1
    assert len(live.rows("points")) == 1100


def test_a_tab_that_is_gone_is_told_of(live: LiveWorkbook) -> None:
    live.sheet.del_worksheet(live.tab("points"))

    with pytest.raises(WorkbookError, match="setup_workbook"):
        written(live, LINES)
