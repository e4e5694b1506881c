"""Tabs and columns are found by metadata, else by title and header, wherever people put them."""

import pytest

from sheets_sync.workbook.column_places import (
    extra_columns,
    find_columns,
    find_tab,
    folded,
    header_aliases,
)
from sheets_sync.workbook.layout import TAB

GRIDS = TAB["grids"]
HEADERS = ["网格编号*", "名称*", "级别*", "上级网格", "范围说明", "校验结果", "校验说明"]
KEYS = [column.key for column in GRIDS.columns]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("走访日期*", "走访日期"),
        (" 走访日期 * ", "走访日期"),
        ("走访日期＊", "走访日期"),
        ("Visited  on", "visited on"),
        ("巡查周期（天）", "巡查周期(天)"),
        ("编\u200b号", "编号"),
    ],
)
def test_titles_are_compared_folded(typed: str, seen: str) -> None:
    assert folded(typed) == folded(seen)


def test_aliases_are_both_headers_and_the_key() -> None:
    column = TAB["diary"].column("visited_on")
    assert header_aliases(column) == {"走访日期", "visited on", "visited_on"}


def test_columns_are_found_by_header_where_metadata_is_missing() -> None:
    found = find_columns(GRIDS, HEADERS, {})
    assert found.places == {key: place for place, key in enumerate(KEYS)}
    assert found.unclaimed == set(KEYS)
    assert found.missing == ()


def test_headers_of_the_other_locale_and_keys_will_do() -> None:
    found = find_columns(GRIDS, ["Name", "grid_id", "LEVEL*"], {})
    assert found.places == {"name": 0, "grid_id": 1, "level": 2}
    assert found.missing == ("parent", "scope", "check", "check_notes")


def test_metadata_goes_before_headers() -> None:
    found = find_columns(GRIDS, ["名称", "网格编号"], {0: ["grids.grid_id"], 1: ["grids.name"]})
    assert found.places == {"grid_id": 0, "name": 1}
    assert found.unclaimed == frozenset()


def test_a_claimed_column_does_not_answer_to_its_header() -> None:
    found = find_columns(GRIDS, ["名称", "名称"], {0: ["grids.scope"]})
    assert found.places == {"scope": 0, "name": 1}


def test_of_two_claims_the_left_one_is_in_use() -> None:
    found = find_columns(GRIDS, [], {4: ["grids.name"], 2: ["grids.name"], 7: ["grids.name"]})
    assert found.places == {"name": 2}
    assert found.doubled == {"name": (4, 7)}


def test_claims_of_other_tabs_and_unknown_columns_are_passed_over() -> None:
    claims = {0: ["staff.name"], 1: ["grids.unheard_of"], 2: ["gridsname"]}
    assert find_columns(GRIDS, ["名称"], claims).places == {"name": 0}


def test_columns_of_peoples_own_are_those_that_claim_no_key() -> None:
    headers = ["改了名", "级别", "备注", " ", "名称", "备注", "网格编号", "级别*"]
    places = find_columns(GRIDS, headers, {0: ["grids.name"]})

    assert places.doubled == {"name": (4,), "level": (7,)}
    assert extra_columns(headers, places) == {"备注": 2}


@pytest.mark.parametrize(
    ("claims", "titles", "place"),
    [
        (["", "grids"], ["x", "改了名"], 1),
        (["", ""], ["x", "网格划分"], 1),
        (["", ""], ["x", "Grids"], 1),
        (["grids", "grids"], ["网格划分 的副本", "网格划分"], 1),
        (["grids", "grids"], ["一", "二"], 0),
        (["", "grids"], ["网格划分", "改了名"], 1),
        (["staff", ""], ["网格划分", "x"], None),
        ([], [], None),
    ],
)
def test_a_tab_is_found_by_claim_then_title(
    claims: list[str], titles: list[str], place: int | None
) -> None:
    assert find_tab(GRIDS, claims, titles) == place
