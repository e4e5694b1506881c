"""Texts of family J: the past that nobody rewrites."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

_FAIR = Text(
    "考核要公平、公正、公开，已经封存的不能改。",
    "Assessment is fair and open: what was sealed stands.",
)
_APPROVE = Text(
    "请改回去；确实要改的，请网格长在“批准”里填姓名，在此以前仍按封存时的内容计算",
    "change it back, or have a leader put their name under Approved by; until then what was "
    "sealed goes on counting",
)

J901 = RuleSpec(
    code="J901",
    severity=Severity.WARNING,
    clause=Clause.FAIRNESS,
    name=Text("封存后被改动", "Changed after the seal"),
    says=Text(
        "所属月份已经封存，这一行后来又被改过。网格长批准以前按封存时的内容计算；"
        "矛盾调处、信息上报、便民服务里补填原来空着的格子不算改动。",
        "The row belongs to a sealed month and was changed since. What was sealed counts until a "
        "leader approves; filling blank cells of disputes, reports and services is progress.",
    ),
    why=_FAIR,
    messages={
        "": Message(
            Text(
                "{month} 已封存，{header:header}由{old:cell}改成了{new:cell}（{seen:moment}发现）",
                "{month} is sealed, {header:header} was changed from {old:cell} to {new:cell} "
                "(seen {seen:moment})",
            ),
            _APPROVE,
        ),
        "dated": Message(
            Text(
                "{month} 已封存，{header:header}由 {old:when} 改成了 {new:when}"
                "（{seen:moment}发现）",
                "{month} is sealed, {header:header} was changed from {old:when} to {new:when} "
                "(seen {seen:moment})",
            ),
            _APPROVE,
        ),
    },
)

J902 = RuleSpec(
    code="J902",
    severity=Severity.WARNING,
    clause=Clause.FAIRNESS,
    name=Text("记录不见了", "A row has vanished"),
    says=Text(
        "在表里超过一天的行，或者已封存月份的行，被删掉了。可以恢复；已封存的照样计算。",
        "A row that stood for more than a day, or in a sealed month, is gone. It can be restored, "
        "and counts on where its month is sealed.",
    ),
    why=Text("填过的不能丢。", "Nothing that was typed may be lost."),
    messages={
        "": Message(
            Text(
                "{record} 这一行不见了（{seen:moment}发现）[[，{month} 已封存，照样计算]]",
                "row {record} has vanished (seen {seen:moment})[[; {month} is sealed, it counts "
                "on]]",
            ),
            Text(
                "误删的请管理员恢复：journal restore {record}；不要的不用处理，七天后不再提示",
                "have the operator restore it: journal restore {record}; if it was meant, this "
                "line leaves after seven days",
            ),
        )
    },
)

J903 = RuleSpec(
    code="J903",
    severity=Severity.WARNING,
    clause=Clause.FAIRNESS,
    name=Text("封存后补录", "Typed after the seal"),
    says=Text(
        "所属月份封存以后才录入的行：保留，但网格长批准以前不参加考核。",
        "A row of a sealed month that was first seen after the seal: kept, but not assessed until "
        "a leader approves.",
    ),
    why=_FAIR,
    messages={
        "": Message(
            Text(
                "{month} 已经封存，这一行是后来补录的，暂不计入考核",
                "{month} was sealed before this row was typed: it is not assessed",
            ),
            Text(
                "日期写错的请改正；确属补录的，请网格长在“批准”里填姓名",
                "mend the date if it is wrong, else have a leader put their name under Approved by",
            ),
        )
    },
)

J904 = RuleSpec(
    code="J904",
    severity=Severity.ERROR,
    clause=Clause.FAIRNESS,
    name=Text("大量行消失", "Very many rows vanished"),
    says=Text(
        "两次检查之间一张表有很多行消失。在网格长确认或恢复以前，排名不公布。",
        "Very many rows of a tab vanished between two syncs: nothing is published until a leader "
        "confirms or restores.",
    ),
    why=Text("填过的不能丢。", "Nothing that was typed may be lost."),
    messages={
        "": Message(
            Text(
                "{tab:tab}一下子少了 {rows} 行（原有 {of} 行，{seen:moment}发现），排名暂停公布",
                "{rows} of the {of} rows of {tab:tab} vanished at once (seen {seen:moment}); "
                "publications are held",
            ),
            Text(
                "误删的请管理员恢复：journal restore --vanished；没有问题的，"
                "请网格长在“运行状态”那一行的“确认”里填姓名",
                "have the operator restore them: journal restore --vanished; if it was meant, a "
                "leader puts their name under Confirm in that line of Status",
            ),
        )
    },
)

PAST_RULES = (J901, J902, J903, J904)
