"""The words on 运行状态 and 预警清单 that stand in no column of the layout."""

from sheets_sync.workbook.layout.schema import Text

LAST_CHANGE = Text("最近一次有变化的检查", "Last check that changed something")
ALIVE = Text("系统最近在线", "Service last alive")
ERRORS = Text("有误", "Errors")
WARNINGS = Text("提醒", "Warnings")
ROWS_CHECKED = Text("已检查的行", "Rows checked")
JOURNAL_HEAD = Text("历史记录指纹", "Journal head")
RULE_SET = Text("规则指纹", "Rule-set hash")
UNREADABLE = Text("系统读不懂", "Cannot be read")
HELD = Text("大量行消失", "Very many rows vanished")
UNVERIFIED = Text("写入未能核实", "Write not verified")

ERRORS_HINT = Text("到“预警清单”看每一条怎么改", "See Alerts for what to do about each")
HEAD_HINT = Text(
    "抄下它，以后可以核对历史没有被改动过", "Copy it to prove later that the past was not rewritten"
)
HELD_HINT = Text(
    "排名暂停公布。误删的请管理员恢复；没有问题的，请网格长在本行“确认”里填姓名",
    "Publications are held. Have the rows restored, or a leader puts their name under Confirm here",
)
RULE_SET_HINT = Text(
    "参数、规则、自定义规则、评分标准有一处生效的改动，它就会变",
    "It changes with every change of settings, rules, custom rules or scoring that takes effect",
)
UNVERIFIED_HINT = Text(
    "有人一直在改动表格，系统稍后自动重试，不用处理",
    "People kept changing the sheet; it is tried again by itself",
)
ALIVE_HINT = Text(
    "超过两小时没有更新，请告诉管理员", "If it is more than two hours old, tell your operator"
)

# Between the first and the latest records of a topic that has many (例会议题).
MORE_RECORDS = Text("（另有{more}条）", "({more} more)")

NEEDED_BOTH = Text("还差 {homes} 户、{visits} 次", "homes: {homes}, visits: {visits}")
NEEDED_HOMES = Text("还差 {homes} 户", "homes: {homes}")
NEEDED_VISITS = Text("还差 {visits} 次", "visits: {visits}")
NOTHING_NEEDED = Text("够了", "done")
