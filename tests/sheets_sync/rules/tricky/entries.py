"""Tricky cases of R109 and R111–R115."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def told(text: str) -> str:
    return f"民情日记\n编号 | 走访日期 | 走访记录\nD-000001 | 2026-03-05 | {text}"


def diary(headers: str, *rows: str) -> str:
    return f"\n\n民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(rows)


def unresolved(problem: str, topic: str, reason: str, outcome: str = "未解决") -> str:
    row = f"D-000001 | 2026-03-05 | {problem} | {topic} | {outcome} | {reason}"
    return diary("反映问题 | 问题类别 | 处理结果 | 未解决原因", row)


def left(day: str) -> str:
    return f"人员名册\n工号 | 离岗日期\nS02 | {day}\n\n"


VISIT_2 = "民情日记\n编号 | 走访日期\nD-000001 | 2026-03-02"
MOVED = "住户台账\n户号 | 入住日期 | 迁出日期\nH001 | "
GAP = """
人员名册
工号 | 到岗日期 | 离岗日期
S02 | 2025-01-01 | 2026-02-28
S02 | 2026-03-10 |

"""

TRICKY_ENTRIES = (
    Tricky("R109", "ten characters", told("量了血压,药够吃半个月")),
    Tricky("R109", "nine characters", told("量了血压药够半个月"), ("D-000001.content",)),
    Tricky("R109", "marks and blanks do not count", told("走访 , 一切正常 。。。!!!???"), ("D-000001.content",)),
    Tricky("R109", "letters and digits count", told("OK 12345678")),
    Tricky("R109", "pictures do not count", told("😀😀😀😀😀😀😀😀😀😀好"), ("D-000001.content",)),
    Tricky("R109", "blank is R101", told("")),
    Tricky("R109", "a thin story", "矛盾调处\n编号 | 经过\nM-000001 | 吵架了", ("M-000001.story",)),
    Tricky("R109", "a thin report", "信息上报\n编号 | 内容\nR-000001 | 堵了", ("R-000001.content",)),
    Tricky("R109", "a thin nil report", "信息上报\n编号 | 信息类别 | 内容\nR-000001 | 零报告 | 无"),
    Tricky("R109", "switched off", "规则\n编码 | 启用\nR109 | 否\n\n" + told("正常")),
    Tricky("R111", "the day of moving in", MOVED + "2026-03-05 |" + diary("走访对象", "D-000001 | 2026-03-05 | H001")),
    Tricky("R111", "the day before moving in", MOVED + "2026-03-06 |" + diary("走访对象", "D-000001 | 2026-03-05 | H001"), ("D-000001",)),
    Tricky("R111", "the day of moving out", MOVED + "| 2026-03-05" + diary("走访对象", "D-000001 | 2026-03-05 | H001")),
    Tricky("R111", "an unreadable date is taken as blank", MOVED + "| 上个月" + diary("走访对象", "D-000001 | 2026-03-05 | H001")),
    Tricky("R112", "the last day in post", left("2026-03-05") + told("帮她量了血压,药够吃半个月")),
    Tricky("R112", "an unreadable first day is always", "人员名册\n工号 | 到岗日期\nS02 | 很早\n\n" + told("帮她量了血压,药够吃半个月")),
    Tricky("R112", "before the first day", "人员名册\n工号 | 到岗日期\nS02 | 2026-03-06\n\n" + told("帮她量了血压,药够吃半个月"), ("D-000001.worker",)),
    Tricky("R112", "between two posts", GAP + told("帮她量了血压,药够吃半个月"), ("D-000001.worker",)),
    Tricky("R112", "the worker of a survey may have left", left("2026-01-31") + "入户测评\n编号\nV-000001"),
    Tricky("R112", "the surveyor may not", "人员名册\n工号 | 离岗日期\nS01 | 2026-03-04\n\n入户测评\n编号\nV-000001", ("V-000001.surveyor",)),
    Tricky("R112", "nor the worker of a task", left("2026-01-31") + "工作任务\n编号\nT-000001", ("T-000001.worker",)),
    Tricky("R112", "who appeals may have left", left("2026-01-31") + "申诉\n编号\nA-000001"),
    Tricky("R112", "who rectifies may have left", left("2026-01-31") + "整改\n编号\nZ-000001"),
    Tricky("R113", "ids go by number", diary("走访对象", "D-1000000 | 2026-03-05 | H001", "D-999999 | 2026-03-05 | H001"), ("D-1000000",)),
    Tricky("R113", "not by the order of rows", diary("走访对象", "D-000002 | 2026-03-05 | H001", "D-000001 | 2026-03-05 | H001"), ("D-000002",)),
    Tricky("R113", "three on one day", diary("走访对象", "D-000001 | 2026-03-05 | H001", "D-000002 | 2026-03-05 | 1组1号", "D-000003 | 2026-03-05 | 吴奶奶"), ("D-000002", "D-000003")),
    Tricky("R113", "a call on the phone first", diary("走访方式", "D-000001 | 2026-03-05 | 电话联系", "D-000002 | 2026-03-05 | 入户面谈")),
    Tricky("R113", "a call on the phone after", diary("走访方式", "D-000001 | 2026-03-05 | 入户面谈", "D-000002 | 2026-03-05 | 电话联系")),
    Tricky("R113", "another worker", diary("网格员", "D-000001 | 2026-03-05 | S02", "D-000002 | 2026-03-05 | S01")),
    Tricky("R113", "one worker by id and by name", diary("网格员", "D-000001 | 2026-03-05 | S02", "D-000002 | 2026-03-05 | 李秀英"), ("D-000002",)),
    Tricky("R113", "the first does not count", diary("工作类别", "D-000001 | 2026-03-05 | 聊天", "D-000002 | 2026-03-05 | 社情民意采集")),
    Tricky("R113", "a place twice a day", diary("走访对象 | 走访方式", "D-000001 | 2026-03-05 | P001 | 入户面谈", "D-000002 | 2026-03-05 | P001 | 入户面谈")),
    Tricky("R114", "another outcome needs no reason", unresolved("晚上没有地方停车", "停车难", "", "转网格长")),
    Tricky("R114", "no topic", unresolved("晚上没有地方停车", "", "空地归开发商,要请居委会去谈"), ("D-000001",)),
    Tricky("R114", "no problem", unresolved("", "停车难", "空地归开发商,要请居委会去谈"), ("D-000001",)),
    Tricky("R114", "no reason", unresolved("晚上没有地方停车", "停车难", ""), ("D-000001",)),
    Tricky("R114", "a reason of ten characters", unresolved("晚上没有地方停车", "停车难", "空地归开发商要请人谈")),
    Tricky("R114", "a reason of nine characters", unresolved("晚上没有地方停车", "停车难", "空地归开发商请人谈"), ("D-000001",)),
    Tricky("R114", "a reason of marks", unresolved("晚上没有地方停车", "停车难", "。。。。。。。。。。。。"), ("D-000001",)),
    Tricky("R114", "an unknown topic is R108", unresolved("晚上没有地方停车", "停车", "空地归开发商,要请居委会去谈")),
    Tricky("R115", "exactly 48 hours", VISIT_2, (), "2026-03-06 08:00", (("2026-03-05 00:00", ""),)),
    Tricky("R115", "a minute over 48 hours", VISIT_2, ("D-000001.visited_on",), "2026-03-06 08:00", (("2026-03-05 00:01", ""),)),
    Tricky("R115", "there at the first sync", "民情日记\n编号 | 走访日期\nD-000001 | 2026-01-05"),
    Tricky("R115", "there at the first of two syncs", VISIT_2, (), "2026-03-20 18:00", (("2026-03-19 08:00", VISIT_2),)),
    Tricky("R115", "typed while the service was down", VISIT_2, (), "2026-03-20 18:00", (("2026-03-03 08:00", ""),)),
    Tricky("R115", "the last sync without the row tells", VISIT_2, ("D-000001.visited_on",), "2026-03-20 18:00", (("2026-03-03 08:00", ""), ("2026-03-06 08:00", ""))),
    Tricky("R115", "told by the date of a moment", "矛盾调处\n编号 | 登记时间\nM-000001 | 2026-03-02 09:00", (), "2026-03-06 08:00", (("2026-03-04 23:00", ""),)),
    Tricky("R115", "a late dispute", "矛盾调处\n编号 | 登记时间\nM-000001 | 2026-03-02 09:00", ("M-000001.reported_at",), "2026-03-06 08:00", (("2026-03-05 01:00", ""),)),
    Tricky("R115", "surveys are never late", "入户测评\n编号 | 测评日期\nV-000001 | 2026-03-02", (), "2026-03-20 18:00", (("2026-03-19 08:00", ""),)),
)  # fmt: skip
