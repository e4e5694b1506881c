"""例会议题 through the whole check, in the words of the sheet."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.assessment.agenda import Topic
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.snapshot import Cell
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime(2026, 3, 20, 18)  # noqa: DTZ001 - local time of the workbook
DIARY = "编号 | 走访日期 | 网格员 | 走访对象 | 反映问题 | 问题类别 | 处理结果 | 关联编号"
REASON = "物业说是主管老化，不归他们管"
ORDER = ("topic", "problem", "homes", "grids", "since", "until", "records", "scope")

Row = dict[str, Cell]


def ledger(text: str) -> Paper:
    """The small community with a diary; every row says why its problem is not solved."""
    paper = Paper(base_with(f"民情日记\n{DIARY}\n{text.strip()}"))
    for number, row in enumerate(paper.rows("diary")):
        row.update(reason=REASON, content=f"第{number}次上门，细听了这一家的难处")
    return paper


def synced(desk: Desk, paper: Paper, now: datetime = NOW) -> list[Row]:
    """The rows of 例会议题 after a sync, which has nothing left to do."""
    paper.write(desk.check(paper.snapshot(), now).patch)
    assert not desk.check(paper.snapshot(), now).patch.writes
    return paper.rows("agenda")


def told(rows: Sequence[Mapping[str, Cell]], *keys: str) -> list[tuple[Cell, ...]]:
    return [tuple(row.get(key, "") for key in ("record_id", *keys)) for row in rows]


DRAINS = """
D-000001 | 2026-03-05 | S02 | H001 | 5组七八户都反映下水道下雨就冒 | 下水道堵塞 | 未解决 |
D-000002 | 2026-03-06 | S02 | H002 | 五组几户反映下水道下雨就冒水 | 下水道堵塞 | 转居委会 |
D-000003 | 2026-03-07 | S03 | H004 | 都反映下水道下雨就冒水 | 下水道堵塞 | 约期解决 |
D-000004 | 2026-03-08 | S03 | H004 | 停车位不够，晚上消防道停满 | 停车难 | 转网格长 |
D-000005 | 2026-03-09 | S03 | H004 | 问医保怎么交 | 看病取药不便 | 解释说明 |
"""


def test_problems_that_are_alike_make_one_topic() -> None:
    rows = synced(Desk(), ledger(DRAINS))

    assert told(rows, *ORDER) == [
        (
            *("G-000001", "下水道堵塞", "5组七八户都反映下水道下雨就冒", 3, "W01、W02"),
            *(46086, 46088, "D-000001、D-000002、D-000003", "普遍"),
        ),
        (
            *("G-000002", "停车难", "停车位不够，晚上消防道停满", 1, "W02"),
            *(46089, 46089, "D-000004", "个别"),
        ),
    ]


def test_the_same_words_under_another_topic_are_another_matter() -> None:
    rows = synced(
        Desk(),
        ledger(
            "D-000001 | 2026-03-05 | S02 | H001 | 晚上吵得睡不着 | 广场噪音 | 未解决 |\n"
            "D-000002 | 2026-03-06 | S02 | H002 | 晚上吵得睡不着 | 养犬扰民 | 未解决 |\n"
            "D-000003 | 2026-03-06 | S02 | H002 | 晚上，吵得 睡不着!! | | 转居委会 |"
        ),
    )

    assert told(rows, "topic", "records") == [
        ("G-000001", "广场噪音", "D-000001"),
        ("G-000002", "养犬扰民", "D-000002"),
        ("G-000003", "", "D-000003"),
    ]


@pytest.mark.parametrize("words", ["/", "——", "12345", " "])
def test_a_problem_without_a_letter_says_nothing(words: str) -> None:
    text = f"D-000001 | 2026-03-05 | S02 | H001 | {words} | 停车难 | 转居委会 |"

    assert synced(Desk(), ledger(text)) == []


def test_a_later_visit_that_solves_it_takes_the_home_off_and_leaves_the_row() -> None:
    solved = "D-000006 | {} | S02 | H001 | 水管通了 | | 当场解决 | d-０００００１"
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    before = synced(
        desk, ledger(DRAINS + solved.format("2026-03-04"))
    )  # an earlier one is no answer
    after = ledger(DRAINS + solved.format("2026-03-12"))
    after.tables["agenda"] = [dict(row) for row in paper.rows("agenda")]
    rows = synced(desk, after)

    assert told(before, "homes")[0] == ("G-000001", 3)
    assert told(rows, "homes", "scope", "grids", "records") == [
        ("G-000001", 2, "个别", "W01、W02", "D-000001、D-000002、D-000003"),
        ("G-000002", 1, "个别", "W02", "D-000004"),
    ]


def test_a_topic_without_an_open_problem_keeps_its_row() -> None:
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    paper.rows("agenda")[1]["decision"] = "画线二十个车位"
    later = NOW + timedelta(days=92)  # 2026-06-20: all of March is out of sight
    rows = synced(desk, paper, later)

    assert told(rows, "homes", "scope", "grids", "since", "records", "decision") == [
        ("G-000001", 0, "", "", 46086, "D-000001、D-000002、D-000003", ""),
        ("G-000002", 0, "", "", 46089, "D-000004", "画线二十个车位"),
    ]


def test_membership_outlives_the_window() -> None:
    """What founded a topic is long out of sight, and the topic is the same."""
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    desk.restart()
    new = {
        **paper.rows("diary")[3], "record_id": "", "visited_on": 46214, "target": "H005",
        "problem": "停车位不够，夜里消防道又停满",
    }  # fmt: skip
    paper.rows("diary").append(new)
    rows = synced(desk, paper, datetime(2026, 7, 15, 9))  # noqa: DTZ001 - local time

    assert told(rows, "homes", "since", "until", "records")[1] == (
        *("G-000002", 1, 46089, 46214, "D-000004、D-000006"),
    )


def test_an_edited_problem_finds_its_topic_anew_and_the_old_row_stays() -> None:
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    entries = paper.rows("diary")
    entries[0]["problem"] = "楼道灯坏了半个月没人修"
    rows = synced(desk, paper)
    again = told(rows, "problem", "records")
    entries[0]["content"] = "又去问了一次，还是没修"
    entries[0]["outcome"] = "转上级部门"

    assert again == [
        ("G-000001", "5组七八户都反映下水道下雨就冒", "D-000002、D-000003"),
        ("G-000002", "停车位不够，晚上消防道停满", "D-000004"),
        ("G-000003", "楼道灯坏了半个月没人修", "D-000001"),
    ]
    assert told(synced(desk, paper), "problem", "records") == again


def test_another_similarity_is_for_those_who_come_later() -> None:
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    paper.rows("settings").append({"key": "agenda_similarity", "value": 0.99})
    paper.rows("diary").append({**paper.rows("diary")[1], "record_id": "", "target": "H003"})
    paper.rows("diary").append({**paper.rows("diary")[0], "record_id": "", "target": "H003"})
    rows = synced(desk, paper)

    assert told(rows, "records") == [
        ("G-000001", "D-000001、D-000007、D-000002、D-000003"),
        ("G-000002", "D-000004"),
        ("G-000003", "D-000006"),
    ]


def test_a_row_with_a_slip_is_a_problem_all_the_same() -> None:
    text = "D-000001 | 2026-03-05 | S99 | 没有这户 | 路灯不亮 | 没有的类别 | 未解决 |"
    rows = synced(Desk(), ledger(text))

    assert told(rows, *ORDER) == [
        ("G-000001", "没有的类别", "路灯不亮", 0, "", 46086, 46086, "D-000001", "个别")
    ]


def test_a_decision_that_is_overdue_is_told_in_its_row() -> None:
    desk, paper = Desk(), ledger(DRAINS)
    synced(desk, paper)
    paper.rows("agenda")[1].update(decision="画线二十个车位", owner="陈国强", due_on=46099)
    rows = synced(desk, paper)

    assert [str(row.get("check_notes", "")).endswith("[T705]") for row in rows] == [False, True]
    rows[1]["done_on"] = 46101
    assert not any(row.get("check_notes") for row in synced(desk, paper))


@pytest.mark.parametrize("lost", ["problem", "topic", "outcome", "target"])
def test_without_a_column_nothing_is_said_and_nothing_forgotten(lost: str) -> None:
    desk, paper = Desk(), ledger(DRAINS)
    before = [dict(row) for row in synced(desk, paper)]
    kept = [row.pop(lost) for row in paper.rows("diary")]
    paper.lost.add(("diary", lost))
    assert synced(desk, paper) == before
    desk.restart()
    assert synced(desk, paper) == before
    paper.lost.clear()
    for row, cell in zip(paper.rows("diary"), kept, strict=True):
        row[lost] = cell

    assert synced(desk, paper) == before


def test_many_records_are_shown_in_part() -> None:
    lines = "\n".join(
        f"D-{n:06} | 2026-03-{n % 15 + 1:02} | S02 | H00{n % 3 + 1} | 路灯不亮 | 停车难 | 未解决 |"
        for n in range(1, 161)
    )
    (row,) = synced(Desk(), ledger(lines))

    assert str(row["records"]).count("D-") == 100
    assert "（另有60条）" in str(row["records"])


def test_an_empty_journal_takes_the_topics_that_stand_back() -> None:
    paper = ledger(DRAINS)
    synced(Desk(), paper)
    rows = paper.rows("agenda")
    rows[1]["decision"] = "画线二十个车位"
    rows.reverse()
    before = told(rows, *ORDER, "decision")

    assert told(synced(Desk(), paper), *ORDER, "decision") == before


PARTS = ("停车位不够", "晚上", "消防道停满", "下水道", "一下雨就冒", "路灯", "坏了半个月", "没人修")


@st.composite
def diaries(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Entries with problems that are more or less like one another."""
    rows = []
    for number in range(1, draw(st.integers(2, 14)) + 1):
        words = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4))
        rows.append(
            {
                "record_id": f"D-{number:06}", "visited_on": 46080 + draw(st.integers(0, 9)),
                "worker": "S02", "target": f"H00{draw(st.integers(1, 5))}", "method": "入户面谈",
                "duty": "社情民意采集", "content": "细听了这一家的难处", "reason": REASON,
                "problem": "".join(words), "outcome": "未解决",
                "topic": draw(st.sampled_from(("停车难", "下水道堵塞"))),
            }
        )  # fmt: skip
    return rows


def topics(desk: Desk, rows: Sequence[Mapping[str, Cell]]) -> dict[str, Topic]:
    paper = ledger("")
    paper.tables["diary"] = [dict(row) for row in rows]
    return dict(desk.check(paper.snapshot(), NOW).topics or {})


def groups(found: Mapping[str, Topic]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(topic.records) for name, topic in found.items()}


@settings(deadline=None, max_examples=30)
@given(rows=diaries(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(rows: list[Row], random: Random) -> None:
    shuffled = random.sample(rows, len(rows))

    assert topics(Desk(), shuffled) == topics(Desk(), rows)


@settings(deadline=None, max_examples=30)
@given(rows=diaries(), cut=st.integers(0, 14), again=st.booleans())
def test_what_comes_later_never_regroups_what_stands(
    rows: list[Row], cut: int, again: bool
) -> None:
    desk = Desk()
    before = groups(topics(desk, rows[:cut]))
    if again:
        desk.restart()
    after = groups(topics(desk, rows))

    for name, records in before.items():
        assert [record for record in after[name] if record in records] == list(records)
    assert sorted(r for records in after.values() for r in records) == [
        row["record_id"] for row in rows
    ]
