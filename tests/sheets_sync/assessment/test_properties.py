"""What must hold whatever people type: visits never cost, errors never pay, order is order."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sheets_sync.assessment.awards import AwardTier, Candidate, award
from sheets_sync.assessment.gathering import gather
from sheets_sync.assessment.ranking import Ranking, rank_quarter
from sheets_sync.assessment.scorecard import scorecards
from sheets_sync.journal.entries import Past, PastRecord, digest
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import Memory, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.judging import Memory as JudgingMemory
from sheets_sync.rules.judging import judge
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.snapshot import Cell
from tests.assessing import POINTS, day
from tests.ledgers import snapshot_of

# `make campaign` makes it longer; CAMPAIGN_SCALE=250 makes ten thousand examples each.
EXAMPLES = settings(
    max_examples=40 * int(os.environ.get("CAMPAIGN_SCALE", "1")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
NOW = datetime(2026, 4, 14, 18)  # noqa: DTZ001 - local time of the workbook
COMMUNITY = base_with(
    "参数\n参数 | 值\nquota_households | 3\nquota_visits | 4\nmin_surveys | 2\n"
    "\n网格划分\n网格编号 | 名称 | 级别 | 上级网格\nW03 | 第三网格 | 五级 | G1\n"
    "\n人员名册\n工号 | 姓名 | 所属网格\nS05 | 郑小红 | W03\n"
    "\n场所台账\n场所编号 | 巡查周期(天)\nP001 | 30\nP002 | 20\n"
    "\n住户台账\n户号 | 必访类别 | 所属网格\nH001 | 独居老人 | W01\nH004 | 残疾家庭 | W02\n"
    "H002 | 留守儿童 | W01\nH007 |  | W03\n"
)
FIRST = day("2026-01-01")
HOMES = {"S02": ("H001", "H002", "H003"), "S03": ("H004", "H005", "H006"), "S05": ("H007",)}
PLACES = {"S02": "P001", "S03": "P002", "S05": ""}
PREFIX = {"diary": "D", "reports": "R", "disputes": "M", "services": "F", "surveys": "V"}
Row = dict[str, Cell]
Rows = dict[str, list[Row]]
# What of a sound row makes it a wrong one, dates left as they are.
ERRORS: Mapping[str, Sequence[Mapping[str, Cell]]] = {
    "diary": (
        *({"content": ""}, {"outcome": "不知道"}, {"target": "没有这家"}, {"method": ""}),
        {"arrived_at": 0.6, "left_at": 0.5},
    ),
    "reports": ({"content": ""}, {"level": "不知道"}, {"kind": ""}, {"to_leader_at": "昨天"}),
    "disputes": ({"story": ""}, {"level": "不知道"}, {"parties": ""}, {"result": "不知道"}),
    "services": ({"item": "不知道"}, {"household": "没有这家"}, {"household": ""}),
}

workers = st.sampled_from(("S02", "S02", "S03", "S05"))
days = st.integers(FIRST, FIRST + 89)
lags = st.integers(0, 5)


@st.composite
def entries(draw: st.DrawFn) -> tuple[Row, int]:
    """A diary row and how many days later it was first seen."""
    worker = draw(workers)
    targets = (*HOMES[worker], PLACES[worker] or HOMES[worker][0])
    row: Row = {
        "visited_on": draw(days),
        "worker": worker,
        "target": draw(st.sampled_from(targets)),
        "method": draw(st.sampled_from(("入户面谈", "门口交谈", "电话联系", "敲门无人"))),
        "duty": "社情民意采集",
        "content": "入户聊了近况,身体都好,用电用气也看过了",
        "outcome": draw(st.sampled_from(("无事项", "无事项", "当场解决", "不知道"))),
    }
    return row, draw(lags)


@st.composite
def reports(draw: st.DrawFn) -> Row:
    found = draw(days) + draw(st.sampled_from((0.25, 0.5)))
    told: st.SearchStrategy[Cell] = st.sampled_from(("", found + 0.01, found + 3))
    return {
        "found_at": found,
        "worker": draw(workers),
        "kind": draw(st.sampled_from(("安全隐患", "零报告"))),
        "level": draw(st.sampled_from(("紧急", "复杂"))),
        "content": "二号楼楼道里停了三辆电动车,堵住了出口",
        "to_centre_at": draw(told),
        "to_leader_at": draw(told),
        "to_assistant_at": draw(told),
        "validity": draw(st.sampled_from(("", "有效", "无效", "重复"))),
    }


@st.composite
def disputes(draw: st.DrawFn) -> Row:
    reported = draw(days) + 0.5
    ends: list[Cell] = ["", reported + 2, reported + 9]
    closed = draw(st.sampled_from(ends))
    result = draw(st.sampled_from(("已化解", "未化解"))) if closed else ""
    return {
        "reported_at": reported,
        "worker": draw(workers),
        "parties": "马家和赵家",
        "kind": "邻里",
        "level": draw(st.sampled_from(("一般", "重大"))),
        "story": "两家为楼道里堆放杂物吵起来,当场劝开了",
        "closed_at": closed,
        "result": result,
    }


@st.composite
def services(draw: st.DrawFn) -> Row:
    asked, worker = draw(days), draw(workers)
    ends: list[Cell] = ["", asked, asked + 9]
    done = draw(st.sampled_from(ends))
    return {
        "asked_on": asked,
        "worker": worker,
        "household": HOMES[worker][0],
        "item": "代办社保认证",
        "done_on": done,
    }


@st.composite
def surveys(draw: st.DrawFn) -> Row:
    worker = draw(workers)
    return {
        "surveyed_on": draw(days),
        "surveyor": "S01",
        "household": HOMES[worker][0],
        "worker": worker,
        "satisfaction": draw(st.sampled_from(("很满意", "满意", "不满意"))),
    }


@st.composite
def quarters(draw: st.DrawFn) -> tuple[Rows, dict[str, int]]:
    """The rows of a quarter with ids, and when diary rows were first seen."""
    diary = draw(st.lists(entries(), max_size=12))
    rows: Rows = {
        "diary": [row for row, _ in diary],
        "reports": draw(st.lists(reports(), max_size=4)),
        "disputes": draw(st.lists(disputes(), max_size=4)),
        "services": draw(st.lists(services(), max_size=4)),
        "surveys": draw(st.lists(surveys(), max_size=5)),
    }
    for key, told in rows.items():
        for number, row in enumerate(told, 1):
            row["record_id"] = f"{PREFIX[key]}-{number:06d}"
    seen = {str(row["record_id"]): (_day(row) + lag) * DAY_SECONDS for row, lag in diary}
    return rows, seen


def _day(row: Row) -> int:
    return int(float(row["visited_on"]))


def ranking(rows: Rows, seen: Mapping[str, int]) -> Ranking:
    """The table of the quarter, straight from what stands on the sheet."""
    tables = {**COMMUNITY, **{key: list(told) for key, told in rows.items()}}
    known = {name: PastRecord(b"", at, {}, True, 1) for name, at in seen.items()}
    past = Past(first_sync_at=FIRST * DAY_SECONDS, last_success_at=None, _records={"diary": known})
    nothing: dict[str, dict[str, Cell]] = {}
    recall = Recall(digest, lambda *_: nothing)
    ledger = parse(snapshot_of(tables), past, NOW, Memory(), recall)
    book = RuleBook(off=frozenset(("A401", "A402")))
    verdicts = judge(ledger, (), book, (), JudgingMemory())
    cards = scorecards("2026Q1", gather(ledger, verdicts), POINTS)
    return rank_quarter("2026Q1", cards, ledger.context.thresholds)


def total(found: Ranking, worker: str) -> Any:
    standing = found.of(worker.lower())
    assert standing is not None
    return standing.card.total


@EXAMPLES
@given(quarters(), entries())
def test_one_more_counted_and_timely_visit_never_lowers_a_total(
    quarter: tuple[Rows, dict[str, int]], visit: tuple[Row, int]
) -> None:
    rows, seen = quarter
    row = {
        **visit[0],
        "record_id": "D-000100",
        "method": "入户面谈",
        "outcome": "无事项",
    }
    more = {**rows, "diary": [*rows["diary"], row]}
    worker = str(row["worker"])
    before = ranking(rows, seen)
    after = ranking(more, {**seen, "D-000100": _day(row) * DAY_SECONDS})

    assert total(after, worker) >= total(before, worker)


@EXAMPLES
@given(quarters(), st.data())
def test_an_error_in_a_row_of_ones_own_never_raises_a_total(
    quarter: tuple[Rows, dict[str, int]], data: st.DataObject
) -> None:
    rows, seen = quarter
    own = [(key, at) for key in ERRORS for at in range(len(rows[key]))]
    assume(own)
    key, at = data.draw(st.sampled_from(own))
    sound = rows[key][at]
    wrong = {**sound, **data.draw(st.sampled_from(ERRORS[key]))}
    worse = {**rows, key: [*rows[key][:at], wrong, *rows[key][at + 1 :]]}
    worker = str(sound["worker"])

    assert total(ranking(worse, seen), worker) <= total(ranking(rows, seen), worker)


@EXAMPLES
@given(quarters())
def test_what_a_quiet_grid_lacks_never_changes_the_order_of_others(
    quarter: tuple[Rows, dict[str, int]],
) -> None:
    rows, seen = quarter
    quiet = {key: [row for row in told if row["worker"] != "S05"] for key, told in rows.items()}

    def order(found: Ranking) -> list[str]:
        return [s.card.worker for s in found.standings if s.card.worker != "s05"]

    assert order(ranking(quiet, seen)) == order(ranking(rows, seen))


@EXAMPLES
@given(quarters(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(quarter: tuple[Rows, dict[str, int]], chance: Random) -> None:
    rows, seen = quarter
    shuffled = {key: chance.sample(told, len(told)) for key, told in rows.items()}

    assert ranking(shuffled, seen) == ranking(rows, seen)


@EXAMPLES
@given(
    st.lists(st.tuples(st.integers(1, 6), st.booleans(), st.booleans()), max_size=30),
    st.tuples(*[st.integers(0, 8)] * 3),
)
def test_medals_never_exceed_their_number_by_more_than_one(
    people: list[tuple[int, bool, bool]], numbers: tuple[int, int, int]
) -> None:
    line = [
        Candidate(f"s{n}", rank, eligible, eligible and gold)
        for n, (rank, eligible, gold) in enumerate(people)
    ]
    most = dict(zip(AwardTier, numbers, strict=True))
    given_to = award(line, most)
    by_name = {one.worker: one for one in line}

    for tier in AwardTier:
        own = [by_name[worker] for worker, medal in given_to.items() if medal is tier]
        assert len(own) <= most[tier] + (1 if most[tier] else 0)
        assert all(one.eligible and (one.gold or tier is not AwardTier.GOLD) for one in own)
    silver = [by_name[w].rank for w, medal in given_to.items() if medal is AwardTier.SILVER]
    bronze = [by_name[w].rank for w, medal in given_to.items() if medal is AwardTier.BRONZE]
    assert max(silver, default=0) <= min(bronze, default=99)
