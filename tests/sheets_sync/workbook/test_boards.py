"""预警清单, 月度进度 and 运行状态."""

from dataclasses import replace
from datetime import datetime

from sheets_sync.checking import Checked
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.boards import Pulse, alert_cells, progress_cells, status_cells
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import MissingTab
from sheets_sync.workbook.wording import Wording
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")
WORDING = Wording("zh-CN")


def check(text: str = "民情日记\n走访方式 | 走访对象\n飞 | 1组1号") -> Checked:
    snapshot = Paper(base_with(text)).snapshot()
    snapshot.problems = (MissingTab("services"),)
    return Desk().check(snapshot, NOW)


def test_every_finding_is_a_line_of_the_alerts() -> None:
    checked = check()
    findings = checked.verdicts.findings
    cells = alert_cells(findings, checked.ledger.context, WORDING, lambda _finding: 86400)

    assert cells.keys() == {column.key for column in TAB["alerts"].columns}
    assert [len(column) for column in cells.values()] == [len(findings)] * len(cells)
    at = cells["code"].index("R108")
    assert cells["record"][at] == "D-000001 1组1号 吴奶奶"
    assert cells["worker"][at] == "李秀英"
    assert cells["tab"][at] == "民情日记"
    assert cells["since"][at] == 1


def test_nothing_to_tell_leaves_empty_columns() -> None:
    context = check().ledger.context

    assert set(map(len, alert_cells([], context, WORDING, lambda _f: 0).values())) == {0}


def test_each_worker_has_a_line_a_month() -> None:
    checked = check()
    cells = progress_cells(checked.verdicts.standings, checked.ledger.context, "zh-CN")

    assert cells["month"] == ["2026-03", "2026-03", "2026-02", "2026-02"]
    assert cells.keys() == {column.key for column in TAB["progress"].columns}


def test_the_status_tells_counts_head_and_what_cannot_be_read() -> None:
    checked = check()
    pulse = Pulse("甲", "乙", 25, "abc", "def")
    cells = status_cells(checked.verdicts, pulse, WORDING)
    unsure = status_cells(checked.verdicts, replace(pulse, unverified=True), WORDING)

    assert cells["value"][:3] == ["甲", "乙", 25]
    assert cells["value"][5:7] == ["abc", "def"]
    assert cells["item"].count("系统读不懂") == 1
    assert "写入未能核实" not in cells["item"]
    assert "写入未能核实" in unsure["item"]
