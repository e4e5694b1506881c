"""The annual tab as data."""

from fractions import Fraction

from sheets_sync.assessment.annual_table import annual_table
from sheets_sync.assessment.backchecks import Draw
from sheets_sync.assessment.leaders import leader_records
from sheets_sync.assessment.proposals import replacements
from sheets_sync.assessment.ranking import rank_quarter
from sheets_sync.assessment.stages import Stage, quarter_stages, year_stages
from sheets_sync.assessment.tables import Imprint, PrintedTable, shown_as
from sheets_sync.assessment.year import rank_year
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout.schema import Locale
from tests.assessing import checked_tables, day, evidence_of, made_card

THRESHOLDS = default_thresholds("zh-CN")


def printed(locale: Locale = "zh-CN") -> PrintedTable:
    quarters = {
        f"2026Q{n}": rank_quarter(
            f"2026Q{n}",
            [
                made_card(
                    f"S{w:02d}",
                    str(100 - w),
                    quarter=f"2026Q{n}",
                    satisfaction=(250, 5) if w == 1 and n < 3 else (450, 5),
                )
                for w in range(1, 11)
            ],
            THRESHOLDS,
        )
        for n in range(1, 5)
    }
    evidence = evidence_of("", "2027-02-10")
    ranking = rank_year("2026", quarters, evidence, opinions=(day("2026-01-01"), day("2027-02-01")))
    proposals = replacements("2026", quarters, evidence, final=set(quarters))
    stages = year_stages("2026", quarter_stages("2026Q4", THRESHOLDS), THRESHOLDS)
    imprint = Imprint(Stage.DRAFT, stages, "ab" * 32, "cd" * 32, {}, {})
    return annual_table(ranking, proposals, (), imprint, THRESHOLDS, locale)


def test_lines_carry_medals_and_quarters() -> None:
    table = printed()
    first = dict(zip((head.text for head in table.heads), table.lines[0], strict=True))

    assert table.tab_title == "2026年度评比"
    assert (first["名次"], first["奖牌"], first["网格员"]) == (1, "金牌", "S02 某")
    assert shown_as(first["第3季度"], table.heads[8].look) == "98.00"
    assert list(table.medals.values()) == ["gold", "silver", "silver", *["bronze"] * 3]
    assert table.facts[-1] == "名额：金 1、银 2、铜 3；参评 10 人"


def test_the_two_proposals_stand_apart() -> None:
    sections = {section.heading: section.lines for section in printed().sections}

    assert sections["提请批评教育（末位，由人决定）"][0][0] == "S10 某"
    poor = sections["建议上报调整更换（群众普遍反映较差，由人决定）"]
    assert [name for name, _ in poor] == ["S01 某"]
    assert poor[0][1].startswith("2026Q1 测评 5 份，平均 50.00 分")


def test_every_template_is_filled_in_english_too() -> None:
    table = printed("en")
    words = [table.title, *table.facts]
    words += [text for section in table.sections for pair in section.lines for text in pair]

    assert not [text for text in words if "{" in text]
    assert table.title == "Awards of grid workers, 2026"


def test_a_leaders_own_record() -> None:
    text = (
        "真实性抽查\n编号 | 抽查对象 | 核查结论\n"
        "K-000001 | D-000001 | 属实\nK-000002 | D-000002 |\n"
        "\n入户测评\n测评日期 | 满意度\n2026-02-02 | 满意\n2025-12-31 | 满意\n"
        "\n申诉\n申诉日期 | 期间 | 复核结论 | 复核人 | 复核日期\n"
        "2026-04-16 | 2026Q1 | 调整 | 周建国 | 2026-04-20\n"
        "2026-04-17 | 2026Q1 | 维持 | S01 | 2026-04-18\n"
        "2026-04-17 | 2025Q4 | 维持 | S01 | 2026-04-18\n"
    )
    ledger = checked_tables(base_with(text), "2026-05-01").ledger
    draws = [
        (f"K-{n:06d}", Draw("2026Q1", "S02", f"D-{n:06d}", "random", "00", "S01")) for n in (1, 2)
    ]
    (leader,) = leader_records("2026", ledger, draws)

    assert (leader.staff_id, leader.name) == ("S01", "周建国")
    assert (leader.assigned, leader.checked, leader.surveys) == (2, 1, 1)
    assert (leader.rulings, leader.adjusted, leader.answer_days) == (2, 1, Fraction(5, 2))
