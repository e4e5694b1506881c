"""A copy of a tab carries the metadata of its original: it is told of, and nothing more."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import gspread
import pytest

from tests.workbooks import LiveWorkbook, live_workbook

NOW = datetime.fromisoformat("2026-03-06T09:00")


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path) as live:
        live.type_rows("diary", [{"visited_on": 46086, "worker": "S02", "content": "聊了近况"}])
        live.sync(NOW)
        yield live


def copied(workbook: LiveWorkbook, title: str) -> gspread.Worksheet:
    return workbook.sheet.duplicate_sheet(
        workbook.tab("diary").id, insert_sheet_index=0, new_sheet_name=title
    )


def synced(workbook: LiveWorkbook, minutes: int) -> list[str]:
    """What 运行状态 and 预警清单 say of copies after a sync."""
    receipt = workbook.sync(NOW + timedelta(minutes=minutes))
    assert receipt.rows["diary"] == 1
    told = [row["value"] for row in workbook.rows("status") if row["item"] == "系统读不懂"]
    alerts = [row for row in workbook.rows("alerts") if row["code"] == "W103"]
    assert [row["what"] for row in alerts] == told
    assert {row["tab"] for row in alerts} <= {"民情日记"}
    return told


def test_it_is_told_of_until_it_is_gone(workbook: LiveWorkbook) -> None:
    copy = copied(workbook, "民情日记 副本")
    says = "“民情日记”有副本：{}；副本系统不读也不写，里面的行不算数"

    assert synced(workbook, 1) == [says.format("民情日记 副本")]
    assert not workbook.sync(NOW + timedelta(minutes=2)).cells_written
    copy.update_title("It's old!")
    assert synced(workbook, 3) == [says.format("It's old!")]
    workbook.sheet.del_worksheet(copy)
    assert synced(workbook, 4) == []


def test_nothing_in_it_is_a_row_and_nothing_in_it_changes(workbook: LiveWorkbook) -> None:
    copy = copied(workbook, "副本")
    copy.update([["D-000001", "2026-03-05"], ["", "2026-03-06"]], "A3")
    before = copy.get_values()
    synced(workbook, 1)
    workbook.tab("diary").update([["随便看看"]], "G2")
    synced(workbook, 2)

    assert copy.get_values() == before
    assert "R108" in workbook.rows("diary")[0]["check_notes"]


def test_it_does_not_get_in_the_way_of_another_process(workbook: LiveWorkbook) -> None:
    copied(workbook, "副本")
    synced(workbook, 1)
    workbook.restart()
    receipt = workbook.sync(NOW + timedelta(minutes=2))

    assert receipt.reads == 1
    assert "W103" in [finding.code for finding in receipt.findings]
