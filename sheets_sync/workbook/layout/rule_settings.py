"""The thresholds of the rule catalogue, by family (spec: rules.md)."""

from decimal import Decimal

from sheets_sync.clauses import Clause
from sheets_sync.workbook.layout.schema import Text
from sheets_sync.workbook.layout.settings_schema import (
    CHARACTERS,
    DAYS,
    HOMES,
    HOURS,
    MINUTES,
    ROWS,
    TIMES,
    WORKING_DAYS,
    Setting,
    decimal,
    integer,
    share,
)

_HALF = Decimal("0.5")

_VISITS = (
    integer(
        "quota_households",
        15,
        HOMES,
        Text("每月至少走访多少户（不同的户）", "Distinct homes to visit each month"),
        Clause.VISITS,
    ),
    integer(
        "quota_visits",
        15,
        TIMES,
        Text("每月至少走访多少次", "Household visits to make each month"),
        Clause.VISIT_QUOTA,
    ),
    integer(
        "new_resident_days",
        90,
        DAYS,
        Text("入住多少天以内算新入住居民", "For how long after moving in a home is a new resident"),
        Clause.VISITS,
    ),
    integer(
        "first_visit_days",
        7,
        DAYS,
        Text("新入住居民多少天内要上门一次", "Within how many days a new home gets a first visit"),
        Clause.VISITS,
        most=31,
    ),
    integer(
        "due_soon_days",
        7,
        DAYS,
        Text(
            "月底前多少天开始提醒还没走访的必访户（V201）",
            "Days before the month ends from which a must-visit is called due soon (V201)",
        ),
        Clause.VISITS,
        most=31,
    ),
    integer(
        "fruitless_knocks",
        3,
        TIMES,
        Text(
            "一个月内几天敲门无人，提醒网格长可以免访（V205）",
            "No answer on so many dates of a month: a leader may excuse the home (V205)",
        ),
        Clause.VISITS,
        least=1,
    ),
    integer(
        "place_cycle_days",
        30,
        DAYS,
        Text(
            "场所最多隔多少天巡查一次（场所台账没填周期时用）",
            "A patrol at least every so many days, where the place gives no cycle (V204)",
        ),
        Clause.VISITS,
        least=1,
    ),
    integer(
        "place_soon_days",
        7,
        DAYS,
        Text(
            "场所巡查到期前多少天显示“临期”",
            "Days before a patrol falls due from which the place is due soon",
        ),
        Clause.VISITS,
    ),
    integer(
        "pace_from_day",
        8,
        DAYS,
        Text(
            "当月在岗第几天起提醒进度落后（Q303）",
            "Day in post of the month from which slow progress is told (Q303)",
        ),
        Clause.VISITS,
        least=1,
        most=31,
    ),
    share(
        "pace_slack",
        "0.7",
        Text(
            "低于应有进度的多少算落后（Q303）",
            "Below this part of the expected pace is slow (Q303)",
        ),
        Clause.VISITS,
    ),
)

_ROWS = (
    integer(
        "clock_skew_minutes",
        10,
        MINUTES,
        Text(
            "时间比现在晚多少分钟以内不算填错（R103）",
            "A time may be so many minutes ahead of the clock (R103)",
        ),
        Clause.INSPECTION,
    ),
    integer(
        "min_content_chars",
        10,
        CHARACTERS,
        Text(
            "走访记录、纠纷经过、信息内容至少多少字（R109）",
            "Least length of diary, dispute and report texts (R109)",
        ),
        Clause.DETAILED_DIARY,
    ),
    integer(
        "min_reason_chars",
        10,
        CHARACTERS,
        Text("未解决原因至少多少字（R114）", "Least length of the reason why unresolved (R114)"),
        Clause.DETAILED_DIARY,
    ),
    integer(
        "late_entry_hours",
        48,
        HOURS,
        Text(
            "当天结束后多少小时内录入算及时（R115）",
            "Hours after the end of its day within which a row is in time (R115)",
        ),
        Clause.QUALITIES,
    ),
    integer(
        "very_late_days",
        7,
        DAYS,
        Text("超过多少天算严重迟录（R115）", "Days from which a row is very late (R115)"),
        Clause.QUALITIES,
    ),
)

