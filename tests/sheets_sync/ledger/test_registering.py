"""From the rows of the register tabs to the registers."""

from datetime import datetime

from sheets_sync.ledger.covers import Cover
from sheets_sync.ledger.registers import Registers
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def registers(text: str) -> Registers:
    checked = Desk().check(Paper(base_with(text)).snapshot(), NOW)
    return checked.ledger.context.registers


def test_ids_are_kept_as_typed_and_found_folded() -> None:
    found = registers(
        "住户台账\n户号 | 必访类别 | 入住日期\n Ｈ９０１ | 独居老人、残疾家庭 | 2026-03-01"
    )

    home = found.households["h901"]
    assert home.household_id == "Ｈ９０１"
    assert len(home.tags) == 2
    assert home.moved_in == 46082
    assert home.row == 8


def test_unreadable_cells_are_taken_as_blank() -> None:
    found = registers(
        "住户台账\n户号 | 入住日期 | 必访类别\nH901 | 好久以前 | 名人\n\n"
        "场所台账\n场所编号 | 巡查周期(天)\nP901 | 有时\n\n"
        "人员名册\n工号 | 到岗日期 | 岗位 | 代管网格\nS90 | 去年 | 站长 | W01(去年~今年)"
    )

    assert found.households["h901"].moved_in is None
    assert found.households["h901"].tags == frozenset()
    assert found.places["p901"].cycle_days is None
    post = found.posts["s90"][0]
    assert (post.first, post.role, post.covers) == (None, None, ())


def test_a_person_has_all_roster_rows_and_what_they_stand_in_for() -> None:
    found = registers(
        "人员名册\n工号 | 到岗日期 | 离岗日期 | 代管网格\nS90 | 2025-01-01 | 2025-06-30 |\n"
        "S90 | 2025-07-01 | | W02"
    )

    assert [post.first for post in found.posts["s90"]] == [45658, 45839]
    assert found.posts["s90"][1].covers == (Cover("W02", None, None),)
