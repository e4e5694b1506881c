"""Tricky cases of R102–R104: dates, times and numbers."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def visited(day: str) -> str:
    return f"民情日记\n编号 | 走访日期\nD-000001 | {day}"


def arrived(time: str, day: str = "2026-03-05") -> str:
    return f"民情日记\n编号 | 走访日期 | 到达时间\nD-000001 | {day} | {time}"


def reported(moment: str) -> str:
    return f"矛盾调处\n编号 | 登记时间\nM-000001 | {moment}"


IN_POST_2026 = "人员名册\n工号 | 到岗日期\nS02 | 2026-01-01\n\n"

TRICKY_DATES = (
    *(
        Tricky("R102", f"a date: {text}", visited(text))
        for text in (
            *("“2026-3-5”", "“2026/3/5”", "“2026.3.5”", "“20260305”", "20260305"),
            *("“２０２６－０３－０５”", "“2026年3月5日 下午2点半”", "“2026-03-05 24:00”"),
        )
    ),
    *(
        Tricky("R102", f"no date: {text}", visited(text), ("D-000001.visited_on",))
        for text in (
            *("“26-3-5”", "“2026-02-29”", "“2026-13-05”", "昨天", "“3月”", "“2月30日”", "12", "18263", "73051"),
            *("“2026-03-05 25:00”", "20261305"),
        )
    ),
    Tricky("R102", "the last serial that is a date", visited("18264")),
    *(
        Tricky("R102", f"a time: {text}", arrived(text))
        for text in (
            *("“14:5”", "“14点半”", "“14时”", "“下午2点05分”", "“晚上8点”", "“2:05 PM”", "“24:00”"),
            *("“晚上12点”", "“中午1点”", "“凌晨12点”", "“上午12点”", "0", "1", "0.25"),
        )
    ),
    *(
        Tricky("R102", f"no time: {text}", arrived(text), ("D-000001.arrived_at",))
        for text in ("“25:00”", "“14:60”", "“晚上2点”", "“晚上5点”", "“饭后”", "1.5", "-0.5")
    ),
    Tricky("R102", "晚上6点 is the evening", arrived("“晚上6点”")),
    Tricky("R102", "a cycle of 0 days", "场所台账\n场所编号 | 巡查周期(天)\nP001 | 0", ("P001.cycle_days",)),
    Tricky("R102", "a cycle in words", "场所台账\n场所编号 | 巡查周期(天)\nP001 | 每月", ("P001.cycle_days",)),
    Tricky("R102", "negative points", "加扣分登记\n编号 | 分值\nB-000001 | -1", ("B-000001.points",)),
    Tricky("R102", "an opinion of 101", "加扣分登记\n编号 | 类别 | 分值\nB-000001 | 综合评价 | 101", ("B-000001.points",)),
    Tricky("R102", "an opinion of 100", "加扣分登记\n编号 | 类别 | 分值\nB-000001 | 综合评价 | 100"),
    Tricky("R102", "an appeal may take points away", "申诉\n编号 | 调整分\nA-000001 | -2"),
    Tricky("R102", "half a span of a cover", "人员名册\n工号 | 代管网格\nS02 | W02(2026-03-01)", ("S02.covers",)),
    Tricky("R102", "two covers", "人员名册\n工号 | 代管网格\nS02 | W02(2026-03-01~2026-03-20)、W02"),
    Tricky("R103", "10 minutes ahead", arrived("18:10", "2026-03-20")),
    Tricky("R103", "11 minutes ahead", arrived("18:11", "2026-03-20"), ("D-000001.arrived_at",)),
    Tricky("R103", "late on an earlier day", arrived("23:59", "2026-03-19")),
    Tricky("R103", "a setting of 30 minutes", "参数\n参数 | 值\nclock_skew_minutes | 30\n\n" + arrived("18:30", "2026-03-20")),
    Tricky("R103", "a date-time 10 minutes ahead", reported("2026-03-20 18:10")),
    Tricky("R103", "a date-time 11 minutes ahead", reported("2026-03-20 18:11"), ("M-000001.reported_at",)),
    Tricky("R103", "a date-time of today without time", reported("2026-03-20")),
    Tricky("R103", "told tomorrow", "信息上报\n编号 | 报协管员\nR-000001 | 2026-03-21 09:00", ("R-000001.to_assistant_at",)),
    Tricky("R103", "followed up tomorrow", "矛盾调处\n编号 | 回访日期\nM-000001 | 2026-03-21", ("M-000001.followed_up_on",)),
    Tricky("R103", "due dates lie ahead", "工作任务\n编号 | 完成期限\nT-000001 | 2026-04-30"),
    Tricky("R103", "registers may lie ahead", "住户台账\n户号 | 入住日期 | 免访截止\nH001 | 2026-05-01 | 2026-06-30"),
    Tricky("R103", "the roster may lie ahead", "人员名册\n工号 | 离岗日期\nS02 | 2026-12-31"),
    Tricky("R104", "a date with a slash", visited("“3/5”"), ("D-000001.visited_on",)),
    Tricky("R104", "a date with a time behind it", reported("“3月5日 14点半”"), ("M-000001.reported_at",)),
    Tricky("R104", "a register date", "住户台账\n户号 | 入住日期\nH001 | “4月1日”", ("H001.moved_in",)),
    Tricky("R104", "no such day in any year", visited("“2月30日”")),
    Tricky("R103", "a date later in the year is last year's", visited("“12月31日”")),
    Tricky("R103", "today without its year", visited("“3月20日”")),
    Tricky("R112", "tomorrow without its year is last year's", IN_POST_2026 + visited("“3月21日”"), ("D-000001.worker",)),
    Tricky(
        "R112",
        "a year once inferred stays",
        IN_POST_2026 + visited("“3月25日”"),
        ("D-000001.worker",),
        now="2026-04-10 18:00",
        earlier=(("2026-03-20 18:00", IN_POST_2026 + visited("“3月25日”")),),
    ),
    Tricky(
        "R112",
        "a year inferred after that day is this one",
        IN_POST_2026 + visited("“3月25日”"),
        now="2026-04-10 18:00",
        earlier=(("2026-04-01 18:00", IN_POST_2026 + visited("“3月25日”")),),
    ),
)  # fmt: skip
