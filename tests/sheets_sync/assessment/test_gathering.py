"""From a ledger to facts: what is left out, what is told by whom."""

from sheets_sync.assessment.sources import Sources
from tests.assessing import day, evidence_of

VISITS = """
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-01-05 | H001
D-000002 | 2026-01-05 | H001
D-000003 | 2026-01-06 | H002
"""


def test_the_first_of_a_day_is_the_visit() -> None:
    evidence = evidence_of(VISITS)
    january = evidence.visits["s02", 2026 * 12]

    assert [(visit.record_id, visit.home, visit.day) for visit in january] == [
        ("D-000001", "h001", day("2026-01-05")),
        ("D-000003", "h002", day("2026-01-06")),
    ]
    assert evidence.home_visits["h001", 2026 * 12] == ["D-000001"]


def test_rows_that_are_not_assessed_are_passed_over_and_the_next_is_the_visit() -> None:
    sources = Sources(left_out={"diary": frozenset(("D-000001", "D-000003"))})
    evidence = evidence_of(VISITS, sources=sources)

    assert [visit.record_id for visit in evidence.visits["s02", 2026 * 12]] == ["D-000002"]
    assert [entry.record_id for entry in evidence.entries["s02", "2026Q1"]] == ["D-000002"]


def test_facts_stand_in_the_order_of_their_ids() -> None:
    text = "民情日记\n编号 | 走访日期 | 走访对象\n" + "".join(
        f"D-{n:06d} | 2026-01-05 | H00{1 + n % 3}\n" for n in (999_999, 1_000_000, 2)
    )

    names = [entry.record_id for entry in evidence_of(text).entries["s02", "2026Q1"]]
    assert names == ["D-000002", "D-999999", "D-1000000"]


def test_a_workbook_without_rows_has_no_facts() -> None:
    evidence = evidence_of("")

    assert not evidence.visits
    assert not evidence.entries
