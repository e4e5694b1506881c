"""The words of the tab 使用说明 that do not follow from the other tabs."""

from sheets_sync.workbook.layout.schema import Text

Line = tuple[Text, Text]

WELCOME: tuple[Line, ...] = (
    (
        Text("这本表做什么", "What this workbook is for"),
        Text(
            "网格员在这里记走访、报信息、调纠纷。填好一行，过一会儿“校验结果”就会告诉您："
            "通过、提醒还是有误，“校验说明”里写着怎么改。",
            "Grid workers write down visits, reports and disputes here. Soon after a row is "
            "typed its check says ok, warning or error, and beside it what to do.",
        ),
    ),
    (
        Text("怎么填", "How to fill it"),
        Text(
            "在最下面的空行接着填，一件事一行。表头带*的必填。鼠标放在表头上（手机上点住表头），"
            "会显示这一格怎么填。有下拉箭头的，点开选一个。",
            "Go on in the next empty row, one matter a row. Headers with * are required. Point "
            "at a header to see how its column is filled. Where there is an arrow, pick a value.",
        ),
    ),
    (
        Text("先看什么", "What to look at first"),
        Text(
            "打开“月度进度”，找到您的名字：这个月还差几户、先去哪几家，都写着。再看“预警清单”，"
            "有您名字的那几行，照“怎么办”去做就行。",
            "Open Progress and find your name: how many homes are still needed, and where to go "
            "first. Then look for your name on Alerts, and do what stands under what to do.",
        ),
    ),
    (
        Text("填错了怎么办", "If something went wrong"),
        Text(
            "直接在原来那一格改就行。可以排序、筛选、插行、移动列，都不会弄乱。不要改“编号”。"
            "不小心删了，告诉办公室，可以恢复。",
            "Mend it in its cell. You may sort, filter, insert rows and move columns. Leave the "
            "ID alone. A row deleted by mistake can be restored: tell the office.",
        ),
    ),
    (
        Text("封存", "Sealed months"),
        Text(
            "每个月的内容，到下个月4日就封存了，好比交了卷。以后再补、再改的，要请网格长或居委会在"
            "“批准”栏填上名字，才算数、才计分。",
            "A month is sealed three days after its end. What comes or changes later counts once "
            "a leader or the committee has put their name under approved by.",
        ),
    ),
)

COLOURS: tuple[Line, ...] = (
    (
        Text("蓝色表头", "Blue header"),
        Text("网格员填。", "Filled by grid workers."),
    ),
    (
        Text("橙色表头", "Orange header"),
        Text("网格长和办公室填。", "Filled by leaders and the office."),
    ),
    (
        Text("灰色表头、灰色格子", "Grey headers and cells"),
        Text(
            "系统填，请不要动；打进去的字下次会被换掉。",
            "Written by the service; what is typed there is replaced.",
        ),
    ),
    (
        Text("绿、黄、红", "Green, amber, red"),
        Text(
            "绿色=通过、已访；黄色=提醒、临期，请看一看；红色=有误、逾期，请照说明改。",
            "Green: ok, visited. Amber: warning, due soon, look again. Red: error, missed, act.",
        ),
    ),
)

