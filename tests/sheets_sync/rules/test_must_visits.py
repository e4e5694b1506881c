"""The due state of homes and places."""

from datetime import datetime

import pytest

from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

VISIT = "\n\n民情日记\n走访日期 | 走访对象 | 走访方式\n"


@pytest.mark.parametrize(
    ("today", "cells", "visit", "state"),
    [
        ("2026-03-10", " | | ", "", "none"),
        ("2026-03-10", "独居老人 | | 2026-03-31", "", "excused"),
        ("2026-03-10", "独居老人 | | ", "2026-03-02 | H001 | 入户面谈", "visited"),
        ("2026-03-10", "独居老人 | | ", "2026-02-28 | H001 | 门口交谈", "to_visit"),
        ("2026-03-24", "独居老人 | | ", "2026-02-28 | H001 | 入户面谈", "to_visit"),
        ("2026-03-25", "独居老人 | | ", "2026-02-28 | H001 | 入户面谈", "due_soon"),
        ("2026-03-25", "独居老人 | | ", "2026-02-28 | H001 | 电话联系", "missed"),
        ("2026-03-10", " | 2026-02-10 | ", "", "missed"),
        ("2026-03-10", " | 2026-03-01 | ", "", "to_visit"),
    ],
)
def test_the_first_state_that_fits(today: str, cells: str, visit: str, state: str) -> None:
    text = f"住户台账\n户号 | 必访类别 | 入住日期 | 免访截止\nH001 | {cells}"
    paper = Paper(base_with(text + (VISIT + visit if visit else "")))
    now = datetime.fromisoformat(f"{today}T09:00")

    assert Desk().check(paper.snapshot(), now).verdicts.homes["h001"].due_state == state


@pytest.mark.parametrize(
    ("today", "patrol", "state"),
    [
        ("2026-03-10", "", "missed"),
        ("2026-03-10", "2026-03-05 | P001 | 现场巡查", "visited"),
        ("2026-03-28", "2026-03-05 | P001 | 现场巡查", "due_soon"),
        ("2026-04-04", "2026-03-05 | P001 | 现场巡查", "due_soon"),
        ("2026-04-05", "2026-03-05 | P001 | 现场巡查", "missed"),
        ("2026-03-10", "2026-03-05 | P001 | 电话联系", "missed"),
    ],
)
def test_places_by_the_days_since_the_last_patrol(today: str, patrol: str, state: str) -> None:
    text = "场所台账\n场所编号 | 巡查周期(天)\nP001 | 30"
    paper = Paper(base_with(text + (VISIT + patrol if patrol else "")))
    now = datetime.fromisoformat(f"{today}T09:00")

    assert Desk().check(paper.snapshot(), now).verdicts.places["p001"].due_state == state


def test_a_new_place_has_its_first_cycle() -> None:
    text = "场所台账\n场所编号 | 巡查周期(天) | 启用日期\nP001 | 30 | 2026-03-05"
    now = datetime.fromisoformat("2026-03-10T09:00")
    place = Desk().check(Paper(base_with(text)).snapshot(), now).verdicts.places["p001"]

    assert (place.due_state, place.last_patrol) == ("to_visit", None)
