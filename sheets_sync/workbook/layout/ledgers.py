"""The other tabs that grid workers fill day by day: disputes, incident reports, services."""

from sheets_sync.workbook.layout import lists
from sheets_sync.workbook.layout.schema import Column, Kind, Tab, TabKind, Text
from sheets_sync.workbook.layout.shared_columns import (
    APPROVED_BY,
    CHECK,
    CHECK_NOTES,
    FIRST_SEEN,
    LEADER,
    RECORD_ID,
    SERVICE,
    WORKER,
    WORKER_NAME,
)

_LIMIT_NOTE = Text(
    "系统填写,请不要改动。最迟到这个时间。",
    "Written by the service, do not type here. The latest moment allowed.",
)

DISPUTES = Tab(
    "disputes",
    Text("矛盾调处", "Disputes"),
    TabKind.LEDGER,
    (
        RECORD_ID,
        Column(
            "reported_at",
            Text("登记时间", "Reported at"),
            WORKER,
            Kind.MOMENT,
            Text(
                "什么时候知道的,如 2026-3-5 14:05。只填日期也可以。",
                "When you learned of it, such as 2026-3-5 14:05. The date alone will do.",
            ),
            required=True,
            width=130,
        ),
        WORKER_NAME,
        Column(
            "parties",
            Text("当事人", "Parties"),
            WORKER,
            Kind.TEXT,
            Text(
                "写双方怎么称呼,如“楼上李家、楼下王家”。不要写证件号。",
                "What both sides are called. No identity numbers, please.",
            ),
            required=True,
            width=160,
        ),
        Column(
            "kind",
            Text("纠纷类型", "Kind of dispute"),
            WORKER,
            Kind.CHOICE,
            Text("点开箭头选最接近的一类。", "Pick the kind that fits best."),
            required=True,
            office_list="dispute_kinds",
        ),
        Column(
            "level",
            Text("级别", "Level"),
            WORKER,
            Kind.CHOICE,
            Text(
                "点开箭头选。有伤人、聚集苗头,或自己压不住的,选“重大”,2小时内要上报。",
                "Pick one. Major: danger to people, a crowd, or more than you can calm; "
                "tell a leader within two hours.",
            ),
            required=True,
            choices=lists.DISPUTE_LEVELS,
            width=80,
        ),
        Column(
            "story",
            Text("经过", "What happened"),
            WORKER,
            Kind.TEXT,
            Text(
                "为什么吵、吵到什么程度、怎么劝的,不少于10个字。",
                "What it is about, how far it went, how you mediated; at least ten characters.",
            ),
            required=True,
            width=320,
        ),
        Column(
            "calming",
            Text("安抚情况", "How people were calmed"),
            WORKER,
            Kind.TEXT,
            Text(
                "重大纠纷上报的同时要写:先怎么把人劝住的。",
                "For a major dispute that you passed on: what you did to calm people first.",
            ),
            width=200,
        ),
        Column(
            "escalated_to",
            Text("上报对象", "Escalated to"),
            WORKER,
            Kind.CHOICE,
            Text("报给了谁就选谁;没有上报就空着。", "Whom you told; blank if nobody."),
            choices=lists.ESCALATED_TO,
            width=100,
        ),
        Column(
            "escalated_at",
            Text("上报时间", "Escalated at"),
            WORKER,
            Kind.MOMENT,
            Text("几号几点报的,如 2026-3-5 15:00。", "When you told them, such as 2026-3-5 15:00."),
            width=130,
        ),
        Column(
            "co_handler",
            Text("协同人", "Handled together with"),
            WORKER,
            Kind.NAME,
            Text("和谁一起办的就写谁,可不填。", "Who handled it with you. Optional."),
            width=110,
        ),
        Column(
            "closed_at",
            Text("办结时间", "Closed at"),
            WORKER,
            Kind.MOMENT,
            Text("事情了结那天填,还没了结就空着。", "When it was over. Blank while it is open."),
            width=130,
        ),
        Column(
            "result",
            Text("结果", "Result"),
            WORKER,
            Kind.CHOICE,
            Text(
                "办结时点开箭头选一个,和办结时间一起填。",
                "Pick one together with the closing time.",
            ),
            choices=lists.DISPUTE_RESULTS,
            width=100,
        ),
        Column(
            "followed_up_on",
            Text("回访日期", "Followed up on"),
            WORKER,
            Kind.DATE,
            Text(
                "化解后7天内去看一次,填那天的日期。",
                "Look in again within seven days of the settlement and give that day.",
            ),
            width=100,
        ),
        APPROVED_BY,
        Column(
            "due_at",
            Text("办结时限", "Close by"),
            SERVICE,
            Kind.MOMENT,
            _LIMIT_NOTE,
            width=130,
        ),
        CHECK,
        CHECK_NOTES,
        FIRST_SEEN,
    ),
    Text(
        "邻里、家庭矛盾,一件记一行。一般7天、重大15天内办结;重大的先安抚,2小时内上报。",
        "Quarrels among neighbours and in families, one row each. Closed within 7 days, major ones "
        "within 15; major ones are passed on within two hours.",
    ),
    prefix="M-",
    main_date="reported_at",
)

