"""The ranking tab as data: lines, words, sections, the hash; and 得分明细."""

import subprocess
from decimal import Decimal

import pytest

from sheets_sync.assessment.corrections import correct
from sheets_sync.assessment.ranking import Former, Ranking, rank_quarter
from sheets_sync.assessment.ranking_table import point_lines, ranking_table
from sheets_sync.assessment.stages import Stage, quarter_stages
from sheets_sync.assessment.tables import Imprint, PrintedTable, in_force, shown_as
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.workbook.layout.schema import Locale
from tests.assessing import POINTS, cards_of, day, made_card

THRESHOLDS = default_thresholds("zh-CN")
TEXT = """
住户台账
户号 | 必访类别
H001 | 独居老人
H002 | 独居老人

民情日记
走访日期 | 走访对象
2026-01-05 | H001
2026-01-06 | H999
"""


def imprint(stage: Stage = Stage.PUBLISHED) -> Imprint:
    points = {key: str(value) for key, value in POINTS.items()}
    stages = quarter_stages("2026Q1", THRESHOLDS)
    return Imprint(stage, stages, "ab" * 32, "cd" * 32, in_force(THRESHOLDS), points)


def ranking(text: str = TEXT, **former: Former) -> Ranking:
    return rank_quarter("2026Q1", cards_of(text).values(), THRESHOLDS, former)


def table(locale: Locale = "zh-CN", text: str = TEXT, **former: Former) -> PrintedTable:
    return ranking_table(ranking(text, **former), imprint(), THRESHOLDS, locale)


def line(printed: PrintedTable, name: str) -> dict[str, str]:
    found = next(one for one in printed.lines if one[1] == name)
    return {
        head.text: shown_as(cell, head.look)
        for head, cell in zip(printed.heads, found, strict=True)
    }


def test_a_line_of_the_table() -> None:
    found = line(table(s02=Former(3, Decimal("20"))), "李秀英")

    assert found["名次"] == "1"
    assert (found["工号"], found["网格"], found["总分"], found["等次"]) == (
        *("S02", "W01", "10.91", "不合格"),
    )
    assert (found["走访户数"], found["五必访"], found["日记真实"]) == ("0.47", "5.10", "")
    assert (found["名次变化"], found["总分变化"]) == ("+2", "-9.09")
    assert found["提示"] == "样本不足"
    assert line(table(), "王桂兰")["提示"] == "末位、样本不足"
    assert found["主要失分"] == "五必访（1/6）失25.51分；场所巡查（0/1）失20.41分"


def test_who_is_not_ranked_stands_below_with_the_reason() -> None:
    text = TEXT + "\n人员名册\n工号 | 离岗日期\nS03 | 2026-01-10\n"
    printed = table(text=text)

    assert printed.ranked == 1
    assert line(printed, "王桂兰")["提示"] == "在岗10天，不足15天，不排名"
    assert line(printed, "王桂兰")["总分"] == ""


def test_title_stage_and_days() -> None:
    printed = table()

    assert (printed.key, printed.tab_title) == ("ranking.2026Q1", "2026年第1季度排名")
    assert printed.facts == (
        "考核期间：2026-01-01 至 2026-03-31",
        "当前阶段：公示",
        "草稿 2026-04-04 · 公示 2026-04-15 · 申诉截止 2026-04-22 · 定稿 2026-04-30",
    )


def test_below_stand_appeals_hashes_points_and_settings() -> None:
    printed = table()
    sections = {section.heading: dict(section.lines) for section in printed.sections}

    assert "2026-04-16 至 2026-04-22" in sections["怎样申诉"][""]
    assert sections["本表指纹"]["历史记录指纹"] == "ab" * 32
    assert sections["本表指纹"]["本表指纹"] == printed.hash
    assert sections["采用的参数"]["quota_households"] == "15"
    assert sections["采用的分值"]["must_visits"] == "15"


def test_anybody_can_compute_the_hash() -> None:
    printed = table()
    rows = [[head.text for head in printed.heads]]
    rows += [
        [shown_as(cell, head.look) for head, cell in zip(printed.heads, one, strict=True)]
        for one in printed.lines
    ]
    pasted = "".join("\t".join(row) + "\n" for row in rows)
    told = subprocess.run(["sha256sum"], input=pasted.encode(), capture_output=True, check=True)

    assert told.stdout.decode()[:64] == printed.hash


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_both_locales_fill_every_template(locale: Locale) -> None:
    printed = table(locale)
    words = [printed.title, *printed.facts, *(str(cell) for one in printed.lines for cell in one)]
    words += [text for section in printed.sections for pair in section.lines for text in pair]

    assert not [text for text in words if "{" in text]
    assert len({len(one) for one in printed.lines} | {len(printed.heads)}) == 1


def test_points_have_a_line_for_each_item_with_formula_and_records() -> None:
    lines = {
        one[2]: one for one in point_lines(ranking(), THRESHOLDS, "zh-CN") if one[1] == "S02 李秀英"
    }

    assert len(lines) == 15
    assert lines["五必访"] == (
        *("2026Q1", "S02 李秀英", "五必访", Decimal("5.10")),
        "1月1/2、2月0/2、3月0/2；得分率 1/6，满分折合 30.61 分，得 5.10 分",
        "得分依据：D-000001；失分依据：H002、H001、H002、H001、H002",
    )
    assert lines["日记完整"][5] == "得分依据：D-000001；失分依据：D-000002"
    assert lines["纠纷实效"][3:5] == (None, "本季没有这类事项，分值由其他项分摊")
    assert lines["总分"][3] == Decimal("10.91")


def test_points_of_bonus_penalty_and_few_answers() -> None:
    text = (
        TEXT + "\n加扣分登记\n日期 | 类别 | 分值 | 批准人\n2026-01-06 | 扣分 | 1.5 | 陈国强\n"
        "\n入户测评\n测评日期 | 满意度\n2026-02-02 | 满意\n"
    )
    told = point_lines(ranking(text), THRESHOLDS, "en")
    lines = {one[2]: one for one in told if one[1].startswith("S02")}

    assert lines["Penalty"][3:] == (Decimal("-1.5"), "approved", "B-000001")
    assert lines["Residents satisfied"][4] == "1 answers, fewer than 5: too few to count"


def test_a_correction_shows_old_and_new() -> None:
    old = rank_quarter("2026Q1", [made_card("S02", "80"), made_card("S03", "81")], THRESHOLDS)
    appeal = "\n申诉\n申诉日期 | 期间 | 复核结论 | 调整分\n2026-04-16 | 2026Q1 | 调整 | 1.5\n"
    before, after = ranking(), ranking(TEXT + appeal)
    correction = correct(before, after, number=1, on=day("2026-04-20"))

    assert correct(old, old, number=1, on=0) is None
    assert correction is not None
    printed = ranking_table(after, imprint(), THRESHOLDS, "zh-CN", [correction])
    assert printed.facts[1] == "当前阶段：公示；第1次更正（2026-04-20）"
    assert printed.sections[0].lines == (
        ("", "依据申诉 A-000001"),
        ("", "李秀英：名次 1 → 1，总分 10.91 → 12.41"),
    )
