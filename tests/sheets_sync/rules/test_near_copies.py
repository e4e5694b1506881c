"""Near-copies through the whole check: what a warm process says is what a cold one says."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledgers import Desk, Tables, snapshot_of

NOW = datetime(2026, 3, 20, 18)  # noqa: DTZ001 - local time of the workbook
STORY = "血压药吃完了，儿子在外地下周才回，下午去卫生室代取并送到家"
OTHER = "轮椅刹车松了，残联维修点答复周二来取，补贴已到账，情绪比上次好"

REGISTERS: Tables = {
    "settings": [{"key": "start_date", "value": 45000}],
    "grids": [
        {"grid_id": "G1", "name": "东片", "level": "四级"},
        {"grid_id": "W01", "name": "一", "level": "五级", "parent": "G1"},
    ],
    "staff": [
        {"staff_id": "S1", "name": "甲", "role": "网格员", "grid": "W01", "from": 45000},
        {"staff_id": "S2", "name": "乙", "role": "网格员", "grid": "W01", "from": 45000},
    ],
    "households": [
        {"household_id": f"H{n}", "grid": "W01", "address": f"{n}号", "head": f"{n}家"}
        for n in range(1, 9)
    ],
}


def entry(number: int, day: int, content: str, worker: str = "S1", **more: Any) -> dict[str, Any]:
    row = {
        "record_id": f"D-{number:06d}",
        "visited_on": 46080 + day,
        "worker": worker,
        "target": f"H{number % 8 + 1}",
        "method": "入户面谈",
        "duty": "社情民意采集",
        "content": content,
        "outcome": "无事项",
    }
    return {**row, **more}


def flags(
    desk: Desk, rows: list[dict[str, Any]], now: datetime = NOW, off: Sequence[str] = ()
) -> dict[str, list[tuple[str, str]]]:
    """(code, the earlier entry) by record id."""
    found: dict[str, list[tuple[str, str]]] = {}
    rules = [{"code": code, "on": "否"} for code in off]
    for finding in desk.check(
        snapshot_of({**REGISTERS, "diary": rows, "rules": rules}), now
    ).verdicts.findings:
        if finding.code in ("A401", "A402"):
            assert finding.column is None
            found.setdefault(finding.record_id, []).append((finding.code, finding.args["other"]))
    return found


def test_digits_blanks_and_marks_do_not_hide_a_copy() -> None:
    hidden = "  血压药、吃完了 12 —— 儿子在外地；下周才回！！下午去卫生室９９代取，并送到家。"
    assert flags(Desk(), [entry(1, 0, STORY), entry(2, 1, hidden)]) == {
        "D-000002": [("A401", "D-000001")]
    }


def test_the_later_one_is_flagged_wherever_it_stands() -> None:
    assert flags(Desk(), [entry(1, 5, STORY), entry(2, 3, STORY)]) == {
        "D-000001": [("A401", "D-000002")]
    }


def test_of_one_day_the_higher_id_is_the_later_one() -> None:
    assert flags(Desk(), [entry(7, 3, STORY), entry(2, 3, STORY)]) == {
        "D-000007": [("A401", "D-000002")]
    }


def test_the_most_similar_is_named_and_of_equals_the_earliest() -> None:
    near = STORY.replace("下午", "傍晚")
    rows = [entry(1, 0, near), entry(2, 1, STORY), entry(3, 2, STORY), entry(4, 3, STORY)]
    found = flags(Desk(), rows)

    assert found["D-000002"] == [("A401", "D-000001")]
    assert found["D-000003"] == [("A401", "D-000002")]
    assert found["D-000004"] == [("A401", "D-000002")]


def test_after_the_window_nobody_minds() -> None:
    rows = [entry(1, -87, STORY), entry(2, 5, STORY), entry(3, -88, OTHER), entry(4, 5, OTHER)]
    assert flags(Desk(), rows) == {"D-000002": [("A401", "D-000001")]}


def test_policy_rounds_of_one_day_may_read_alike_but_not_of_two_days() -> None:
    told = {"duty": "政策法规宣传"}
    rows = [entry(1, 0, STORY, **told), entry(2, 0, STORY, **told), entry(3, 1, STORY, **told)]
    assert flags(Desk(), rows) == {"D-000003": [("A401", "D-000001")]}


def test_own_words_and_those_of_others_are_two_findings() -> None:
    rows = [entry(1, 0, STORY), entry(2, 1, STORY, "S2"), entry(3, 2, STORY, "S2")]
    assert flags(Desk(), rows) == {
        "D-000002": [("A402", "D-000001")],
        "D-000003": [("A401", "D-000002"), ("A402", "D-000001")],
    }


def test_rows_that_do_not_count_are_neither_copies_nor_originals() -> None:
    rows = [entry(1, 0, STORY, method="飞鸽传书"), entry(2, 1, STORY)]
    assert flags(Desk(), rows) == {}


def test_a_visit_that_is_told_twice_is_said_to_be_that() -> None:
    rows = [entry(1, 0, STORY), entry(2, 0, STORY, target="H2")]
    assert flags(Desk(), rows) == {}


def test_short_texts_are_not_compared() -> None:
    assert flags(Desk(), [entry(1, 0, STORY[:18]), entry(2, 1, STORY[:18])]) == {}


def test_a_restarted_service_compares_nothing_twice() -> None:
    desk = Desk()
    rows = [entry(1, 0, STORY), entry(2, 1, STORY), entry(3, 2, OTHER)]
    before = flags(desk, rows)
    kept = desk.history.comparisons.recall()
    assert kept is not None
    assert len(kept.alike) == 2

    desk.restart()
    assert flags(desk, rows) == before
    memory = desk.checker._judging.near_copies
    assert memory.news() is None
    assert desk.history.comparisons.recall() == kept


def test_a_text_that_came_back_meets_those_that_came_meanwhile() -> None:
    desk = Desk()
    flags(desk, [entry(1, 0, STORY)])
    desk.restart()
    near = STORY.replace("下午", "傍晚")
    flags(desk, [entry(2, 1, near)])
    desk.restart()
    assert flags(desk, [entry(1, 0, STORY), entry(2, 1, near)]) == {
        "D-000002": [("A401", "D-000001")]
    }


def test_nobody_compares_while_both_rules_are_off() -> None:
    desk = Desk()
    rows = [entry(1, 0, STORY), entry(2, 1, STORY)]
    assert not flags(desk, rows, off=("A401", "A402"))
    assert desk.history.comparisons.recall() is None
    assert not flags(desk, rows, off=("A401",))
    assert flags(desk, rows)


CONTENTS = st.sampled_from(
    [STORY, STORY.replace("下午", "傍晚"), STORY[:-4], OTHER, OTHER.replace("周二", "周五"), "短"]
)
ROWS = st.tuples(
    st.integers(1, 6),
    st.integers(-3, 3),
    CONTENTS,
    st.sampled_from(["S1", "S2", "S9"]),
    st.sampled_from(["政策法规宣传", "社情民意采集"]),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(ROWS, max_size=6, unique_by=lambda row: row[0]),
            st.sampled_from([(), (), ("A401",), ("A401", "A402")]),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_a_process_that_remembers_says_what_a_new_one_says(
    sheets: list[tuple[list[tuple[int, int, str, str, str]], tuple[str, ...]]],
) -> None:
    warm, cold = Desk(), Desk()
    for step, (sheet, off) in enumerate(sheets):
        rows = [
            entry(number, day, content, worker, duty=duty)
            for number, day, content, worker, duty in sheet
        ]
        now = NOW + timedelta(days=step // 2)
        cold.restart()
        assert flags(warm, rows, now, off) == flags(cold, rows, now, off)
