"""Texts of the generated page of rules."""

from sheets_sync.workbook.layout.schema import Text

TITLE = Text("规则一览", "The rules")
ABOUT = Text(
    "系统按这些规则检查工作簿。每条规则都写明依据实施细则的哪一条、查什么、怎么改，并各有一个"
    "通过的例子和一个不通过的例子。例子里没写的格子都是填好的。办公室可以在“规则”表里关掉一条"
    "规则或改它的级别。本页由程序生成，请不要手工修改。",
    "The workbook is checked by these rules. Each tells which clause of the regulation it serves, "
    "what it looks for and how to mend it, with an example that passes and one that fails. Cells "
    "that an example does not show are sound. The office may switch a rule off or change its "
    "severity on the tab of rules. This page is generated; do not edit it by hand.",
)
FAMILIES = {
    "W": Text("W 工作簿", "W The workbook"),
    "R": Text("R 每一行", "R Rows"),
    "V": Text("V 必访与巡查", "V Must-visits and patrols"),
    "Q": Text("Q 走访定额", "Q Quotas"),
    "A": Text("A 真实性", "A Is it true?"),
    "D": Text("D 矛盾调处", "D Disputes"),
    "I": Text("I 信息上报", "I Incident reports"),
    "T": Text("T 任务、服务和整改", "T Tasks, services, follow-up"),
    "J": Text("J 历史", "J The past"),
}
SEVERITY = {
    "error": Text("有误", "error"),
    "warning": Text("提醒", "warning"),
}
RULE_LINE = Text("级别：{severity} · 依据：{clause}", "Severity: {severity} · Clause: {clause}")
SEVERITIES = Text("{open}（未办）、{late}（迟办）", "{open} (open), {late} (late)")
WHY = Text("为什么：", "Why: ")
MEND = Text("怎么改：", "How to mend it:")
PASSES = Text("通过的例子", "An example that passes")
FAILS = Text("不通过的例子", "An example that fails")
AT = Text("（当时是 {now}）", " (seen at {now})")
BEFORE = Text(
    "此前 {moment} 检查过一次，那时还没有这些行。",
    "The check before, at {moment}, did not show these rows yet.",
)
BEFORE_THAT = Text(
    "此前 {moment} 检查过一次，那时是：",
    "The check before, at {moment}, saw:",
)
NO_TAB = Text("（没有“{tab}”这张表）", "(there is no tab “{tab}”)")
