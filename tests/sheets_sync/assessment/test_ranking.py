"""Ranks, ties, those below, changes, flags, what cost points."""

from decimal import Decimal
from fractions import Fraction

from sheets_sync.assessment.ranking import Former, Ranking, costs, rank_quarter
from sheets_sync.assessment.scorecard import Scorecard
from sheets_sync.ledger.office import default_thresholds
from tests.assessing import cards_of, made_card

THRESHOLDS = default_thresholds("zh-CN")


def ranking(*cards: Scorecard, **former: Former) -> Ranking:
    return rank_quarter("2026Q1", cards, THRESHOLDS, former)


def places(found: Ranking) -> list[tuple[str, int | None]]:
    return [(standing.card.staff_id, standing.rank) for standing in found.standings]


def test_equal_totals_and_shares_share_a_rank() -> None:
    found = ranking(
        *(
            made_card(*one)
            for one in (
                ("S1", "80"),
                ("S2", "90"),
                ("S3", "90"),
                ("S4", "70"),
                ("S5", "95"),
            )
        )
    )

    assert places(found) == [("S5", 1), ("S2", 2), ("S3", 2), ("S1", 4), ("S4", 5)]


def test_ties_are_parted_by_shares_then_homes_and_none_sorts_last() -> None:
    half = Fraction(1, 2)
    cards = [
        made_card("S1", "90"),
        made_card("S2", "90", {"true": 0}),
        made_card("S3", "90", {"true": half, "must_visits": Fraction(999, 1000)}),
        made_card("S4", "90", {"true": half, "must_visits": 1}),
        made_card("S5", "90", {"true": half, "must_visits": 1, "satisfaction": half}),
        made_card("S6", "90", {"true": half, "must_visits": 1}, homes=16),
    ]

    assert places(ranking(*cards)) == [
        *(("S5", 1), ("S6", 2), ("S4", 3), ("S3", 4), ("S2", 5), ("S1", 6)),
    ]


def test_too_few_days_and_nothing_to_assess_stand_below() -> None:
    found = ranking(
        made_card("S1", "10", days=15), made_card("S3", "99", days=14), made_card("S2", None)
    )

    assert places(found) == [("S1", 1), ("S2", None), ("S3", None)]
    assert [standing.reason for standing in found.standings] == ["", "no_case", "too_few_days"]
    assert len(found.ranked) == 1


def test_change_against_the_quarter_before() -> None:
    before = ranking(made_card("S1", "80"), made_card("S2", "90"), made_card("S3", "1", days=3))
    now = ranking(
        made_card("S1", "91.5"), made_card("S2", "90"), made_card("S3", "2"), **before.former()
    )

    changes = [(s.card.staff_id, s.climbed, s.gained) for s in now.standings]
    assert changes == [("S1", 1, Decimal("11.5")), ("S2", -1, Decimal(0)), ("S3", None, None)]


def test_flags() -> None:
    found = ranking(
        made_card("S1", "90", satisfaction=(450, 5)),
        made_card("S2", "80", veto=("B-000001",), false=("K-000001",)),
        made_card("S3", "80", veto=("B-000001",), satisfaction=(450, 5)),
    )

    assert [standing.flags for standing in found.standings] == [
        (),
        ("last", "few_answers", "false_entries", "veto"),
        ("last", "veto"),
    ]


def test_nobody_is_last_alone() -> None:
    assert "last" not in ranking(made_card("S1", "80"), made_card("S2", "80")).standings[0].flags


def test_costs_stand_worst_first_with_penalties_among_them() -> None:
    text = (
        "民情日记\n走访日期 | 走访对象\n2026-01-05 | H001\n"
        "\n加扣分登记\n日期 | 类别 | 分值 | 批准人\n2026-01-06 | 扣分 | 25 | 陈国强\n"
    )
    card = cards_of(text)["S02"]
    found = costs(card)

    assert [cost.key for cost in found] == [
        *("patrols", "households", "penalty", "visits", "reports_complete"),
    ]
    assert card.base is not None
    assert sum(cost.points for cost in found) == 100 - card.base + 25


def test_cards_in_any_order_make_one_table() -> None:
    cards = [made_card(f"S{n}", str(90 - n % 3)) for n in range(1, 9)]

    assert ranking(*sorted(cards, key=lambda c: c.worker)) == rank_quarter(
        "2026Q1", sorted(cards, key=lambda c: c.worker), THRESHOLDS
    )
