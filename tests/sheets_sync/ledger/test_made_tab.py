"""Rows of the service's making, and what people do to them before, during and after a sync."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.checking import Checked
from sheets_sync.ledger.dates import moment_of
from sheets_sync.ledger.touched import UNTOUCHED, Touched
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.snapshot import Cell
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime(2026, 3, 20, 18)  # noqa: DTZ001 - local time of the workbook
PROBLEMS = (
    "下水道下雨就冒", "停车位不够", "路灯坏了半个月", "楼道堆物没人管", "楼顶漏水", "野狗扰民咬人",
)  # fmt: skip
DECISION = "请物业和居委会一起办好这件事"

Row = dict[str, Cell]
Act = Callable[[], None]


def community(problems: int = 3) -> Paper:
    lines = "\n".join(
        f"D-{n:06} | 2026-03-{n:02} | S02 | H001 | {words} | 停车难 | 转居委会"
        for n, words in enumerate(PROBLEMS[:problems], 1)
    )
    header = "编号 | 走访日期 | 网格员 | 走访对象 | 反映问题 | 问题类别 | 处理结果"
    return Paper(base_with(f"民情日记\n{header}\n{lines}"))


class Syncs:
    """Syncs of one workbook, with people at it before and after each write."""

    def __init__(self, paper: Paper) -> None:
        self.desk, self.paper, self.now = Desk(), paper, NOW
        self.touched: dict[str, Touched] = {}

    def run(self, before: Act = lambda: None, after: Act = lambda: None) -> Checked:
        self.now += timedelta(minutes=5)
        self.touched = {}
        for _ in range(13):
            snapshot = self.paper.snapshot()
            checked = self.desk.checker.check(snapshot, self.now, touched=self.touched)
            if not checked.patch.writes:
                break
            before()
            for column in checked.patch.writes:
                if column.column == "record_id":
                    stood = [*snapshot.tables[column.tab].columns["record_id"]]
                    stood += [""] * (max(column.cells) + 1 - len(stood))
                    known = self.touched.get(column.tab, UNTOUCHED)
                    self.touched[column.tab] = known.and_then(stood, column.cells)
            self.paper.write(checked.patch)
            after()
        self.desk.checker.succeed(moment_of(self.now))
        return checked

    def rows(self) -> list[Row]:
        return self.paper.rows("agenda")

    def new_problem(self) -> None:
        entries = self.paper.rows("diary")
        entries.append({**entries[0], "record_id": "", "problem": PROBLEMS[3]})


def once(act: Act) -> Act:
    acts = [act]
    return lambda: acts.pop()() if acts else None


def told(rows: Sequence[Mapping[str, Cell]]) -> list[tuple[Cell, Cell, Cell]]:
    return [
        (row.get("record_id", ""), row.get("problem", ""), row.get("decision", "")) for row in rows
    ]


@pytest.fixture
def syncs() -> Syncs:
    """Three topics; the last has been decided on."""
    made = Syncs(community())
    made.run()
    made.rows()[2]["decision"] = DECISION
    made.run()
    return made


FIRST, SECOND, THIRD = (
    ("G-000001", PROBLEMS[0], ""),
    ("G-000002", PROBLEMS[1], ""),
    ("G-000003", PROBLEMS[2], DECISION),
)
FOURTH = ("G-000004", PROBLEMS[3], "")
NOTHING = ("", "", "")


def test_a_row_inserted_between_read_and_write_makes_no_id_land_on_another(syncs: Syncs) -> None:
    syncs.new_problem()
    syncs.run(before=once(lambda: syncs.rows().insert(0, {})))

    assert told(syncs.rows()) == [NOTHING, FIRST, SECOND, THIRD, FOURTH]


def test_so_it_is_where_the_decision_is_typed_at_that_very_moment() -> None:
    syncs = Syncs(community())
    syncs.run()
    syncs.new_problem()

    def people() -> None:
        syncs.rows()[2]["decision"] = DECISION
        syncs.rows().insert(0, {})

    syncs.run(before=once(people))

    assert told(syncs.rows()) == [NOTHING, FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("when", ["before", "after"])
def test_rows_may_be_sorted_while_they_are_written(syncs: Syncs, when: str) -> None:
    syncs.new_problem()
    syncs.run(**{when: once(syncs.rows().reverse)})

    assert sorted(told(syncs.rows())) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_deleted_row_comes_back_below_and_its_words_stay_in_the_journal(syncs: Syncs) -> None:
    syncs.rows()[1].update(decision="先听听大家怎么说")
    syncs.run()
    del syncs.rows()[1]
    syncs.run()

    assert told(syncs.rows()) == [FIRST, THIRD, SECOND]
    said = syncs.desk.history.bodies("agenda", ["G-000002"])["G-000002"]
    assert said == {"decision": "先听听大家怎么说"}


def test_a_row_that_people_bring_back_keeps_its_words_and_its_copy_goes(syncs: Syncs) -> None:
    """Ctrl+Z after the service has made the row anew."""
    gone = dict(syncs.rows().pop(2))
    syncs.run()
    syncs.rows().insert(0, gone)
    syncs.run()

    assert told(syncs.rows()) == [THIRD, FIRST, SECOND, NOTHING]


def test_a_cleared_row_comes_back_where_it_stood(syncs: Syncs) -> None:
    syncs.rows()[1].clear()
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, THIRD]


def test_a_deleted_row_stays_away_once_nothing_is_open_any_more(syncs: Syncs) -> None:
    syncs.paper.rows("diary")[1]["outcome"] = "当场解决"
    syncs.run()
    del syncs.rows()[1]
    syncs.run()

    assert told(syncs.rows()) == [FIRST, THIRD]


@pytest.mark.parametrize("typed", ["", "G-000099", "随便", 7, "G-000001"])
def test_a_spoiled_id_is_mended_by_what_stands_beside_it(syncs: Syncs, typed: Cell) -> None:
    syncs.rows()[2].update(record_id=typed, decision="改天再议，先请物业报个价")
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, (*THIRD[:2], "改天再议，先请物业报个价")]


def test_a_decision_moved_to_another_row_belongs_there(syncs: Syncs) -> None:
    syncs.rows()[0]["decision"] = syncs.rows()[2].pop("decision")
    syncs.run()

    assert told(syncs.rows()) == [(*FIRST[:2], DECISION), SECOND, (*THIRD[:2], "")]


def test_a_copied_row_loses_its_id_and_keeps_its_words(syncs: Syncs) -> None:
    syncs.rows().append(dict(syncs.rows()[2]))
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, THIRD, ("", "", DECISION)]


def test_what_people_write_below_is_left_alone(syncs: Syncs) -> None:
    syncs.rows().append({"decision": "下次例会4月3日"})
    syncs.new_problem()
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, THIRD, ("", "", "下次例会4月3日"), FOURTH]


def test_typed_over_service_cells_are_replaced(syncs: Syncs) -> None:
    syncs.rows()[0].update(problem="=1+1", homes="很多", records="", record_id="g-０００００１ ")
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, THIRD]
    assert (syncs.rows()[0]["homes"], syncs.rows()[0]["records"]) == (1, "D-000001")


def test_words_that_are_taken_away_leave_a_tombstone_and_the_row_stays(syncs: Syncs) -> None:
    syncs.rows()[2]["decision"] = ""
    syncs.run()

    assert told(syncs.rows()) == [FIRST, SECOND, (*THIRD[:2], "")]
    record = syncs.desk.history.recall().records["agenda"]["G-000003"]
    assert not record.alive


def test_without_its_id_column_the_tab_is_left_as_it_is(syncs: Syncs) -> None:
    before = [dict(row) for row in syncs.rows()]
    for row in syncs.rows():
        row.pop("record_id")
    syncs.paper.lost.add(("agenda", "record_id"))
    syncs.new_problem()
    syncs.run()

    assert [
        {**row, "record_id": old["record_id"]}
        for row, old in zip(syncs.rows(), before, strict=True)
    ] == before


class Crowd:
    """People at the agenda; `meant` is the problem that each decision was written for."""

    def __init__(self, random: Random, syncs: Syncs) -> None:
        self.random, self.syncs = random, syncs
        self.meant: dict[Cell, Cell] = {}
        self.share = 0.5

    def act(self) -> None:
        """What may happen between any two calls."""
        while self.random.random() < self.share:
            self.random.choice(
                (self.decide, self.sort, self.insert, self.delete, self.clear, self.raise_problem)
            )()

    def act_in_peace(self) -> None:
        """What happens while no sync is under way, and what a sync in peace is to mend."""
        self.act()
        if self.random.random() < 0.5:
            self.spoil()
            self.act()
            self.syncs.run()

    def some(self) -> Row | None:
        """A row whose topic a person can have read: it was not made just now."""
        fresh = self.syncs.touched.get("agenda", UNTOUCHED).written
        rows = [
            r for r in self.syncs.rows() if r.get("problem") and r.get("record_id") not in fresh
        ]
        return self.random.choice(rows) if rows else None

    def decide(self) -> None:
        if row := self.some():
            self.meant.pop(row.get("decision", ""), None)
            row["decision"] = f"{DECISION}，第{len(self.meant)}次，{self.random.random()}"
            self.meant[row["decision"]] = row["problem"]

    def sort(self) -> None:
        self.random.shuffle(self.syncs.rows())

    def insert(self) -> None:
        self.syncs.rows().insert(self.random.randint(0, len(self.syncs.rows())), {})

    def delete(self) -> None:
        if row := self.some():
            self.meant.pop(row.get("decision", ""), None)
            self.syncs.rows().remove(row)

    def clear(self) -> None:
        if row := self.some():
            self.meant.pop(row.get("decision", ""), None)
            row.clear()

    def spoil(self) -> None:
        if row := self.some():
            row["record_id"] = self.random.choice(("", "随便", "G-000777"))

    def raise_problem(self) -> None:
        entries = self.syncs.paper.rows("diary")
        words = self.random.choice(PROBLEMS)
        entries.append({**entries[0], "record_id": "", "problem": words})


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(min_value=0))
def test_decisions_stay_with_their_topics_whatever_people_do(seed: int) -> None:
    random = Random(seed)
    syncs = Syncs(community())
    syncs.run()
    crowd = Crowd(random, syncs)
    for _ in range(4):
        crowd.act_in_peace()
        syncs.run(crowd.act, crowd.act)
        if random.random() < 0.3:
            syncs.desk.restart()
    topics = syncs.run().topics or {}
    rows = [row for row in syncs.rows() if row.get("record_id")]

    ids = [row["record_id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert {name for name, topic in topics.items() if topic.open} <= set(ids)
    stands = {row["decision"]: row["problem"] for row in rows if row.get("decision")}
    assert stands == crowd.meant
