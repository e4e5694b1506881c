"""Proposals: last in the year, and two poor quarters running; kept apart."""

from sheets_sync.assessment.proposals import replacements, to_be_talked_to
from sheets_sync.assessment.ranking import Ranking, rank_quarter
from sheets_sync.assessment.year import rank_year
from sheets_sync.ledger.office import default_thresholds
from tests.assessing import day, evidence_of, made_card

THRESHOLDS = default_thresholds("zh-CN")


def quarters(**answers: tuple[int, int]) -> dict[str, Ranking]:
    return {
        name: rank_quarter(
            name, [made_card("S02", "90", quarter=name, satisfaction=told)], THRESHOLDS
        )
        for name, told in answers.items()
    }


def proposed(final: set[str], **answers: tuple[int, int]) -> list[tuple[str, ...]]:
    found = replacements("2026", quarters(**answers), evidence_of(""), final=final)
    return [tuple(poor.quarter for poor in one.quarters) for one in found]


POOR, FAIR, FEW = (299, 5), (300, 5), (100, 4)


def test_two_poor_quarters_running_whose_appeals_are_over() -> None:
    final = {"2025Q4", "2026Q1", "2026Q2"}
    told = {"2025Q4": POOR, "2026Q1": POOR, "2026Q2": POOR}

    assert proposed(final, **told) == [("2025Q4", "2026Q1"), ("2026Q1", "2026Q2")]
    assert proposed(final - {"2026Q2"}, **told) == [("2025Q4", "2026Q1")]


def test_neither_a_gap_nor_too_few_answers_nor_sixty() -> None:
    final = {"2026Q1", "2026Q2", "2026Q3"}

    assert proposed(final, **{"2026Q1": POOR, "2026Q3": POOR}) == []
    assert proposed(final, **{"2026Q1": POOR, "2026Q2": FEW}) == []
    assert proposed(final, **{"2026Q1": POOR, "2026Q2": FAIR}) == []


def test_the_surveys_stand_with_the_proposal() -> None:
    rows = "\n".join(["2026-02-02 | 不满意"] * 5 + ["2026-05-02 | 不满意"] * 5)
    evidence = evidence_of(f"入户测评\n测评日期 | 满意度\n{rows}\n", "2026-08-01")
    poor = {"2026Q1": (200, 5), "2026Q2": (200, 5)}
    found = replacements("2026", quarters(**poor), evidence, final=set(poor))

    assert [one.records[0] for one in found[0].quarters] == ["V-000001", "V-000006"]
    assert [one.mean for one in found[0].quarters] == [40, 40]


def test_the_last_of_the_year_are_to_be_talked_to() -> None:
    cards = [made_card(f"S{n:02d}", str(max(90 - n, 87))) for n in range(1, 6)]
    found = rank_year(
        "2026",
        {"2026Q1": rank_quarter("2026Q1", cards, THRESHOLDS)},
        evidence_of(""),
        opinions=(day("2026-01-01"), day("2027-02-01")),
    )

    assert [s.card.staff_id for s in to_be_talked_to(found)] == ["S03", "S04", "S05"]
