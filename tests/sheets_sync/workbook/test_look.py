"""Formats and drop-downs are recognised as the API gives them back."""

import pytest

from sheets_sync.workbook.layout import TAB, TABS, Column, Kind, Owner
from sheets_sync.workbook.look import (
    cell_format,
    colour,
    drop_down,
    has_cell_format,
    has_drop_down,
    has_header_format,
    header_format,
    same_colour,
    toned_choices,
)

DIARY = TAB["diary"]


def test_colours_are_the_same_within_eight_bits() -> None:
    assert same_colour(colour("d9ead3"), {"red": 0.8509804, "green": 0.91764706, "blue": 0.827451})
    assert same_colour(colour("00ff00"), {"green": 1})
    assert not same_colour(colour("d9ead3"), colour("d9ead4"))


@pytest.mark.parametrize("column", DIARY.columns, ids=lambda column: column.key)
def test_a_header_has_the_look_it_was_given(column: Column) -> None:
    cell = {"userEnteredFormat": header_format(column)}
    assert has_header_format(cell, column)
    assert not has_header_format({}, column)


def test_a_cell_has_the_format_it_was_given() -> None:
    for tab in TABS:
        for column in tab.columns:
            wanted = cell_format(column)
            assert has_cell_format({"userEnteredFormat": wanted}, wanted)
            assert not wanted or not has_cell_format({}, wanted)


def test_a_text_format_may_come_back_without_its_pattern() -> None:
    wanted = cell_format(DIARY.column("target"))
    assert has_cell_format({"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}, wanted)


def test_formats_of_people_beside_ours_do_not_matter() -> None:
    wanted = cell_format(DIARY.column("visited_on"))
    bold = {"userEnteredFormat": {**wanted, "textFormat": {"bold": True}}}
    assert has_cell_format(bold, wanted)


def test_ids_phones_names_addresses_and_texts_are_plain_text() -> None:
    plain = {"type": "TEXT", "pattern": "@"}
    for name in ("household_id", "grid", "address", "head", "phone", "tags", "excused_why"):
        assert cell_format(TAB["households"].column(name))["numberFormat"] == plain
    assert "numberFormat" not in cell_format(TAB["households"].column("people"))
    assert "numberFormat" not in cell_format(TAB["settings"].column("value"))


def test_a_drop_down_warns_and_lets_through() -> None:
    rule = drop_down(["是", "否"])
    assert has_drop_down({"dataValidation": rule}, rule)
    assert not has_drop_down({"dataValidation": {**rule, "strict": True}}, rule)
    assert not has_drop_down({"dataValidation": drop_down(["是"])}, rule)
    assert not has_drop_down({}, rule)


def test_tones_are_set_on_checks_and_states_of_the_service() -> None:
    toned = {
        f"{tab.key}.{column.key}": {choice.text.zh for choice, _ in toned_choices(column)}
        for tab in TABS
        for column in tab.columns
        if toned_choices(column)
    }
    assert toned["diary.check"] == {"通过", "提醒", "有误"}
    assert toned["households.due_state"] == {"已访", "临期", "逾期"}
    assert toned["tasks.state"] == {"临期", "逾期", "按期完成", "逾期完成"}
    assert "rules.severity" not in toned
    assert all(
        column.owner is Owner.SERVICE and column.kind is Kind.CHOICE
        for tab in TABS
        for column in tab.columns
        if toned_choices(column)
    )
