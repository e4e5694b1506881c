"""The catalogue of faults that the demo holds on purpose (material.md §11, letters a to n)."""

from collections.abc import Mapping
from datetime import date, timedelta

from sheets_sync.demo.rows import Plant

# Workers who are themselves the subject of a plant: staff id → its key.
SUBJECTS: Mapping[str, str] = {
    "S007": "no_nil_report",
    "S008": "c",
    "S012": "f",
    "S015": "m",
    "S019": "j",
    "S022": "short_month",
    "S023": "behind",
}
STEADY_GRIDS = frozenset({"W16", "W19", "W20"})

_DIARY = (
    Plant("too_short", "a", ("R109",), "diary", "记录过短,没有对象细节"),
    Plant("boilerplate", "b", ("A401",), "diary", "同一人当月四条套话"),
    Plant("future_date", "d", ("R103",), "diary", "走访日期在以后"),
    Plant("after_move", "e", ("R111",), "diary", "走访日期在该户迁出之后"),
    Plant("burst_late", "f", ("R115",), "diary", "月末补录,录入晚于两天"),
    Plant("copied_months", "g", ("A401",), "diary", "每月同一日同一户,只改日期"),
    Plant("copied_colleague", "h", ("A402",), "diary", "两名网格员整段相同"),
    Plant("foreign_home", "i", ("R107",), "diary", "写了别人网格的住户"),
    Plant("contradicted_tag", "k", (), "diary", "写明与儿子同住,却标独居;无规则可查"),
    Plant("left_before_arrived", "l", ("R110",), "diary", "离开早于到达"),
    Plant("misspelt_worker", "", ("R105",), "diary", "网格员姓名写错一字"),
    Plant("unknown_target", "", ("R106",), "diary", "走访对象不在台账"),
    Plant("unlisted_method", "", ("R108",), "diary", "走访方式不在列表"),
    Plant("yearless_date", "", ("R104",), "diary", "日期没写年份"),
    Plant("unreadable_date", "", ("R102",), "diary", "日期读不懂"),
    Plant("blank_method", "", ("R101",), "diary", "走访方式空着"),
    Plant("doubled_visit", "", ("R113",), "diary", "同日同户记了两次"),
    Plant("no_reason", "", ("R114",), "diary", "未解决而原因太短"),
    Plant("late_entry", "", ("R115",), "diary", "五天和九天后才录入"),
    Plant("after_leaving", "", ("R112",), "diary", "离岗之后还写走访"),
    Plant("overlap", "", ("A404",), "diary", "两户的停留时间重叠"),
)
_SUBJECTS = (
    Plant("dense_day", "c", ("A403",), "staff", "四十分钟走了三个组十一户"),
    Plant("burst", "f", ("A405",), "staff", "大半条目在月末一天录入"),
    Plant("one_home", "j", ("Q301",), "staff", "十六次都在同一户"),
    Plant("half_hours", "m", ("A406",), "staff", "到达时间都是整点半点"),
    Plant("short_month", "", ("Q301", "Q302"), "staff", "上月只走了十一户"),
    Plant("no_nil_report", "", ("I604",), "staff", "上月没有上报也没有零报告"),
    Plant("missed_home", "", ("V202",), "households", "上月漏访,本月仍未访"),
    Plant("newcomer_unseen", "", ("V203",), "households", "新入住二十天没人上门"),
    Plant("overdue_place", "", ("V204",), "places", "场所超过周期没有巡查"),
)
_OTHERS = (
    Plant("denied_visit", "n", ("A407",), "surveys", "测评说没来过,日记有两次"),
    Plant("major_kept_quiet", "", ("D501",), "disputes", "重大纠纷没有上报"),
    Plant("dispute_overdue", "", ("D502",), "disputes", "纠纷过了办结时限"),
    Plant("escalated_when", "", ("D503",), "disputes", "有上报对象没有上报时间"),
    Plant("closed_when", "", ("D504",), "disputes", "有结果没有办结时间"),
    Plant("not_followed_up", "", ("D505",), "disputes", "化解后一周没有回访"),
    Plant("told_late", "", ("I601",), "reports", "报综治中心晚了"),
    Plant("third_forgotten", "", ("I602",), "reports", "没有报协管员"),
    Plant("hazard_open", "", ("I603",), "reports", "隐患过期没有办结"),
    Plant("task_overdue", "", ("T702",), "tasks", "任务过期没有完成"),
    Plant("service_slow", "", ("T703",), "services", "便民事项超过七天"),
    Plant("rectification_overdue", "", ("T704",), "rectifications", "整改过期"),
)
_DUE_SOON = Plant("due_soon", "", ("V201",), "households", "月底将到,本月还没走访")
_KNOCKS = Plant("three_knocks", "", ("V205",), "households", "本月三次敲门无人")
_BEHIND = Plant("behind", "", ("Q303",), "staff", "本月进度落后")


def catalogue(today: date) -> tuple[Plant, ...]:
    """All plants that can be found on that day.

    V201 speaks in the last seven days of a month, V205 once three days of it are over, Q303 from
    its eighth day on; on other days these are left out.
    """
    dated: tuple[Plant, ...] = ()
    if (today + timedelta(days=7)).month != today.month:
        dated += (_DUE_SOON,)
    if today.day >= 4:
        dated += (_KNOCKS,)
    if today.day >= 8:
        dated += (_BEHIND,)
    return _DIARY + _SUBJECTS + _OTHERS + dated
