"""The year: weighted means, absent parts, windows of opinions, who may have a medal."""

from decimal import Decimal
from fractions import Fraction

from sheets_sync.assessment.awards import AwardTier
from sheets_sync.assessment.ranking import Ranking, rank_quarter
from sheets_sync.assessment.scorecard import Scorecard
from sheets_sync.assessment.year import YearRanking, opinion_days, rank_year
from sheets_sync.ledger.office import default_thresholds
from tests.assessing import day, evidence_of, made_card

THRESHOLDS = default_thresholds("zh-CN")
WINDOW = (day("2026-01-01"), day("2027-02-02"))


def quarters(*cards: Scorecard) -> dict[str, Ranking]:
    by_quarter: dict[str, list[Scorecard]] = {}
    for card in cards:
        by_quarter.setdefault(card.quarter, []).append(card)
    return {q: rank_quarter(q, own, THRESHOLDS) for q, own in by_quarter.items()}


def year(*cards: Scorecard, text: str = "", now: str = "2027-02-01") -> YearRanking:
    return rank_year("2026", quarters(*cards), evidence_of(text, now), opinions=WINDOW)


def of(worker: str, *totals: str, **more) -> list[Scorecard]:  # type: ignore[no-untyped-def]
    return [
        made_card(worker, total, quarter=f"2026Q{n}", **more) for n, total in enumerate(totals, 1)
    ]


def test_totals_are_weighted_by_days_in_post() -> None:
    found = year(
        made_card("S02", "90", quarter="2026Q1", days=30),
        made_card("S02", "60", quarter="2026Q2", days=90),
    )

    assert found.standings[0].card.parts == {"totals": Fraction(135, 2)}
    assert found.standings[0].card.total == Decimal("67.50")


def test_all_three_parts_in_eight_one_one() -> None:
    text = (
        "加扣分登记\n日期 | 类别 | 分值 | 批准人\n"
        "2026-12-20 | 综合评价 | 90 | 陈国强\n2027-01-20 | 综合评价 | 81 | 陈国强\n"
        "2027-01-20 | 综合评价 | 0 | \n2025-12-31 | 综合评价 | 0 | 陈国强\n"
    )
    cards = of("S02", "80", "80", "80", "80", satisfaction=(180, 2))
    card = year(*cards, text=text).standings[0].card

    assert card.parts == {
        "totals": Fraction(80),
        "satisfaction": Fraction(90),
        "opinion": Fraction(171, 2),
    }
    assert card.total == Decimal("81.55")
    assert card.records == ("B-000001", "B-000002")


def test_absent_parts_share_their_weight() -> None:
    cards = of("S02", "80", "80", satisfaction=(500, 5))[:1]

    # 0.8 × 80 and 0.1 × 100 of 0.9.
    assert year(*cards).standings[0].card.total == Decimal("82.22")


def test_rulings_on_the_year_add_to_it_and_nothing_is_clamped() -> None:
    text = "申诉\n申诉日期 | 期间 | 复核结论 | 调整分\n2027-02-03 | 2026 | 调整 | 7.25\n"

    assert year(*of("S02", "109"), text=text, now="2027-02-20").standings[0].card.total == Decimal(
        "116.25"
    )


def test_an_opinion_belongs_to_one_year() -> None:
    first, until = opinion_days("2026", day("2027-02-02"), day("2026-02-02"))

    assert (first, until) == (day("2026-02-02"), day("2027-02-02"))
    assert opinion_days("2026", day("2027-02-02"), None)[0] == day("2026-01-01")


def test_a_quarter_without_rank_is_no_total() -> None:
    cards = [
        made_card("S02", "90", quarter="2026Q1"),
        made_card("S02", "10", quarter="2026Q2", days=14),
    ]
    card = year(*cards).standings[0].card

    assert card.total == 90
    assert card.quarters[1].total is None


def test_nobody_without_a_ranked_quarter_is_ranked_in_the_year() -> None:
    found = year(
        made_card("S02", "90", days=14),
        made_card("S03", "90", days=5),
        *[made_card("S02", "90", quarter="2026Q2", days=14)],
    )

    assert [s.reason for s in found.standings] == ["no_quarter", "too_few_days"]


def test_ties_are_parted_by_pooled_shares() -> None:
    def pair(worker: str, *shares: Fraction | int) -> list[Scorecard]:
        return [
            made_card(worker, "80", {"true": s}, quarter=f"2026Q{n}")
            for n, s in enumerate(shares, 1)
        ]

    found = year(*pair("S02", 1, 0), *pair("S03", Fraction(1, 2), Fraction(2, 3)))

    assert [s.card.staff_id for s in found.standings] == ["S03", "S02"]
    assert found.standings[1].card.shares[0] == Fraction(1, 2)


def test_medals_want_three_quarters_no_veto_and_gold_no_false_entry() -> None:
    workers = [f"S{n:02d}" for n in range(10, 20)]
    cards = [
        card
        for n, worker in enumerate(workers)
        for card in of(
            worker,
            *[str(99 - n)] * (2 if worker == "S12" else 4),
            **{"S10": {"veto": ("B-000001",)}, "S11": {"false": ("K-000001",)}}.get(worker, {}),
        )
    ]
    found = year(*cards)
    medals = {s.card.staff_id: s.medal for s in found.standings if s.medal}

    assert found.numbers == {AwardTier.GOLD: 1, AwardTier.SILVER: 2, AwardTier.BRONZE: 3}
    assert medals == {
        "S13": AwardTier.GOLD,
        "S11": AwardTier.SILVER,
        "S14": AwardTier.SILVER,
        "S15": AwardTier.BRONZE,
        "S16": AwardTier.BRONZE,
        "S17": AwardTier.BRONZE,
    }


def test_a_veto_approved_after_the_quarter_was_published_costs_the_medal() -> None:
    text = "加扣分登记\n日期 | 类别 | 批准人\n2026-02-20 | 一票否决 | 陈国强\n"

    assert year(*of("S02", "90", "90", "90"), text=text).standings[0].card.veto == ("B-000001",)
