"""预警清单, 月度进度 and 运行状态."""

from dataclasses import replace
from datetime import datetime

import pytest

from sheets_sync.checking import Checked
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.boards import Pulse, alert_cells, progress_cells, status_cells
from sheets_sync.workbook.layout import TAB, Locale
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


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("zh-CN", ["够了", "还差 3 户、2 次", "还差 3 户", "还差 2 次"]),
        ("en", ["done", "homes: 3, visits: 2", "homes: 3", "visits: 2"]),
    ],
)
def test_progress_says_what_is_still_needed(locale: Locale, words: list[str]) -> None:
    checked = check()
    (one, *_) = checked.verdicts.standings
    quota = replace(one.duty, homes_quota=15, visits_quota=15, due=())
    done = ((15, 15), (12, 13), (12, 20), (15, 13))
    standings = [replace(one, duty=quota, homes=homes, visits=v) for homes, v in done]
    cells = progress_cells(standings, checked.ledger.context, locale)

    assert cells["needed"] == words
    assert cells["households"] == ["15/15", "12/15", "12/15", "15/15"]
    assert cells["must_visits"] == [""] * 4


def test_must_visits_are_told_as_a_part_of_those_due() -> None:
    checked = check(
        "住户台账\n户号 | 必访类别\nH001 | 独居老人\nH002 | 残疾家庭\n\n"
        "民情日记\n走访对象 | 走访方式\n1组1号 | 入户面谈"
    )
    cells = progress_cells(checked.verdicts.standings, checked.ledger.context, "zh-CN")

    assert cells["must_visits"][:2] == ["1/2", ""]
    assert cells["nearest_due"][:2] == ["1组2号 马师傅", ""]


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
