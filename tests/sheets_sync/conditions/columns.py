"""A row of the diary as conditions see it, and asking a condition of one row."""

from collections.abc import Mapping

from sheets_sync.conditions.calendar import Calendar
from sheets_sync.conditions.condition import understood
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.nodes import Cell
from sheets_sync.conditions.values import Value

COLUMNS: Mapping[str, Cell] = {
    "走访方式": Cell("method", str),
    "走访记录": Cell("content", str),
    "反映问题": Cell("problem", str),
    "走访日期": Cell("visited_on", str, Calendar.DATE),
    "回访日期": Cell("followed_up_on", str, Calendar.DATE),
    "登记时间": Cell("reported_at", str, Calendar.MOMENT),
    "到达时间": Cell("arrived_at", str, Calendar.TIME),
    "离开时间": Cell("left_at", str, Calendar.TIME),
    "人口数": Cell("people", float),
    "分值": Cell("points", float),
    "备注": Cell("+备注", None),
    '他说"好"': Cell("+quoted", None),
}
ROW: Mapping[str, Value] = {
    "method": "敲门无人",
    "content": "没人",
    "problem": "",
    "visited_on": "2026-03-05",
    "followed_up_on": None,
    "reported_at": "2026-03-05 14:05",
    "arrived_at": "14:05",
    "left_at": "14:30",
    "people": 3,
    "points": None,
    "+备注": 7,
    "+quoted": "x",
}
TODAY = "2026-03-20"


def column(header: str) -> Cell:
    """The column of a header. Raises Fault where there is none."""
    if header not in COLUMNS:
        raise Fault("column", cell=header)
    return COLUMNS[header]


def holds(condition: str, row: Mapping[str, Value] = ROW, today: str = TODAY) -> bool:
    """Whether a condition is true of a row. Raises Fault."""
    columns = {key: [value] for key, value in row.items()}
    return list(understood(condition, column).holds(columns, 1, today, 100)) == [0]


def fault(condition: str) -> str:
    """What is wrong with a condition, "" if nothing is; it is not asked of any row."""
    try:
        understood(condition, column)
    except Fault as found:
        return found.variant or "near"
    return ""
