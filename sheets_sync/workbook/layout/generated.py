"""Tabs that the service writes whole: guide, alerts, progress, score ledger, status."""

from sheets_sync.workbook.layout import lists
from sheets_sync.workbook.layout.schema import Choice, Column, Kind, Locale, Tab, TabKind, Text
from sheets_sync.workbook.layout.shared_columns import LEADER, SERVICE

_NOTE = Text("系统填写，请不要改动。", "Written by the service, do not type here.")


def _written(
    key: str,
    header: Text,
    kind: Kind = Kind.TEXT,
    *,
    width: int = 100,
    choices: tuple[Choice, ...] = (),
) -> Column:
    return Column(key, header, SERVICE, kind, _NOTE, choices=choices, width=width)


GUIDE = Tab(
    "guide",
    Text("使用说明", "Guide"),
    TabKind.GENERATED,
    (
        _written("what", Text("事项", "What"), width=180),
        _written("how", Text("怎么做", "How"), width=600),
    ),
    Text(
        "每张表怎么填、颜色什么意思、有问题找谁。",
        "How to fill each tab and what the colours mean.",
    ),
)

ALERTS = Tab(
    "alerts",
    Text("预警清单", "Alerts"),
    TabKind.GENERATED,
    (
        _written(
            "severity", Text("级别", "Severity"), Kind.CHOICE, choices=lists.SEVERITIES, width=70
        ),
        _written("code", Text("编码", "Code"), width=70),
        _written("grid", Text("网格", "Grid"), width=80),
        _written("worker", Text("网格员", "Grid worker")),
        _written("tab", Text("表", "Tab")),
        _written("record", Text("记录", "Record"), width=210),
        _written("what", Text("问题", "What is wrong"), width=320),
        _written("to_do", Text("怎么办", "What to do"), width=280),
        _written("since", Text("起始时间", "Since"), Kind.MOMENT, width=130),
    ),
    Text("全部待处理的问题，最要紧的在最上面。", "Every open finding, worst first."),
    rows=3000,
)

PROGRESS = Tab(
    "progress",
    Text("月度进度", "Progress"),
    TabKind.GENERATED,
    (
        _written("month", Text("月份", "Month"), width=80),
        _written("worker", Text("工号", "Staff ID"), width=80),
        _written("name", Text("网格员", "Grid worker"), Kind.NAME),
        _written("grid", Text("网格", "Grid"), width=80),
        _written("households", Text("走访户数", "Homes visited"), width=90),
        _written("visits", Text("走访次数", "Visits"), width=90),
        _written("needed", Text("还差", "Still needed"), width=165),
        _written("must_visits", Text("五必访", "Must-visits"), width=90),
        _written("nearest_due", Text("最近该访的户", "Nearest due homes"), width=240),
        _written("expected_by_today", Text("到今天应访", "Homes by today"), Kind.NUMBER),
        _written(
            "state", Text("状态", "State"), Kind.CHOICE, choices=lists.PROGRESS_STATES, width=90
        ),
    ),
    Text(
        "每位网格员这个月和上个月的进度：走访几家、还差几家、该去哪家。",
        "Each worker's progress in this month and the last.",
    ),
    rows=500,
)

POINTS = Tab(
    "points",
    Text("得分明细", "Score ledger"),
    TabKind.GENERATED,
    (
        _written("period", Text("期间", "Period"), width=80),
        _written("worker", Text("网格员", "Grid worker")),
        _written("item", Text("项目", "Item"), width=120),
        _written("points", Text("得分", "Points"), Kind.NUMBER, width=70),
        _written("why", Text("算法和原因", "Why"), width=360),
        _written("records", Text("相关记录", "Records"), width=280),
    ),
    Text(
        "每一分怎么来的、怎么扣的，一项一行；季度排名出来时由系统写入，在这以前空着。",
        "Every point gained or lost, one row each; empty until the first ranking.",
    ),
)

STATUS = Tab(
    "status",
    Text("运行状态", "Status"),
    TabKind.GENERATED,
    (
        _written("item", Text("项目", "Item"), width=180),
        _written("value", Text("内容", "Value"), width=320),
        _written("hint", Text("怎么办", "What to do"), width=320),
        Column(
            "confirm",
            Text("确认", "Confirm"),
            LEADER,
            Kind.NAME,
            Text(
                "提示“大量行消失”时，网格长看过没有问题，在那一行填自己的姓名放行。",
                "When many rows have vanished and that is right, a leader writes their name in "
                "that row to release what is held.",
            ),
            width=110,
        ),
    ),
    Text(
        "最近一次同步、读不懂的地方和修法。这里有红字先看“怎么办”。",
        "The last sync, and what the service cannot read and how to mend it.",
    ),
)


def ranking_title(quarter: str, locale: Locale) -> str:
    """Title of the ranking tab of a quarter (`2026Q1`): `2026年第1季度排名`."""
    year, number = quarter.split("Q")
    return Text(f"{year}年第{number}季度排名", f"{year}Q{number} ranking")[locale]


def annual_title(year: str, locale: Locale) -> str:
    """Title of the awards tab of a year (`2026`): `2026年度评比`."""
    return Text(f"{year}年度评比", f"{year} awards")[locale]
