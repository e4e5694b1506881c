"""What the office set on 参数, and what of it cannot be used."""

import pytest

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.office import default_thresholds, read_settings
from tests.ledgers import table_of


def read(*pairs: tuple[str, Cell]) -> tuple[dict[str, object], list[tuple[str, str]]]:
    table = table_of("settings", [{"key": key, "value": value} for key, value in pairs])
    thresholds, unusable = read_settings(table, "zh-CN")
    return dict(thresholds.values), [(found.key, found.variant) for found in unusable]


def test_what_is_not_set_keeps_its_default() -> None:
    defaults = default_thresholds("zh-CN").values

    assert read()[0] == defaults
    assert read_settings(None, "zh-CN")[0].values == defaults


@pytest.mark.parametrize("cell", [20, 20.0, "20", "２０", " 20 "])
def test_a_number_is_read_however_it_is_typed(cell: Cell) -> None:
    values, unusable = read(("quota_households", cell))

    assert values["quota_households"] == 20
    assert unusable == []


@pytest.mark.parametrize(
    ("key", "cell", "variant"),
    [
        ("quota_households", "很多", "number"),
        ("quota_households", 2.5, "whole"),
        ("quota_households", "", "number"),
        ("quota_households", -1, "bounds"),
        ("start_date", "不知道", "date"),
        ("time_zone", "Mars/Olympus", "zone"),
        ("time_zone", "", "zone"),
        ("no_such_setting", 5, "unknown"),
    ],
)
def test_what_cannot_be_used_falls_back_and_is_told(key: str, cell: Cell, variant: str) -> None:
    values, unusable = read((key, cell))

    assert values == default_thresholds("zh-CN").values
    assert unusable == [(key, variant)]


def test_a_list_of_the_office_replaces_the_default() -> None:
    table = table_of(
        "settings", [{"key": "topics", "value": "停车难"}, {"key": "topics", "value": " 新问题 "}]
    )

    lists = read_settings(table, "zh-CN")[0].lists
    assert lists["topics"] == ("停车难", "新问题")
    assert lists["service_items"] == default_thresholds("zh-CN").lists["service_items"]


def test_the_first_of_two_lines_stands() -> None:
    assert read(("quota_visits", 20), ("quota_visits", 30))[0]["quota_visits"] == 20
