"""Tricky cases of R101 and R105–R108: single cells against lists and registers."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def diary(headers: str, *rows: str) -> str:
    return f"\n\n民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(rows)


def march_5(header: str, cell: str) -> str:
    return diary(header, f"D-000001 | 2026-03-05 | {cell}")


NAMESAKE = "人员名册\n工号 | 姓名 | 所属网格 | 离岗日期\nS05 | 李秀英 | W02 | "
TWO_LEFT = """
人员名册
工号 | 姓名 | 所属网格 | 离岗日期
S02 | 李秀英 | W01 | 2025-12-31
S05 | 李秀英 | W02 | 2025-12-31
"""
COVERS = "人员名册\n工号 | 代管网格\nS02 | W02(2026-03-01~2026-03-05)"
TRANSFER = """
人员名册
工号 | 所属网格 | 到岗日期 | 离岗日期
S02 | W01 | 2025-01-01 | 2026-02-28
S02 | W02 | 2026-03-01 |
"""

TRICKY_CELLS = (
    Tricky("R101", "nothing but a wide blank", march_5("走访记录", "“\u3000”"), ("D-000001.content",)),
    Tricky("R101", "an invisible character", march_5("走访记录", "“\u200b”"), ("D-000001.content",)),
    Tricky("R101", "optional cells may be blank", march_5("到达时间 | 反映问题", " | ")),
    Tricky("R101", "unreadable is not blank", diary("走访对象", "D-000001 | 昨天 | H001")),
    Tricky("R101", "a report without level", "信息上报\n编号 | 级别\nR-000001 |", ("R-000001.level",)),
    Tricky("R101", "a nil report without level", "信息上报\n编号 | 信息类别 | 级别\nR-000001 | 零报告 |"),
    Tricky("R101", "a worker without grid", "人员名册\n工号 | 所属网格\nS02 |", ("S02.grid",)),
    Tricky("R101", "a leader without grid", "人员名册\n工号 | 所属网格\nS01 |", ("S01.grid",)),
    Tricky("R101", "an assistant without grid", "人员名册\n工号 | 岗位 | 所属网格\nS05 | 协管员 |"),
    Tricky("R105", "a shared name, one of them left", NAMESAKE + "2026-03-04" + march_5("网格员", "李秀英")),
    Tricky("R105", "a shared name, both in post", NAMESAKE + "2026-03-05" + march_5("网格员", "李秀英"), ("D-000001.worker",)),
    Tricky("R105", "a shared name, none in post", TWO_LEFT + march_5("网格员", "李秀英"), ("D-000001.worker",)),
    Tricky("R105", "the only bearer has left", "人员名册\n工号 | 离岗日期\nS02 | 2026-01-01" + march_5("网格员", "李秀英")),
    Tricky("R105", "a name with inner blanks", march_5("网格员", "“李 秀英 ”")),
    Tricky("R105", "a staff id in small and wide letters", march_5("网格员", "ｓ02")),
    Tricky("R105", "an approver who is a worker", march_5("批准", "S03"), ("D-000001.approved_by",)),
    Tricky("R105", "an approver by name", march_5("批准", "陈国强")),
    Tricky("R105", "an unknown surveyor", "入户测评\n编号 | 测评人\nV-000001 | 张主任", ("V-000001.surveyor",)),
    Tricky("R105", "free-text names are not looked up", "工作任务\n编号 | 下达人\nT-000001 | 区里来的"),
    Tricky("R106", "an address of another area", march_5("走访对象", "2组1号"), ("D-000001.target",)),
    Tricky("R106", "an address of the leader's area", march_5("网格员 | 走访对象", "S01 | 2组1号")),
    Tricky("R106", "two householders of one name in the area", "住户台账\n户号 | 户主称呼\nH002 | 吴奶奶" + march_5("走访对象", "吴奶奶"), ("D-000001.target",)),
    Tricky("R106", "the other of that name lives in another area", "住户台账\n户号 | 户主称呼\nH004 | 吴奶奶" + march_5("走访对象", "吴奶奶")),
    Tricky("R106", "an address in wide letters", march_5("走访对象", "１组１号")),
    Tricky("R106", "an id in small letters", march_5("走访对象", "h001")),
    Tricky("R106", "part of an address", march_5("走访对象", "1组"), ("D-000001.target",)),
    Tricky("R106", "an id is looked up in the whole register", march_5("走访对象", "H004")),
    Tricky("R106", "a service for a place", "便民服务\n编号 | 服务对象\nF-000001 | P001", ("F-000001.household",)),
    Tricky("R106", "a survey at an address of nobody", "入户测评\n编号 | 户号\nV-000001 | 9组99号", ("V-000001.household",)),
    Tricky("R107", "the last day of a cover", COVERS + march_5("走访对象", "H004")),
    Tricky("R107", "the day after a cover", COVERS + diary("走访对象", "D-000001 | 2026-03-06 | H004"), ("D-000001.target",)),
    Tricky("R107", "a leader in a grid below", march_5("网格员 | 走访对象", "S01 | H004")),
    Tricky("R107", "the committee everywhere", march_5("网格员 | 走访对象", "S04 | H004")),
    Tricky("R107", "an assistant without grid everywhere", "人员名册\n工号 | 姓名 | 岗位 | 所属网格\nS05 | 何协管 | 协管员 |" + march_5("网格员 | 走访对象", "S05 | H004")),
    Tricky("R107", "a service in another area", "便民服务\n编号 | 服务对象\nF-000001 | H004", ("F-000001.household",)),
    Tricky("R107", "a place in another area", march_5("走访对象 | 走访方式", "P002 | 现场巡查"), ("D-000001.target",)),
    Tricky("R107", "after a transfer the new grid", TRANSFER + march_5("走访对象", "H004")),
    Tricky("R107", "after a transfer the old grid", TRANSFER + march_5("走访对象", "H001"), ("D-000001.target",)),
    Tricky("R107", "before a transfer the old grid", TRANSFER + diary("走访对象", "D-000001 | 2026-02-28 | H001")),
    Tricky("R107", "a survey is not looked at", "入户测评\n编号 | 户号 | 网格员\nV-000001 | H004 | S02"),
    Tricky("R108", "blanks round a value", march_5("走访方式", "“ 入户面谈　”")),
    Tricky("R108", "several tags", "住户台账\n户号 | 必访类别\nH001 | 独居老人/残疾家庭 流动人口;留守儿童"),
    Tricky("R108", "one tag of several unknown", "住户台账\n户号 | 必访类别\nH001 | 独居老人、党员户", ("H001.tags",)),
    Tricky("R108", "a topic of the defaults", march_5("问题类别", "停车难")),
    Tricky("R108", "the office's own topics", "参数\n参数 | 值\ntopics | 井盖" + march_5("问题类别", "停车难"), ("D-000001.topic",)),
    Tricky("R108", "one of the office's own topics", "参数\n参数 | 值\ntopics | 井盖\ntopics | 停车难" + march_5("问题类别", "停车难")),
    Tricky("R108", "an optional list left blank", march_5("问题类别", "")),
    Tricky("R108", "an answer about satisfaction", "入户测评\n编号 | 满意度 | 近三月来访\nV-000001 | 还行 | 0", ("V-000001.satisfaction",)),
)  # fmt: skip
