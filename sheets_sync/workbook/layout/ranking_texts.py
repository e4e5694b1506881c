"""The words on rankings, annual awards and 得分明细 that stand in no column of the layout."""

from collections.abc import Mapping
from typing import Final

from sheets_sync.workbook.layout.schema import Text

TITLE: Final = Text(
    "{year}年第{number}季度网格员考核排名", "Ranking of grid workers, {year}Q{number}"
)
ANNUAL_TITLE: Final = Text("{year}年度网格员评比", "Awards of grid workers, {year}")
PERIOD: Final = Text("考核期间：{first} 至 {last}", "Period: {first} to {last}")
STAGE: Final = Text("当前阶段：{stage}", "Stage: {stage}")
DATES: Final = Text(
    "草稿 {seal} · 公示 {publish} · 申诉截止 {appeal} · 定稿 {final}",
    "Draft {seal} · published {publish} · appeals until {appeal} · final {final}",
)
ESTIMATED: Final = Text(
    "（节假日安排未公布，日期为预估）", " (holidays not announced yet: estimated)"
)
CORRECTED: Final = Text("第{number}次更正（{on}）", "Correction no. {number} ({on})")
STAGES: Final[Mapping[str, Text]] = {
    "running": Text("进行中", "running"),
    "draft": Text("草稿", "draft"),
    "published": Text("公示", "published"),
    "final": Text("定稿", "final"),
}
GRADES: Final[Mapping[str, Text]] = {
    "excellent": Text("优秀", "excellent"),
    "good": Text("良好", "good"),
    "fair": Text("合格", "fair"),
    "passing": Text("基本合格", "passing"),
    "failing": Text("不合格", "failing"),
    "": Text("", ""),
}
REASONS: Final[Mapping[str, Text]] = {
    "too_few_days": Text(
        "在岗{days}天，不足{least}天，不排名", "{days} days in post, fewer than {least}"
    ),
    "no_case": Text("没有可考核的事项，不排名", "nothing to assess"),
    "no_quarter": Text("没有一个季度参加排名", "ranked in no quarter"),
}
FLAGS: Final[Mapping[str, Text]] = {
    "last": Text("末位", "last"),
    "few_answers": Text("样本不足", "too few answers"),
    "veto": Text("一票否决", "veto"),
    "false_entries": Text("查实不实", "false entries"),
}
MEDALS: Final[Mapping[str, Text]] = {
    "gold": Text("金牌", "gold"),
    "silver": Text("银牌", "silver"),
    "bronze": Text("铜牌", "bronze"),
}
EXTRAS: Final[Mapping[str, Text]] = {
    "bonus": Text("加分", "Bonus"),
    "penalty": Text("扣分", "Penalty"),
    "false_entries": Text("不实日记扣分", "False entries"),
    "ruling": Text("复核调整", "Rulings"),
}
TOTAL: Final = Text("总分", "Total")

RANK: Final = Text("名次", "Rank")
WORKER: Final = Text("网格员", "Grid worker")
STAFF_ID: Final = Text("工号", "Staff ID")
GRID: Final = Text("网格", "Grid")
GRADE: Final = Text("等次", "Grade")
CLIMBED: Final = Text("名次变化", "Change of rank")
GAINED: Final = Text("总分变化", "Change of total")
FLAGS_HEADER: Final = Text("提示", "Flags")
COSTS_HEADER: Final = Text("主要失分", "What cost most")
MEDAL: Final = Text("奖牌", "Medal")
YEAR_TOTAL: Final = Text("年度得分", "Year's score")
QUARTER: Final = Text("第{number}季度", "Q{number}")
MEAN: Final = Text("季度平均", "Mean of quarters")
SATISFACTION: Final = Text("满意度", "Satisfaction")
OPINION: Final = Text("综合评价", "Opinion")

