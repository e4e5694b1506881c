"""Tricky cases of family Q: what counts, and the quota of part of a month."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky

WORKER = ("S02",)


def community(settings: str, worker: str = "S02 | W01 | 2025-01-01 |") -> str:
    """One worker alone, so that nobody else misses a quota."""
    return (
        f"参数\n参数 | 值\n{settings}\n\n"
        "人员名册\n工号 | 所属网格 | 到岗日期 | 离岗日期\n"
        f"{worker}\nS03 | W02 | 2025-01-01 | 2025-12-31\n\n"
    )


def diary(*rows: str, headers: str = "走访对象") -> str:
    numbered = (f"D-00000{n} | {row}" for n, row in enumerate(rows, 1))
    return f"民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(numbered)


HALF = "S02 | W01 | 2026-02-15 |"  # 14 of 28 days
TRANSFER = "S02 | W01 | 2025-01-01 | 2026-02-14\nS02 | W02 | 2026-02-15 |"
TWO_HOMES = diary("2026-02-16 | H001", "2026-02-17 | H002")
THREE_HOMES = diary("2026-02-16 | H001", "2026-02-17 | H002", "2026-02-18 | H003")

TRICKY_QUOTAS = (
    Tricky("Q301", "half a month is rounded up: 2 of 3", community("quota_households | 5", HALF) + TWO_HOMES, WORKER),
    Tricky("Q301", "half a month is rounded up: 3 of 3", community("quota_households | 5", HALF) + THREE_HOMES),
    Tricky("Q301", "half a month of 4 is exactly 2", community("quota_households | 4", HALF) + TWO_HOMES),
    Tricky("Q301", "days before the start of use do not count", community("quota_households | 4\nstart_date | 2026-02-15") + TWO_HOMES),
    Tricky("Q301", "left in January", community("quota_households | 4", "S02 | W01 | 2025-01-01 | 2026-01-31")),
    Tricky("Q301", "left on the first of February: 1 of 28 days asks for one home", community("quota_households | 15", "S02 | W01 | 2025-01-01 | 2026-02-01"), WORKER),
    Tricky("Q301", "two grids of one person are one quota", community("quota_households | 2", TRANSFER) + diary("2026-02-03 | H001", "2026-02-20 | H004")),
    Tricky("Q301", "a month is not made up in the next", community("quota_households | 2") + diary("2026-02-03 | H001", "2026-03-01 | H002"), WORKER),
    Tricky("Q301", "places are no homes", community("quota_households | 2") + diary("2026-02-03 | H001", "2026-02-04 | P001"), WORKER),
    Tricky("Q301", "phone calls are no visits", community("quota_households | 2") + diary("2026-02-03 | H001 | 入户面谈", "2026-02-04 | H002 | 电话联系", headers="走访对象 | 走访方式"), WORKER),
    Tricky("Q301", "rows with an error do not count", community("quota_households | 2") + diary("2026-02-03 | H001 | 社情民意采集", "2026-02-04 | H002 | 聊天", headers="走访对象 | 工作类别"), WORKER),
    Tricky("Q301", "leaders have no quota", community("quota_households | 15", "S02 | W01 | 2025-01-01 | 2025-12-31")),
    Tricky("Q302", "one home twice on one day is one visit", community("quota_visits | 2") + diary("2026-02-03 | H001", "2026-02-03 | H001"), WORKER),
    Tricky("Q302", "two homes on one day are two", community("quota_visits | 2") + diary("2026-02-03 | H001", "2026-02-03 | H002")),
    Tricky("Q302", "half a month is rounded up", community("quota_visits | 3", HALF) + diary("2026-02-16 | H001"), WORKER),
    Tricky("Q302", "half a month is rounded up and met", community("quota_visits | 3", HALF) + diary("2026-02-16 | H001", "2026-02-17 | H001")),
    Tricky("Q303", "the 7th day", community("quota_households | 15"), (), "2026-03-07 18:00"),
    Tricky("Q303", "the 8th day", community("quota_households | 15"), WORKER, "2026-03-08 18:00"),
    Tricky("Q303", "the 7th day in post", community("quota_households | 15", "S02 | W01 | 2026-03-11 |"), (), "2026-03-17 18:00"),
    Tricky("Q303", "the 8th day in post", community("quota_households | 15", "S02 | W01 | 2026-03-11 |"), WORKER, "2026-03-18 18:00"),
    Tricky("Q303", "days before the start of use do not count", community("quota_households | 15\nstart_date | 2026-03-15")),
    # floor(0.7 × 15 × 8 ÷ 31) = floor(2.71)
    Tricky("Q303", "the pace is rounded down", community("quota_households | 15") + diary("2026-03-03 | H001", "2026-03-04 | H002"), (), "2026-03-08 18:00"),
    # 0.1 × 31 × 10 ÷ 31 is exactly 1, and 2 ten days later
    Tricky("Q303", "a pace that is a whole number", community("quota_households | 31\npace_slack | 0.1") + diary("2026-03-03 | H001"), (), "2026-03-10 18:00"),
    Tricky("Q303", "a pace that is a whole number and missed", community("quota_households | 31\npace_slack | 0.1") + diary("2026-03-03 | H001"), WORKER, "2026-03-20 18:00"),
    Tricky("Q303", "last month's homes do not help", community("quota_households | 15") + diary("2026-02-26 | H001", "2026-02-27 | H002", "2026-02-28 | H003"), WORKER, "2026-03-08 18:00"),
)  # fmt: skip
