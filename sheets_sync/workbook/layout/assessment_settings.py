"""The thresholds and score items of the assessment (spec: assessment.md)."""

from sheets_sync.clauses import Clause
from sheets_sync.workbook.layout.schema import Text
from sheets_sync.workbook.layout.settings_schema import (
    DAYS,
    HOMES,
    POINTS,
    ROWS,
    WORKING_DAYS,
    ScoreItem,
    Setting,
    decimal,
    integer,
    share,
)

ASSESSMENT_SETTINGS: tuple[Setting, ...] = (
    decimal(
        "bonus_cap",
        "10",
        POINTS,
        Text("一个季度加分最多多少分", "Most bonus points in a quarter"),
        Clause.FAIRNESS,
    ),
    decimal(
        "false_entry_penalty",
        "5",
        POINTS,
        Text("查实一条不实日记扣多少分", "Points taken for each entry found false"),
        Clause.INSPECTION,
    ),
    integer(
        "min_surveys",
        5,
        ROWS,
        Text("满意度至少要多少份有效测评才计分", "Answered surveys from which satisfaction counts"),
        Clause.INSPECTION,
        least=1,
    ),
    integer(
        "publish_after_days",
        15,
        DAYS,
        Text("季度结束后多少天公示排名", "Days after a quarter's end until it is published"),
        Clause.PERIODS,
        least=1,
        most=90,
    ),
    integer(
        "appeal_days",
        5,
        WORKING_DAYS,
        Text("公示后多少个工作日内可以申诉", "Working days after publication to appeal"),
        Clause.FAIRNESS,
        most=60,
    ),
    integer(
        "backcheck_random",
        3,
        ROWS,
        Text("每人每季随机抽查多少次走访", "Visits drawn at random per worker and quarter"),
        Clause.INSPECTION,
        most=50,
    ),
    integer(
        "backcheck_suspicious",
        2,
        ROWS,
        Text("每人每季抽查多少条可疑日记", "Suspicious entries drawn per worker and quarter"),
        Clause.INSPECTION,
        most=50,
    ),
    integer(
        "backcheck_missed",
        1,
        HOMES,
        Text("每人每季抽查多少户漏访的必访户", "Unvisited must-visit homes drawn per worker"),
        Clause.INSPECTION,
        most=50,
    ),
    share(
        "medal_gold",
        "0.10",
        Text("年度金牌占参评人数的比例", "Gold medals, as a share of those ranked"),
        Clause.FAIRNESS,
    ),
    share(
        "medal_silver",
        "0.20",
        Text("年度银牌占参评人数的比例", "Silver medals, as a share of those ranked"),
        Clause.FAIRNESS,
    ),
    share(
        "medal_bronze",
        "0.30",
        Text("年度铜牌占参评人数的比例", "Bronze medals, as a share of those ranked"),
        Clause.FAIRNESS,
    ),
    integer(
        "agenda_window_days",
        92,
        DAYS,
        Text("例会议题看最近多少天的问题", "Days back from which open problems reach the agenda"),
        Clause.COMMON_PROBLEMS,
        least=1,
    ),
    share(
        "agenda_similarity",
        "0.6",
        Text("问题表述相似到多少归为一类", "Similarity from which problems are grouped"),
        Clause.COMMON_PROBLEMS,
    ),
    integer(
        "agenda_homes",
        3,
        HOMES,
        Text("涉及多少户以上算普遍问题", "Homes from which a problem is widespread"),
        Clause.COMMON_PROBLEMS,
        least=1,
    ),
)

