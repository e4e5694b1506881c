"""Cases of family I."""

from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.rules.cases.case import Case, Find, serial

_NOW = "2026-03-20 18:00"
_HEADERS = "编号 | 发现时间 | 信息类别 | 级别 | 报综治中心 | 报网格长 | 报协管员 | 办结时间"


def _at(day: str, hour: int, minute: int = 0) -> int:
    return serial(day) * DAY_SECONDS + hour * 3600 + minute * 60


REPORT_CASES = (
    Case(
        "I601",
        _NOW,
        passes=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-19 09:00 | 安全隐患 | 紧急 | 2026-03-19 11:00 | 2026-03-19 | 2026-03-19 |
""",
        fails=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-19 09:00 | 安全隐患 | 紧急 | 2026-03-19 11:01 | 2026-03-19 | 2026-03-19 |
""",
        finds=(Find("reports", "R-000001", "to_centre_at"),),
        args={"headers": ["to_centre_at"], "limit": _at("2026-03-19", 11)},
    ),
    Case(
        "I602",
        _NOW,
        passes=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-20 17:00 | 安全隐患 | 紧急 | | | |
R-000002 | 2026-03-01 09:00 | 零报告 | | | | |
""",
        fails=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-20 15:00 | 安全隐患 | 紧急 | 2026-03-20 15:10 | | |
""",
        finds=(Find("reports", "R-000001", "to_leader_at"),),
        args={"headers": ["to_leader_at", "to_assistant_at"], "limit": _at("2026-03-20", 17)},
    ),
    Case(
        "I603",
        _NOW,
        passes=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-10 09:00 | 安全隐患 | 一般 | 2026-3-10 | 2026-3-10 | 2026-3-10 | 2026-3-17 9:00
R-000002 | 2026-03-14 09:00 | 安全隐患 | 一般 | 2026-03-14 | 2026-03-14 | 2026-03-14 |
""",
        fails=f"""
信息上报
{_HEADERS}
R-000001 | 2026-03-10 09:00 | 安全隐患 | 一般 | 2026-03-10 | 2026-03-10 | 2026-03-10 |
R-000002 | 2026-03-10 09:00 | 安全隐患 | 一般 | 2026-3-10 | 2026-3-10 | 2026-3-10 | 2026-3-17 9:01
""",
        finds=(Find("reports", "R-000001", "closed_at"), Find("reports", "R-000002", "closed_at")),
        args={"limit": _at("2026-03-17", 9)},
    ),
    Case(
        "I604",
        _NOW,
        passes="""
信息上报
编号 | 发现时间 | 网格员 | 信息类别
R-000001 | 2026-02-14 09:00 | S02 | 零报告
R-000002 | 2026-03-02 09:00 | S03 | 零报告
R-000003 | 2026-01-20 09:00 | S03 | 零报告
""",
        fails="""
信息上报
编号 | 发现时间 | 网格员 | 信息类别
R-000001 | 2026-02-14 09:00 | S02 | 零报告
R-000002 | 2026-03-04 09:00 | S03 | 零报告
""",
        finds=(Find("staff", "S03", None, "2026-02"),),
        args={"month": "2026-02"},
    ),
)
