"""Medals: numbers, ties at the border, who is passed over."""

import pytest

from sheets_sync.assessment.awards import AwardTier, Candidate, award, medal_numbers
from sheets_sync.ledger.office import default_thresholds

GOLD, SILVER, BRONZE = AwardTier


def line(*ranks: int, without: str = "", no_gold: str = "") -> list[Candidate]:
    """Candidates a, b, c, … of these ranks."""
    names = "abcdefghijklmnopqrstuvwxyz"
    return [
        Candidate(name, rank, name not in without, name not in without and name not in no_gold)
        for name, rank in zip(names, ranks, strict=False)
    ]


def medals(candidates: list[Candidate], *numbers: int) -> str:
    """G, S, B or - for each candidate."""
    given = award(candidates, dict(zip(AwardTier, numbers, strict=True)))
    marks = {GOLD: "G", SILVER: "S", BRONZE: "B", None: "-"}
    return "".join(marks[given.get(one.worker)] for one in candidates)


@pytest.mark.parametrize(
    ("ranked", "numbers"),
    [(20, (2, 4, 6)), (0, (0, 0, 0)), (4, (0, 1, 1)), (5, (1, 1, 2)), (15, (2, 3, 5))],
)
def test_numbers_are_shares_rounded_half_up(ranked: int, numbers: tuple[int, ...]) -> None:
    assert tuple(medal_numbers(ranked, default_thresholds("en")).values()) == numbers


def test_tier_by_tier_in_rank_order() -> None:
    assert medals(line(1, 2, 3, 4, 5, 6, 7), 1, 2, 3) == "GSSBBB-"


def test_a_tied_group_at_the_border_gets_the_tier_if_that_is_one_too_many() -> None:
    assert medals(line(1, 2, 2, 4, 5, 6), 2, 1, 1) == "GGGSB-"


def test_else_the_tier_closes_short_and_the_group_waits_for_the_next() -> None:
    assert medals(line(1, 2, 2, 2, 5, 6, 7), 2, 2, 1) == "GSSSB--"


def test_an_extra_one_above_takes_none_from_the_tier_below() -> None:
    assert medals(line(1, 1, 3, 4, 5), 1, 2, 1) == "GGSSB"


def test_a_tier_without_a_number_gives_nothing() -> None:
    assert medals(line(1, 2), 0, 1, 0) == "S-"


def test_the_ineligible_are_passed_over_and_are_no_members_of_a_tie() -> None:
    assert medals(line(1, 2, 2, 2, 5, without="cd"), 2, 1, 0) == "GG--S"


def test_passed_over_for_gold_stays_in_line_for_silver() -> None:
    assert medals(line(1, 2, 3, no_gold="a"), 1, 1, 1) == "SGB"
