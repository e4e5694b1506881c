"""Settings, lists and score items stand with the defaults of the contract."""

from decimal import Decimal

import pytest

from sheets_sync.workbook.layout.settings_table import (
    OFFICE_LISTS,
    SCORE_ITEMS,
    SETTING,
    SETTINGS,
    Setting,
    SettingType,
)

# Every threshold that rules.md and assessment.md name, with the default they state.
DEFAULTS = """
    new_resident_days 90, first_visit_days 7, quota_households 15, quota_visits 15,
    seal_after_days 3, clock_skew_minutes 10, min_content_chars 10, min_reason_chars 10,
    late_entry_hours 48, very_late_days 7, due_soon_days 7, place_cycle_days 30,
    fruitless_knocks 3, place_soon_days 7, pace_from_day 8, pace_slack 0.7,
    near_copy_min_chars 20, near_copy_similarity 0.85, near_copy_window_days 92,
    dense_day_households 10, burst_rows 10, burst_share 0.5, burst_dates 7, rounded_rows 15,
    rounded_share 0.9, survey_window_days 92, dispute_days_ordinary 7, dispute_days_major 15,
    major_escalate_hours 2, follow_up_days 7, send_hours_critical 0.5, send_hours_urgent 2,
    send_hours_ordinary 24, send_hours_complex 72, close_days_critical 1, close_days_urgent 3,
    close_days_ordinary 7, close_days_complex 15, min_days_in_post 15, task_soon_days 3,
    service_days 7, backcheck_remind_days 5, answer_days 5, mass_vanish_share 0.2,
    bonus_cap 10, false_entry_penalty 5, min_surveys 5, publish_after_days 15, appeal_days 5,
    backcheck_random 3, backcheck_suspicious 2, backcheck_missed 1, medal_gold 0.10,
    medal_silver 0.20, medal_bronze 0.30, agenda_window_days 92, agenda_similarity 0.6,
    agenda_homes 3, sync_every 300
"""
STATED = [line.split() for line in DEFAULTS.replace("\n", " ").split(",")]
POINTS = """
    households 10, visits 5, must_visits 15, complete 5, timely 5, true 10, reports_timely 6,
    reports_accurate 5, reports_complete 4, disputes_settled 6, disputes_timely 4, patrols 10,
    tasks 5, satisfaction 10
"""


@pytest.mark.parametrize(("key", "default"), STATED, ids=[key for key, _ in STATED])
def test_a_threshold_has_the_stated_default(key: str, default: str) -> None:
    value = SETTING[key].default
    assert not isinstance(value, str)
    assert Decimal(value) == Decimal(default)


def test_there_are_no_settings_beside_the_stated_ones() -> None:
    assert {setting.key for setting in SETTINGS} == {
        "time_zone",
        "start_date",
        *(key for key, _ in STATED),
    }
    assert len(SETTINGS) == len(SETTING)


def test_time_zone_and_start_date() -> None:
    assert SETTING["time_zone"].default == "Asia/Shanghai"
    assert SETTING["start_date"].type is SettingType.DATE
    assert SETTING["start_date"].default == ""


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_default_is_of_its_type_and_within_its_bounds(setting: Setting) -> None:
    kinds = {SettingType.INTEGER: int, SettingType.DECIMAL: Decimal}
    assert isinstance(setting.default, kinds.get(setting.type, str))
    if isinstance(setting.default, int | Decimal):
        assert setting.least is not None
        assert setting.most is not None
        assert setting.least <= setting.default <= setting.most
    assert setting.meaning.zh
    assert setting.meaning.en


def test_score_items_sum_to_a_hundred() -> None:
    stated = [line.split() for line in POINTS.replace("\n", " ").split(",")]
    assert [(item.key, str(item.points)) for item in SCORE_ITEMS] == [tuple(row) for row in stated]
    assert sum(item.points for item in SCORE_ITEMS) == 100


def test_score_items_name_their_clauses() -> None:
    clauses = {item.key: "、".join(item.clauses) for item in SCORE_ITEMS}
    assert clauses["reports_complete"] == "§4.2.3、§6.2"
    assert clauses["tasks"] == "§4.1、§2.1"
    assert clauses["visits"] == "§5.1"


def test_the_office_has_three_lists() -> None:
    assert {key: len(listed.values) for key, listed in OFFICE_LISTS.items()} == {
        "topics": 20,
        "service_items": 15,
        "dispute_kinds": 17,
    }
    assert OFFICE_LISTS["topics"].texts("zh-CN")[:3] == ("停车难", "充电难", "下水道堵塞")
    assert "租赁" in OFFICE_LISTS["dispute_kinds"].texts("zh-CN")
    assert "送药送餐" in OFFICE_LISTS["service_items"].texts("zh-CN")
    for listed in OFFICE_LISTS.values():
        for locale in ("zh-CN", "en"):
            texts = listed.texts(locale)
            assert len(set(texts)) == len(texts)
            assert all(texts)
