"""Incident reports."""

from collections import Counter, defaultdict

from sheets_sync.demo import Demo
from sheets_sync.ledger.dates import Moment, read_moment

RECIPIENTS = ("to_centre_at", "to_leader_at", "to_assistant_at")


def test_all_three_are_told_after_it_was_found(demo: Demo) -> None:
    for row in demo.of_tab("reports"):
        if row.values["kind"] == "零报告" or row.planted:
            continue
        moments = [read_moment(row.values[key]) for key in ("found_at", *RECIPIENTS)]
        assert all(isinstance(moment, Moment) for moment in moments)
        found, *told = (moment.moment for moment in moments if isinstance(moment, Moment))
        assert all(0 < at - found <= 72 * 3600 for at in told)


def test_quiet_months_have_a_nil_report_but_for_one(demo: Demo) -> None:
    months: dict[int, Counter[object]] = defaultdict(Counter)
    for row in demo.of_tab("reports"):
        months[int(row.entered_on or 0) - demo.start_date < 31][row.values["worker"]] += 1

    assert len(months[True]) == 20


def test_levels_and_kinds_vary(demo: Demo) -> None:
    reports = demo.of_tab("reports")

    assert {row.values["kind"] for row in reports} == {
        "安全隐患",
        "特殊人群动向",
        "不稳定因素",
        "零报告",
    }
    assert {"一般", "紧急"} <= {row.values.get("level") for row in reports}
