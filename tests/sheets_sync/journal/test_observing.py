"""What of the sheet is news to the journal."""

from datetime import datetime, timedelta

from sheets_sync.journal.entries import Op, digest
from sheets_sync.journal.observing import observed
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.parse import Memory, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


class Reading:
    """A workbook on paper whose journal is watched."""

    def __init__(self, text: str = "民情日记\n走访日期\n2026-03-05\n2026-03-04") -> None:
        self.paper = Paper(base_with(text))
        self.desk = Desk()
        self.now = NOW
        self.former: Memory | None = None

    def look(self) -> list[tuple[str, str, Op]]:
        """One check; its entries by tab, id and what happened."""
        self.now += timedelta(minutes=1)
        past = self.desk.history.recall()
        parsing = Memory() if self.former is None else self.former
        ledger = parse(
            self.paper.snapshot(), past, self.now, parsing, Recall(digest, self.desk.history.bodies)
        )
        self.former = parsing
        entries = list(observed(ledger, past, self.desk.history.bodies))
        self.paper.write(self.desk.check(self.paper.snapshot(), self.now).patch)
        return [(entry.tab, entry.record_id, entry.op) for entry in entries]


def test_everything_is_new_at_first_and_nothing_afterwards() -> None:
    reading = Reading()

    first = reading.look()
    assert ("diary", "D-000001", Op.NEW) in first
    assert ("households", "h001", Op.NEW) in first
    assert {op for _, _, op in first} == {Op.NEW}
    assert reading.look() == []


def test_changed_vanished_and_returned_rows_are_told() -> None:
    reading = Reading()
    reading.look()
    rows = reading.paper.rows("diary")
    rows[0]["problem"] = "路灯不亮"
    taken: dict[str, Cell] = rows.pop(1)

    assert reading.look() == [
        ("diary", "D-000001", Op.CHANGE),
        ("diary", "D-000002", Op.VANISH),
    ]
    rows.append(taken)
    assert reading.look() == [("diary", "D-000002", Op.RETURN)]


def test_moving_rows_is_no_news() -> None:
    reading = Reading()
    reading.look()
    reading.paper.rows("diary").reverse()
    reading.paper.rows("diary").insert(1, {})

    assert reading.look() == []


def test_in_a_column_that_is_lost_rows_go_on_saying_what_they_said() -> None:
    reading = Reading("民情日记\n走访日期 | 问题类别\n2026-03-05 | 停车\n3/4 | 停车")
    reading.look()
    bodies = reading.desk.history.bodies
    reading.paper.lost.add(("diary", "topic"))
    rows = reading.paper.rows("diary")
    rows[0]["problem"] = "路灯不亮"
    rows.append({"visited_on": 46085})

    assert reading.look() == [("diary", "D-000001", Op.CHANGE), ("diary", "D-000003", Op.NEW)]
    told = bodies("diary", ["D-000001"])["D-000001"]
    assert (told["problem"], told["topic"]) == ("路灯不亮", "停车")
    assert reading.look() == []
    reading.paper.lost.clear()
    assert reading.look() == []


def test_rows_come_and_go_while_a_column_is_lost() -> None:
    reading = Reading("民情日记\n走访日期 | 反映问题\n3/5 | 路灯不亮\n3/4 | 停车")
    reading.look()
    reading.paper.lost.add(("diary", "visited_on"))
    rows = reading.paper.rows("diary")
    taken = rows.pop(0)

    assert reading.look() == [("diary", "D-000001", Op.VANISH)]
    rows.append({**taken, "problem": "路灯又不亮了"})
    assert reading.look() == [("diary", "D-000001", Op.RETURN)]
    record = reading.desk.history.recall().records["diary"]["D-000001"]
    assert record.inferred == {"visited_on=3/5": 46086}
    assert reading.desk.history.bodies("diary", ["D-000001"])["D-000001"]["visited_on"] == "3/5"


def test_a_tab_without_its_id_column_tells_nothing() -> None:
    reading = Reading()
    reading.look()
    reading.paper.lost.add(("diary", "record_id"))

    assert reading.look() == []


def test_rows_that_nobody_can_tell_apart_are_left_out() -> None:
    reading = Reading()
    reading.look()
    rows = reading.paper.rows("diary")
    rows.append({**rows[0], "content": "改成了别的", "target": "H002", "method": "电话联系"})
    rows[0] = {**rows[0], "content": "完全是另一回事", "target": "H003", "method": "敲门无人"}
    for row in (rows[0], rows[-1]):
        row.update(visited_on=46080, worker="S03", duty="", outcome="")

    assert reading.look() == []


def test_a_transfer_is_one_person_with_two_entries() -> None:
    reading = Reading(
        "人员名册\n工号 | 到岗日期 | 离岗日期\nS02 | 2025-01-01 | 2026-02-28\nS02 | 2026-03-01 |"
    )

    told = reading.look()
    assert ("staff", "s02", Op.NEW) in told
    assert ("staff", "s02@46082", Op.NEW) in told


def test_roster_rows_without_an_id_are_left_out() -> None:
    reading = Reading()
    rows = reading.paper.rows("staff")
    rows += [{"name": "甲", "from": 46000}, {"name": "乙", "from": 46000}]

    assert not [told for told in reading.look() if "@" in told[1]]
