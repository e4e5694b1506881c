"""The fixed lists behind drop-downs: key in code, text in the cell (spec: workbook.md, Lists)."""

from sheets_sync.workbook.layout.schema import Choice, Text


def _choices(*rows: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(key, Text(zh, en)) for key, zh, en in rows)


METHODS = _choices(
    ("in_home", "入户面谈", "in-home"),
    ("at_door", "门口交谈", "at the door"),
    ("met_outdoors", "村组路遇", "met outdoors"),
    ("phone", "电话联系", "phone"),
    ("video", "视频联系", "video"),
    ("on_site", "现场巡查", "on-site patrol"),
    ("no_answer", "敲门无人", "no answer"),
    ("refused", "拒访", "refused"),
)
DUTIES = _choices(
    ("policy", "政策法规宣传", "policy"),
    ("opinion", "社情民意采集", "opinion"),
    ("mediation", "矛盾纠纷调解", "mediation"),
    ("patrol", "治安防范巡逻", "patrol"),
    ("service", "便民服务先导", "service"),
)
OUTCOMES = _choices(
    ("solved", "当场解决", "solved"),
    ("promised", "约期解决", "promised"),
    ("to_leader", "转网格长", "to leader"),
    ("to_committee", "转居委会", "to committee"),
    ("to_authority", "转上级部门", "to authority"),
    ("explained", "解释说明", "explained"),
    ("unresolved", "未解决", "unresolved"),
    ("nothing", "无事项", "nothing raised"),
)
CHECKS = _choices(
    ("ok", "通过", "ok"),
    ("warning", "提醒", "warning"),
    ("error", "有误", "error"),
)
SEVERITIES = _choices(
    ("error", "有误", "error"),
    ("warning", "提醒", "warning"),
)
YES_NO = _choices(
    ("yes", "是", "yes"),
    ("no", "否", "no"),
)

DISPUTE_LEVELS = _choices(
    ("ordinary", "一般", "ordinary"),
    ("major", "重大", "major"),
)
ESCALATED_TO = _choices(
    ("grid_leader", "网格长", "grid leader"),
    ("committee", "居委会", "committee"),
)
DISPUTE_RESULTS = _choices(
    ("settled", "已化解", "settled"),
    ("handed_over", "已移交", "handed over"),
    ("not_settled", "未化解", "not settled"),
)
REPORT_KINDS = _choices(
    ("hazard", "安全隐患", "hazard"),
    ("person_of_concern", "特殊人群动向", "person of concern"),
    ("instability", "不稳定因素", "instability"),
    ("nil_report", "零报告", "nil report"),
)
REPORT_LEVELS = _choices(
    ("critical", "特急", "critical"),
    ("urgent", "紧急", "urgent"),
    ("ordinary", "一般", "ordinary"),
    ("complex", "复杂", "complex"),
)
VALIDITIES = _choices(
    ("valid", "有效", "valid"),
    ("invalid", "无效", "invalid"),
    ("duplicate", "重复", "duplicate"),
)

TAGS = _choices(
    ("new_resident", "新入住居民", "new resident"),
    ("elder_alone", "独居老人", "elder living alone"),
    ("disabled", "残疾家庭", "disabled family"),
    ("left_behind_child", "留守儿童", "left-behind child"),
    ("floating", "流动人口", "floating population"),
)
DUE_STATES = _choices(
    ("visited", "已访", "visited"),
    ("to_visit", "待访", "to visit"),
    ("due_soon", "临期", "due soon"),
    ("missed", "逾期", "missed"),
    ("excused", "免访", "excused"),
    ("none", "–", "–"),
)
PLACE_KINDS = _choices(
    ("internet_cafe", "网吧", "internet café"),
    ("restaurant", "饭店", "restaurant"),
    ("hotel", "旅馆", "hotel"),
    ("rented_rooms", "出租房群租点", "shared rented rooms"),
    ("card_room", "棋牌室", "card and mah-jong room"),
    ("shop", "商店", "shop"),
    ("clinic", "诊所", "clinic"),
    ("school", "学校幼儿园", "school or kindergarten"),
    ("care_home", "养老机构", "care home"),
    ("building_site", "工地", "building site"),
    ("workshop", "生产加工", "workshop"),
    ("parcel_station", "快递驿站", "parcel station"),
    ("waterside", "河塘泵站", "river, pond or pumping station"),
    ("other", "其他", "other"),
)
GRID_LEVELS = _choices(
    ("four", "四级", "level four"),
    ("five", "五级", "level five"),
)
ROLES = _choices(
    ("grid_leader", "网格长", "grid leader"),
    ("grid_worker", "网格员", "grid worker"),
    ("grid_assistant", "协管员", "grid assistant"),
    ("committee", "居委会", "committee"),
    ("centre", "综治中心", "centre"),
)

