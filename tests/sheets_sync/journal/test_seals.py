"""Seals as they are made by syncs, and what of a forged one shows."""

from collections.abc import Mapping
from datetime import datetime

import pytest
from sqlalchemy import text

from sheets_sync.errors import StorageError
from sheets_sync.journal.as_of import registers_at
from sheets_sync.journal.seals import SealedRow, rows_hash
from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.dates import moment_of, serial_of
from sheets_sync.rules.cases.tables import base_with
from tests import ledgers
from tests.ledgers import Desk
from tests.paper import Paper

VISIT = "民情日记\n编号 | 走访日期\nD-000001 | 2026-02-26\nD-000002 | 2026-03-02"


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def office(text_: str = VISIT) -> tuple[Paper, Desk]:
    return Paper(base_with(text_)), Desk()


def look(paper: Paper, desk: Desk, *moments: str) -> None:
    for moment in moments:
        paper.write(desk.check(paper.snapshot(), at(moment)).patch)


def periods(desk: Desk) -> Mapping[str, int]:
    return {seal.period: seal.rows for seal in desk.history.seals.all()}


def test_a_month_is_sealed_by_the_first_sync_of_its_day() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00", "2026-03-03T23:59")
    assert periods(desk) == {"2026-01": 0}
    before = desk.history.recall()
    look(paper, desk, "2026-03-04T00:00", "2026-03-04T00:05")

    assert periods(desk) == {"2026-01": 0, "2026-02": 1}
    seal = desk.history.seals.all()[1]
    assert (seal.seq, seal.head) == (before.seq, before.head)
    february = month_of(serial_of(at("2026-02-01").date()))
    assert desk.history.seals.protected(february) == [
        SealedRow("diary", "D-000001", february, before.records["diary"]["D-000001"].seq)
    ]
    assert seal.rows_hash == rows_hash(desk.history.seals.protected(february))
    assert len(seal.rule_set) == 64
    assert seal.dates == {}
    assert desk.history.verify() == []


def test_months_missed_are_sealed_one_by_one_and_the_quarter_with_its_last() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00", "2026-05-20T09:00")

    assert periods(desk) == {"2026-01": 0, "2026-02": 1, "2026-03": 1, "2026-04": 0, "2026Q1": 2}
    dates = desk.history.seals.all()[-1].dates
    assert (dates["sealed_on"], dates["publish_on"]) == ("2026-05-20", "2026-06-01")
    assert desk.history.verify() == []


def test_the_base_line_covers_all_months_before_it() -> None:
    paper, desk = office(VISIT.replace("2026-02-26", "2019-05-05"))
    look(paper, desk, "2026-04-20T09:00")

    assert periods(desk) == {"2026-03": 2, "2026Q1": 1}
    assert not [f for f in desk.check(paper.snapshot(), at("2026-04-20T09:05")).verdicts.findings
                if f.code[0] == "J"]  # fmt: skip


def test_no_seal_is_made_while_a_main_date_cannot_be_read() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00")
    paper.lost.add(("diary", "visited_on"))
    look(paper, desk, "2026-03-04T09:00")
    assert periods(desk) == {"2026-01": 0}
    paper.lost.clear()
    look(paper, desk, "2026-03-04T10:00")
    assert periods(desk) == {"2026-01": 0, "2026-02": 1}


def test_a_process_that_starts_anew_makes_no_seal_twice() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00", "2026-03-04T09:00")
    desk.restart()
    look(paper, desk, "2026-03-05T09:00")

    assert periods(desk) == {"2026-01": 0, "2026-02": 1}


def test_of_two_processes_one_makes_the_seal() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00")
    other = Desk()
    other.history = desk.history
    other.restart()
    look(paper, other, "2026-02-27T09:05")
    look(paper, desk, "2026-03-04T09:00")
    with pytest.raises(StorageError, match="another sync"):
        look(paper, other, "2026-03-04T09:00")
    assert periods(desk) == {"2026-01": 0, "2026-02": 1}


def test_registers_as_they_stood_at_a_seal() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00", "2026-03-04T09:00")
    paper.rows("households").pop(0)
    paper.rows("households")[0]["grid"] = "W02"
    look(paper, desk, "2026-03-05T09:00")
    seal = desk.history.seals.all()[1]
    stood = registers_at(desk.history, seal.seq, seal.sealed_at, "zh-CN")
    past = desk.history.recall()
    today = registers_at(desk.history, past.seq, moment_of(at("2026-03-05T09:00")), "zh-CN")

    assert sorted(stood.households) == ["h001", "h002", "h003", "h004", "h005", "h006"]
    assert (stood.households["h002"].grid, today.households["h002"].grid) == ("W01", "W02")
    assert "h001" not in today.households
    assert stood.in_post("s02", serial_of(at("2026-03-01").date()))


def test_configuration_is_journalled() -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00")
    paper.rows("settings")[0]["value"] = 46000
    look(paper, desk, "2026-02-27T09:05", "2026-02-27T09:10")

    versions = desk.history.versions("start_date")
    assert [(v.tab, v.op) for v in versions] == [("settings", "new"), ("settings", "change")]
    assert versions[-1].body == {"value": 46000}


@pytest.mark.parametrize(
    ("forgery", "what"),
    [
        ("UPDATE seals SET rows = 7 WHERE period = '2026-02'", "the seal of 2026-02 was changed"),
        ("DELETE FROM seals WHERE period = '2026-02'", "the seal of 2026-02 is missing here"),
        ("DELETE FROM sealed_rows", "the rows that the seal of 2026-02 protects were changed"),
        ("UPDATE sealed_rows SET seq = 1", "the rows that the seal of 2026-02 protects were"),
    ],
)
def test_forged_seals_show(forgery: str, what: str) -> None:
    paper, desk = office()
    look(paper, desk, "2026-02-27T09:00", "2026-03-04T09:00")
    workbook = desk.history._workbook
    where = " AND " if "WHERE" in forgery else " WHERE "
    with ledgers._database.write() as connection:
        connection.execute(text(f"{forgery}{where}workbook = '{workbook}'"))

    assert any(what in problem.what for problem in desk.history.verify())


def test_a_leaders_name_releases_a_hold() -> None:
    rows = "\n".join(f"D-{number:06d} | 2026-03-02" for number in range(1, 41))
    paper, desk = office(f"民情日记\n编号 | 走访日期\n{rows}")
    look(paper, desk, "2026-03-05T09:00")
    paper.rows("status")[8:9] = [{"confirm": "S01"}]  # somebody's name from another time
    del paper.rows("diary")[:30]
    look(paper, desk, "2026-03-05T09:05", "2026-03-05T09:10")
    hold = desk.history.seals.holds()
    assert [(h.tab, h.vanished, h.stood) for h in hold] == [("diary", 30, 40)]
    line = next(r for r in paper.rows("status") if "30/40" in str(r.get("value")))
    assert not line.get("confirm")

    line["confirm"] = "李秀英"  # no leader
    look(paper, desk, "2026-03-05T09:15")
    assert desk.history.seals.holds() == hold
    line["confirm"] = "周建国"
    look(paper, desk, "2026-03-05T09:20")
    assert desk.history.seals.holds() == []
    assert not any("30/40" in str(r.get("value")) for r in paper.rows("status"))
    note = {"tab": "diary", "seq": hold[0].seq, "released_by": "周建国"}
    assert desk.history.versions(f"diary-{hold[0].seq}")[0].body == note
    assert desk.history.verify() == []
