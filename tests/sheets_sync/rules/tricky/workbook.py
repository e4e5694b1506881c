"""Tricky cases of family W."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def diary_headers(headers: str) -> str:
    return f"民情日记\n{headers}\n" + " | ".join(["D-000001"] + ["电话联系"] * headers.count("|"))


def custom_rule(tab: str, condition: str, severity: str = "") -> str:
    return f"自定义规则\n表 | 条件 | 级别\n{tab} | {condition} | {severity}"


CUSTOM_DIARY = """民情日记
编号 | 走访日期 | 到达时间 | 反映问题
D-000001 | 2026-03-05 | |
D-000002 | 上周 | 14:05 | x
D-000003 | 2026-03-06 | 14:05 | \u3000b\u3000

"""


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
    Tricky("W106", "a header in curly quotes, with blanks and a star", custom_rule("民情日记", "“ 走访方式* ” ＝ ‘敲门无人’")),
    Tricky("W106", "a header of the other locale, a column key, today", custom_rule("Diary", '"Method" = visited_on OR 今天 > TODAY')),
    Tricky("W106", "a text in double quotes is a header", custom_rule("民情日记", '"走访方式" = "敲门无人"'), ("C001",)),
    Tricky("W106", "the results of the check", custom_rule("民情日记", "\"校验结果\" = '有误'"), ("C001.condition",)),
    Tricky("W106", "a column of another tab", custom_rule("民情日记", '"户号" = 1'), ("C001.condition",)),
    Tricky("W106", "a tab that takes no rules", custom_rule("参数", "1"), ("C001.tab",)),
    Tricky("W106", "two statements", custom_rule("民情日记", "1; DROP TABLE x"), ("C001.condition",)),
    Tricky("W106", "a question to another tab", custom_rule("民情日记", "EXISTS (SELECT 1)"), ("C001.condition",)),
    Tricky("W106", "a date that is none", custom_rule("民情日记", "\"走访日期\" > '上个月'"), ("C001.condition",)),
    Tricky("W106", "a date as people write it", custom_rule("民情日记", "\"走访日期\" > '2026年3月5日'")),
    Tricky("W106", "a good rule between two bad ones", "自定义规则\n表 | 条件\n民情日记 |\n民情日记 | 1 = 0\n| 1 = 1", ("C001.condition", "C003.tab")),
    Tricky("W106", "a lost column is W102 alone", custom_rule("民情日记", "\"走访方式\" = '电话联系'") + "\n\n" + diary_headers("编号 | 走访方式→怎么去的")),
    Tricky("W106", "a rule that flags every row of a small tab", custom_rule("民情日记", "1")),
    Tricky("W105", "the severity of a custom rule", custom_rule("民情日记", "1", "严重"), ("C001.severity",)),
    Tricky("W105", "no severity of a custom rule", custom_rule("民情日记", "1")),
    Tricky("C001", "a blank cell is blank either way", CUSTOM_DIARY + custom_rule("民情日记", "\"反映问题\" = '' AND \"到达时间\" IS NULL"), ("D-000001",)),
    Tricky("C001", "a date that cannot be read says nothing", CUSTOM_DIARY + custom_rule("民情日记", "\"走访日期\" < '2026-03-06' OR \"走访日期\" >= '2026-03-06'"), ("D-000001", "D-000003")),
    Tricky("C001", "a leading zero", "住户台账\n户号 | 联系电话\nH001 | 05238688\n\n" + custom_rule("住户台账", "\"联系电话\" LIKE '0%'"), ("H001",)),
    Tricky("C001", "the state of a home as this sync finds it", "住户台账\n户号 | 必访类别\nH002 | 独居老人\n\n" + custom_rule("住户台账", "\"必访状态\" = '逾期' AND \"本月走访\" = 0"), ("H002",)),
    Tricky("C002", "the second line, the first being bad", CUSTOM_DIARY + "自定义规则\n表 | 条件\n民情日记 | 坏\n民情日记 | \"编号\" = 'D-000003'", ("D-000003",)),
    Tricky("C001", "full-width letters, and blanks round a text", CUSTOM_DIARY + custom_rule("民情日记", "\"反映问题\" = 'ｂ'"), ("D-000003",)),
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
