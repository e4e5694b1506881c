"""Tricky cases of family T: what is due today, done late, or done without a word."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky


def task(due: str, done: str = "") -> str:
    return f"工作任务\n编号 | 完成期限 | 完成日期\nT-000001 | {due} | {done}"


def service(asked: str, done: str = "") -> str:
    return f"便民服务\n编号 | 受理日期 | 办结日期\nF-000001 | {asked} | {done}"


def mending(due: str, done: str = "", review: str = "") -> str:
    return f"整改\n编号 | 完成期限 | 完成日期 | 复查结果\nZ-000001 | {due} | {done} | {review}"


def decision(decided: str, due: str, done: str = "") -> str:
    return f"例会议题\n编号 | 问题类别 | 两委决定 | 期限 | 落实日期\nG-000001 | 停车难 | {decided} | {due} | {done}"


def appeal(on: str, ruling: str = "", period: str = "2025Q4") -> str:
    return f"申诉\n编号 | 申诉日期 | 期间 | 复核结论\nA-000001 | {on} | {period} | {ruling}"


def drawn(verdict: str = "", quarter: str = "2026Q1", checker: str = "周建国") -> str:
    return f"真实性抽查\n编号 | 季度 | 抽查对象 | 抽查人 | 核查结论\nK-000001 | {quarter} | D-000001 | {checker} | {verdict}"


TASK, SERVICE, MENDING = ("T-000001.done_on",), ("F-000001.done_on",), ("Z-000001.done_on",)
DECISION, APPEAL = ("G-000001.done_on",), ("A-000001.ruling",)
DRAWN = ("K-000001.verdict",)

TRICKY_FOLLOW_UP = (
    Tricky("T701", "due today is nearly due", task("2026-03-20"), TASK),
    Tricky("T701", "four days are not yet", task("2026-03-24")),
    Tricky("T701", "done already", task("2026-03-20", "2026-03-19")),
    Tricky("T701", "yesterday's is T702", task("2026-03-19")),
    Tricky("T701", "a done date that cannot be read is R102 alone", task("2026-03-21", "快了")),
    Tricky("T702", "due today is not overdue", task("2026-03-20")),
    Tricky("T702", "done late is done", task("2026-03-10", "2026-03-19")),
    Tricky("T702", "a due date that cannot be read is R102 alone", task("月底", "")),
    Tricky("T702", "a done date that cannot be read is R102 alone", task("2026-03-10", "做完了")),
    Tricky("T703", "seven days are within", service("2026-03-13")),
    Tricky("T703", "eight are not", service("2026-03-12"), SERVICE),
    Tricky("T703", "done late is done", service("2026-03-01", "2026-03-19")),
    Tricky(
        "T703", "a done date that cannot be read is R102 alone", service("2026-03-01", "办好了")
    ),
    Tricky("T704", "due today", mending("2026-03-20")),
    Tricky("T704", "done and waiting for its review", mending("2026-03-10", "2026-03-18")),
    Tricky(
        "T704",
        "the review failed, the date is not gone",
        mending("2026-03-25", "2026-03-18", "不通过"),
    ),
    Tricky(
        "T704",
        "the review failed and the date is gone",
        mending("2026-03-19", "2026-03-18", "不通过"),
        MENDING,
    ),
    Tricky("T704", "passed without a date of its doing", mending("2026-03-01", "", "通过")),
    Tricky("T705", "due today", decision("装三十个充电口", "2026-03-20")),
    Tricky("T705", "nothing was decided yet", decision("", "2026-03-01")),
    Tricky("T705", "no date was set", decision("装三十个充电口", "")),
    Tricky("T705", "a date gone", decision("装三十个充电口", "2026-03-19"), DECISION),
    Tricky(
        "T706", "six days before publication nobody is reminded", drawn(), now="2026-04-09 18:00"
    ),
    Tricky("T706", "five days before", drawn(), DRAWN, now="2026-04-10 00:00"),
    Tricky("T706", "published, and still no verdict", drawn(), DRAWN, now="2026-05-02 09:00"),
    Tricky("T706", "nobody was named", drawn(checker=""), DRAWN, now="2026-04-12 09:00"),
    Tricky("T706", "nobody could tell is a verdict", drawn("无法核实"), now="2026-04-12 09:00"),
    Tricky(
        "T706",
        "a verdict that cannot be read is R108 alone",
        drawn("去过了"),
        now="2026-04-12 09:00",
    ),
    Tricky(
        "T706", "a quarter in words", drawn(quarter="2026年第1季度"), DRAWN, now="2026-04-12 09:00"
    ),
    Tricky("T706", "a quarter that nobody can read", drawn(quarter="春天"), now="2026-04-12 09:00"),
    Tricky(
        "T707", "five working days: Friday to Friday", appeal("2026-01-09"), now="2026-01-16 18:00"
    ),
    Tricky(
        "T707", "and the Monday after is late", appeal("2026-01-09"), APPEAL, now="2026-01-17 09:00"
    ),
    Tricky(
        "T707",
        "spring festival does not count, and its Saturdays are worked",
        appeal("2026-02-12", period="2025"),
        now="2026-02-26 18:00",
    ),
    Tricky(
        "T707", "the day after", appeal("2026-02-12", period="2025"), APPEAL, now="2026-02-27 18:00"
    ),
    Tricky("T707", "ruled on", appeal("2026-01-16", "维持")),
    Tricky("T707", "after the appeal days nobody owes an answer", appeal("2026-02-02")),
)
