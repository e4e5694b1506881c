from dataclasses import replace

import pytest

from sheets_sync.erasing import CONTACTS, FACTS, TEXTS, erase_subject, let_expire
from sheets_sync.errors import WorkbookError
from sheets_sync.journal.entries import Entry, Op, digest
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.state.database import Database

AT = 46_000 * DAY_SECONDS


@pytest.fixture
def history(database: Database) -> History:
    history = History(database, "workbook")
    past = history.recall()
    home: dict[str, Cell] = {"household_id": "H001", "head": "吴奶奶", "phone": "13800000000"}
    visit: dict[str, Cell] = {"visited_on": 45990, "target": "H001", "content": "一切都好"}
    told: dict[str, Cell] = {"visited_on": 45991, "target": "H002", "content": "说起吴奶奶住院"}
    other: dict[str, Cell] = {"visited_on": 45992, "target": "H003", "content": "路灯不亮"}

    def entry(tab: str, name: str, body: dict[str, Cell], op: Op = Op.NEW) -> Entry:
        return Entry(tab, name, op, body, digest(body))

    gone = Entry("households", "h001", Op.VANISH, None, b"d" * 16)
    for days, entries in (
        (100, [entry("households", "h001", home), entry("diary", "D-000001", visit)]),
        (90, [entry("diary", "D-000002", told), entry("diary", "D-000003", other)]),
        (80, [gone, replace(gone, tab="diary", record_id="D-000001")]),
        (5, [entry("diary", "D-000003", {**other, "content": "路灯修好了"}, Op.CHANGE)]),
    ):
        history.observe(entries, past, at=AT - days * DAY_SECONDS)
    return history


def said(history: History) -> str:
    return str([line["body"] or "" for line in history.export()]) + str(
        [line["words"] or "" for line in history.export()]
    )


def test_a_household_is_erased_and_the_chain_stays_valid(history: History) -> None:
    head = history.recall().head
    done = erase_subject(history, "households", "h001", at=AT, reason="asked for")

    assert (done.versions, done.standing) == (2, ("diary D-000002",))
    assert "13800000000" not in said(history)
    assert "一切都好" not in said(history)
    assert "路灯不亮" in said(history)
    assert history.verify() == []
    assert history.recall().head == head
    assert {row[1:3] for row in history.erasures.logged()} == {("body", AT)}
    assert {row[3] for row in history.erasures.logged()} == {"households h001: asked for"}


def test_a_household_that_nobody_knows(history: History) -> None:
    with pytest.raises(WorkbookError, match="knows no H099 on households"):
        erase_subject(history, "households", "H099", at=AT, reason="asked for")


@pytest.mark.parametrize(
    ("group", "gone", "kept"),
    [
        (CONTACTS, ["13800000000", '吴奶奶"'], ["一切都好", "路灯不亮", "45990"]),
        (TEXTS, ["一切都好", "路灯不亮"], ["13800000000", "45990", "说起吴奶奶住院"]),
        (FACTS, ["一切都好", "45990", "13800000000"], ["说起吴奶奶住院", "路灯修好了"]),
    ],
)
def test_what_is_old_is_let_go_of_by_group(
    history: History, group: str, gone: list[str], kept: list[str]
) -> None:
    assert let_expire(history, group, 365, at=AT).versions == 0
    let_expire(history, group, 30, at=AT)

    text = said(history)
    assert [word for word in gone if word in text] == []
    assert [word for word in kept if word not in text] == []
    assert history.verify() == []
    assert let_expire(history, group, 3650, at=AT).versions == 0
