"""Texts of family A: is what the diary tells true? Evidence, never a verdict."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

_TRUE = Text("记载内容要真实。", "What the diary says must be true.")

A401 = RuleSpec(
    code="A401",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("与自己以前的记录雷同", "Nearly the words of an earlier entry"),
    says=Text(
        "走访记录和同一名网格员三个月内的另一条几乎一样；数字、标点和空格不参加比较，"
        "同一天的政策宣传不算。",
        "The entry is nearly word for word an earlier one of the same worker within three months; "
        "digits, marks and blanks are not compared, policy rounds of one day are left out.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "走访记录和 {day:date} 的 {other} 有 {percent}% 相同",
                "the entry is {percent}% the same as {other} of {day:date}",
            ),
            Text(
                "请写这一次实际看到、谈到的；情况确实一样的，写明与上次有什么不同",
                "write what you saw and heard this time, or what was different from then",
            ),
        )
    },
    may_be_error=False,
)

A402 = RuleSpec(
    code="A402",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("与他人的记录雷同", "Nearly the words of somebody else"),
    says=Text(
        "走访记录和另一名网格员三个月内更早的一条几乎一样；数字、标点和空格不参加比较，"
        "同一天的政策宣传不算。",
        "The entry is nearly word for word an earlier one of another worker within three months; "
        "digits, marks and blanks are not compared, policy rounds of one day are left out.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "走访记录和{worker} {day:date} 的 {other} 有 {percent}% 相同",
                "the entry is {percent}% the same as {other} of {worker}, {day:date}",
            ),
            Text(
                "请用自己的话写这一次的实际情况",
                "write in your own words what happened this time",
            ),
        )
    },
    may_be_error=False,
)

A403 = RuleSpec(
    code="A403",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("一天走访太多户", "Too many homes in a day"),
    says=Text(
        "一名网格员一天走访的户数太多，不像每户都坐下来谈过。",
        "A worker visited more homes in one day than anybody can talk to.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "{worker} {day:date} 一天走访 {homes} 户，超过 {most} 户",
                "{worker} visited {homes} homes on {day:date}, more than {most}",
            ),
            Text(
                "请核对日期；补记的写上实际走访的那一天",
                "check the dates; give the day on which each home was really visited",
            ),
        )
    },
    may_be_error=False,
)

A404 = RuleSpec(
    code="A404",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("同一时间在两处", "At two places at once"),
    says=Text(
        "同一天两次走访或巡查的起止时间重叠，对象却不同。",
        "The times of two visits or patrols of one day overlap, at different homes or places.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text("到达、离开时间和 {other} 重叠", "the times overlap those of {other}"),
            Text("请核对两条记录的到达时间和离开时间", "check when you came and left in both"),
        )
    },
    may_be_error=False,
)

A405 = RuleSpec(
    code="A405",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("集中补记", "A month typed in one day"),
    says=Text(
        "一个月的日记有一大半是同一天录入的，记的却是好多天的事。",
        "Most of a month's entries were typed on one date and tell of many.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "{worker} {month:month} 的 {of} 条日记有 {count} 条是 {day:date} 一天录入的，"
                "记了 {dates} 天的事",
                "{worker}: {count} of {of} entries of {month:month} were typed on {day:date}, "
                "they tell of {dates} days",
            ),
            Text("请当天走访当天记", "write the diary on the day of the visit"),
        )
    },
    may_be_error=False,
)

A406 = RuleSpec(
    code="A406",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("到达时间都是整点半点", "Arrivals on the hour"),
    says=Text(
        "一个月的到达时间几乎都是整点或半点，像是事后凑的。",
        "Nearly all arrivals of a month are on the full or half hour.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "{worker} {month:month} 的 {of} 个到达时间有 {count} 个是整点或半点",
                "{worker}: {count} of {of} arrivals in {month:month} are on the full or half hour",
            ),
            Text("请按实际到达的时间写", "write the time at which you really came"),
        )
    },
    may_be_error=False,
)

A407 = RuleSpec(
    code="A407",
    severity=Severity.WARNING,
    clause=Clause.INSPECTION,
    name=Text("住户说没来过", "The home recalls no visit"),
    says=Text(
        "测评时住户说近三个月没人来过，日记里却有两次以上。",
        "The home says that nobody came in three months, the diary has two visits or more.",
    ),
    why=_TRUE,
    messages={
        "": Message(
            Text(
                "住户说没来过，日记里近 {days} 天有 {count} 次",
                "the home recalls no visit, the diary has {count} within {days} days",
            ),
            Text(
                "请网格长当面核实，必要时列入真实性抽查",
                "let the leader ask again, and back-check if need be",
            ),
        )
    },
    may_be_error=False,
)

TRUTH_RULES = (A401, A402, A403, A404, A405, A406, A407)
