"""Texts of family D: disputes passed on, settled and followed up."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

_LATE = Text("以后请按时限办理", "next time keep to the limit")

D501 = RuleSpec(
    code="D501",
    severity=Severity.ERROR,
    late=Severity.WARNING,
    clause=Clause.DISPUTES,
    name=Text("重大纠纷没有及时上报", "Major dispute not passed on in time"),
    says=Text(
        "级别是重大，过了时限既没有上报也没有办结；晚上报的只提醒。没写几点的，登记时间按当天末、"
        "上报时间按当天初算。",
        "A major dispute was neither escalated nor closed within the limit; later is a warning. "
        "Without a time of day it begins at the end of its day and ends at the beginning.",
    ),
    why=Text(
        "重大纠纷先安抚，再及时报网格长或居委会，协同处置。",
        "Major disputes are calmed and passed on to the leader or the committee at once.",
    ),
    messages={
        "": Message(
            Text(
                "重大纠纷应在 {limit:when} 前上报，还没有上报",
                "a major dispute was to be passed on by {limit:when} and has not been",
            ),
            Text(
                "请马上报网格长或居委会，填上报对象和上报时间",
                "tell the leader or the committee now and fill in whom and when",
            ),
        ),
        "late": Message(
            Text(
                "重大纠纷应在 {limit:when} 前上报，实际是 {at:when}",
                "a major dispute was to be passed on by {limit:when}, and was at {at:when}",
            ),
            _LATE,
        ),
    },
)

D502 = RuleSpec(
    code="D502",
    severity=Severity.ERROR,
    late=Severity.WARNING,
    clause=Clause.DISPUTES,
    name=Text("纠纷超过办结时限", "Dispute past its limit"),
    says=Text(
        "过了办结时限还没有办结；超过时限才办结的只提醒。",
        "The dispute is open after its limit; closed after it is a warning.",
    ),
    why=Text("调处要讲时效、实效。", "Disputes are to be settled in time and for good."),
    messages={
        "": Message(
            Text(
                "应在 {limit:when} 前办结，还没有办结",
                "was to be closed by {limit:when}, still open",
            ),
            Text(
                "请抓紧调处；调不了的移交，办结后填办结时间和结果",
                "settle it or hand it over, then fill in closing time and result",
            ),
        ),
        "late": Message(
            Text(
                "应在 {limit:when} 前办结，实际是 {at:when}",
                "was to be closed by {limit:when}, and was at {at:when}",
            ),
            _LATE,
        ),
    },
)

D503 = RuleSpec(
    code="D503",
    severity=Severity.WARNING,
    clause=Clause.DISPUTES,
    name=Text("上报情况没写全", "Passing on not told in full"),
    says=Text(
        "只写了上报对象或只写了上报时间；重大纠纷上报了，却没写怎么安抚的。",
        "Whom without when or the other way round; a major dispute passed on without a word on "
        "how people were calmed.",
    ),
    why=Text("重大纠纷先安抚再上报。", "Major disputes are calmed first, then passed on."),
    messages={
        "when": Message(
            Text("写了上报对象，没写上报时间", "it says whom you told, not when"),
            Text("请补填上报时间", "fill in when"),
        ),
        "whom": Message(
            Text("写了上报时间，没写上报对象", "it says when you told somebody, not whom"),
            Text("请补填上报对象", "fill in whom you told"),
        ),
        "": Message(
            Text(
                "重大纠纷已上报，没写安抚情况",
                "a major dispute was passed on, nothing says how people were calmed",
            ),
            Text("请补写安抚情况", "write how people were calmed"),
        ),
    },
)

D504 = RuleSpec(
    code="D504",
    severity=Severity.WARNING,
    clause=Clause.DISPUTES,
    name=Text("办结情况没写全", "Ending not told in full"),
    says=Text(
        "写了结果没写办结时间，或写了办结时间没写结果。",
        "A result without closing time, or a closing time without result.",
    ),
    why=Text("时效看办结时间，实效看结果。", "Timeliness needs the time, effect the result."),
    messages={
        "when": Message(
            Text("写了结果，没写办结时间", "there is a result, but no closing time"),
            Text("请补填办结时间", "fill in when it was closed"),
        ),
        "": Message(
            Text("写了办结时间，没写结果", "there is a closing time, but no result"),
            Text("请在结果里点开箭头选一个", "pick the result"),
        ),
    },
)

D505 = RuleSpec(
    code="D505",
    severity=Severity.WARNING,
    clause=Clause.DISPUTES,
    name=Text("化解后没有回访", "Settled but not followed up"),
    says=Text(
        "已化解的纠纷过了几天还没有回访。",
        "A dispute was settled some days ago and nobody has gone back to ask.",
    ),
    why=Text("实效要看化解以后稳不稳得住。", "Whether it holds shows only afterwards."),
    messages={
        "": Message(
            Text(
                "{closed:date} 化解，已过 {days} 天，没有回访",
                "settled on {closed:date}, {days} days ago, not followed up",
            ),
            Text("请回访两家，填回访日期", "ask both sides how it is and fill in the date"),
        )
    },
)

DISPUTE_RULES = (D501, D502, D503, D504, D505)
