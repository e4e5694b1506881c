"""The tab 民情日记: one row per visit or patrol (§4.2.1)."""

from sheets_sync.workbook.layout import lists
from sheets_sync.workbook.layout.schema import Column, Kind, Tab, TabKind, Text
from sheets_sync.workbook.layout.shared_columns import (
    APPROVED_BY,
    CHECK,
    CHECK_NOTES,
    FIRST_SEEN,
    RECORD_ID,
    WORKER,
    WORKER_NAME,
)

DIARY = Tab(
    "diary",
    Text("民情日记", "Diary"),
    TabKind.LEDGER,
    (
        RECORD_ID,
        Column(
            "visited_on",
            Text("走访日期", "Visited on"),
            WORKER,
            Kind.DATE,
            Text(
                "哪天去的，如 2026-3-5 或 3月5日。请当天或第二天就记。",
                "The day you went, such as 2026-3-5. Write it down the same day or the next.",
            ),
            required=True,
            width=100,
        ),
        Column(
            "arrived_at",
            Text("到达时间", "Arrived"),
            WORKER,
            Kind.TIME,
            Text(
                "几点到的，如 14:05 或 下午2点。可不填。",
                "When you arrived, such as 14:05. Optional.",
            ),
            width=80,
        ),
        Column(
            "left_at",
            Text("离开时间", "Left"),
            WORKER,
            Kind.TIME,
            Text("几点离开的，如 14:30。可不填。", "When you left, such as 14:30. Optional."),
            width=80,
        ),
        WORKER_NAME,
        Column(
            "target",
            Text("走访对象", "Visited"),
            WORKER,
            Kind.TARGET,
            Text(
                "填户号或场所编号；记不得编号，填门牌、户主称呼或场所名称也行。一行只填一家。",
                "The household or place id; an address, householder or place name will do. "
                "One home a row.",
            ),
            required=True,
        ),
        Column(
            "method",
            Text("走访方式", "Method"),
            WORKER,
            Kind.CHOICE,
            Text(
                "点开箭头选一个。入户面谈、门口交谈才算走访户数；巡查场所选“现场巡查”。",
                "Pick one. Only in-home and at the door count as visits; for a place pick "
                "on-site patrol.",
            ),
            required=True,
            choices=lists.METHODS,
            width=100,
        ),
        Column(
            "duty",
            Text("工作类别", "Duty"),
            WORKER,
            Kind.CHOICE,
            Text(
                "点开箭头选一个：这次主要做的是哪一项工作。",
                "Pick one: what this visit was mainly for.",
            ),
            required=True,
            choices=lists.DUTIES,
        ),
        Column(
            "content",
            Text("走访记录", "What was said and done"),
            WORKER,
            Kind.TEXT,
            Text(
                "写清见了谁、说了什么、做了什么，不少于10个字。请写当天的实情，不要抄以前的。",
                "Whom you met, what was said and done, at least ten characters. "
                "In your own words, not copied from an older entry.",
            ),
            required=True,
            width=320,
        ),
        Column(
            "problem",
            Text("反映问题", "Problem raised"),
            WORKER,
            Kind.TEXT,
            Text(
                "居民提了什么问题、有什么要求。没有就空着。",
                "What the residents asked for or complained of. Leave blank if nothing.",
            ),
            width=240,
        ),
        Column(
            "topic",
            Text("问题类别", "Topic"),
            WORKER,
            Kind.CHOICE,
            Text(
                "有反映问题时，点开箭头选最接近的一类。",
                "If a problem was raised, pick the topic that fits best.",
            ),
            office_list="topics",
            width=130,
        ),
        Column(
            "outcome",
            Text("处理结果", "Outcome"),
            WORKER,
            Kind.CHOICE,
            Text(
                "点开箭头选一个；没有事就选“无事项”。选“未解决”的，还要填反映问题、类别和原因。",
                "Pick one; nothing raised if there was nothing. For unresolved also give the "
                "problem, its topic and the reason.",
            ),
            required=True,
            choices=lists.OUTCOMES,
            width=100,
        ),
        Column(
            "reason",
            Text("未解决原因", "Why unresolved"),
            WORKER,
            Kind.TEXT,
            Text(
                "处理结果是“未解决”时必填，不少于10个字：卡在哪里，需要谁来办。",
                "Required when unresolved, at least ten characters: what stands in the way, "
                "who could help.",
            ),
            width=240,
        ),
        Column(
            "related",
            Text("关联编号", "Related record"),
            WORKER,
            Kind.RELATED_ID,
            Text(
                "和以前哪一条有关就填它的编号，如 D-000012。回访解决老问题时请填。可不填。",
                "The id of the record it follows up, such as D-000012. Optional; please give it "
                "when an old problem is solved.",
            ),
            width=100,
        ),
        APPROVED_BY,
        CHECK,
        CHECK_NOTES,
        FIRST_SEEN,
    ),
    Text(
        "走访群众、巡查场所的日记，去一家记一行。每月至少走访15家、15次。",
        "The diary of visits and patrols, one row each. At least 15 homes and 15 visits a month.",
    ),
    prefix="D-",
    main_date="visited_on",
    rows=5000,
)
