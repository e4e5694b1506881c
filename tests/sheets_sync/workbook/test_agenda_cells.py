"""Where the rows of 例会议题 stand and what they say."""

import pytest

from sheets_sync.assessment.agenda import Topic
from sheets_sync.ledger.alignment import all_fresh
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.workbook.agenda_cells import Seats, adopted_groups, agenda_cells, seats
from sheets_sync.workbook.layout import TAB, Locale
from sheets_sync.workbook.snapshot import Cell, Table
from tests.ledgers import table_of

AGENDA = TAB["agenda"]


def topics(*ids: str, still: bool = True) -> dict[str, Topic]:
    return {name: Topic(name, "停车难", "车位不够", open=still) for name in ids}


def standing(*ids: str, **more: dict[int, Cell]) -> tuple[TabLedger, Table]:
    """A tab with these ids from the first row on, "" for a row that is nobody's."""
    rows: list[dict[str, Cell]] = [{"record_id": name} for name in ids]
    for key, written in more.items():
        for place, cell in written.items():
            rows[place][key] = cell
    places = [place for place, name in enumerate(ids) if name]
    found = [name for name in ids if name]
    cells = Cells(AGENDA, places, {})
    nothing = Rows(AGENDA, {}, size=len(places))
    tab = TabLedger(AGENDA, cells, found, found, nothing, all_fresh(len(places)), nothing)
    return tab, table_of("agenda", rows)


def test_new_topics_stand_below_in_the_order_of_their_ids() -> None:
    tab, table = standing("G-000001")

    assert seats(tab, table, topics("G-000010", "G-000001", "G-000002")) == Seats(
        [0, 1, 2], ["G-000001", "G-000002", "G-000010"]
    )


def test_a_topic_that_is_closed_comes_not_back() -> None:
    tab, table = standing("G-000001")
    gone = {**topics("G-000001"), **topics("G-000002", still=False)}

    assert seats(tab, table, gone).ids == ["G-000001"]


@pytest.mark.parametrize(
    ("ids", "missing", "places"),
    [
        (("G-000001", "", "G-000003"), ("G-000002",), [0, 1, 2]),
        (("", "G-000002"), ("G-000001",), [0, 1]),
        (("G-000001", "", "G-000003"), ("G-000004",), [0, 2, 3]),
        (("G-000001", "", "G-000004"), ("G-000002", "G-000003"), [0, 1, 2, 3]),
        (("G-000003", "", "G-000001"), ("G-000002",), [0, 2, 3]),  # sorted by people
    ],
)
def test_a_gap_is_filled_by_the_topic_whose_place_it_is(
    ids: tuple[str, ...], missing: tuple[str, ...], places: list[int]
) -> None:
    tab, table = standing(*ids)

    assert seats(tab, table, topics(*filter(None, ids), *missing)).places == places


@pytest.mark.parametrize("written", [{"decision": {1: "下次再议"}}, {"备注": {1: "甲"}}])
def test_where_people_have_written_no_topic_is_put(written: dict[str, dict[int, Cell]]) -> None:
    tab, table = standing("G-000001", "", "G-000003", **written)

    assert seats(tab, table, topics("G-000001", "G-000002", "G-000003")).places == [0, 2, 3]


def test_without_metadata_of_the_id_column_no_row_is_added() -> None:
    tab, table = standing("G-000001")
    table.metadata = {}

    assert seats(tab, table, topics("G-000001", "G-000002")).ids == ["G-000001"]


@pytest.mark.parametrize(
    ("locale", "grids", "scope"), [("zh-CN", "W01、W02", "普遍"), ("en", "W01, W02", "widespread")]
)
def test_a_topic_in_cells(locale: Locale, grids: str, scope: str) -> None:
    topic = Topic(
        *("G-000001", "停车难", "车位不够", 3, ("W01", "W02"), 46086, 46090, ("D-000001",)),
        widespread=True,
        open=True,
    )
    _, table = standing("G-000001")
    cells = agenda_cells(Seats([0], ["G-000001"]), table, {"G-000001": topic}, locale)

    assert cells == {
        "record_id": ["G-000001"], "topic": ["停车难"], "problem": ["车位不够"], "homes": [3],
        "grids": [grids], "since": [46086], "until": [46090], "records": ["D-000001"],
        "scope": [scope],
    }  # fmt: skip


def test_a_row_of_an_unknown_topic_keeps_what_it_says() -> None:
    _, table = standing("G-000007", problem={0: "路灯坏了"}, homes={0: 4})
    cells = agenda_cells(Seats([0], ["G-000007"]), table, {}, "zh-CN")

    assert (cells["problem"], cells["homes"], cells["scope"]) == (["路灯坏了"], [4], [""])


def test_records_are_adopted_by_the_lowest_group_that_names_them() -> None:
    records: dict[int, Cell] = {0: "D-000003", 1: "D-000001、D-000003（另有2条）", 2: 7}
    tab, table = standing("G-000002", "G-000001", "G-000003", records=records)

    assert adopted_groups(tab, table) == {"D-000001": "G-000001", "D-000003": "G-000002"}