_TRUTH = (
    integer(
        "near_copy_min_chars",
        20,
        CHARACTERS,
        Text(
            "多少字以上的记录才比对雷同（A401、A402）",
            "Texts of at least this length are compared (A401, A402)",
        ),
        Clause.INSPECTION,
        least=1,
    ),
    share(
        "near_copy_similarity",
        "0.85",
        Text(
            "相似度达到多少算雷同（A401、A402）",
            "Similarity from which a text is a copy (A401, A402)",
        ),
        Clause.INSPECTION,
        least=_HALF,  # see rules/similar_texts.py
    ),
    integer(
        "near_copy_window_days",
        92,
        DAYS,
        Text("和前多少天的记录比对（A401、A402）", "Days back that are compared (A401, A402)"),
        Clause.INSPECTION,
    ),
    integer(
        "dense_day_households",
        10,
        HOMES,
        Text("一天走访超过多少户要核实（A403）", "More homes than this in a day are told (A403)"),
        Clause.INSPECTION,
    ),
    integer(
        "burst_rows",
        10,
        ROWS,
        Text(
            "一个月满多少条才看集中补录（A405）",
            "Rows in a month from which bursts are seen (A405)",
        ),
        Clause.INSPECTION,
        least=1,
    ),
    share(
        "burst_share",
        "0.5",
        Text(
            "超过多大比例在同一天录入算集中补录（A405）",
            "A larger share than this typed on one date is a burst (A405)",
        ),
        Clause.INSPECTION,
    ),
    integer(
        "burst_dates",
        7,
        DAYS,
        Text(
            "集中补录的记录涉及多少个不同日期以上（A405）",
            "Distinct dates that a burst tells of (A405)",
        ),
        Clause.INSPECTION,
        least=1,
    ),
    integer(
        "rounded_rows",
        15,
        ROWS,
        Text(
            "一个月满多少条到达时间才看整点（A406）",
            "Arrival times in a month from which rounding is seen (A406)",
        ),
        Clause.INSPECTION,
        least=1,
    ),
    share(
        "rounded_share",
        "0.9",
        Text(
            "到达时间超过多大比例是整点或半点要核实（A406）",
            "A larger share than this on the full or half hour is told (A406)",
        ),
        Clause.INSPECTION,
    ),
    integer(
        "survey_window_days",
        92,
        DAYS,
        Text(
            "测评时和前多少天的日记对账（A407）",
            "Days back in which the diary is held against a survey (A407)",
        ),
        Clause.INSPECTION,
    ),
)

_DISPUTES = (
    integer(
        "dispute_days_ordinary",
        7,
        DAYS,
        Text("一般纠纷多少天内办结（D502）", "Days to close an ordinary dispute (D502)"),
        Clause.DISPUTES,
    ),
    integer(
        "dispute_days_major",
        15,
        DAYS,
        Text("重大纠纷多少天内办结（D502）", "Days to close a major dispute (D502)"),
        Clause.DISPUTES,
    ),
    decimal(
        "major_escalate_hours",
        "2",
        HOURS,
        Text("重大纠纷多少小时内上报（D501）", "Hours to escalate a major dispute (D501)"),
        Clause.DISPUTES,
    ),
    integer(
        "follow_up_days",
        7,
        DAYS,
        Text("化解后多少天内回访（D505）", "Days after a settlement to follow it up (D505)"),
        Clause.DISPUTES,
    ),
)


def _send_hours(level: str, default: str, zh: str, en: str) -> Setting:
    return decimal(
        f"send_hours_{level}",
        default,
        HOURS,
        Text(
            f"{zh}信息多少小时内报到三方（I601、I602）",
            f"Hours to tell all three of a report of level {en} (I601, I602)",
        ),
        Clause.REPORTS,
    )


def _close_days(level: str, default: int, zh: str, en: str) -> Setting:
    return integer(
        f"close_days_{level}",
        default,
        DAYS,
        Text(
            f"{zh}信息多少天内办结（I603）",
            f"Days to close a report of level {en} (I603)",
        ),
        Clause.REPORTS,
    )


_REPORTS = (
    _send_hours("critical", "0.5", "特急", "critical"),
    _send_hours("urgent", "2", "紧急", "urgent"),
    _send_hours("ordinary", "24", "一般", "ordinary"),
    _send_hours("complex", "72", "复杂", "complex"),
    _close_days("critical", 1, "特急", "critical"),
    _close_days("urgent", 3, "紧急", "urgent"),
    _close_days("ordinary", 7, "一般", "ordinary"),
    _close_days("complex", 15, "复杂", "complex"),
    integer(
        "min_days_in_post",
        15,
        DAYS,
        Text(
            "在岗满多少天才要求月报、才参加排名（I604）",
            "Days in post from which a monthly report is asked for and a worker is ranked (I604)",
        ),
        Clause.REPORTS,
    ),
)

_FOLLOW_UP = (
    integer(
        "task_soon_days",
        3,
        DAYS,
        Text("任务到期前多少天提醒（T701）", "Days before a task falls due to remind of it (T701)"),
        Clause.GRID_LEADER,
    ),
    integer(
        "service_days",
        7,
        DAYS,
        Text("便民服务多少天内办结（T703）", "Days to close a service (T703)"),
        Clause.CONVENIENCE,
    ),
    integer(
        "backcheck_remind_days",
        5,
        DAYS,
        Text(
            "公示前多少天催办没填结论的抽查（T706）",
            "Days before publication to remind of back-checks without verdict (T706)",
        ),
        Clause.INSPECTION,
    ),
    integer(
        "answer_days",
        5,
        WORKING_DAYS,
        Text("申诉多少个工作日内答复（T707）", "Working days to answer an appeal (T707)"),
        Clause.FAIRNESS,
    ),
)

_PAST = (
    integer(
        "seal_after_days",
        3,
        DAYS,
        Text(
            "月份结束后多少天封存，之后改动要批准",
            "Days after a month's end until it is sealed; later changes need an approval",
        ),
        Clause.PERIODS,
        most=31,
    ),
    share(
        "mass_vanish_share",
        "0.2",
        Text(
            "一次消失的行超过多大比例就暂停发布（J904）",
            "A larger share of rows vanishing at once holds publications (J904)",
        ),
        Clause.INSPECTION,
    ),
)

RULE_SETTINGS: tuple[Setting, ...] = (
    *_VISITS,
    *_ROWS,
    *_TRUTH,
    *_DISPUTES,
    *_REPORTS,
    *_FOLLOW_UP,
    *_PAST,
)
