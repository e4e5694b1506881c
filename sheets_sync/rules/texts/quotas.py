"""Texts of family Q: the monthly quotas of households and visits."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

Q301 = RuleSpec(
    code="Q301",
    severity=Severity.ERROR,
    clause=Clause.VISITS,
    name=Text("走访户数不足", "Too few households"),
    says=Text(
        "已过去的月份里，走访的户数少于定额；同一户去几次只算一户。",
        "In a closed month fewer distinct households were visited than the quota asks for.",
    ),
    why=Text("每月至少走访居民 15 家。", "At least 15 households are visited each month."),
    messages={
        "": Message(
            Text(
                "[[{month:month} ]]走访户数 {have} 户，应走访 {quota} 户",
                "households visited[[ in {month:month}]]: {have} of {quota}",
            ),
            Text(
                "请网格长了解原因，督促本月走访够户数",
                "let the leader ask why and see to it that this month's number is reached",
            ),
        )
    },
)

Q302 = RuleSpec(
    code="Q302",
    severity=Severity.ERROR,
    clause=Clause.VISIT_QUOTA,
    name=Text("走访次数不足", "Too few visits"),
    says=Text(
        "已过去的月份里，入户走访的次数少于定额。",
        "In a closed month fewer household visits were paid than the quota asks for.",
    ),
    why=Text("每月走访居民不少于 15 次。", "At least 15 visits are paid each month."),
    messages={
        "": Message(
            Text(
                "[[{month:month} ]]走访 {have} 次，应走访 {quota} 次",
                "visits paid[[ in {month:month}]]: {have} of {quota}",
            ),
            Text(
                "请网格长了解原因，督促本月走访够次数",
                "let the leader ask why and see to it that this month's number is reached",
            ),
        )
    },
)

Q303 = RuleSpec(
    code="Q303",
    severity=Severity.WARNING,
    clause=Clause.VISITS,
    name=Text("走访进度偏慢", "Behind the pace"),
    says=Text(
        "本月到今天走访的户数落后于应有的进度。",
        "Fewer households were visited so far this month than the pace asks for.",
    ),
    why=Text(
        "早提醒，才来得及在月底前走访够 15 家。",
        "A word in time leaves days enough to reach the 15 households of the month.",
    ),
    messages={
        "": Message(
            Text(
                "本月已走访 {have} 户，到今天应有 {expected} 户[[；离全月 {quota} 户]]"
                "[[还差 {needed} 户]]",
                "households visited this month: {have}, expected by today: {expected}"
                "[[, quota: {quota}]][[, still needed: {needed}]]",
            ),
            Text(
                "请抓紧走访[[，先去快到期的：{nearest:list}]]",
                "catch up[[; nearest due: {nearest:list}]]",
            ),
        )
    },
)

QUOTA_RULES: tuple[RuleSpec, ...] = (Q301, Q302, Q303)
