"""Tricky cases of family I: three to be told, each level with its limit, and silent months."""

from tests.sheets_sync.rules.tricky.tricky import Tricky

HEADERS = "发现时间 | 信息类别 | 级别 | 报综治中心 | 报网格长 | 报协管员 | 办结时间"
NOON = "2026-03-20 12:00"
BOTH = ("S02", "S03")
CLOSED = ("R-000001.closed_at",)


def report(*rows: str, headers: str = HEADERS) -> str:
    columns = headers.count("|")
    padded = (row + " |" * (columns - row.count("|")) for row in rows)
    numbered = (f"R-00000{n} | {row}" for n, row in enumerate(padded, 1))
    return f"信息上报\n编号 | {headers}\n" + "\n".join(numbered)


def told(found: str, level: str, centre: str, leader: str, assistant: str, closed: str = "") -> str:
    return report(f"{found} | 安全隐患 | {level} | {centre} | {leader} | {assistant} | {closed}")


def monthly(*rows: str) -> str:
    """S03 always has a report in February, so that only S02 is looked at."""
    return report(*rows, "2026-02-10 09:00 | S03 | 零报告", headers="发现时间 | 网格员 | 信息类别")


TRICKY_REPORTS = (
    Tricky(
        "I601",
        "half an hour to the minute",
        told(
            "2026-03-19 09:00", "特急", "2026-03-19 09:30", "2026-03-19 09:30", "2026-03-19 09:30"
        ),
    ),
    Tricky(
        "I601",
        "three days for a complex one",
        told("2026-03-16 09:00", "复杂", "2026-03-19 09:00", "2026-03-17", "2026-03-17"),
    ),
    Tricky(
        "I601",
        "two late ones are one finding",
        told(
            "2026-03-19 09:00", "特急", "2026-03-19 09:10", "2026-03-19 09:31", "2026-03-19 10:00"
        ),
        ("R-000001.to_leader_at",),
    ),
    Tricky(
        "I601",
        "found without an hour: the limit begins at the end of the day",
        told("2026-03-18", "紧急", "2026-03-19 02:00", "2026-03-18", "2026-03-18"),
    ),
    Tricky(
        "I601",
        "told without an hour: taken as the beginning of the day",
        told("2026-03-18 23:00", "紧急", "2026-03-19", "2026-03-19", "2026-03-19"),
    ),
    Tricky(
        "I601",
        "on the next day without an hour",
        told("2026-03-17 23:00", "特急", "2026-03-19", "2026-03-17 23:05", "2026-03-17 23:05"),
        ("R-000001.to_centre_at",),
    ),
    Tricky("I602", "the limit still runs", told("2026-03-20 11:30", "特急", "", "", ""), now=NOON),
    Tricky(
        "I602",
        "the limit is gone",
        told("2026-03-20 11:29", "特急", "", "", ""),
        ("R-000001.to_centre_at",),
        now=NOON,
    ),
    Tricky("I602", "a nil report goes to nobody", report("2026-03-01 09:00 | 零报告")),
    Tricky(
        "I602",
        "a time that cannot be read is R102 alone",
        told("2026-03-19 09:00", "特急", "马上", "2026-03-19 09:10", "2026-03-19 09:10"),
    ),
    Tricky(
        "I602",
        "told late is I601, not I602",
        told(
            "2026-03-19 09:00", "特急", "2026-03-19 12:00", "2026-03-19 09:10", "2026-03-19 09:10"
        ),
    ),
    Tricky("I602", "the level is blank: that is R101", told("2026-03-19 09:00", "", "", "", "")),
    Tricky(
        "I603",
        "one day for a critical one",
        told(
            "2026-03-19 12:00", "特急", "2026-03-19 12:01", "2026-03-19 12:01", "2026-03-19 12:01"
        ),
        now=NOON,
    ),
    Tricky(
        "I603",
        "and no more",
        told(
            "2026-03-19 11:59", "特急", "2026-03-19 12:01", "2026-03-19 12:01", "2026-03-19 12:01"
        ),
        CLOSED,
        now=NOON,
    ),
    Tricky(
        "I603",
        "closed too late",
        told(
            "2026-03-10 09:00", "紧急", "2026-03-10", "2026-03-10", "2026-03-10", "2026-03-13 09:01"
        ),
        CLOSED,
    ),
    Tricky(
        "I603",
        "closed on the day of the limit, no hour given",
        told("2026-03-10 09:00", "紧急", "2026-03-10", "2026-03-10", "2026-03-10", "2026-03-13"),
    ),
    Tricky("I603", "a nil report is never closed", report("2026-03-01 09:00 | 零报告")),
    Tricky(
        "I603",
        "a closing time that cannot be read is R102 alone",
        told("2026-03-01 09:00", "紧急", "2026-03-01", "2026-03-01", "2026-03-01", "下周"),
    ),
    Tricky("I604", "both are silent", "", BOTH),
    Tricky(
        "I604",
        "a report is as good as a nil report",
        report(
            "2026-02-03 09:00 | S02 | 安全隐患",
            "2026-02-10 09:00 | S03 | 零报告",
            headers="发现时间 | 网格员 | 信息类别",
        ),
    ),
    Tricky(
        "I604",
        "a report of March serves March alone",
        report(
            "2026-03-02 09:00 | S02 | 安全隐患",
            "2026-02-10 09:00 | S03 | 零报告",
            headers="发现时间 | 网格员 | 信息类别",
        ),
        ("S02",),
    ),
    Tricky(
        "I604",
        "a nil report of the third of March serves February",
        monthly("2026-03-03 23:59 | S02 | 零报告"),
    ),
    Tricky(
        "I604", "one of the fourth does not", monthly("2026-03-04 00:00 | S02 | 零报告"), ("S02",)
    ),
    Tricky(
        "I604",
        "a nil report of 2 February serves January, which has none, and then only that",
        monthly("2026-02-02 09:00 | S02 | 零报告"),
        ("S02",),
    ),
    Tricky(
        "I604",
        "unless January has one",
        monthly("2026-01-20 09:00 | S02 | 零报告", "2026-02-02 09:00 | S02 | 零报告"),
    ),
    Tricky(
        "I604",
        "two nil reports of early February serve both months",
        monthly("2026-02-01 09:00 | S02 | 零报告", "2026-02-02 09:00 | S02 | 零报告"),
    ),
    Tricky(
        "I604",
        "nobody was asked in January: the nil report of 2 February is its own",
        "参数\n参数 | 值\nstart_date | 2026-02-01\n\n" + monthly("2026-02-02 09:00 | S02 | 零报告"),
    ),
    Tricky(
        "I604",
        "fourteen days in post ask for nothing",
        "人员名册\n工号 | 所属网格 | 到岗日期 | 离岗日期\nS02 | W01 | 2026-02-15 |\n\n" + monthly(),
    ),
    Tricky(
        "I604",
        "fifteen do",
        "人员名册\n工号 | 所属网格 | 到岗日期 | 离岗日期\nS02 | W01 | 2026-02-14 |\n\n" + monthly(),
        ("S02",),
    ),
    Tricky("I604", "the running month is not closed", monthly("2026-02-20 09:00 | S02 | 零报告")),
    Tricky(
        "I604",
        "a row with an error in another cell is a report all the same",
        report(
            "2026-02-20 09:00 | S02 | 安全隐患 | 很急",
            "2026-02-10 09:00 | S03 | 零报告 |",
            headers="发现时间 | 网格员 | 信息类别 | 级别",
        ),
    ),
)