TASK_KINDS = _choices(
    ("order", "传达任务", "order"),
    ("study", "政策学习", "study"),
    ("other", "其他", "other"),
)
TASK_STATES = _choices(
    ("open", "待办", "open"),
    ("due_soon", "临期", "due soon"),
    ("overdue", "逾期", "overdue"),
    ("done_on_time", "按期完成", "done on time"),
    ("done_late", "逾期完成", "done late"),
)
KNOWS = _choices(
    ("knows", "知道", "knows"),
    ("heard_of", "听说过", "has heard of"),
    ("does_not_know", "不知道", "does not know"),
)
VISITS_RECALLED = _choices(
    ("zero", "0", "0"),
    ("one", "1", "1"),
    ("two", "2", "2"),
    ("three_or_more", "3次以上", "3 or more"),
    ("unsure", "记不清", "cannot remember"),
)
SATISFACTIONS = _choices(
    ("very", "很满意", "very satisfied"),
    ("satisfied", "满意", "satisfied"),
    ("fairly", "基本满意", "fairly satisfied"),
    ("dissatisfied", "不满意", "dissatisfied"),
    ("unknown", "不了解", "cannot say"),
)
AGREEMENTS = _choices(
    ("agrees", "相符", "agrees"),
    ("contradicts", "不符", "contradicts"),
    ("cannot_tell", "无法核对", "cannot tell"),
)
DRAW_REASONS = _choices(
    ("random", "随机", "random"),
    ("suspicious", "可疑", "suspicious"),
    ("never_visited", "漏访", "never visited"),
)
VERDICTS = _choices(
    ("true", "属实", "true"),
    ("mostly_true", "基本属实", "mostly true"),
    ("cannot_tell", "无法核实", "cannot tell"),
    ("partly_false", "部分不实", "partly false"),
    ("false", "不实", "false"),
)
REVIEWS = _choices(
    ("passed", "通过", "passed"),
    ("failed", "不通过", "failed"),
)
RECTIFICATION_STATES = _choices(
    ("in_progress", "整改中", "in progress"),
    ("to_review", "待复查", "to review"),
    ("overdue", "逾期", "overdue"),
    ("passed", "已通过", "passed"),
)
ADJUSTMENT_KINDS = _choices(
    ("bonus", "加分", "bonus"),
    ("penalty", "扣分", "penalty"),
    ("veto", "一票否决", "veto"),
    ("opinion", "综合评价", "year-end opinion"),
)
RULINGS = _choices(
    ("upheld", "维持", "upheld"),
    ("adjusted", "调整", "adjusted"),
)
APPEAL_STATES = _choices(
    ("to_review", "待复核", "to review"),
    ("answered", "已答复", "answered"),
    ("answer_overdue", "逾期未答复", "answer overdue"),
    ("too_late", "逾期申诉", "appealed too late"),
)
SCOPES = _choices(
    ("widespread", "普遍", "widespread"),
    ("single", "个别", "single"),
)
PROGRESS_STATES = _choices(
    ("met", "已达标", "met"),
    ("on_track", "进行中", "on track"),
    ("behind", "进度落后", "behind"),
    ("missed", "未达标", "missed"),
)
