"""Tricky cases of family V."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky

MARCH_24, MARCH_25, MARCH_26 = "2026-03-24 09:00", "2026-03-25 09:00", "2026-03-26 09:00"
HOME = ("H001",)
PLACE = ("P001",)


def home(headers: str = "", cells: str = "") -> str:
    return f"住户台账\n户号 | 必访类别{headers}\nH001 | 独居老人{cells}\n\n"


def excused(first: str, last: str) -> str:
    return home(" | 免访起始 | 免访截止", f" | {first} | {last}")


def moved_in(day: str, tag: str = "", out: str = "") -> str:
    return f"住户台账\n户号 | 必访类别 | 入住日期 | 迁出日期\nH001 | {tag} | {day} | {out}\n\n"


def diary(headers: str, *rows: str) -> str:
    return f"民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(rows)


def knocks(*days: str, worker: str = "S02") -> str:
    return diary(
        "网格员 | 走访方式",
        *(f"D-00000{n} | {day} | {worker} | 敲门无人" for n, day in enumerate(days, 1)),
    )


def start(day: str) -> str:
    return f"参数\n参数 | 值\nstart_date | {day}\n\n"


def place(cycle: str, opened: str = "") -> str:
    return f"场所台账\n场所编号 | 巡查周期(天) | 启用日期\nP001 | {cycle} | {opened}\n\n"


def patrol(day: str, method: str = "现场巡查") -> str:
    return diary("走访对象 | 走访方式", f"D-000001 | {day} | P001 | {method}")


TRICKY_VISITS = (
    Tricky("V201", "eight days left, today included", home(), (), MARCH_24),
    Tricky("V201", "the last day of the month", home(), HOME, "2026-03-31 09:00"),
    Tricky("V201", "excused from the first of the month on", excused("", "2026-03-31"), (), MARCH_25),
    Tricky("V201", "the excuse ended yesterday", excused("", "2026-03-24"), HOME, MARCH_25),
    Tricky("V201", "the excuse begins tomorrow", excused("2026-03-26", "2026-03-31"), HOME, MARCH_25),
    Tricky("V201", "an excuse without an end is none", excused("2026-03-01", ""), HOME, MARCH_25),
    Tricky("V201", "moved in on the first of the last 7 days", moved_in("2026-03-25"), (), MARCH_26),
    Tricky("V201", "moved in the day before them", moved_in("2026-03-24"), HOME, MARCH_26),
    Tricky("V201", "moved in 90 days ago without a tag", moved_in("2025-12-25"), HOME, MARCH_25),
    Tricky("V201", "moved in 91 days ago without a tag", moved_in("2025-12-25"), (), MARCH_26),
    Tricky("V201", "a ticked new resident of long ago", moved_in("2025-10-01", "新入住居民"), (), MARCH_25),
    Tricky("V201", "a ticked new resident without a date", moved_in("", "新入住居民"), HOME, MARCH_25),
    Tricky("V201", "one tag ends, another stays", moved_in("2025-10-01", "新入住居民、残疾家庭"), HOME, MARCH_25),
    Tricky("V201", "moved out yesterday", moved_in("", "独居老人", "2026-03-24"), (), MARCH_25),
    Tricky("V201", "moves out today", moved_in("", "独居老人", "2026-03-25"), HOME, MARCH_25),
    Tricky("V201", "visited by the leader", home() + diary("网格员", "D-000001 | 2026-03-10 | S01"), (), MARCH_25),
    Tricky("V201", "a visit that does not count", home() + diary("工作类别", "D-000001 | 2026-03-10 | 聊天"), HOME, MARCH_25),
    Tricky("V201", "a visit with a warning counts", home() + diary("走访记录", "D-000001 | 2026-03-10 | 无异常"), (), MARCH_25),
    Tricky("V201", "the month had begun before the start", start("2026-03-02") + home(), (), MARCH_25),
    Tricky("V201", "started on the first of the month", start("2026-03-01") + home(), HOME, MARCH_25),
    Tricky("V202", "excused on the last day of February", excused("", "2026-02-28")),
    Tricky("V202", "the excuse ended a day before", excused("", "2026-02-27"), HOME),
    Tricky("V202", "excused today", excused("2026-03-20", "2026-03-31")),
    Tricky("V202", "moved in on the first of February's last 7 days", moved_in("2026-02-22")),
    Tricky("V202", "moved in the day before them", moved_in("2026-02-21"), HOME),
    Tricky("V202", "a new resident on February's last day", moved_in("2025-11-30"), HOME),
    Tricky("V202", "no new resident any more on that day", moved_in("2025-11-29")),
    Tricky("V202", "visited at last", home() + diary("走访方式", "D-000001 | 2026-03-01 | 门口交谈")),
    Tricky("V202", "knocked at only", home() + knocks("2026-02-03", "2026-03-03"), HOME),
    Tricky("V202", "moved out since", moved_in("", "独居老人", "2026-03-10")),
    Tricky("V202", "February had begun before the start", start("2026-02-02") + home()),
    Tricky("V202", "started on the first of February", start("2026-02-01") + home(), HOME),
    Tricky("V202", "not special", "住户台账\n户号 | 必访类别\nH001 |"),
    Tricky("V203", "90 days ago", moved_in("2025-12-20"), HOME),
    Tricky("V203", "91 days ago", moved_in("2025-12-19")),
    Tricky("V203", "visited on the day of moving in", moved_in("2026-03-10") + diary("走访方式", "D-000001 | 2026-03-10 | 门口交谈")),
    Tricky("V203", "knocked in vain", moved_in("2026-03-10") + knocks("2026-03-12"), HOME),
    Tricky("V203", "counted from the start of use: 8 days", start("2026-03-12") + moved_in("2026-03-01"), HOME),
    Tricky("V203", "counted from the start of use: 7 days", start("2026-03-13") + moved_in("2026-03-01")),
    Tricky("V203", "moves in next week", moved_in("2026-03-27")),
    Tricky("V203", "moved out again", moved_in("2026-03-01", "", "2026-03-19")),
    Tricky("V203", "excused", "住户台账\n户号 | 入住日期 | 免访截止\nH001 | 2026-03-10 | 2026-03-20"),
    Tricky("V203", "an old resident", home()),
    Tricky("V204", "opened 30 days ago", place("30", "2026-02-18")),
    Tricky("V204", "opened 31 days ago", place("30", "2026-02-17"), PLACE),
    Tricky("V204", "opens next month", place("30", "2026-04-01")),
    Tricky("V204", "without a cycle of its own: 30 days", place("", "2026-02-17"), PLACE),
    Tricky("V204", "a cycle of 7 days, 8 gone", place("7") + patrol("2026-03-12"), PLACE),
    Tricky("V204", "a cycle of 7 days, 7 gone", place("7") + patrol("2026-03-13")),
    Tricky("V204", "talking at the door is a patrol", place("30") + patrol("2026-03-12", "门口交谈")),
    Tricky("V204", "a phone call is none", place("30") + patrol("2026-03-12", "电话联系"), PLACE),
    Tricky("V204", "counted from the start of use", start("2026-02-18") + place("30")),
    Tricky("V204", "the start of use is 31 days ago", start("2026-02-17") + place("30"), ("P001",)),
    Tricky("V205", "one of three dates in February", home() + knocks("2026-02-28", "2026-03-03", "2026-03-12")),
    Tricky("V205", "visited after all", home() + knocks("2026-03-03", "2026-03-07", "2026-03-12") + "\nD-000009 | 2026-03-13 | S02 | 入户面谈"),
    Tricky("V205", "already excused", excused("", "2026-03-31") + knocks("2026-03-03", "2026-03-07", "2026-03-12")),
    Tricky("V205", "no must-visit", knocks("2026-03-03", "2026-03-07", "2026-03-12")),
    Tricky("V205", "four dates", home() + knocks("2026-03-03", "2026-03-07", "2026-03-12", "2026-03-13"), HOME),
)  # fmt: skip
