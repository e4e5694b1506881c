"""Tricky cases of family D: when a limit begins and ends, and what is silent."""

from tests.sheets_sync.rules.tricky.tricky import Tricky

HEADERS = "登记时间 | 级别 | 上报对象 | 上报时间 | 安抚情况 | 办结时间 | 结果 | 回访日期"
ESCALATED, CLOSED = ("M-000001.escalated_at",), ("M-000001.closed_at",)
NOON = "2026-03-20 12:00"


def dispute(*rows: str, headers: str = HEADERS) -> str:
    columns = headers.count("|")
    padded = (row + " |" * (columns - row.count("|")) for row in rows)
    numbered = (f"M-00000{n} | {row}" for n, row in enumerate(padded, 1))
    return f"矛盾调处\n编号 | {headers}\n" + "\n".join(numbered)


TRICKY_DISPUTES = (
    Tricky(
        "D501",
        "exactly two hours are not more than two",
        dispute("2026-03-20 10:00 | 重大"),
        now=NOON,
    ),
    Tricky("D501", "a second more is", dispute("2026-03-20 09:59:59 | 重大"), ESCALATED, now=NOON),
    Tricky("D501", "an ordinary one need not be passed on", dispute("2026-03-10 09:00 | 一般")),
    Tricky(
        "D501",
        "without a time of day the limit begins at the end of the day",
        dispute("2026-03-19 | 重大"),
        now="2026-03-20 02:00",
    ),
    Tricky(
        "D501",
        "and ends two hours into the next",
        dispute("2026-03-19 | 重大"),
        ESCALATED,
        now="2026-03-20 02:01",
    ),
    Tricky(
        "D501",
        "closed within two hours instead",
        dispute("2026-03-19 09:00 | 重大 | | | | 2026-03-19 10:30 | 已化解"),
    ),
    Tricky(
        "D501",
        "passed on the same day, no hour given: taken as its beginning",
        dispute("2026-03-19 09:00 | 重大 | 网格长 | 2026-03-19 | 劝开了"),
    ),
    Tricky(
        "D501",
        "passed on late though closed later still",
        dispute(
            "2026-03-18 09:00 | 重大 | 网格长 | 2026-03-18 12:00 | 劝开了 | 2026-03-19 | 已化解"
        ),
        ESCALATED,
    ),
    Tricky(
        "D501",
        "passed on, nobody knows when: that is D503",
        dispute("2026-03-18 09:00 | 重大 | 网格长 | | 劝开了"),
    ),
    Tricky(
        "D501",
        "a result without closing time: that is D504",
        dispute("2026-03-18 09:00 | 重大 | | | | | 已化解"),
    ),
    Tricky(
        "D501",
        "when it was passed on cannot be read: that is R102",
        dispute("2026-03-18 09:00 | 重大 | 网格长 | 昨天晚上1点 | 劝开了"),
    ),
    Tricky("D501", "the level is blank: that is R101", dispute("2026-03-18 09:00 | ")),
    Tricky(
        "D501",
        "half an hour, if the office says so",
        "参数\n参数 | 值\nmajor_escalate_hours | 0.5\n\n" + dispute("2026-03-20 11:29 | 重大"),
        ESCALATED,
        now=NOON,
    ),
    Tricky("D502", "seven days to the minute", dispute("2026-03-13 12:00 | 一般"), now=NOON),
    Tricky("D502", "seven days and a minute", dispute("2026-03-13 11:59 | 一般"), CLOSED, now=NOON),
    Tricky(
        "D502",
        "a major one has fifteen",
        dispute("2026-03-06 09:00 | 重大 | 网格长 | 2026-03-06 10:00 | 劝开了"),
    ),
    Tricky(
        "D502",
        "and no more",
        dispute("2026-03-05 09:00 | 重大 | 网格长 | 2026-03-05 10:00 | 劝开了"),
        CLOSED,
    ),
    Tricky(
        "D502",
        "without a time of day: the whole seventh day is within",
        dispute("2026-03-12 | 一般"),
        now="2026-03-20 00:00",
    ),
    Tricky(
        "D502",
        "and not a minute more",
        dispute("2026-03-12 | 一般"),
        CLOSED,
        now="2026-03-20 00:01",
    ),
    Tricky(
        "D502",
        "closed on the day of the limit, no hour given: taken as its beginning",
        dispute("2026-03-10 09:00 | 一般 | | | | 2026-03-17 | 已移交"),
    ),
    Tricky(
        "D502",
        "closed on the day after",
        dispute("2026-03-10 09:00 | 一般 | | | | 2026-03-18 | 已移交"),
        CLOSED,
    ),
    Tricky(
        "D502",
        "not settled is closed as well",
        dispute("2026-03-10 09:00 | 一般 | | | | 2026-03-16 | 未化解"),
    ),
    Tricky(
        "D502",
        "a result without closing time: that is D504",
        dispute("2026-03-01 09:00 | 一般 | | | | | 已化解"),
    ),
    Tricky(
        "D502",
        "the closing time cannot be read: that is R102",
        dispute("2026-03-01 09:00 | 一般 | | | | 上上周 | 已化解"),
    ),
    Tricky(
        "D503",
        "an ordinary one needs no word on calming",
        dispute("2026-03-19 09:00 | 一般 | 网格长 | 2026-03-19 10:00"),
    ),
    Tricky(
        "D503", "a major one that was not passed on neither", dispute("2026-03-20 17:00 | 重大")
    ),
    Tricky(
        "D503",
        "blanks are no word on calming",
        dispute("2026-03-19 09:00 | 重大 | 网格长 | 2026-03-19 10:00 | 　"),
        ("M-000001.calming",),
    ),
    Tricky(
        "D503",
        "two faults of one row are two findings",
        dispute("2026-03-19 09:00 | 重大 | 网格长 | | "),
        ("M-000001.escalated_at", "M-000001.calming"),
    ),
    Tricky(
        "D503",
        "a time that cannot be read is R102 alone",
        dispute("2026-03-19 09:00 | 一般 | 网格长 | 下午"),
    ),
    Tricky(
        "D503",
        "somebody who is not on the list is R108 alone",
        dispute("2026-03-19 09:00 | 一般 | 派出所 | 2026-03-19 10:00"),
    ),
    Tricky(
        "D504",
        "a time that cannot be read is R102 alone",
        dispute("2026-03-19 09:00 | 一般 | | | | 下午 | 已化解"),
    ),
    Tricky(
        "D504",
        "a result that is not on the list is R108 alone",
        dispute("2026-03-18 09:00 | 一般 | | | | 2026-03-19 | 和好"),
    ),
    Tricky(
        "D504", "both are there", dispute("2026-03-18 09:00 | 一般 | | | | 2026-03-19 | 已化解")
    ),
    Tricky(
        "D504",
        "not settled without a time",
        dispute("2026-03-18 09:00 | 一般 | | | | | 未化解"),
        CLOSED,
    ),
    Tricky(
        "D505",
        "the seventh day is within",
        dispute("2026-03-10 09:00 | 一般 | | | | 2026-03-13 | 已化解"),
    ),
    Tricky(
        "D505",
        "the eighth is not",
        dispute("2026-03-10 09:00 | 一般 | | | | 2026-03-12 23:59 | 已化解"),
        ("M-000001.followed_up_on",),
    ),
    Tricky(
        "D505",
        "handed over needs no follow-up",
        dispute("2026-03-01 09:00 | 一般 | | | | 2026-03-02 | 已移交"),
    ),
    Tricky(
        "D505",
        "settled, nobody knows when: that is D504",
        dispute("2026-03-01 09:00 | 一般 | | | | | 已化解"),
    ),
    Tricky(
        "D505",
        "followed up late is followed up",
        dispute("2026-03-01 09:00 | 一般 | | | | 2026-03-02 | 已化解 | 2026-03-19"),
    ),
    Tricky(
        "D505",
        "a follow-up date that cannot be read is R102 alone",
        dispute("2026-03-01 09:00 | 一般 | | | | 2026-03-02 | 已化解 | 前天"),
    ),
)
