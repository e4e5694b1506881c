"""Each item of the quarter score, in the words of the sheet."""

from fractions import Fraction

import pytest

from sheets_sync.assessment.items import band
from sheets_sync.assessment.sources import DrawnRow, Sources
from tests.assessing import cards_of

SMALL_QUOTA = """
参数
参数 | 值
quota_households | 2
quota_visits | 4
"""


def share(text: str, item: str, quarter: str = "2026Q1", now: str = "2026-04-15", **more):  # type: ignore[no-untyped-def]
    return cards_of(text, quarter, now, **more)["S02"].share(item)


def visits(*days_and_homes: str, worker: str = "S02") -> str:
    rows = [f"{one} | {worker}" for one in days_and_homes]
    return "\n\n民情日记\n走访日期 | 走访对象 | 网格员\n" + "\n".join(rows) + "\n"


def test_homes_and_visits_are_two_numbers() -> None:
    text = SMALL_QUOTA + visits(
        *("2026-01-05 | H001", "2026-01-06 | H001", "2026-01-07 | H001", "2026-01-08 | H001"),
        *("2026-02-05 | H001", "2026-02-06 | H002"),
    )

    # January: 1 of 2 homes, 4 of 4 visits; February 2 of 2, 2 of 4; March nothing.
    assert share(text, "households") == Fraction(31 * 1 + 28 * 2, 2 * 90)
    assert share(text, "visits") == Fraction(31 * 4 + 28 * 2, 4 * 90)


def test_months_weigh_by_days_in_post_and_quotas_shrink_with_them() -> None:
    text = (
        "参数\n参数 | 值\nquota_households | 3\n\n人员名册\n工号 | 到岗日期\nS02 | 2026-02-19\n"
    ) + visits("2026-02-20 | H001", "2026-03-02 | H001", "2026-03-03 | H002")
    card = cards_of(text)["S02"]

    # February: 10 of 28 days, so ceil(3 × 10 ÷ 28) = 2 homes; March 3.
    assert card.days_in_post == 41
    assert card.share("households") == (10 * Fraction(1, 2) + 31 * Fraction(2, 3)) / 41


def test_a_quarter_that_runs_counts_the_months_begun_with_their_whole_quota() -> None:
    text = SMALL_QUOTA + visits("2026-01-05 | H001", "2026-01-06 | H002", "2026-02-02 | H001")

    found = share(text, "households", now="2026-02-03")

    assert found == Fraction(31 * 2 + 28 * 1, 2 * 59)


MUST = """
住户台账
户号 | 必访类别
H001 | 独居老人
H002 | 残疾家庭、独居老人
"""


def test_must_visits_are_household_months_whoever_went() -> None:
    text = (
        MUST
        + visits("2026-01-05 | H001", "2026-01-06 | H002", "2026-02-02 | H001")
        + visits("2026-03-05 | H002", worker="S01")
    )
    card = cards_of(text)["S02"]

    # The leader's visit fulfils what is due; W01 belongs to S02.
    assert card.share("must_visits") == Fraction(4, 6)
    assert card.item("must_visits").share.against == ("H002", "H001")


def test_homes_excused_or_new_on_the_deciding_day_are_not_due() -> None:
    text = (
        "住户台账\n户号 | 必访类别 | 入住日期 | 免访截止\n"
        "H001 | 独居老人 |  | 2026-01-31\n"
        "H002 |  | 2026-03-26 | \n"
    ) + visits("2026-02-02 | H001")

    # January excused; February visited, March not; H002 moved in during the last seven days.
    assert share(text, "must_visits") == Fraction(1, 2)


def test_who_owned_the_home_on_the_last_day_answers_for_the_month() -> None:
    text = MUST + (
        "\n人员名册\n工号 | 到岗日期 | 离岗日期\n"
        "S02 | 2025-01-01 | 2026-02-15\nS05 | 2026-02-16 | \n"
        "\n人员名册\n工号 | 姓名 | 所属网格\nS05 | 新来的 | W01\n"
    )
    cards = cards_of(text)

    assert [part.name for part in cards["S02"].item("must_visits").share.parts] == ["2026-01"]
    assert [part.of for part in cards["S05"].item("must_visits").share.parts] == [2, 2]


def test_a_row_with_an_error_stands_in_the_denominator_only() -> None:
    text = visits("2026-01-05 | H001", "2026-01-06 | H999", "2026-01-07 | H001")
    card = cards_of(text)["S02"]

    assert card.share("complete") == Fraction(2, 3)
    assert card.item("complete").share.against == ("D-000002",)


def test_late_rows_and_rows_whose_first_sight_is_unknown() -> None:
    before = visits("2026-01-05 | H001")
    text = before + visits("2026-01-06 | H002", "2026-01-12 | H003", "2026-01-12 | H999")
    earlier = [("2026-01-10 08:00", before), ("2026-01-13 08:00", before)]

    # Seen by the first sync: unknown. Then one is six days late, one in time, one is wrong.
    assert share(text, "timely", now="2026-01-13 09:00", earlier=earlier) == Fraction(1, 3)


