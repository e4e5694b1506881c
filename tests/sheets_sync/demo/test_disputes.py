"""Disputes."""

from sheets_sync.demo import Demo


def test_major_ones_are_calmed_and_escalated(demo: Demo) -> None:
    major = [
        row for row in demo.of_tab("disputes") if row.values["level"] == "重大" and not row.planted
    ]

    assert major
    for row in major:
        assert {"calming", "escalated_to", "escalated_at", "co_handler"} <= row.values.keys()


def test_results_come_with_a_closing_time(demo: Demo) -> None:
    for row in demo.of_tab("disputes"):
        if row.planted != "closed_when":
            assert ("result" in row.values) == ("closed_at" in row.values)


def test_some_are_open(demo: Demo, month_end: Demo) -> None:
    rows = (*demo.of_tab("disputes"), *month_end.of_tab("disputes"))

    assert any("result" not in row.values and not row.planted for row in rows)
