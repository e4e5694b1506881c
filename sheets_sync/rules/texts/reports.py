"""Texts of family I: dangers told to all three, in time and every month."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

_THREE = Text(
    "信息分别报综治中心、网格长、协管员，全面、准确、及时。",
    "Reports go to the centre, the leader and the assistant: complete, accurate and in time.",
)

I601 = RuleSpec(
    code="I601",
    severity=Severity.WARNING,
    clause=Clause.REPORTS,
    name=Text("上报迟了", "Told late"),
    says=Text(
        "三方中有一方是过了应报时限才报的。",
        "One of the three was told after the limit.",
    ),
    why=_THREE,
    messages={
        "": Message(
            Text(
                "应在 {limit:when} 前报，{headers:headers}报迟了",
                "was to be told by {limit:when}; late: {headers:headers}",
            ),
            Text(
                "以后请先打电话报，再补登记",
                "next time telephone first and write it down afterwards",
            ),
        )
    },
)

I602 = RuleSpec(
    code="I602",
    severity=Severity.ERROR,
    clause=Clause.REPORTS,
    name=Text("没有报全三方", "Not told to all three"),
    says=Text(
        "过了应报时限，综治中心、网格长、协管员中还有没报的。",
        "The limit is gone and the centre, the leader or the assistant has not been told.",
    ),
    why=_THREE,
    messages={
        "": Message(
            Text(
                "应在 {limit:when} 前报，还没有{headers:headers}",
                "was to be told by {limit:when}; still blank: {headers:headers}",
            ),
            Text("请马上报，填上时间", "tell them now and fill in the time"),
        )
    },
)

I603 = RuleSpec(
    code="I603",
    severity=Severity.ERROR,
    late=Severity.WARNING,
    clause=Clause.REPORTS,
    name=Text("信息超过办结时限", "Report past its limit"),
    says=Text(
        "过了办结时限还没有办结；超过时限才办结的只提醒。",
        "The report is open after its limit; closed after it is a warning.",
    ),
    why=Text("处置要讲时效。", "Dangers are to be dealt with in time."),
    messages={
        "": Message(
            Text(
                "应在 {limit:when} 前办结，还没有办结",
                "was to be closed by {limit:when}, still open",
            ),
            Text(
                "请催办，办结后填办结时间和反馈",
                "see to it, then fill in closing time and feedback",
            ),
        ),
        "late": Message(
            Text(
                "应在 {limit:when} 前办结，实际是 {at:when}",
                "was to be closed by {limit:when}, and was at {at:when}",
            ),
            Text("以后请盯紧办理时限", "next time watch the limit"),
        ),
    },
)

I604 = RuleSpec(
    code="I604",
    severity=Severity.ERROR,
    clause=Clause.REPORTS,
    name=Text("整月没有上报", "No report all month"),
    says=Text(
        "在岗满规定天数的月份里既没有上报信息，也没有零报告；下月头三天补的零报告算上月的。",
        "A month with enough days in post and neither a report nor a nil report; a nil report of "
        "the next three days serves it.",
    ),
    why=Text("没有情况也要零报告。", "Where there is nothing to report, say so."),
    messages={
        "": Message(
            Text(
                "[[{month:month} ]]没有上报信息，也没有零报告",
                "neither a report nor a nil report[[ in {month:month}]]",
            ),
            Text(
                "请网格长问明情况；没有情况的月份，最后一天前报“零报告”",
                "let the leader ask; in a quiet month file a nil report before it ends",
            ),
        )
    },
)

REPORT_RULES = (I601, I602, I603, I604)
