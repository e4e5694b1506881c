"""The service cells of the tabs that people fill."""

from datetime import datetime

from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.verdict_cells import Cells, config_cells, service_cells
from sheets_sync.workbook.wording import Wording
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def cells(tab: str, text: str) -> Cells:
    checked = Desk().check(Paper(base_with(text)).snapshot(), NOW)
    return service_cells(checked.ledger.tabs[tab], checked.verdicts, Wording("zh-CN"))


def test_check_says_the_worst_and_notes_say_it_all_worst_first() -> None:
    found = cells(
        "diary",
        "民情日记\n走访日期 | 走访方式 | 走访记录 | 走访对象\n"
        "2026-03-05 | 飞 | 短 | H001\n2026-03-04 | 入户面谈 | 短 | H002\n"
        "2026-03-03 | 入户面谈 | 看望了老人,一切都好,没有问题 | H003",
    )

    assert found["check"] == ["有误", "提醒", "通过"]
    codes = [line[-5:-1] for line in str(found["check_notes"][0]).splitlines()]
    assert codes == ["R108", "R109"]
    assert found["check_notes"][2] == ""
    assert found["record_id"] == ["D-000001", "D-000002", "D-000003"]
    assert found["first_seen"] == ["", "", ""]


def test_a_register_row_is_checked_for_what_can_be_mended_in_it() -> None:
    found = cells("households", "住户台账\n户号 | 必访类别\nH001 | 独居老人")

    assert found["check"][0] == "通过"
    assert found["due_state"][0] == "逾期"
    assert found["due_state"][1] == "–"


def test_visits_show_on_the_home_and_patrols_on_the_place() -> None:
    text = "民情日记\n走访日期 | 走访对象 | 走访方式\n2026-03-05 | {} | {}"
    homes = cells("households", text.format("H001", "入户面谈"))
    places = cells("places", text.format("P001", "现场巡查"))

    assert [homes[key][0] for key in ("visits_this_month", "last_visit", "days_since")] == [
        1, 46086, 1,
    ]  # fmt: skip
    assert [homes[key][1] for key in ("visits_this_month", "last_visit", "days_since")] == [
        0, "", "",
    ]  # fmt: skip
    assert (places["last_patrol"][0], places["due_state"][0]) == (46086, "已访")


def test_no_tab_gets_a_human_cell() -> None:
    checked = Desk().check(Paper(base_with("")).snapshot(), NOW)

    for key, tab in checked.ledger.tabs.items():
        for name in service_cells(tab, checked.verdicts, Wording("zh-CN")):
            assert not TAB[key].column(name).human
        assert TAB[key].kind in (TabKind.LEDGER, TabKind.REGISTER)


def config(tab: str, text: str) -> Cells:
    snapshot = Paper(base_with(text)).snapshot()
    checked = Desk().check(snapshot, NOW)
    return config_cells(snapshot.tables[tab], checked.verdicts.findings, Wording("zh-CN"))


def test_a_value_that_cannot_be_used_says_so_behind_its_explanation() -> None:
    found = config(
        "settings",
        "参数\n参数 | 值 | 说明\nquota_visits | 很多 | 我写的\nquota_households | 15 |\n"
        "no_such | 3 | 我写的\n | 3 |\n | | 我写的\ntopics | 停车难 |",
    )

    wrong, sound, unknown, nameless, blank, listed = map(str, found["meaning"][1:])
    assert wrong.startswith("每月至少走访多少次\n“参数”里“每月至少走访多少次”的值“很多”不是数字")
    assert wrong.endswith("[W105]")
    assert (sound, blank) == ("每月至少走访多少户（不同的户）", "")
    assert unknown.startswith("“参数”里的“no_such”系统不认识")
    assert nameless.startswith("“参数”第 6 行没有写是哪一项")
    assert listed == "问题类别的下拉清单，一行一个"
    assert found["unit"][1:] == ["次", "户", "", "", "", ""]
    assert found.keys() == {"unit", "meaning", "clause"}


def test_points_that_do_not_sum_up_are_told_beside_those_that_were_changed() -> None:
    found = config("scoring", "评分标准\n项 | 分值\nhouseholds | 20\nvisits | 5")

    assert "加起来不是 100，而是 110" in str(found["formula"][0])
    assert "W105" not in str(found["formula"][1])
    assert found["item"] == ["走访户数", "走访次数"]


def test_a_rule_that_cannot_be_set_so_says_what_it_can_be() -> None:
    found = config("rules", "规则\n编码 | 启用 | 级别\nA401 | 是 | 有误\nX999 | 是 | 有误")

    assert "请从选项中选一个：提醒" in str(found["says"][0])
    assert found["says"][1] == ""