SCORE_ITEMS: tuple[ScoreItem, ...] = (
    ScoreItem(
        "households",
        Text("走访户数", "Homes visited"),
        10,
        Text(
            "每月走访的不同户数÷应访户数（最多算1），按在岗天数加权平均",
            "Distinct homes visited ÷ quota, at most 1, averaged over the months by days in post",
        ),
        (Clause.VISITS,),
    ),
    ScoreItem(
        "visits",
        Text("走访次数", "Visits made"),
        5,
        Text(
            "每月走访次数÷应访次数（最多算1），按在岗天数加权平均",
            "Household visits ÷ quota, at most 1, averaged over the months by days in post",
        ),
        (Clause.VISIT_QUOTA,),
    ),
    ScoreItem(
        "must_visits",
        Text("五必访", "Must-visits"),
        15,
        Text(
            "每月走访到的必访户÷应访的必访户，三个月合计；谁去的都算",
            "Must-visit homes visited, by anybody, ÷ must-visit homes due, over the months",
        ),
        (Clause.VISITS,),
    ),
    ScoreItem(
        "complete",
        Text("日记完整", "Diary complete"),
        5,
        Text("没有“有误”的日记÷全部日记", "Diary rows that count ÷ diary rows of the worker"),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "timely",
        Text("日记及时", "Diary in time"),
        5,
        Text("按时录入的日记÷有首次录入时间的日记", "Rows not late ÷ rows with a time first seen"),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "true",
        Text("日记真实", "Diary true"),
        10,
        Text(
            "抽查结论的平均：属实1，基本属实0.8，部分不实0.3，不实0；无法核实和漏访不计",
            "Mean of back-check verdicts: true 1, mostly true 0.8, partly false 0.3, false 0; "
            "cannot tell and never visited left out",
        ),
        (Clause.INSPECTION,),
    ),
    ScoreItem(
        "reports_timely",
        Text("信息及时", "Reports in time"),
        6,
        Text(
            "按时报齐三方的信息÷全部信息；零报告和还没到时限的不计",
            "Reports that told all three by the limit ÷ reports; nil reports and reports whose "
            "limit still runs left out",
        ),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "reports_accurate",
        Text("信息准确", "Reports accurate"),
        5,
        Text(
            "不是“无效”的信息÷全部信息；零报告和重复的不计",
            "Reports not invalid ÷ reports; nil reports and duplicates left out",
        ),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "reports_complete",
        Text("信息全面", "Reports complete"),
        4,
        Text(
            "一半看每月有没有信息或零报告，一半看报齐三方的信息占比；没有信息时只看前一半",
            "Half: months with a report or nil report; half: reports that told all three; "
            "the first alone where there was nothing to report",
        ),
        (Clause.REPORTS, Clause.QUALITIES),
    ),
    ScoreItem(
        "disputes_settled",
        Text("纠纷实效", "Disputes settled"),
        6,
        Text(
            "已化解或已移交的÷本季办结或到期的纠纷",
            "Settled or handed over ÷ disputes closed or due in the quarter",
        ),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "disputes_timely",
        Text("纠纷时效", "Disputes in time"),
        4,
        Text(
            "时限内办结、重大的及时上报的÷本季办结或到期的纠纷",
            "Closed in time, and major ones passed on in time ÷ disputes closed or due",
        ),
        (Clause.QUALITIES,),
    ),
    ScoreItem(
        "patrols",
        Text("场所巡查", "Patrols"),
        10,
        Text(
            "各场所巡查天数（不超过应巡次数）之和÷应巡次数之和；谁去的都算",
            "Sum of patrol dates, at most those expected, ÷ sum of those expected, by anybody",
        ),
        (Clause.VISITS,),
    ),
    ScoreItem(
        "tasks",
        Text("任务与便民", "Tasks and services"),
        5,
        Text(
            "3/5×按期完成的任务占比+2/5×按时办结的便民服务占比；只有一种就只看那一种",
            "3/5 × tasks done by their date + 2/5 × services closed in time; one alone where the "
            "other is absent",
        ),
        (Clause.GRID_LEADER, Clause.CONVENIENCE),
    ),
    ScoreItem(
        "satisfaction",
        Text("群众满意", "Residents satisfied"),
        10,
        Text(
            "测评平均分≥90得1，≥80得0.9，≥70得0.6，≥60得0.3，否则0；不足5份为“样本不足”，不计",
            "Mean of surveys ≥ 90: 1; ≥ 80: 0.9; ≥ 70: 0.6; ≥ 60: 0.3; else 0; none with too few",
        ),
        (Clause.INSPECTION,),
    ),
)
