"""Tricky cases of family W."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def diary_headers(headers: str) -> str:
    return f"民情日记\n{headers}\n" + " | ".join(["D-000001"] + ["电话联系"] * headers.count("|"))


TRICKY_WORKBOOKS = (
    Tricky("W101", "a register is missing", "(删除) 人员名册", ("staff",)),
    Tricky("W101", "two tabs are missing", "(删除) 民情日记\n\n(删除) 参数", ("diary", "settings")),
    Tricky("W101", "an empty tab is not missing", "矛盾调处\n编号"),
    Tricky("W102", "the header without its star", diary_headers("编号 | 走访方式→走访方式")),
    Tricky("W102", "the header of the other locale", diary_headers("编号 | 走访方式→Method")),
    Tricky("W102", "the column key as header", diary_headers("编号 | 走访方式→method")),
    Tricky("W102", "a blank header", diary_headers("编号 | 走访方式→"), ("diary.method",)),
    Tricky(
        "W102",
        "two columns are lost",
        diary_headers("编号 | 走访方式→方法 | 处理结果→后来"),
        ("diary.method", "diary.outcome"),
    ),
    Tricky(
        "W102",
        "a column of the service is lost",
        diary_headers("编号 | 校验结果→"),
        ("diary.check",),
    ),
    Tricky(
        "W103",
        "doubled under an alias",
        diary_headers("编号 | 走访方式 | 走访方式→Method"),
        ("diary.method",),
    ),
    Tricky(
        "W103",
        "doubled without the star",
        diary_headers("编号 | 走访方式 | 走访方式→走访方式"),
        ("diary.method",),
    ),
    Tricky(
        "W103", "an extra column of one's own", diary_headers("编号 | 走访方式 | 走访方式→备注")
    ),
    Tricky(
        "W104",
        "staff rows that overlap by a day",
        """
人员名册
工号 | 所属网格 | 到岗日期 | 离岗日期
S02 | W01 | 2025-01-01 | 2026-02-01
S02 | W02 | 2026-02-01 |
""",
        ("S02.staff_id",),
    ),
    Tricky(
        "W104",
        "a staff row without an end overlaps all later ones",
        """
人员名册
工号 | 所属网格 | 到岗日期 | 离岗日期
S02 | W01 | 2025-01-01 |
S02 | W02 | 2026-02-01 |
""",
        ("S02.staff_id",),
    ),
    Tricky(
        "W104",
        "ids that differ in case and width are one",
        "场所台账\n场所编号 | 名称\nP001 | 平安网吧\np００1 | 另一家",
        ("P001.place_id", "p００1.place_id"),
    ),
    Tricky(
        "W104",
        "two rows at the first sync: nobody knows which is older",
        "民情日记\n编号 | 走访日期\nD-000001 | 2026-03-05\nD-000001 | 2026-03-06",
        ("D-000001",),
    ),
    Tricky(
        "W104",
        "the original still says what the journal knows",
        "民情日记\n编号 | 走访日期\nD-000001 | 2026-03-05\nD-000001 | 2026-03-06",
        earlier=(("2026-03-07 08:00", "民情日记\n编号 | 走访日期\nD-000001 | 2026-03-05"),),
    ),
    Tricky(
        "W105",
        "a negative quota",
        "参数\n参数 | 值\nquota_households | -1",
        ("quota_households.value",),
    ),
    Tricky(
        "W105",
        "a date that is none",
        "参数\n参数 | 值\nstart_date | 去年",
        ("start_date.value",),
    ),
    Tricky("W105", "a share with decimals", "参数\n参数 | 值\npace_slack | 0.5"),
    Tricky("W105", "a line that is not known", "参数\n参数 | 值\nquota_homes | 9", ("quota_homes",)),
    Tricky(
        "W105",
        "a severity that is none",
        "规则\n编码 | 级别\nR113 | 严重",
        ("R113.severity",),
    ),
    Tricky("W105", "a rule switched off", "规则\n编码 | 启用\nR113 | 否"),
    Tricky("W107", "a home in a fourth-level grid", "住户台账\n户号 | 所属网格\nH001 | G1", ("H001.grid",)),
    Tricky("W107", "a worker in a fourth-level grid", "人员名册\n工号 | 所属网格\nS02 | G1", ("S02.grid",)),
    Tricky("W107", "a leader in a fifth-level grid", "人员名册\n工号 | 所属网格\nS01 | W01", ("S01.grid",)),
    Tricky("W107", "a place in no grid", "场所台账\n场所编号 | 所属网格\nP001 | W09", ("P001.grid",)),
    Tricky("W107", "a parent of the fifth level", "网格划分\n网格编号 | 上级网格\nW01 | W02", ("W01.parent",)),
    Tricky("W107", "a parent that is not there", "网格划分\n网格编号 | 上级网格\nW01 | G9", ("W01.parent",)),
    Tricky("W107", "a blank parent is R101", "网格划分\n网格编号 | 上级网格\nW01 |"),
    Tricky("R101", "a blank parent", "网格划分\n网格编号 | 上级网格\nW01 |", ("W01.parent",)),
    Tricky("W107", "a grid in small and wide letters", "住户台账\n户号 | 所属网格\nH001 | ｗ０１"),
    Tricky("W107", "covering a grid that is not there", "人员名册\n工号 | 代管网格\nS03 | W09", ("S03.covers",)),
    Tricky("W107", "covering a fourth-level grid", "人员名册\n工号 | 代管网格\nS03 | G1"),
    Tricky("W108", "a leader who left yesterday", "人员名册\n工号 | 离岗日期\nS01 | 2026-03-19", ("G1",)),
    Tricky("W108", "a leader whose last day is today", "人员名册\n工号 | 离岗日期\nS01 | 2026-03-20"),
    Tricky("W108", "a worker who begins tomorrow", "人员名册\n工号 | 到岗日期\nS02 | 2026-03-21", ("W01",)),
    Tricky(
        "W108",
        "a stand-in until yesterday",
        "人员名册\n工号 | 离岗日期 | 代管网格\nS02 | 2026-02-28 |\nS03 | | W01(2026-03-01~2026-03-19)",
        ("W01",),
    ),
    Tricky(
        "W108",
        "a stand-in until today",
        "人员名册\n工号 | 离岗日期 | 代管网格\nS02 | 2026-02-28 |\nS03 | | W01(2026-03-01~2026-03-20)",
    ),
    Tricky(
        "W108",
        "a fourth-level id stands for all its fifth-level grids",
        "人员名册\n工号 | 离岗日期 | 代管网格\nS02 | 2026-02-28 |\nS03 | | G1",
    ),
)  # fmt: skip
