"""Quotas of a month and the progress towards them."""

from datetime import datetime

import pytest

from sheets_sync.checking import Checked
from sheets_sync.ledger.calendar import month_of
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.quotas import days_in_post, quota
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-20T09:00")
MARCH = month_of(46100)


def check(text: str) -> Checked:
    return Desk().check(Paper(base_with(text)).snapshot(), NOW)


@pytest.mark.parametrize(
    ("roster", "days", "homes"),
    [
        ("S90 | 网格员 | 2025-01-01 |", 31, 15),
        ("S90 | 网格员 | 2026-03-17 |", 15, 8),
        ("S90 | 网格员 | 2025-01-01 | 2026-03-01", 1, 1),
        ("S90 | 网格员 | 2026-04-01 |", 0, 0),
        ("S90 | 网格长 | 2025-01-01 |", 0, 0),
        ("S90 | 网格员 | 2025-01-01 | 2026-03-10\nS90 | 网格员 | 2026-03-22 |", 20, 10),
    ],
)
def test_days_in_post_and_their_share_of_the_quota(roster: str, days: int, homes: int) -> None:
    context = check(f"人员名册\n工号 | 岗位 | 到岗日期 | 离岗日期\n{roster}").ledger.context

    assert days_in_post("s90", MARCH, context) == days
    assert quota("quota_households", days, MARCH, context) == homes


def test_nothing_is_asked_for_before_the_start() -> None:
    context = check("参数\n参数 | 值\nstart_date | 2026-03-22").ledger.context

    assert days_in_post("s02", MARCH, context) == 10
    assert days_in_post("s02", MARCH, context, until=context.today) == 0


def test_progress_counts_homes_once_and_visits_by_day() -> None:
    checked = check(
        "民情日记\n走访日期 | 走访对象\n2026-03-05 | H001\n2026-03-06 | H001\n2026-03-06 | H002"
    )
    standing = next(
        s for s in checked.verdicts.standings if s.duty.worker == "s02" and s.duty.month == MARCH
    )

    assert (standing.homes, standing.visits) == (2, 3)
    assert (standing.homes_needed, standing.visits_needed) == (13, 12)


def test_who_has_done_enough_is_not_told() -> None:
    few = "参数\n参数 | 值\nquota_households | 1\nquota_visits | 1"
    done = "\n\n民情日记\n走访日期 | 走访对象\n2026-03-05 | H001\n2026-02-05 | H001"
    findings = check(few + done).verdicts.findings

    assert {f.code for f in findings if f.code[0] == "Q" and f.worker == "S02"} == set()
    assert {f.code for f in findings if f.code[0] == "Q" and f.worker == "S03"} == {"Q301", "Q302"}