def test_a_row_without_a_date_is_told_by_its_first_sight() -> None:
    text = visits("2026-01-12 | H001", " | H002")
    card = cards_of(text, now="2026-01-13", earlier=[("2026-01-12 08:00", "")] * 2)["S02"]

    assert card.share("complete") == Fraction(1, 2)


def test_a_date_that_lies_ahead_does_not_hide_a_row() -> None:
    text = visits("2026-01-12 | H001", "2062-01-12 | H002")
    card = cards_of(text, now="2026-01-13", earlier=[("2026-01-12 08:00", "")] * 2)["S02"]

    assert card.share("complete") == Fraction(1, 2)


def drawn(*verdicts: str) -> str:
    rows = [f"K-{n:06d} | D-000001 | {one}" for n, one in enumerate(verdicts, 1)]
    return "\n\n真实性抽查\n编号 | 抽查对象 | 核查结论\n" + "\n".join(rows) + "\n"


def test_verdicts_are_averaged_without_those_that_cannot_tell_or_were_missed_homes() -> None:
    text = drawn("属实", "基本属实", "无法核实", "部分不实", "不实", "不实")
    draws = [DrawnRow(f"K-{n:06d}", "2026Q1", "s02", n == 6) for n in range(1, 7)]
    card = cards_of(text, sources=Sources(draws=draws))["S02"]

    assert card.share("true") == Fraction(21, 40)
    assert card.penalty == 5
    assert card.false_entries == ("K-000005",)


REPORTS = """
信息上报
发现时间 | 级别 | 报综治中心 | 报网格长 | 报协管员 | 核实
2026-02-02 09:00 | 紧急 | 2026-02-02 09:30 | 2026-02-02 09:40 | 2026-02-02 11:00 | 有效
2026-02-03 09:00 | 紧急 | 2026-02-03 09:30 | 2026-02-03 09:40 | 2026-02-03 11:01 | 重复
2026-02-04 09:00 | 紧急 | 2026-02-04 09:30 | 2026-02-04 09:40 |  | 无效
"""


def test_reports_in_time_accurate_and_complete() -> None:
    card = cards_of(REPORTS)["S02"]

    assert card.share("reports_timely") == Fraction(1, 3)
    assert card.share("reports_accurate") == Fraction(1, 2)
    # A month of three has reports; of those that are no duplicates one of two told all three.
    assert card.share("reports_complete") == Fraction(1, 2) * Fraction(1, 3) + Fraction(1, 4)
    assert card.item("reports_complete").share.against == ("2026-01", "2026-03", "R-000003")


def test_reports_whose_limit_runs_are_left_out() -> None:
    assert share(REPORTS, "reports_timely", now="2026-02-04 10:00") == Fraction(1, 2)
    assert share(REPORTS, "reports_timely", now="2026-02-04 11:01") == Fraction(1, 3)


def test_nil_reports_fill_months_and_nothing_else() -> None:
    text = """
信息上报
发现时间 | 信息类别 | 级别
2026-01-31 09:00 | 零报告 |
2026-03-02 09:00 | 零报告 |
2026-04-02 09:00 | 零报告 |
"""
    card = cards_of(text)["S02"]

    # That of 2 March serves February and then only that; that of 2 April serves March.
    assert card.share("reports_complete") == 1
    assert card.share("reports_timely") is None
    assert card.share("reports_accurate") is None


def test_the_current_month_counts_once_it_has_a_report() -> None:
    text = "信息上报\n发现时间 | 信息类别\n2026-01-31 09:00 | 零报告\n"

    assert share(text, "reports_complete", now="2026-02-20") == 1
    assert share(text, "reports_complete", now="2026-03-01") == Fraction(1, 2)


DISPUTES = """
矛盾调处
登记时间 | 级别 | 办结时间 | 结果 | 上报时间
2026-03-02 09:00 | 一般 | 2026-03-05 09:00 | 已化解 |
2026-03-03 09:00 | 一般 | 2026-03-20 09:00 | 已移交 |
2026-03-04 09:00 | 一般 | 2026-03-05 09:00 | 未化解 |
2026-03-05 09:00 | 一般 |  |  |
2026-03-28 09:00 | 一般 |  |  |
2026-03-10 09:00 | 重大 | 2026-03-12 09:00 | 已化解 | 2026-03-10 12:00
"""


def test_disputes_closed_or_due_each_once() -> None:
    card = cards_of(DISPUTES)["S02"]

    # Due on 4 April, the fifth belongs to the next quarter.
    assert card.share("disputes_settled") == Fraction(3, 5)
    # Closed in time: the first, the third; the major one was passed on too late (D501).
    assert card.share("disputes_timely") == Fraction(2, 5)
    assert card.item("disputes_timely").share.against == ("M-000002", "M-000004", "M-000006")


def test_an_open_dispute_is_no_case_before_it_is_due() -> None:
    text = "矛盾调处\n登记时间 | 办结时间\n2026-03-05 09:00 |\n"

    assert share(text, "disputes_settled", now="2026-03-12 09:00") is None
    assert share(text, "disputes_settled", now="2026-03-12 09:01") == 0


