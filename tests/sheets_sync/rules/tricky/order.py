"""Tricky cases of R110: what must not lie before what."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def visit(arrived: str, left: str) -> str:
    return (
        "民情日记\n编号 | 走访日期 | 到达时间 | 离开时间\n"
        f"D-000001 | 2026-03-05 | {arrived} | {left}"
    )


def dispute(reported: str, closed: str, followed_up: str = "") -> str:
    return (
        "矛盾调处\n编号 | 登记时间 | 办结时间 | 结果 | 回访日期\n"
        f"M-000001 | {reported} | {closed} | 已化解 | {followed_up}"
    )


TRICKY_ORDER = (
    Tricky("R110", "left as soon as arrived", visit("14:05", "14:05")),
    Tricky("R110", "left at midnight, typed as 00:00", visit("23:30", "00:00")),
    Tricky("R110", "left at 24:00", visit("23:30", "“24:00”")),
    Tricky("R110", "a second too early", visit("14:05:01", "14:05:00"), ("D-000001.left_at",)),
    Tricky("R110", "arrived alone", visit("14:05", "")),
    Tricky("R110", "closed an hour early", dispute("2026-03-05 09:00", "2026-03-05 08:00"), ("M-000001.closed_at",)),
    Tricky("R110", "closed that day, no time given", dispute("2026-03-05 09:00", "2026-03-05")),
    Tricky("R110", "closed that day, as text", dispute("2026-03-05 09:00", "“2026年3月5日”")),
    Tricky("R110", "reported at no time of day", dispute("2026-03-05", "2026-03-05 08:00")),
    Tricky("R110", "closed the day before", dispute("2026-03-05 09:00", "2026-03-04"), ("M-000001.closed_at",)),
    Tricky("R110", "followed up on the day of closing", dispute("2026-03-05 09:00", "2026-03-06 15:00", "2026-03-06")),
    Tricky("R110", "followed up before closing", dispute("2026-03-05 09:00", "2026-03-06 15:00", "2026-03-05"), ("M-000001.followed_up_on",)),
    Tricky("R110", "escalated before reported", "矛盾调处\n编号 | 登记时间 | 上报对象 | 上报时间\nM-000001 | 2026-03-05 09:00 | 网格长 | 2026-03-05 08:59", ("M-000001.escalated_at",)),
    Tricky("R110", "one of three told before found", "信息上报\n编号 | 发现时间 | 报综治中心 | 报协管员\nR-000001 | 2026-03-05 09:00 | 2026-03-05 09:00 | 2026-03-05 08:00", ("R-000001.to_assistant_at",)),
    Tricky("R110", "a report closed before found", "信息上报\n编号 | 发现时间 | 办结时间\nR-000001 | 2026-03-05 09:00 | 2026-03-04 10:00", ("R-000001.closed_at",)),
    Tricky("R110", "a service done before asked", "便民服务\n编号 | 受理日期 | 办结日期\nF-000001 | 2026-03-05 | 2026-03-04", ("F-000001.done_on",)),
    Tricky("R110", "a service done that day", "便民服务\n编号 | 受理日期 | 办结日期\nF-000001 | 2026-03-05 | 2026-03-05"),
    Tricky("R110", "a task due before issued", "工作任务\n编号 | 下达日期 | 完成期限\nT-000001 | 2026-03-02 | 2026-03-01", ("T-000001.due_on",)),
    Tricky("R110", "a task done before issued", "工作任务\n编号 | 下达日期 | 完成日期\nT-000001 | 2026-03-02 | 2026-03-01", ("T-000001.done_on",)),
    Tricky("R110", "moved out before moving in", "住户台账\n户号 | 入住日期 | 迁出日期\nH001 | 2026-03-05 | 2026-03-04", ("H001.moved_out",)),
    Tricky("R110", "in post for one day", "人员名册\n工号 | 到岗日期 | 离岗日期\nS02 | 2026-03-05 | 2026-03-05"),
    Tricky("R110", "left the post before taking it", "人员名册\n工号 | 到岗日期 | 离岗日期\nS02 | 2026-03-05 | 2026-03-04", ("S02.until",)),
    Tricky("R110", "an unreadable end is R102 alone", visit("14:05", "“饭后”")),
)  # fmt: skip
