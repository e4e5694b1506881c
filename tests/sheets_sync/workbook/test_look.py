"""Formats and drop-downs are recognised as the API gives them back."""

import pytest

from sheets_sync.workbook.layout import LOCALES, TAB, TABS, Column, Kind, Locale, Owner
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS
from sheets_sync.workbook.look import (
    cell_format,
    colour,
    drop_down,
    frozen_columns,
    has_cell_format,
    has_drop_down,
    has_header_format,
    header_format,
    same_colour,
    toned_choices,
    tones,
    width,
)

DIARY = TAB["diary"]
HOMES = TAB["households"]


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
            wanted = cell_format(tab, column)
            assert has_cell_format({"userEnteredFormat": wanted}, wanted)
            assert not has_cell_format({}, wanted)


def test_a_text_format_may_come_back_without_its_pattern() -> None:
    wanted = cell_format(DIARY, DIARY.column("target"))
    assert has_cell_format(
        {"userEnteredFormat": {**wanted, "numberFormat": {"type": "TEXT"}}}, wanted
    )


def test_formats_of_people_beside_ours_do_not_matter() -> None:
    wanted = cell_format(DIARY, DIARY.column("visited_on"))
    bold = {"userEnteredFormat": {**wanted, "textFormat": {"bold": True}}}
    assert has_cell_format(bold, wanted)


def test_alignment_and_colour_are_offered_and_then_left_to_people() -> None:
    wanted = cell_format(DIARY, DIARY.column("check_notes"))
    own = {
        **wanted,
        "horizontalAlignment": "RIGHT",
        "verticalAlignment": "BOTTOM",
        "backgroundColor": colour("ffffff"),
    }
    assert has_cell_format({"userEnteredFormat": own}, wanted)
    for name in ("horizontalAlignment", "verticalAlignment", "backgroundColor"):
        without = {key: value for key, value in wanted.items() if key != name}
        assert not has_cell_format({"userEnteredFormat": without}, wanted)


def test_what_the_service_writes_beside_people_is_grey() -> None:
    grey = {
        f"{tab.key}.{column.key}"
        for tab in TABS
        for column in tab.columns
        if "backgroundColor" in cell_format(tab, column)
    }
    assert {"diary.record_id", "diary.check", "households.due_state", "settings.unit"} <= grey
    assert not grey & {"diary.content", "diary.approved_by", "settings.value", "alerts.what"}


@pytest.mark.parametrize("locale", LOCALES)
def test_columns_are_wide_enough_for_header_values_and_dates(locale: Locale) -> None:
    for tab in TABS:
        for column in tab.columns:
            listed = OFFICE_LISTS.get(column.office_list)
            values = listed.texts(locale) if listed else [c.text[locale] for c in column.choices]
            pixels = width(column, locale, values)
            assert pixels >= column.width
            assert pixels >= 7 * max(map(len, column.title(locale).split()))
            assert pixels >= min(200, 7 * max(map(len, values), default=0))
    assert width(DIARY.column("visited_on"), locale, ()) >= 110
    assert width(DIARY.column("first_seen"), locale, ()) >= 140


def test_a_long_value_does_not_make_a_column_endless() -> None:
    assert width(DIARY.column("topic"), "zh-CN", ["停" * 100]) == 200


def test_the_first_column_stays_in_sight_unless_it_would_fill_a_telephone() -> None:
    assert [tab.key for tab in TABS if not frozen_columns(tab)] == ["guide", "status"]


def test_headings_of_the_guide_stand_out() -> None:
    guide = TAB["guide"]
    ((condition, _),) = tones(guide, guide.column("what"), "zh-CN")
    assert condition["type"] == "TEXT_STARTS_WITH"
    assert not tones(guide, guide.column("how"), "zh-CN")


def test_ids_phones_names_addresses_and_texts_are_plain_text() -> None:
    plain = {"type": "TEXT", "pattern": "@"}
    for name in ("household_id", "grid", "address", "head", "phone", "tags", "excused_why"):
        assert cell_format(HOMES, HOMES.column(name))["numberFormat"] == plain
    assert "numberFormat" not in cell_format(HOMES, HOMES.column("people"))
    assert "numberFormat" not in cell_format(TAB["settings"], TAB["settings"].column("value"))


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
