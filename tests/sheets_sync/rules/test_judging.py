"""Findings in order, each once, on the rows they speak of."""

from datetime import datetime, timedelta

from sheets_sync.checking import Checked
from sheets_sync.findings import Severity
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def check(text: str, now: datetime = NOW) -> Checked:
    return Desk().check(Paper(base_with(text)).snapshot(), now)


def test_errors_come_before_warnings_and_then_by_code() -> None:
    findings = check(
        "民情日记\n走访日期 | 走访记录 | 走访方式\n2026-03-05 | 短 | 飞\n3/4 | 短 | 入户面谈"
    ).verdicts.findings

    keys = [(f.severity is Severity.WARNING, f.code) for f in findings]
    assert keys == sorted(keys)


def test_rows_of_one_code_stand_in_the_order_of_ids_as_numbers() -> None:
    paper = Paper(base_with("民情日记\n走访方式 | 走访对象\n飞 | H001\n飞 | H002"))
    for row, identifier in zip(paper.rows("diary"), ("D-1000000", "D-999999"), strict=True):
        row["record_id"] = identifier
    findings = Desk().check(paper.snapshot(), NOW).verdicts.findings

    assert [f.record_id for f in findings if f.code == "R108"] == ["D-999999", "D-1000000"]


def test_a_finding_names_row_person_grid_and_home() -> None:
    finding = next(
        f for f in check("民情日记\n走访方式 | 走访对象\n飞 | 1组1号").verdicts.findings
        if f.code == "R108"
    )  # fmt: skip

    assert (finding.tab, finding.record_id, finding.row) == ("diary", "D-000001", 2)
    assert (finding.worker, finding.grid, finding.subject) == ("S02", "W01", "1组1号 吴奶奶")


def test_what_is_wrong_with_the_grid_tree_stands_in_its_row_as_well() -> None:
    verdicts = check("住户台账\n户号 | 所属网格\nH777 | W99").verdicts

    assert [f.code for f in verdicts.of_rows("households")[6]] == ["W107"]
    assert sum(f.code == "W107" for f in verdicts.findings) == 1


def test_a_time_too_far_ahead_expires() -> None:
    checked = check("信息上报\n发现时间\n2026-03-06 09:30")

    assert any(f.code == "R103" for f in checked.verdicts.findings)
    assert checked.verdicts.expires is not None
    later = NOW + timedelta(seconds=checked.verdicts.expires - checked.ledger.context.now)
    assert later == datetime.fromisoformat("2026-03-06T09:20")


def test_the_time_it_expires_is_noticed_although_nothing_changed() -> None:
    desk, paper = Desk(), Paper(base_with("信息上报\n发现时间\n2026-03-06 09:30"))
    paper.write(desk.check(paper.snapshot(), NOW).patch)
    codes = [
        {f.code for f in desk.check(paper.snapshot(), NOW + timedelta(minutes=m)).verdicts.findings}
        for m in (10, 25)
    ]

    assert "R103" in codes[0]
    assert "R103" not in codes[1]


def test_a_rule_that_is_off_lets_rows_count() -> None:
    text = "民情日记\n走访日期 | 走访对象 | 处理结果\n2026-03-05 | H001 | 乱填"
    off = "\n\n规则\n编码 | 启用 | 级别\nR108 | 否 |"

    assert check(text).verdicts.homes["h001"].visits_this_month == 0
    assert check(text + off).verdicts.homes["h001"].visits_this_month == 1
