import subprocess
import sys
from dataclasses import replace

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.touched import Touched
from sheets_sync.state.database import Database
from tests.product import ROOT

AT = 3_982_000_000  # a moment of March 2026
LATER = AT + 60


def whole(past: Past) -> tuple[Past, object]:
    """A past with its records, which it reads when first asked for and compares without."""
    return past, past.records


def _entry(number: int, op: Op = Op.NEW, /, **body: Cell) -> Entry:
    cells = None if op in (Op.VANISH, Op.RETIRE) else body
    return Entry("diary", f"D-{number:06d}", op, cells, digest(list(body.values())))


def test_a_workbook_without_a_past(history: History) -> None:
    assert whole(history.recall()) == whole(Past())


def test_ids_of_an_unfinished_write_are_recalled_until_a_sync_has_seen_them(
    history: History,
) -> None:
    past = history.recall()
    past.touched = {"diary": Touched(frozenset({"D-000001"}))}
    history.keep_touched(past.touched)
    assert history.recall().touched == past.touched
    history.succeed(past, at=AT)
    assert history.recall().touched == past.touched
    past.touched = {}
    history.succeed(past, at=LATER)
    assert history.recall().touched == {}


def test_what_was_observed_is_recalled(history: History) -> None:
    past = history.recall()
    dated = Entry(
        *("diary", "D-000002", Op.NEW, {"visited_on": "3月5日"}, digest(["3月5日"])),
        first_seen=AT - 5,
        inferred={"visited_on": 46086},
    )
    past.next_number = {"D": 3}
    entries = [_entry(1, content="看望"), dated, replace(_entry(1, content="学习"), tab="tasks")]
    history.observe(entries, past, at=AT, answer_digest=b"a" * 16)
    history.observe([_entry(1, Op.VANISH)], past, at=LATER)

    assert whole(history.recall()) == whole(past)
    assert past.records["diary"]["D-000002"][:4] == (dated.digest, AT - 5, dated.inferred, True)
    assert not past.records["diary"]["D-000001"].alive
    assert past.records["tasks"]["D-000001"].alive
    assert (past.seq, past.next_number, past.answer_digest) == (4, {"D": 3}, None)
    assert history.verify() == []


@pytest.mark.parametrize(
    ("ops", "alive", "retired"),
    [
        ([Op.NEW], True, False),
        ([Op.NEW, Op.CHANGE], True, False),
        ([Op.NEW, Op.VANISH], False, False),
        ([Op.NEW, Op.VANISH, Op.RETURN], True, False),
        ([Op.NEW, Op.RETIRE], False, True),
    ],
)
def test_the_last_version_tells_how_a_record_stands(
    history: History, ops: list[Op], alive: bool, retired: bool
) -> None:
    past = history.recall()
    for op in ops:
        history.observe([_entry(1, op, content=op.value)], past, at=AT)
    record = history.recall().records["diary"]["D-000001"]

    assert (record.alive, record.retired, record.seq) == (alive, retired, len(ops))


def test_an_actor_is_asked_for_what_it_brought_and_did_not_take_away(history: History) -> None:
    past = history.recall()
    history.observe([_entry(n, content="看望") for n in (1, 2, 3)], past, at=AT, actor="demo")
    history.observe([_entry(2, Op.VANISH)], past, at=AT, actor="demo")
    history.observe([_entry(3, Op.VANISH)], past, at=AT, actor="demo")
    history.observe([_entry(2, Op.RETURN, content="走访")], past, at=AT)
    history.observe([_entry(3, Op.RETURN, content="看望")], past, at=AT, actor="demo")
    history.observe([_entry(1, Op.CHANGE, content="学习")], past, at=AT)

    assert history.told_by("demo") == {("diary", "D-000001"), ("diary", "D-000003")}
    assert history.told_by("nobody") == set()


def test_workbooks_do_not_see_each_other(history: History, database: Database) -> None:
    history.observe([_entry(1, content="看望")], history.recall(), at=AT)
    other = History(database, "other")

    assert whole(other.recall()) == whole(Past())
    assert other.bodies("diary", ["D-000001"]) == {}
    past = other.recall()
    other.observe([_entry(1, content="别处")], past, at=AT)
    assert past.seq == 1
    assert (other.verify(), history.verify()) == ([], [])


def test_a_sync_that_finds_nothing_new_writes_nothing(history: History) -> None:
    past = history.recall()
    history.observe([], past, at=AT)
    assert whole(history.recall()) == whole(Past())
    history.observe([], past, at=AT, answer_digest=b"a" * 16)
    assert history.recall().answer_digest == b"a" * 16
    assert past.empty


def test_numbers_given_out_are_never_taken_back(history: History) -> None:
    past = history.recall()
    past.next_number["D"] = 8
    history.observe([], past, at=AT)
    past.next_number["D"] = 3
    history.observe([_entry(1, content="看望")], past, at=AT)

    assert history.recall().next_number == {"D": 8}


