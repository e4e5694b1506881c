"""What a sync writes, and when the pulse moves."""

from datetime import datetime, timedelta

from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.plan import ALIVE_SECONDS, alive_until
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def settled() -> tuple[Desk, Paper]:
    desk, paper = Desk(), Paper(base_with("民情日记\n走访对象\nH001"))
    paper.write(desk.check(paper.snapshot(), NOW).patch)
    return desk, paper


def test_the_plan_after_the_plan_is_empty() -> None:
    desk, paper = settled()

    assert not desk.check(paper.snapshot(), NOW + timedelta(minutes=1)).patch.writes


def test_the_pulse_moves_with_other_cells() -> None:
    desk, paper = settled()
    paper.rows("diary").append({"visited_on": 46086})
    paper.write(desk.check(paper.snapshot(), NOW + timedelta(minutes=7)).patch)

    assert [row["value"] for row in paper.rows("status")[:2]] == ["2026-03-06 09:07"] * 2


def test_alone_it_moves_once_an_hour() -> None:
    desk, paper = settled()
    soon = desk.check(paper.snapshot(), NOW + timedelta(minutes=59)).patch
    patch = desk.check(paper.snapshot(), NOW + timedelta(minutes=60)).patch
    paper.write(patch)

    assert not soon.writes
    assert [(write.tab, dict(write.cells)) for write in patch.writes] == [
        ("status", {1: "2026-03-06 10:00"})
    ]
    assert paper.rows("status")[0]["value"] == "2026-03-06 09:00"


def test_it_tells_until_when_it_stands() -> None:
    desk, paper = settled()
    at = desk.check(paper.snapshot(), NOW).ledger.context.now

    assert alive_until(paper.snapshot(), at + 100) == at + ALIVE_SECONDS
    assert alive_until(Paper({}).snapshot(), at) == at


def test_what_is_typed_over_a_board_is_replaced() -> None:
    desk, paper = settled()
    paper.rows("alerts")[0]["code"] = "没事"
    paper.rows("status")[1]["value"] = "昨天"
    paper.rows("progress")[0]["homes"] = "15/15"
    paper.write(desk.check(paper.snapshot(), NOW + timedelta(minutes=1)).patch)

    assert paper.rows("alerts")[0]["code"] != "没事"
    assert paper.rows("status")[1]["value"] == "2026-03-06 09:01"
    assert not desk.check(paper.snapshot(), NOW + timedelta(minutes=1)).patch.writes
