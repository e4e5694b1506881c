"""Totals: weights that are shared, bonus and penalty, rulings, bounds, grades."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sheets_sync.assessment.scorecard import grade, scorecards
from sheets_sync.assessment.sources import DrawnRow, Sources
from tests.assessing import POINTS, cards_of, evidence_of

VISIT = "民情日记\n走访日期 | 走访对象\n2026-01-05 | H001\n"


def adjusted(*lines: str) -> str:
    return "\n\n加扣分登记\n日期 | 类别 | 分值 | 批准人\n" + "\n".join(lines) + "\n"


def test_items_without_a_case_share_their_weight() -> None:
    card = cards_of(VISIT)["S02"]
    cases = {item.item for item in card.items if item.share.value is not None}

    assert cases == {"households", "visits", "complete", "reports_complete", "patrols"}
    # 1 of 45 homes and visits, one good row, no reports, no patrol of the one place.
    share = Fraction(31, 90 * 15)
    assert card.base == 100 * (15 * share + 5) / Fraction(34)
    assert card.total == Decimal("15.72")
    assert sum(item.won + item.lost for item in card.items) == 100


def test_only_approved_lines_of_the_quarter_count() -> None:
    text = VISIT + adjusted(
        "2026-01-05 | 加分 | 4 | 陈国强",
        "2026-03-31 | 加分 | 2.5 | 陈国强",
        "2026-03-31 | 加分 | 3 | ",
        "2025-12-31 | 加分 | 3 | 陈国强",
        "2026-03-01 | 扣分 | 1.25 | 陈国强",
        "2026-03-01 | 扣分 | -1 | 陈国强",
    )
    card = cards_of(text)["S02"]

    assert (card.bonus, card.penalty) == (Decimal("6.5"), Decimal("1.25"))
    assert card.total == Decimal("20.97")
    assert [(extra.sort, extra.points, extra.records) for extra in card.extras] == [
        ("bonus", Decimal("6.5"), ("B-000001", "B-000002")),
        ("penalty", Decimal("-1.25"), ("B-000005",)),
    ]


def test_the_bonus_is_capped() -> None:
    text = VISIT + adjusted("2026-01-05 | 加分 | 8 | 陈国强", "2026-01-06 | 加分 | 8 | 陈国强")

    assert cards_of(text)["S02"].bonus == 10


def test_a_veto_needs_no_points() -> None:
    text = VISIT + adjusted("2026-01-05 | 一票否决 |  | 陈国强")
    card = cards_of(text)["S02"]

    assert card.veto == ("B-000001",)
    assert card.total == Decimal("15.72")


def test_false_entries_take_points_and_totals_stay_above_zero() -> None:
    rows = "\n".join(f"K-{n:06d} | D-000001 | 不实" for n in range(1, 5))
    text = VISIT + "\n\n真实性抽查\n编号 | 抽查对象 | 核查结论\n" + rows
    draws = [DrawnRow(f"K-{n:06d}", "2026Q1", "s02", False) for n in range(1, 5)]
    card = cards_of(text, sources=Sources(draws=draws))["S02"]

    assert card.penalty == 20
    assert card.total == 0
    assert str(card.total) == "0.00"


def appealed(*lines: str) -> str:
    return "\n\n申诉\n申诉日期 | 期间 | 复核结论 | 调整分\n" + "\n".join(lines) + "\n"


def test_rulings_on_appeals_made_in_time() -> None:
    text = VISIT + appealed(
        "2026-04-16 | 2026Q1 | 调整 | 1.5",
        "2026-04-22 | 2026年第1季度 | 调整 | -0.25",
        "2026-04-23 | 2026Q1 | 调整 | 3",
        "2026-04-16 | 2026Q1 | 维持 | 3",
        "2026-04-16 | 2025Q4 | 调整 | 3",
    )
    card = cards_of(text, now="2026-04-28")["S02"]

    assert card.ruling == Decimal("1.25")
    assert card.total == Decimal("16.97")


def test_nobody_has_a_total_without_any_case() -> None:
    evidence = evidence_of(VISIT)
    only = scorecards("2026Q1", evidence, {"true": POINTS["true"]})

    assert {card.total for card in only} == {None}
    assert only[0].grade == ""


def test_everybody_with_a_day_in_post_has_a_card() -> None:
    text = (
        "人员名册\n工号 | 到岗日期 | 离岗日期\nS02 | 2025-01-01 | 2026-01-01\nS03 | 2026-04-01 |\n"
    )

    assert {key: card.days_in_post for key, card in cards_of(text).items()} == {"S02": 1}


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("90", "excellent"),
        ("89.99", "good"),
        ("80", "good"),
        ("70", "fair"),
        ("60", "passing"),
        ("59.99", "failing"),
        ("0", "failing"),
        ("110", "excellent"),
    ],
)
def test_grades(total: str, name: str) -> None:
    assert grade(Decimal(total)) == name
