"""Rows that look like records: a long text tells more than a date or a choice."""

from collections.abc import Iterable, Mapping

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.likeness import Likeness, likeness

RECORD: Mapping[str, Cell] = {"day": 46087, "content": "看望老人一切都好"}


def test_long_texts_tell_more_than_dates_and_choices() -> None:
    base: dict[str, Cell] = {"day": 46087, "target": "H001", "content": "看望老人一切都好一切都好"}

    assert likeness(base, base) == 1
    assert likeness({**base, "day": 46088}, base) > likeness({**base, "content": "没人"}, base)
    assert likeness({"a": 0.2604166666666667}, {"a": 0.5}) == 0
    timed = {**base, "arrived": 0.2604166666666667, "left": 0.2708333333333333}
    assert likeness({**timed, "arrived": 0.5, "left": ""}, timed) > 0.5
    assert likeness({}, {}) == 0


def test_rows_that_share_no_text_agree_by_chance() -> None:
    choices: Mapping[str, Cell] = {"day": 46087, "duty": "便民服务先导", "outcome": "当场解决"}
    other: Mapping[str, Cell] = {"target": "H002", "method": "门口交谈", "content": "量了血压"}

    assert likeness({**choices, **other}, {**choices, "target": "H001", "content": "送药"}) < 0.4
    assert likeness({**choices, "content": "量了血压"}, {**choices, "content": "送药"}) > 0.5


def test_the_journal_is_asked_once_for_each_record() -> None:
    asked: list[str] = []

    def bodies(ids: Iterable[str]) -> dict[str, Mapping[str, Cell]]:
        asked.extend(ids)
        return {"D-000001": RECORD}

    looks = Likeness(lambda _row: RECORD, bodies)
    looks.prepare(["D-000002", "D-000001"])

    assert looks.alike(3, "D-000001") == looks.alike(4, "D-000001") == 1
    assert looks.kept(5, "D-000001") == 1
    assert looks.alike(5, "D-000002") == looks.alike(5, "D-000003") == 0
    assert asked == ["D-000001", "D-000002", "D-000003"]


MORE: Mapping[str, Cell] = {
    "target": "H001",
    "problem": "路灯不亮了好几天没有人来修",
    "reason": "等配件",
}


def test_a_row_that_grew_still_looks_like_the_text_that_it_began_with() -> None:
    assert likeness({**RECORD, **MORE}, RECORD) > 0.8
    assert likeness({**RECORD, **MORE, "day": 46088}, RECORD) > 0.5
    assert likeness({**RECORD, **MORE}, RECORD) < likeness({**RECORD, "target": "H001"}, RECORD)


def test_a_date_and_a_choice_tell_nothing_of_what_a_row_has_become() -> None:
    begun: Mapping[str, Cell] = {"day": 46087, "duty": "便民服务先导"}
    looks = Likeness(lambda _row: {**begun, **MORE}, lambda _ids: {"D-000001": begun})

    assert looks.alike(1, "D-000001") < 0.5
    assert looks.kept(1, "D-000001") == 1