COST: Final = Text("{item}{tally}失{points}分", "{item}{tally} lost {points}")
TALLY: Final = Text("（{done}/{of}）", " ({done}/{of})")
BETWEEN: Final = Text("；", "; ")
LISTED: Final = Text("、", ", ")
WON: Final = Text("得分依据：{ids}", "won by: {ids}")
LOST: Final = Text("失分依据：{ids}", "lost by: {ids}")
AND_MORE: Final = Text("等共{count}条", "and more, {count} in all")
MONTH: Final = Text("{month}月", "{year}-{month:02d}")
PART: Final = Text("{name}{done}/{of}", "{name} {done}/{of}")
PARTS: Final[Mapping[str, Text]] = {
    "tasks": Text("任务", "tasks"),
    "services": Text("便民服务", "services"),
    "months": Text("有信息或零报告的月份", "months with a report"),
    "told": Text("报齐三方的信息", "reports that told all three"),
}
WHY: Final = Text(
    "{parts}；得分率 {share}，满分折合 {worth} 分，得 {won} 分",
    "{parts}; share {share} of {worth} points makes {won}",
)
NO_CASE: Final = Text("本季没有这类事项，分值由其他项分摊", "No case; the others share its points")
FEW_ANSWERS: Final = Text(
    "有效测评 {answers} 份，不足 {least} 份，样本不足，不计",
    "{answers} answers, fewer than {least}: too few to count",
)
MEAN_ANSWER: Final = Text("{answers} 份测评平均 {mean} 分", "mean of {answers} answers: {mean}")
MEAN_VERDICT: Final = Text("{count} 条核查平均 {mean}", "mean of {count} verdicts: {mean}")
EXTRA_WHY: Final[Mapping[str, Text]] = {
    "bonus": Text("经批准的加分，一季最多 {most} 分", "approved; at most {most} a quarter"),
    "penalty": Text("经批准的扣分", "approved"),
    "false_entries": Text("核查不实，每条扣 {each} 分", "found false, {each} points each"),
    "ruling": Text("申诉复核后的调整", "adjusted after an appeal"),
}
TOTAL_WHY: Final = Text(
    "基础分 {base} + 加分 {bonus} - 扣分 {penalty} + 复核 {ruling}，在 0 到 {most} 之间，四舍五入",
    "base {base} + bonus {bonus} - penalty {penalty} + rulings {ruling}, kept within 0 and {most}",
)

SETTINGS_HEADING: Final = Text("采用的参数", "Settings in force")
SCORING_HEADING: Final = Text("采用的分值", "Points in force")
APPEAL_HEADING: Final = Text("怎样申诉", "How to appeal")
APPEAL: Final = Text(
    "对排名有意见的，{first} 至 {last} 在“申诉”表另起一行，写明期间、项目和理由；"
    "复核人在 {days} 个工作日内答复。每一分的来历见“得分明细”。",
    "From {first} to {last}: add a row to Appeals with the period, the item and your reason; the "
    "answer comes within {days} working days. Score ledger shows where each point comes from.",
)
APPEAL_LATER: Final = Text("公示以后可以申诉。", "Appeals are possible once it is published.")
HEAD: Final = Text("历史记录指纹", "Journal head")
RULE_SET: Final = Text("规则指纹", "Rule-set hash")
TABLE_HASH: Final = Text("本表指纹", "Hash of this table")
HASH_HINT: Final = Text(
    "把表头和各行按显示内容用制表符连接、每行以换行结尾，求 SHA-256，就应得到它。",
    "SHA-256 of header and rows as shown, cells joined by tabs, each line ended by a newline.",
)
CORRECTIONS_HEADING: Final = Text("更正", "Corrections")
CORRECTION_LINE: Final = Text(
    "{name}：名次 {old_rank} → {new_rank}，总分 {old_total} → {new_total}",
    "{name}: rank {old_rank} → {new_rank}, total {old_total} → {new_total}",
)
CORRECTION_WHY: Final = Text("依据申诉 {ids}", "after appeals {ids}")
TALK_HEADING: Final = Text("提请批评教育（末位，由人决定）", "Last in the ranking: to be talked to")
REPLACE_HEADING: Final = Text(
    "建议上报调整更换（群众普遍反映较差，由人决定）",
    "Poor opinion of residents: replacement proposed",
)
REPLACE_LINE: Final = Text(
    "{quarter} 测评 {answers} 份，平均 {mean} 分（{ids}）",
    "{quarter}: {answers} answers, mean {mean} ({ids})",
)
NOBODY: Final = Text("无", "nobody")
MEDAL_NUMBERS: Final = Text(
    "名额：金 {gold}、银 {silver}、铜 {bronze}；参评 {ranked} 人",
    "Medals: gold {gold}, silver {silver}, bronze {bronze}; {ranked} ranked",
)
CHART_TITLE: Final = Text("总分", "Totals")
LEADERS_HEADING: Final = Text("网格长履职", "The leaders' own record")
LEADER_LINE: Final = Text(
    "抽查 {checked}/{assigned} 条，入户测评 {surveys} 份",
    "back-checks {checked} of {assigned}, surveys {surveys}",
)
LEADER_ANSWERS: Final = Text(
    "复核申诉 {rulings} 件，其中调整 {adjusted} 件，平均 {days} 天答复",
    "ruled on {rulings} appeals, {adjusted} of them adjusted, in {days} days on average",
)