REPORTS = Tab(
    "reports",
    Text("信息上报", "Incident reports"),
    TabKind.LEDGER,
    (
        RECORD_ID,
        Column(
            "found_at",
            Text("发现时间", "Found at"),
            WORKER,
            Kind.MOMENT,
            Text(
                "几号几点发现的,如 2026-3-5 14:05。零报告填当天日期。",
                "When you found it, such as 2026-3-5 14:05. For a nil report, the day.",
            ),
            required=True,
            width=130,
        ),
        WORKER_NAME,
        Column(
            "kind",
            Text("信息类别", "Kind of report"),
            WORKER,
            Kind.CHOICE,
            Text(
                "点开箭头选一个。整月没有情况,月底报一行“零报告”。",
                "Pick one. If a whole month was quiet, file one nil report at its end.",
            ),
            required=True,
            choices=lists.REPORT_KINDS,
        ),
        Column(
            "level",
            Text("级别", "Level"),
            WORKER,
            Kind.CHOICE,
            Text(
                "特急30分钟、紧急2小时、一般24小时、复杂72小时内报到三方。零报告不用填。",
                "Critical: tell all three within 30 minutes; urgent 2 hours; ordinary 24; "
                "complex 72. Not for nil reports.",
            ),
            choices=lists.REPORT_LEVELS,
            width=80,
        ),
        Column(
            "place",
            Text("地点", "Where"),
            WORKER,
            Kind.TEXT,
            Text("在哪里,写到楼栋、路口就行。", "Where it is; a building or a crossing will do."),
            width=160,
        ),
        Column(
            "content",
            Text("内容", "What was found"),
            WORKER,
            Kind.TEXT,
            Text(
                "什么情况、有没有危险、您先做了什么,不少于10个字。",
                "What it is, whether it is dangerous, what you did; at least ten characters.",
            ),
            required=True,
            width=320,
        ),
        Column(
            "to_centre_at",
            Text("报综治中心", "Centre told at"),
            WORKER,
            Kind.MOMENT,
            Text(
                "几号几点报的综治中心。三方都要报,先打电话后补填也行。",
                "When you told the governance centre. All three must be told; "
                "you may telephone first.",
            ),
            width=130,
        ),
        Column(
            "to_leader_at",
            Text("报网格长", "Leader told at"),
            WORKER,
            Kind.MOMENT,
            Text("几号几点报的网格长。", "When you told the grid leader."),
            width=130,
        ),
        Column(
            "to_assistant_at",
            Text("报协管员", "Assistant told at"),
            WORKER,
            Kind.MOMENT,
            Text(
                "几号几点报的协管员,别漏了。", "When you told the grid assistant; easily forgotten."
            ),
            width=130,
        ),
        Column(
            "closed_at",
            Text("办结时间", "Closed at"),
            WORKER,
            Kind.MOMENT,
            Text(
                "处理好了填那天的时间,没处理好就空着。", "When it was dealt with. Blank while open."
            ),
            width=130,
        ),
        Column(
            "feedback",
            Text("反馈", "Feedback"),
            WORKER,
            Kind.TEXT,
            Text("上面怎么答复的、最后怎么处理的。", "What was answered and how it ended."),
            width=200,
        ),
        Column(
            "validity",
            Text("核实", "Validity"),
            LEADER,
            Kind.CHOICE,
            Text(
                "网格长核实后选:有效、无效或重复。",
                "The leader's finding: valid, invalid or a duplicate.",
            ),
            choices=lists.VALIDITIES,
            width=80,
        ),
        APPROVED_BY,
        Column(
            "due_at",
            Text("应报时限", "Report by"),
            SERVICE,
            Kind.MOMENT,
            _LIMIT_NOTE,
            width=130,
        ),
        CHECK,
        CHECK_NOTES,
        FIRST_SEEN,
    ),
    Text(
        "安全隐患、特殊人群动向、不稳定因素,发现一件报一行;要分别报综治中心、网格长、协管员三方。",
        "Hazards, persons of concern, signs of unrest, one row each; tell the centre, "
        "the leader and the assistant.",
    ),
    prefix="R-",
    main_date="found_at",
)

SERVICES = Tab(
    "services",
    Text("便民服务", "Services"),
    TabKind.LEDGER,
    (
        RECORD_ID,
        Column(
            "asked_on",
            Text("受理日期", "Asked on"),
            WORKER,
            Kind.DATE,
            Text("居民哪天托您办的,如 2026-3-5。", "The day you were asked, such as 2026-3-5."),
            required=True,
            width=100,
        ),
        WORKER_NAME,
        Column(
            "household",
            Text("服务对象", "For household"),
            WORKER,
            Kind.HOUSEHOLD,
            Text(
                "填户号;记不得就填门牌或户主称呼。",
                "The household id; the address or the householder's name will do.",
            ),
            required=True,
        ),
        Column(
            "item",
            Text("事项", "Service"),
            WORKER,
            Kind.CHOICE,
            Text("点开箭头选最接近的一项。", "Pick the service that fits best."),
            required=True,
            office_list="service_items",
            width=160,
        ),
        Column(
            "done_on",
            Text("办结日期", "Done on"),
            WORKER,
            Kind.DATE,
            Text(
                "办好那天的日期;还没办好就空着。7天内办好算按时。",
                "The day it was done; blank while open. In time within seven days.",
            ),
            width=100,
        ),
        Column(
            "result",
            Text("结果", "Result"),
            WORKER,
            Kind.TEXT,
            Text("办得怎么样,一句话。", "How it went, in one sentence."),
            width=240,
        ),
        APPROVED_BY,
        Column(
            "days",
            Text("耗时(天)", "Days taken"),
            SERVICE,
            Kind.NUMBER,
            Text(
                "系统填写,请不要改动。从受理到办结用了几天。",
                "Written by the service, do not type here. Days from asked to done.",
            ),
            width=80,
        ),
        CHECK,
        CHECK_NOTES,
        FIRST_SEEN,
    ),
    Text("帮居民代办、跑腿的事,一件记一行。", "Errands done for residents, one row each."),
    prefix="F-",
    main_date="asked_on",
)
