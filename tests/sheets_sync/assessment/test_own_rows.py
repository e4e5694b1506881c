"""Workers' own rows where the office has made errors mild, and where leaders err."""

import pytest

from tests.assessing import cards_of, evidence_of

MILD = "规则\n编码 | 级别\nR101 | 提醒\nR102 | 提醒\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "民情日记\n走访日期 | 走访对象\n | H001\n",
        "便民服务\n受理日期 | 办结日期\n | 2026-02-02\n",
        "矛盾调处\n登记时间 | 办结时间 | 结果\n | 2026-02-02 | 已化解\n",
        "信息上报\n发现时间 | 报综治中心 | 报网格长\n | 2026-02-02 | 2026-02-02\n",
        "工作任务\n完成期限 | 完成日期\n | 2026-02-02\n",
        "入户测评\n测评日期 | 满意度\n | \n",
    ],
)
def test_rows_without_a_date_that_count_all_the_same(text: str) -> None:
    earlier = [("2026-01-20 08:00", MILD), ("2026-01-21 08:00", MILD)]

    assert cards_of(MILD + text, now="2026-02-10", earlier=earlier)["S02"].total is not None


def test_a_report_whose_kind_nobody_can_read_is_a_report() -> None:
    text = "信息上报\n发现时间 | 信息类别 | 级别\n2026-02-02 09:00 | 不知道 | 一般\n"
    card = cards_of(text)["S02"]

    assert card.share("reports_timely") == 0
    assert card.share("reports_complete") == 0


def test_an_error_keeps_a_report_waiting_no_longer_than_its_limit() -> None:
    text = "信息上报\n发现时间 | 级别 | 内容\n2026-02-02 09:00 | 复杂 |\n"

    assert cards_of(text, now="2026-02-03")["S02"].share("reports_timely") is None
    assert cards_of(text, now="2026-02-06")["S02"].share("reports_timely") == 0


def test_suspicious_rows_are_those_that_count() -> None:
    words = "老人说夜里起夜看不清路，床边的灯不亮了，帮忙换了灯泡又看了插座"
    text = "民情日记\n走访日期 | 走访对象 | 走访记录\n" + "".join(
        f"2026-01-{day:02d} | {home} | {words}\n"
        for day, home in ((5, "H001"), (6, "H002"), (7, "H999"))
    )

    assert evidence_of(text).suspicious == {("s02", "2026Q1"): ["D-000002"]}
