"""Why am I second?"""

from decimal import Decimal
from fractions import Fraction

from sheets_sync.assessment.explaining import explain
from sheets_sync.assessment.ranking import rank_quarter
from sheets_sync.ledger.office import default_thresholds
from tests.assessing import cards_of, made_card

THRESHOLDS = default_thresholds("zh-CN")
TEXT = """
参数
参数 | 值
quota_households | 2
quota_visits | 1

民情日记
走访日期 | 走访对象 | 网格员
2026-01-05 | H001 | S02
2026-02-06 | H002 | S02
2026-03-06 | H002 | S02
2026-01-05 | H004 | S03
2026-01-06 | H005 | S03
2026-02-05 | H004 | S03
2026-02-06 | H005 | S03
2026-03-06 | H005 | S03
"""


def test_what_would_have_changed_the_rank() -> None:
    ranking = rank_quarter("2026Q1", cards_of(TEXT).values(), THRESHOLDS)
    found = explain(ranking, "s02")

    assert found is not None
    assert found.above is not None
    assert (found.standing.rank, found.above.card.staff_id) == (2, "S03")
    # Homes: 34 points have a case, 10 of them make 29.41; S03 has half a January and February more.
    assert found.gap == Decimal("9.64") + Decimal("0.01")
    homes = next(lever for lever in found.levers if lever.item == "households")
    assert homes.each == Fraction(1000, 34) * Fraction(31, 90) / 2
    assert homes.needed is None
    assert [lever.item for lever in found.levers] == [
        *("patrols", "households", "reports_complete"),
    ]
    assert found.levers[0].needed == 1


def test_the_first_and_those_without_a_rank_have_nobody_above() -> None:
    ranking = rank_quarter(
        "2026Q1", [made_card("S02", "90"), made_card("S03", "80", days=3)], THRESHOLDS
    )

    for worker in ("s02", "s03"):
        found = explain(ranking, worker)
        assert found is not None
        assert found.above is None
        assert found.gap is None
    assert explain(ranking, "s99") is None