# One example for each of the three tasks of §4.2: 访, 报, 调.
EXAMPLES: tuple[tuple[str, Line], ...] = (
    (
        "diary",
        (
            Text("例：访（民情日记）", "Example: a visit (Diary)"),
            Text(
                "走访日期：2026-3-5\n到达时间：14:05\n离开时间：14:30\n"
                "网格员：朱晓梅（填您自己的姓名或工号）\n"
                "走访对象：H0123（户号在“住户台账”里查；填门牌或户主称呼也行）\n走访方式：入户面谈\n工作类别：便民服务先导\n"
                "走访记录：吴奶奶降压药吃完了，儿子下周才回，下午代取并送到家。\n处理结果：当场解决",
                "Visited on: 2026-3-5\nArrived: 14:05\nLeft: 14:30\n"
                "Grid worker: S010 (your own staff id or name)\n"
                "Visited: H0123 (see Households; an address or the householder will do)\n"
                "Method: in-home\nDuty: service\n"
                "What was said and done: Mrs Wu had run out of tablets; fetched them from the "
                "clinic.\nOutcome: solved",
            ),
        ),
    ),
    (
        "reports",
        (
            Text("例：报（信息上报）", "Example: a report (Incident reports)"),
            Text(
                "发现时间：2026-3-5 20:10\n网格员：朱晓梅\n信息类别：安全隐患\n级别：紧急\n"
                "地点：主路5号杆\n内容：通信线垂到一人高，已拉警示带，请产权单位来固定。\n"
                "报综治中心：2026-3-5 20:30\n报网格长：2026-3-5 20:15\n报协管员：2026-3-5 20:20",
                "Found at: 2026-3-5 20:10\nGrid worker: S010\nKind of report: hazard\n"
                "Level: urgent\nWhere: pole 5 on the main road\n"
                "What was found: A cable hangs at head height; taped off.\n"
                "Centre told at: 2026-3-5 20:30\nLeader told at: 2026-3-5 20:15\n"
                "Assistant told at: 2026-3-5 20:20",
            ),
        ),
    ),
    (
        "disputes",
        (
            Text("例：调（矛盾调处）", "Example: a dispute (Disputes)"),
            Text(
                "登记时间：2026-3-5 19:00\n网格员：朱晓梅\n当事人：楼上李家、楼下王家\n"
                "纠纷类型：邻里\n级别：一般\n"
                "经过：楼上漏水泡了楼下吊顶，先劝两家停手，约明晚带物业一起看水管。\n"
                "办结后再填办结时间和结果，7天内填回访日期。",
                "Reported at: 2026-3-5 19:00\nGrid worker: S010\n"
                "Parties: the Lis above, the Wangs below\nKind of dispute: neighbours\n"
                "Level: ordinary\nWhat happened: A leak spoiled the ceiling; calmed both, the "
                "plumber comes tomorrow.\nWhen closed add the closing time, the result, and within "
                "7 days the follow-up.",
            ),
        ),
    ),
)

OFFICE_EXAMPLES: tuple[tuple[str, Line], ...] = (
    (
        "custom_rules",
        (
            Text("例：办公室自己加的检查（自定义规则）", "Example: a check of the office's own"),
            Text(
                "名称：敲门记录太短\n表：民情日记\n"
                '条件："走访方式" = \'敲门无人\' AND LENGTH("走访记录") < 6\n'
                "级别：提醒\n提示：请写明敲了几次门、有没有留条\n"
                "表头加双引号，文字加单引号；> < = 比大小，AND 是并且，OR 是或者，"
                "LIKE '%同上%' 是含有“同上”，今天 - \"走访日期\" > 7 是过了7天。"
                "写错了只影响这一条，“校验说明”会说错在哪里。",
                "Name: Knocked, hardly a word\nTab: Diary\n"
                'Condition: "Method" = \'no answer\' AND LENGTH("What was said and done") < 20\n'
                "Severity: warning\nMessage: Say how often you knocked\n"
                "Headers in double quotes, texts in single ones; > < = compare, AND, OR, "
                "LIKE '%as above%' contains it, TODAY - \"Visited on\" > 7 is over 7 days ago. "
                "A slip harms this rule only; its check says where it is.",
            ),
        ),
    ),
)

HELP: tuple[Line, ...] = (
    (
        Text("有问题找谁", "Whom to ask"),
        Text(
            "先问您的网格长；还不清楚，问社区办公室（居委会）。名字和电话在“人员名册”里。"
            "系统读不懂的地方写在“运行状态”里。",
            "Ask your grid leader first, then the community office. Names and telephone numbers "
            "are on the tab Staff. What the service cannot read is told on the tab Status.",
        ),
    ),
)

RULED_OFF = "──"  # how the headings begin
HEADINGS: dict[str, Text] = {
    "colours": Text("── 颜色 ──", "── Colours ──"),
    "tabs": Text("── 各张表 ──", "── The tabs ──"),
    "examples": Text("── 照着填 ──", "── Examples ──"),
    "help": Text("── 求助 ──", "── Help ──"),
    "office": Text("── 办公室用 ──", "── For the office ──"),
}

REQUIRED = Text("必填：", " Required: ")
OPTIONAL = Text("可填：", " Optional: ")
FILLED_BY_SERVICE = Text("这张表由系统写，不用填。", " Written by the service; nothing to fill.")
SEPARATOR = Text("、", ", ")
STOP = Text("。", ".")

LOCKED_TAB = Text("这张表由系统写", "Written by Gridbook")
