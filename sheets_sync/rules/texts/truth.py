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

TRUTH_RULES = (A401, A402)
