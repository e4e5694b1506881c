"""The service cells of the tabs that people fill."""

from datetime import datetime

from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.verdict_cells import Cells, service_cells
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
