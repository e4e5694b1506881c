"""Cases of family W."""

from sheets_sync.rules.cases.case import Case, Find

_NOW = "2026-03-20 18:00"

WORKBOOK_CASES = (
    Case(
        "W101",
        _NOW,
        passes="""
场所台账
场所编号 | 名称
P001 | 平安网吧
""",
        fails="(删除) 场所台账",
        finds=(Find("places", ""),),
        args={"tab": "places"},
    ),
    Case(
        "W102",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访方式
D-000001 | 2026-03-05 | 门口交谈
""",
        fails="""
民情日记
编号 | 走访日期 | 走访方式→走访办法
D-000001 | 2026-03-05 | 门口交谈
""",
        finds=(Find("diary", "", "method"),),
        args={"tab": "diary", "column": "method", "closest": ["走访办法"]},
    ),
    Case(
        "W103",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访方式
D-000001 | 2026-03-05 | 门口交谈
""",
        fails="""
民情日记
编号 | 走访日期 | 走访方式 | 走访方式
D-000001 | 2026-03-05 | 门口交谈 | 入户面谈
""",
        finds=(Find("diary", "", "method"),),
        args={"tab": "diary", "column": "method", "letters": ["G", "S"]},
    ),
    Case(
        "W104",
        _NOW,
        passes="""
人员名册
工号 | 姓名 | 所属网格 | 到岗日期 | 离岗日期
S02 | 李秀英 | W01 | 2025-01-01 | 2026-01-31
S02 | 李秀英 | W02 | 2026-02-01 |
""",
        fails="""
住户台账
户号 | 门牌 | 户主称呼
H001 | 1组1号 | 吴奶奶
H001 | 1组7号 | 何师傅
""",
        finds=(Find("households", "H001", "household_id"),),
        args={"id": "H001", "rows": [2, 8]},
    ),
    Case(
        "W105",
        _NOW,
        passes="""
参数
参数 | 值
quota_households | 12
""",
        fails="""
参数
参数 | 值
quota_households | 很多
""",
        finds=(Find("settings", "quota_households", "value"),),
        args={"tab": "settings", "key": "quota_households", "cell": "很多", "default": 15},
        variant="number",
    ),
    Case(
        "W106",
        _NOW,
        passes="""
自定义规则
名称 | 表 | 条件 | 级别 | 提示
短记录 | 民情日记 | "走访方式" = '敲门无人' AND LENGTH("走访记录") < 6 | 提醒 | 请写明敲了几次门
""",
        fails="""
自定义规则
名称 | 表 | 条件 | 级别 | 提示
短记录 | 民情日记 | "走访办法" = '敲门无人' | 提醒 | 请写明敲了几次门
""",
        finds=(Find("custom_rules", "C001", "condition"),),
        args={
            "rule": "C001 短记录",
            "cell": "走访办法",
            "closest": ["走访记录", "走访日期", "走访方式"],
        },
        variant="column",
    ),
    Case(
        "W107",
        _NOW,
        passes="""
住户台账
户号 | 所属网格 | 门牌
H001 | W01 | 1组1号
""",
        fails="""
住户台账
户号 | 所属网格 | 门牌
H001 | W99 | 1组1号
""",
        finds=(Find("households", "H001", "grid"),),
        args={"cell": "W99"},
        variant="unknown",
    ),
    Case(
        "W108",
        _NOW,
        passes="""
人员名册
工号 | 姓名 | 所属网格 | 离岗日期 | 代管网格
S02 | 李秀英 | W01 | 2026-02-28 |
S03 | 王桂兰 | W02 | | W01
""",
        fails="""
人员名册
工号 | 姓名 | 所属网格 | 离岗日期 | 代管网格
S02 | 李秀英 | W01 | 2026-02-28 |
S03 | 王桂兰 | W02 | |
""",
        finds=(Find("grids", "W01"),),
        args={"grid": "W01", "name": "第一网格"},
        variant="worker",
    ),
)