def test_a_past_that_others_have_added_to_is_refused(history: History) -> None:
    mine, theirs = history.recall(), history.recall()
    history.observe([_entry(1, content="他们的")], theirs, at=AT)
    before = history.recall()
    with pytest.raises(StorageError, match="another sync of workbook has written"):
        history.observe([_entry(1, content="我的")], mine, at=AT)

    assert mine == Past()
    assert whole(history.recall()) == whole(before)
    assert history.verify() == []


def test_a_failure_in_the_middle_leaves_everything_as_it_was(history: History) -> None:
    past = history.recall()
    unwritable = Entry("diary", "D-000002", Op.NEW, {}, digest=None)  # type: ignore[arg-type] # the database refuses it
    past.next_number["D"] = 3
    with pytest.raises(StorageError):
        history.observe([_entry(1, content="看望"), unwritable], past, at=AT)

    assert whole(history.recall()) == whole(Past())
    assert past == Past(next_number={"D": 3})


def test_success_is_remembered(history: History) -> None:
    past = history.recall()
    history.succeed(past, at=AT, answer_digest=b"a" * 16)
    history.succeed(past, at=LATER)

    assert whole(history.recall()) == whole(past)
    assert (past.first_sync_at, past.last_success_at) == (AT, LATER)
    assert past.answer_digest == b"a" * 16


def test_a_first_sync_may_succeed_before_or_after_it_observes(history: History) -> None:
    past = history.recall()
    history.succeed(past, at=AT)
    history.observe([_entry(1, content="看望")], past, at=AT)
    history.succeed(past, at=LATER)

    assert whole(history.recall()) == whole(past)
    assert (past.first_sync_at, past.seq) == (AT, 1)


def test_the_last_bodies_are_kept_byte_for_byte(history: History) -> None:
    past = history.recall()
    cells: dict[str, Cell] = {
        "content": "  007\u0000\u200b\n“走访”😀 ",
        "visited_on": 46086,
        "arrived_at": 0.375,
        "points": -1.5e-7,
        "ticked": True,
        "blank": "",
    }
    history.observe([_entry(1, content="first"), _entry(2, content="其他")], past, at=AT)
    history.observe([_entry(1, Op.CHANGE, **cells)], past, at=AT)
    history.observe([_entry(1, Op.VANISH)], past, at=LATER)

    found = history.bodies("diary", ["D-000001", "D-000009"])
    assert found == {"D-000001": cells}
    assert type(found["D-000001"]["ticked"]) is bool


def test_bodies_of_very_many_records(history: History) -> None:
    past = history.recall()
    entries = [_entry(number, content=number) for number in range(1200)]
    history.observe(entries, past, at=AT)

    found = history.bodies("diary", (entry.record_id for entry in entries))
    assert len(found) == 1200
    assert found["D-001100"] == {"content": 1100}


def test_open_findings_keep_the_moment_they_were_first_seen(
    history: History, database: Database
) -> None:
    late = ("R115", "diary", "D-000001", "", "")
    quota = ("Q301", "staff", "S01", "", "2026-03")
    history.update_open([late], [], at=AT)
    history.update_open([late, quota], [], at=LATER)
    assert history.open_since() == {late: AT, quota: LATER}

    history.update_open([], [late], at=LATER)
    assert history.open_since() == {quota: LATER}
    assert History(database, "other").open_since() == {}


def test_the_head_moves_with_every_entry(history: History) -> None:
    past = history.recall()
    heads = [past.head]
    for number in range(3):
        history.observe([_entry(number, content="同样")], past, at=AT)
        heads.append(past.head)

    assert len(set(heads)) == 4
    assert history.recall().head == heads[-1]


OBSERVE = """
import sys
from sheets_sync.journal.entries import Entry, Op, digest
from sheets_sync.journal.history import History
from sheets_sync.state.database import open_database
history = History(open_database(sys.argv[1]), "workbook")
past = history.recall()
for start in range(1, 100_000, 50):
    bodies = {f"D-{number:06d}": {"content": number} for number in range(start, start + 50)}
    past.next_number["D"] = start + 50
    history.observe(
        [Entry("diary", name, Op.NEW, body, digest(body)) for name, body in bodies.items()],
        past,
        at=1,
    )
    print("observed", flush=True)
"""


def test_a_process_killed_while_it_observes_leaves_all_of_an_observation_or_nothing(
    history: History, database_url: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OBSERVE, database_url], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        for _ in range(5):
            assert process.stdout.readline()
        process.kill()
    past = history.recall()

    assert past.seq >= 250
    assert past.seq % 50 == 0
    assert past.next_number == {"D": past.seq + 1}
    assert len(past.records["diary"]) == past.seq
    assert history.verify() == []