def test_a_dispute_closed_before_it_was_reported_is_told_by_its_main_date() -> None:
    text = "矛盾调处\n登记时间 | 办结时间 | 结果\n2026-03-02 09:00 | 2025-03-05 09:00 | 已化解\n"

    assert share(text, "disputes_settled") == 0
    assert share(text, "disputes_settled", "2025Q1") is None


def patrolled(*days: str) -> str:
    rows = "\n".join(f"{one} | P001 | 现场巡查" for one in days)
    return f"\n\n民情日记\n走访日期 | 走访对象 | 走访方式\n{rows}\n"


def test_patrol_dates_up_to_those_expected() -> None:
    cycle = "场所台账\n场所编号 | 巡查周期(天)\nP001 | 28\n"
    text = cycle + patrolled("2026-01-05", "2026-01-05", "2026-02-05")

    # 90 days ÷ 28 = 3.2: three are expected, two dates are told.
    assert share(text, "patrols") == Fraction(2, 3)
    # By 11 February 42 days have gone: 1.5 rounds up to two.
    assert share(text, "patrols", now="2026-02-11") == 1


@pytest.mark.parametrize(("opened", "expected"), [("2026-03-18", None), ("2026-03-17", 0)])
def test_a_place_owned_for_fewer_than_fifteen_days_is_left_out(
    opened: str, expected: int | None
) -> None:
    text = f"场所台账\n场所编号 | 启用日期\nP001 | {opened}\n"

    assert share(text, "patrols") == expected


def test_days_of_ownership_split_between_two_workers() -> None:
    text = (
        "场所台账\n场所编号 | 巡查周期(天)\nP001 | 30\n"
        "\n人员名册\n工号 | 到岗日期 | 离岗日期\nS02 | 2025-01-01 | 2026-01-31\n"
        "\n人员名册\n工号 | 姓名 | 所属网格 | 到岗日期\nS05 | 新来的 | W01 | 2026-02-01\n"
        "\n民情日记\n走访日期 | 走访对象 | 走访方式 | 网格员\n"
        "2026-01-31 | P001 | 现场巡查 | S02\n2026-02-01 | P001 | 现场巡查 | S05\n"
    )
    cards = cards_of(text)

    assert cards["S02"].item("patrols").share.parts[0][1:3] == (1, 1)
    assert cards["S05"].item("patrols").share.parts[0][1:3] == (1, 2)


def test_tasks_three_fifths_and_services_two_fifths() -> None:
    text = """
工作任务
完成期限 | 完成日期
2026-03-10 | 2026-03-10
2026-03-10 | 2026-03-11
2026-03-20 |

便民服务
受理日期 | 办结日期
2026-03-02 | 2026-03-09
2026-03-02 | 2026-03-10
2026-03-14 |
"""
    # On the 15th: one task of two, one service of two; what is open has time.
    assert share(text, "tasks", now="2026-03-15") == Fraction(1, 2)
    # On the 22nd: one task of three, one service of three.
    assert share(text, "tasks", now="2026-03-22") == Fraction(1, 3)


def test_one_kind_alone_and_slips_of_the_office() -> None:
    text = """
工作任务
完成期限 | 完成日期 | 下达日期
2026-03-10 | 2026-03-10 | 2026-03-02
2026-03-01 |  | 2026-03-02
"""
    # The second is due before it was issued (R110): left out.
    assert share(text, "tasks") == 1


def surveyed(*answers: str) -> str:
    return "\n\n入户测评\n测评日期 | 满意度\n" + "\n".join(answers) + "\n"


def test_satisfaction_needs_enough_answers() -> None:
    four = ["2026-02-02 | 很满意"] * 4 + ["2026-02-02 | 不了解"]

    assert share(surveyed(*four), "satisfaction") is None
    assert share(surveyed(*four, "2026-02-02 | 不满意"), "satisfaction") == Fraction(9, 10)


def test_surveys_of_the_draft_stage_belong_to_the_quarter_before() -> None:
    five = surveyed(*["2026-04-04 | 满意"] * 3, *["2026-04-14 | 满意"] * 2)
    cards = cards_of(five, now="2026-04-20")

    assert cards["S02"].share("satisfaction") == Fraction(9, 10)
    assert cards["S02"].satisfaction == (425, 5)
    for outside in ("2026-04-03", "2026-04-15"):
        text = surveyed(*[f"{outside} | 满意"] * 5)
        assert share(text, "satisfaction", now="2026-04-20") is None
        assert share(text, "satisfaction", "2026Q2", now="2026-04-20") == Fraction(9, 10)


def test_there_is_no_draft_stage_of_a_quarter_before_the_first_day_of_use() -> None:
    text = "参数\n参数 | 值\nstart_date | 2026-01-02\n" + surveyed(*["2026-01-05 | 满意"] * 5)

    assert share(text, "satisfaction") == Fraction(9, 10)


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (90, 1),
        (89, Fraction(9, 10)),
        (80, Fraction(9, 10)),
        (70, Fraction(3, 5)),
        (60, Fraction(3, 10)),
        (59, 0),
    ],
)
def test_bands(mean: int, expected: Fraction) -> None:
    assert band(5 * mean, 5, 5) == expected
