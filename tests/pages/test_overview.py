from datetime import UTC, datetime, timedelta

from pages.overview import Whereabouts, overview
from sheets_sync.schedule import Schedule
from tests.workbooks import LiveWorkbook


def test_what_a_sync_found_by_rule_and_tab(schedule: Schedule) -> None:
    schedule.sync_now()
    seen = overview(schedule, datetime.now(UTC), "en")
    assert seen.locale == "zh-CN"  # the workbook's own
    assert (seen.word, seen.found, seen.verified, seen.failure) == ("ok", True, True, "")
    assert seen.rows == 2
    assert dict(seen.tabs)["民情日记"] == 1
    assert [rule.code for rule in seen.rules] == sorted(rule.code for rule in seen.rules)
    assert sum(rule.errors for rule in seen.rules) == seen.errors > 0
    assert sum(rule.warnings for rule in seen.rules) == seen.warnings


def test_times_are_those_of_the_place(schedule: Schedule, live: LiveWorkbook) -> None:
    ended = schedule.sync_now().ended
    seen = overview(schedule, ended, "zh-CN")
    assert seen.ended == f"{ended + timedelta(hours=8):%H:%M:%S}"
    days_later = overview(schedule, ended + timedelta(days=2), "zh-CN")
    assert days_later.ended == f"{ended + timedelta(hours=8):%Y-%m-%d %H:%M:%S}"


def test_before_the_first_sync_there_is_little_to_say(schedule: Schedule) -> None:
    seen = overview(schedule, datetime.now(UTC), "en")
    assert (seen.locale, seen.ended, seen.next_at, seen.rules, seen.tabs) == ("en", "", "", [], [])


def test_only_google_has_an_address_for_browsers() -> None:
    assert Whereabouts("1aB").google_address.endswith("/d/1aB/edit")
    assert Whereabouts("1aB", "http://127.0.0.1:8000/google").google_address == ""
