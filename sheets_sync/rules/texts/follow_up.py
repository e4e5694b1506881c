"""Texts of family T: what was promised or asked for and waits to be done."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

_DONE = Text("做完请填完成日期和完成说明", "when done, fill in the date and what came of it")

T701 = RuleSpec(
    code="T701",
    severity=Severity.WARNING,
    clause=Clause.GRID_LEADER,
    name=Text("任务快到期", "Task nearly due"),
    says=Text("任务还没完成，离期限只有几天。", "The task is open and due within a few days."),
    why=Text("网格长下达的任务要按期完成。", "Tasks of the leader are to be done in time."),
    messages={
        "": Message(
            Text("{due:date} 到期，还有 {days} 天", "due on {due:date}, {days} days left"), _DONE
        )
    },
)

T702 = RuleSpec(
    code="T702",
    severity=Severity.ERROR,
    clause=Clause.GRID_LEADER,
    name=Text("任务逾期", "Task overdue"),
    says=Text("过了完成期限，任务还没完成。", "The task is open after its due date."),
    why=Text("网格长下达的任务要按期完成。", "Tasks of the leader are to be done in time."),
    messages={
        "": Message(
            Text("{due:date} 到期，已逾期 {days} 天", "was due on {due:date}, {days} days ago"),
            _DONE,
        )
    },
)

T703 = RuleSpec(
    code="T703",
    severity=Severity.WARNING,
    clause=Clause.CONVENIENCE,
    name=Text("便民事项拖得太久", "Errand open for long"),
    says=Text("受理的便民事项过了几天还没办结。", "An errand is still open after some days."),
    why=Text("服务居民要方便、快捷。", "Services are to be convenient and quick."),
    messages={
        "": Message(
            Text("受理已 {days} 天，还没办结", "asked for {days} days ago, still open"),
            Text(
                "请抓紧办，办结后填办结日期；办不了的写明结果",
                "get it done and fill in the date, or write why it cannot be",
            ),
        )
    },
)

T704 = RuleSpec(
    code="T704",
    severity=Severity.ERROR,
    clause=Clause.INSPECTED,
    name=Text("整改逾期", "Rectification overdue"),
    says=Text(
        "过了期限还没整改，或者复查没有通过。",
        "Not mended after its date, or reviewed and found wanting.",
    ),
    why=Text("对督查指出的问题要积极整改。", "What inspection finds is to be mended."),
    messages={
        "": Message(
            Text("{due:date} 到期，还没有整改", "was due on {due:date}, not mended yet"),
            Text("请整改，填整改说明和完成日期", "mend it, then say how and when"),
        ),
        "failed": Message(
            Text("{due:date} 到期，复查没有通过", "was due on {due:date}, and the review failed"),
            Text(
                "请重新整改，更新完成日期，由复查人再看一次",
                "mend it again, renew the date and have it reviewed once more",
            ),
        ),
    },
)

T705 = RuleSpec(
    code="T705",
    severity=Severity.WARNING,
    clause=Clause.COMMON_PROBLEMS,
    name=Text("例会决定没有落实", "Decision not carried out"),
    says=Text(
        "两委的决定过了期限还没有落实日期。",
        "A decision of the committee has passed its date without being carried out.",
    ),
    why=Text("普遍性难题由两委研判解决。", "Common problems are decided by the committee."),
    messages={
        "": Message(
            Text(
                "决定应在 {due:date} 前落实，已过 {days} 天",
                "was to be carried out by {due:date}, {days} days ago",
            ),
            Text("请责任人落实，填落实日期", "let its owner carry it out and fill in the date"),
        )
    },
)

T706 = RuleSpec(
    code="T706",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("抽查没有结论", "Back-check without verdict"),
    says=Text(
        "排名快要公示，抽中的还没有核查结论。",
        "Publication is near and a back-check has no verdict.",
    ),
    why=Text(
        "查阅民情日记，看记载内容是否真实。", "Diaries are inspected for whether they are true."
    ),
    messages={
        "": Message(
            Text(
                "{until:date} 公示，抽查人 {checker} 还没有填核查结论",
                "{checker} has given no verdict; publication is on {until:date}",
            ),
            Text(
                "请抽查人上门核实，选核查结论，填核查日期",
                "let the checker look into it, pick a verdict and fill in the date",
            ),
        ),
        "nobody": Message(
            Text(
                "{until:date} 公示，还没有核查结论，也没有抽查人",
                "there is no verdict and no checker; publication is on {until:date}",
            ),
            Text(
                "请安排一位网格长核实，选核查结论，填核查日期",
                "let a leader look into it, pick a verdict and fill in the date",
            ),
        ),
    },
)

T707 = RuleSpec(
    code="T707",
    severity=Severity.WARNING,
    clause=Clause.FAIRNESS,
    name=Text("申诉没有按时答复", "Appeal not answered in time"),
    says=Text(
        "申诉过了规定的工作日还没有复核结论。",
        "An appeal has waited longer than its working days for a ruling.",
    ),
    why=Text("考核要公平、公正、公开。", "Assessment is to be fair, just and open."),
    messages={
        "": Message(
            Text(
                "应在 {until:date} 前答复，还没有复核结论",
                "was to be answered by {until:date}, there is no ruling",
            ),
            Text(
                "请复核人填复核结论、复核人和复核日期",
                "fill in the ruling, who ruled and when",
            ),
        )
    },
)

FOLLOW_UP_RULES = (T701, T702, T703, T704, T705, T706, T707)
