"""Texts of family V: must-visits and patrols."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

V201 = RuleSpec(
    code="V201",
    severity=Severity.WARNING,
    clause=Clause.VISITS,
    name=Text("必访临期", "Must-visit due soon"),
    says=Text(
        "本月应访的家庭还没有走访，离月底只剩几天。",
        "A home due this month has had no visit yet and only days are left.",
    ),
    why=Text(
        "对特殊家庭每月走访 1 次以上。",
        "Special households are visited at least once a month.",
    ),
    messages={
        "": Message(
            Text(
                "{household}本月应访，还没有走访[[，只剩 {days_left} 天]]",
                "{household} is due this month and not visited yet[[; days left: {days_left}]]",
            ),
            Text(
                "请在月底前上门走访，并记民情日记",
                "call there before the month ends and write it in the diary",
            ),
        )
    },
)

V202 = RuleSpec(
    code="V202",
    severity=Severity.ERROR,
    clause=Clause.VISITS,
    name=Text("必访漏访", "Must-visit missed"),
    says=Text(
        "上个月应访的家庭没有走访，本月到现在也没有走访。",
        "A home due last month was not visited then and has not been since.",
    ),
    why=Text(
        "对特殊家庭每月走访 1 次以上。",
        "Special households are visited at least once a month.",
    ),
    messages={
        "": Message(
            Text(
                "{household}[[ {month:month} ]]应访没有访，本月也还没有走访",
                "{household} was due[[ in {month:month}]], was not visited and has not been since",
            ),
            Text(
                "请尽快上门走访，并记民情日记",
                "call there as soon as you can and write it in the diary",
            ),
        )
    },
)

V203 = RuleSpec(
    code="V203",
    severity=Severity.ERROR,
    clause=Clause.VISITS,
    name=Text("新入住未首访", "New resident not visited"),
    says=Text(
        "新入住的家庭过了首访期限还没有走访。",
        "A home that moved in lately has had no first visit within the days allowed for it.",
    ),
    why=Text("新入住居民必访。", "New residents must be visited."),
    messages={
        "": Message(
            Text(
                "{household}[[ {moved_in:date} ]]入住[[，已 {days} 天]]，还没有走访过",
                "{household} moved in[[ on {moved_in:date}]][[, {days} days ago]] "
                "and has not been visited",
            ),
            Text(
                "请尽快上门首访，并记民情日记；入住日期不对的请网格长改正",
                "pay the first visit soon and write it in the diary; "
                "a wrong moving-in date is for the leader to mend",
            ),
        )
    },
)

V204 = RuleSpec(
    code="V204",
    severity=Severity.WARNING,
    clause=Clause.VISITS,
    name=Text("场所超期未巡", "Patrol overdue"),
    says=Text(
        "场所超过巡查周期没有巡查。",
        "A place has not been patrolled for longer than its cycle.",
    ),
    why=Text(
        "定期走访公共场所，重点关注网吧、饭店等公共营业场所。",
        "Public places are visited regularly, internet cafés and restaurants above all.",
    ),
    messages={
        "": Message(
            Text(
                "{place}[[已 {days} 天]]没有巡查[[，周期是 {cycle} 天]][[，上次是 {last:date}]]",
                "{place} has not been patrolled[[ for {days} days]]"
                "[[; its cycle is {cycle}]][[, the last time was {last:date}]]",
            ),
            Text(
                "请尽快到现场巡查，并记民情日记",
                "patrol it soon and write it in the diary",
            ),
        )
    },
)

V205 = RuleSpec(
    code="V205",
    severity=Severity.WARNING,
    clause=Clause.VISITS,
    name=Text("多次敲门无人", "Knocked in vain"),
    says=Text(
        "本月应访的家庭多日敲门无人，网格长可批免访。",
        "A home due this month did not answer on several dates: a leader may excuse it.",
    ),
    why=Text(
        "去了多次没人，不应算网格员没去。",
        "A worker who called again and again should not be held to account for an empty home.",
    ),
    messages={
        "": Message(
            Text(
                "{household}本月[[有 {times} 天]]敲门无人，还没有走访到",
                "{household} did not answer this month[[ on {times} dates]] "
                "and has not been visited",
            ),
            Text(
                "请网格长核实；确实不在家的，在住户台账填免访截止和免访原因",
                "let the leader look into it and, if nobody lives there for now, "
                "fill “excused until” and why on the register",
            ),
        )
    },
)

VISIT_RULES: tuple[RuleSpec, ...] = (V201, V202, V203, V204, V205)
