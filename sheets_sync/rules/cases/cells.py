"""Cases of R101–R108."""

from sheets_sync.rules.cases.case import Case, Find, serial
from sheets_sync.workbook.layout.lists import METHODS

_NOW = "2026-03-20 18:00"
_METHODS = [choice.text.zh for choice in METHODS]

CELL_CASES = (
    Case(
        "R101",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-05 | H001
""",
        fails="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-05 |
""",
        finds=(Find("diary", "D-000001", "target"),),
        args={"header": "target"},
    ),
    Case(
        "R102",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | “2026年3月5日” | H001
""",
        fails="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | “2026年3月32日” | H001
""",
        finds=(Find("diary", "D-000001", "visited_on"),),
        args={"header": "visited_on", "cell": "2026年3月32日"},
        variant="date",
    ),
    Case(
        "R103",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-20 | H001
""",
        fails="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-21 | H001
""",
        finds=(Find("diary", "D-000001", "visited_on"),),
        args={"header": "visited_on", "cell": serial("2026-03-21")},
        variant="day",
    ),
    Case(
        "R104",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | “2026年3月5日” | H001
""",
        fails="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | “3月5日” | H001
""",
        finds=(Find("diary", "D-000001", "visited_on"),),
        args={"header": "visited_on", "cell": "3月5日", "read": serial("2026-03-05")},
    ),
    Case(
        "R105",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 网格员
D-000001 | 2026-03-05 | 李秀英
""",
        fails="""
民情日记
编号 | 走访日期 | 网格员
D-000001 | 2026-03-05 | 李秀芳
""",
        finds=(Find("diary", "D-000001", "worker"),),
        args={"header": "worker", "cell": "李秀芳"},
        variant="unknown",
    ),
    Case(
        "R106",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-05 | 1组1号
""",
        fails="""
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-03-05 | 1组11号
""",
        finds=(Find("diary", "D-000001", "target"),),
        args={"header": "target", "cell": "1组11号"},
        variant="unknown",
    ),
    Case(
        "R107",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 网格员 | 走访对象
D-000001 | 2026-03-05 | S02 | H001
""",
        fails="""
民情日记
编号 | 走访日期 | 网格员 | 走访对象
D-000001 | 2026-03-05 | S02 | H004
""",
        finds=(Find("diary", "D-000001", "target"),),
        args={"target": "2组1号 钱大爷", "worker": "李秀英", "grid": "W02"},
    ),
    Case(
        "R108",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访方式
D-000001 | 2026-03-05 | 入户面谈
""",
        fails="""
民情日记
编号 | 走访日期 | 走访方式
D-000001 | 2026-03-05 | 上门
""",
        finds=(Find("diary", "D-000001", "method"),),
        args={"header": "method", "cell": "上门", "choices": _METHODS},
    ),
)
