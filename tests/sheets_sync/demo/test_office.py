"""Services, tasks, surveys and what the office notes."""

from collections import Counter

from sheets_sync.demo import Demo
from sheets_sync.demo.rows import serial
from tests.sheets_sync.demo.conftest import TODAY


def test_everybody_gets_each_task(demo: Demo) -> None:
    told = Counter((row.values["issued_on"], row.values["content"]) for row in demo.of_tab("tasks"))

    assert len(told) == 9
    assert set(told.values()) == {20}


def test_most_tasks_are_done_and_one_is_forgotten(demo: Demo) -> None:
    tasks = demo.of_tab("tasks")
    overdue = [
        row
        for row in tasks
        if "done_on" not in row.values and int(row.values["due_on"]) < serial(TODAY)
    ]

    assert [row.planted for row in overdue] == ["task_overdue"]
    assert any("done_on" not in row.values and not row.planted for row in tasks)


def test_services_are_for_homes_on_the_register(demo: Demo) -> None:
    homes = {row.values["household_id"] for row in demo.of_tab("households")}

    assert {row.values["household"] for row in demo.of_tab("services")} <= homes


def test_surveys_ask_about_every_worker(demo: Demo) -> None:
    surveys = demo.of_tab("surveys")

    assert len({row.values["worker"] for row in surveys}) >= 20
    assert {row.values["satisfaction"] for row in surveys} >= {"很满意", "满意", "基本满意"}
    (denied,) = [row for row in surveys if row.planted == "n"]
    assert denied.values["visits_recalled"] == "0"


def test_rectifications_and_adjustments_stand_at_every_stage(demo: Demo) -> None:
    rectifications = demo.of_tab("rectifications")
    adjustments = demo.of_tab("adjustments")

    assert ["review" in row.values for row in rectifications].count(True) == 1
    assert ["done_on" in row.values for row in rectifications].count(True) == 2
    assert ["approved_by" in row.values for row in adjustments].count(False) == 1
