"""Corners of the row rules that the cases of the catalogue leave out."""

from datetime import datetime

import pytest

from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.entries import ORDER
from sheets_sync.workbook.layout import TAB
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def codes(tab: str, header: str, *rows: str) -> list[set[str]]:
    title = TAB[tab].title.zh
    paper = Paper(base_with(f"{title}\n{header}\n" + "\n".join(rows)))
    verdicts = Desk().check(paper.snapshot(), NOW).verdicts
    found = verdicts.of_rows(tab)
    return [{f.code for f in found.get(row, ())} for row in range(len(rows))]


def test_pairs_in_order_name_columns_of_their_tab() -> None:
    for tab, pairs in ORDER.items():
        keys = {column.key for column in TAB[tab].columns}
        assert {key for pair in pairs for key in pair} <= keys


@pytest.mark.parametrize(
    ("arrived", "left", "wrong"),
    [("09:00", "08:59", True), ("09:00", "09:00", False), ("09:00", "0:00", False)],
)
def test_midnight_proves_nothing_between_two_times(arrived: str, left: str, wrong: bool) -> None:
    found = codes("diary", "到达时间 | 离开时间", f"{arrived} | {left}")

    assert ("R110" in found[0]) is wrong


@pytest.mark.parametrize(
    ("closed", "wrong"),
    [("2026-03-05 08:00", True), ("2026-03-05", False), ("2026-03-04", True)],
)
def test_moments_without_a_time_of_day_are_compared_by_date(closed: str, wrong: bool) -> None:
    found = codes("disputes", "登记时间 | 办结时间 | 结果", f"2026-03-05 09:00 | {closed} | 已化解")

    assert ("R110" in found[0]) is wrong


@pytest.mark.parametrize(
    ("day", "arrived", "ahead"),
    [
        ("2026-03-06", "09:10", False),
        ("2026-03-06", "09:11", True),
        ("2026-03-05", "23:00", False),
        ("2026-03-07", "", True),
    ],
)
def test_the_clock_may_be_ten_minutes_off(day: str, arrived: str, ahead: bool) -> None:
    assert ("R103" in codes("diary", "走访日期 | 到达时间", f"{day} | {arrived}")[0]) is ahead


def test_a_leader_may_let_a_foreign_target_pass() -> None:
    paper = Paper(base_with("民情日记\n走访对象 | 批准\nH004 | S01\nH004 | S02"))
    findings = Desk().check(paper.snapshot(), NOW).verdicts.findings

    severities = {f.record_id: f.severity.value for f in findings if f.code == "R107"}
    assert severities == {"D-000001": "warning", "D-000002": "error"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("R107", "民情日记\n走访对象 | 批准\nH004 | {}"),
        ("R107", "便民服务\n服务对象 | 批准\nH004 | {}"),
        (
            "R111",
            "住户台账\n户号 | 迁出日期\nH001 | 2026-03-01\n\n民情日记\n走访对象 | 批准\nH001 | {}",
        ),
        ("R112", "民情日记\n走访日期 | 批准\n2019-03-05 | {}"),
        ("R112", "矛盾调处\n登记时间 | 批准\n2019-03-05 09:00 | {}"),
        ("R112", "信息上报\n发现时间 | 批准\n2019-03-05 09:00 | {}"),
        ("R112", "便民服务\n受理日期 | 批准\n2019-03-05 | {}"),
    ],
)
@pytest.mark.parametrize(
    ("word", "severity"),
    [("", "error"), ("S01", "warning"), ("陈国强", "warning"), ("S02", "error"), ("张三", "error")],
)
def test_a_leaders_word_makes_warnings_of_errors(
    code: str, text: str, word: str, severity: str
) -> None:
    paper = Paper(base_with(text.format(word)))
    findings = Desk().check(paper.snapshot(), NOW).verdicts.findings

    assert [f.severity.value for f in findings if f.code == code] == [severity]
    idle = [f.severity.value for f in findings if (f.code, f.column) == ("R105", "approved_by")]
    assert idle == (["warning"] if word in ("S02", "张三") else [])


def test_who_approves_a_bonus_pardons_nothing() -> None:
    paper = Paper(base_with("加扣分登记\n日期 | 批准人\n2019-03-05 | 陈国强"))
    findings = Desk().check(paper.snapshot(), NOW).verdicts.findings

    assert [f.severity.value for f in findings if f.code == "R112"] == ["error"]


def test_calls_need_nobody_at_home() -> None:
    moved = "住户台账\n户号 | 迁出日期\nH001 | 2026-03-01\n\n"
    paper = Paper(base_with(moved + "民情日记\n走访方式\n电话联系\n入户面谈"))
    findings = Desk().check(paper.snapshot(), NOW).verdicts.findings

    assert [f.record_id for f in findings if f.code == "R111"] == ["D-000002"]


def test_an_unresolved_problem_needs_all_three_cells() -> None:
    header = "处理结果 | 反映问题 | 问题类别 | 未解决原因"
    found = codes(
        "diary",
        header,
        "未解决 | | |",
        "未解决 | 下水道堵了 | 下水道堵塞 | 管道在隔壁单元地下,要等物业联系施工队",
        "未解决 | 下水道堵了 | 没有这类 | 管道在隔壁单元地下,要等物业联系施工队",
    )

    assert ["R114" in row for row in found] == [True, False, False]
