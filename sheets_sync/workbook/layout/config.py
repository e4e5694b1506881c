"""Tabs by which the office configures the product without code."""

from sheets_sync.workbook.layout import lists
from sheets_sync.workbook.layout.appraisal import ADJUSTMENTS, AGENDA, APPEALS
from sheets_sync.workbook.layout.diary import DIARY
from sheets_sync.workbook.layout.ledgers import DISPUTES, REPORTS, SERVICES
from sheets_sync.workbook.layout.oversight import BACKCHECKS, RECTIFICATIONS, SURVEYS, TASKS
from sheets_sync.workbook.layout.registers import GRIDS, HOUSEHOLDS, PLACES, STAFF
from sheets_sync.workbook.layout.schema import Choice, Column, Kind, Tab, TabKind, Text
from sheets_sync.workbook.layout.shared_columns import CHECK, CHECK_NOTES, LEADER, SERVICE

_CLAUSE = Column(
    "clause",
    Text("依据", "Clause"),
    SERVICE,
    Kind.TEXT,
    Text(
        "系统填写，请不要改动。实施细则的条款。",
        "Written by the service, do not type here. The clause of the regulation.",
    ),
    width=120,
)

SETTINGS_TAB = Tab(
    "settings",
    Text("参数", "Settings"),
    TabKind.CONFIG,
    (
        Column(
            "key",
            Text("参数", "Setting"),
            SERVICE,
            Kind.TEXT,
            Text(
                "系统填写，请不要改动。要给下拉清单加一项，另起一行，照抄清单的参数名。",
                "Written by the service. To add to a list, start a row and copy the list's name.",
            ),
            width=200,
        ),
        Column(
            "value",
            Text("值", "Value"),
            LEADER,
            Kind.SETTING,
            Text(
                "办公室可以改。填错了系统按默认值算，并在“运行状态”里说明。",
                "The office may change it. A value that cannot be used falls back to the default.",
            ),
            width=140,
        ),
        Column(
            "unit",
            Text("单位", "Unit"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=70,
        ),
        Column(
            "meaning",
            Text("说明", "Meaning"),
            SERVICE,
            Kind.TEXT,
            Text(
                "系统填写，请不要改动。这个参数管什么。",
                "Written by the service, do not type here. What the setting does.",
            ),
            width=480,
        ),
        _CLAUSE,
    ),
    Text(
        "天数、次数等数字和下拉清单，办公室可以改“值”这一列。",
        "Numbers and drop-down lists; the office may change the values.",
    ),
    rows=300,
)

RULES = Tab(
    "rules",
    Text("规则", "Rules"),
    TabKind.CONFIG,
    (
        Column(
            "code",
            Text("编码", "Code"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=70,
        ),
        Column(
            "name",
            Text("规则", "Rule"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=180,
        ),
        Column(
            "on",
            Text("启用", "On"),
            LEADER,
            Kind.CHOICE,
            Text("办公室可以改：是=检查，否=不检查。", "The office may change it: yes or no."),
            choices=lists.YES_NO,
            width=60,
        ),
        Column(
            "severity",
            Text("级别", "Severity"),
            LEADER,
            Kind.CHOICE,
            Text(
                "办公室可以改：有误（红）或提醒（黄）。A4开头的只能是提醒。",
                "The office may change it: error or warning. A4xx are always warnings.",
            ),
            choices=lists.SEVERITIES,
            width=80,
        ),
        _CLAUSE,
        Column(
            "says",
            Text("说明", "What it checks"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=520,
        ),
    ),
    Text(
        "系统检查哪些事、算有误还是提醒，办公室可以开关。",
        "What is checked and how severely; the office may switch rules on and off.",
    ),
    rows=150,
)

_CHECKED_TABS = (
    *(DIARY, DISPUTES, REPORTS, SERVICES, HOUSEHOLDS, PLACES, GRIDS, STAFF, TASKS, SURVEYS),
    *(BACKCHECKS, RECTIFICATIONS, ADJUSTMENTS, APPEALS, AGENDA),
)

CUSTOM_RULES = Tab(
    "custom_rules",
    Text("自定义规则", "Custom rules"),
    TabKind.CONFIG,
    (
        Column(
            "name",
            Text("名称", "Name"),
            LEADER,
            Kind.NAME,
            Text("给这条规则起个名字。", "A name for the rule."),
            width=160,
        ),
        Column(
            "tab",
            Text("表", "Tab"),
            LEADER,
            Kind.CHOICE,
            Text("点开箭头选：检查哪张表。", "Pick the tab that it checks."),
            choices=tuple(Choice(tab.key, tab.title) for tab in _CHECKED_TABS),
            width=100,
        ),
        Column(
            "condition",
            Text("条件", "Condition"),
            LEADER,
            Kind.TEXT,
            Text(
                "符合条件的行会被标出来。表头加双引号，文字加单引号，如 "
                '"走访方式" = \'敲门无人\' AND LENGTH("走访记录") < 6。'
                "空着写 = ''，当天写 今天。写对了右边是“通过”，写错了“校验说明”会告诉您。",
                "Rows that meet it are flagged. Headers in double quotes, texts in single ones: "
                '"Method" = \'no answer\' AND LENGTH("What was said and done") < 20. '
                "Blank is = '', the current day TODAY. If it is well written the check says ok, "
                "else what to fix.",
            ),
            width=400,
        ),
        Column(
            "severity",
            Text("级别", "Severity"),
            LEADER,
            Kind.CHOICE,
            Text("点开箭头选：有误或提醒；不选就是提醒。", "Error or warning; blank is warning."),
            choices=lists.SEVERITIES,
            width=80,
        ),
        Column(
            "message",
            Text("提示", "Message"),
            LEADER,
            Kind.TEXT,
            Text(
                "告诉填表人该怎么改；不写就显示名称。",
                "Tells people what to do; blank shows the name.",
            ),
            width=280,
        ),
        CHECK,
        CHECK_NOTES,
    ),
    Text(
        "办公室自己加的检查，一条一行，写错了不影响别的。",
        "Checks of your own, one row each; a bad one harms nothing else.",
    ),
    rows=200,
)

SCORING = Tab(
    "scoring",
    Text("评分标准", "Scoring"),
    TabKind.CONFIG,
    (
        Column(
            "key",
            Text("项", "Key"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=140,
        ),
        Column(
            "item",
            Text("项目", "Item"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
        ),
        Column(
            "points",
            Text("分值", "Points"),
            LEADER,
            Kind.NUMBER,
            Text(
                "办公室可以改，各项合计要等于100。",
                "The office may change it; all items together make 100.",
            ),
            least=0,
            width=70,
        ),
        Column(
            "formula",
            Text("算法", "Formula"),
            SERVICE,
            Kind.TEXT,
            Text("系统填写，请不要改动。", "Written by the service, do not type here."),
            width=560,
        ),
        _CLAUSE,
    ),
    Text(
        "季度考核的14个项目和分值，合计100分。",
        "The fourteen items of the quarter and their points, 100 together.",
    ),
    rows=60,
)
