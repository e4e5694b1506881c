"""Service columns as a check has found them."""

from datetime import datetime

from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk, snapshot_of

NOW = datetime.fromisoformat("2026-03-20T18:00")
COMMUNITY = """
民情日记
编号 | 走访日期 | 走访对象 | 走访方式
D-000001 | 2026-03-05 | H001 | 入户面谈
D-000002 | 2026-03-06 | P001 | 现场巡查

住户台账
户号 | 必访类别 | 必访状态
H001 | 独居老人 | 逾期

工作任务
编号 | 下达日期 | 网格员 | 类别 | 任务内容 | 完成期限
T-000001 | 2026-03-01 | S02 | 其他 | 送材料 | 2026-03-10
"""


def flagged(tab: str, condition: str) -> list[str]:
    """The ids of the rows that one rule flags at the first check, before anything is written."""
    tables = base_with(COMMUNITY)
    tables["custom_rules"] = [{"tab": tab, "condition": condition}]
    findings = Desk().check(snapshot_of(tables), NOW).verdicts.findings
    assert [finding.args for finding in findings if finding.code == "W106"] == []
    return [finding.record_id for finding in findings if finding.code == "C001"]


def test_the_state_of_homes_is_the_one_found_now_whatever_stands_there() -> None:
    assert flagged("住户台账", "\"必访状态\" = '已访'") == ["H001"]
    assert flagged("住户台账", "\"必访状态\" = '逾期'") == []
    assert flagged("住户台账", '"最近走访" = \'2026-3-5\' AND "距今天数" = 15') == ["H001"]
    assert flagged("住户台账", '"本月走访" > 0') == ["H001"]


def test_the_state_of_places() -> None:
    assert flagged("场所台账", "\"最近巡查\" >= '2026-03-06'") == ["P001"]
    assert flagged("场所台账", '"最近巡查" IS NULL') == ["P002"]


def test_what_rows_tell_of_themselves() -> None:
    assert flagged("工作任务", "\"状态\" = '逾期' AND \"编号\" LIKE 'T-%'") == ["T-000001"]


def test_ids_are_those_that_the_row_is_given() -> None:
    assert flagged("民情日记", "\"编号\" = 'D-000002'") == ["D-000002"]
