"""Tricky cases of A403 to A407: what is counted, and in which month."""

# ruff: noqa: E501 -- one case a line, to be read as a table

from tests.sheets_sync.rules.tricky.tricky import Tricky

WORKER = ("S02",)
TWO = "参数\n参数 | 值\ndense_day_households | 2\n\n"
BURST = "参数\n参数 | 值\nburst_rows | 4\nburst_dates | 3\n\n"
ROUNDED = "参数\n参数 | 值\nrounded_rows | 10\n\n"
OPENED = (("2026-03-01 08:00", ""),)


def diary(*rows: str, headers: str = "走访对象") -> str:
    numbered = (f"D-0000{n:02} | {row}" for n, row in enumerate(rows, 1))
    return f"民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(numbered)


def timed(*rows: str, headers: str = "走访对象 | 到达时间 | 离开时间") -> str:
    return diary(*(f"2026-03-05 | {row}" for row in rows), headers=headers)


def arrivals(*times: str) -> str:
    return ROUNDED + diary(
        *(f"2026-03-{day:02} | H001 | {time}" for day, time in enumerate(times, 1)),
        headers="走访对象 | 到达时间",
    )


def survey(recalled: str, *days: str, on: str = "2026-03-19", method: str = "入户面谈") -> str:
    told = diary(*(f"{day} | H001 | {method}" for day in days), headers="走访对象 | 走访方式")
    return f"{told}\n\n入户测评\n编号 | 测评日期 | 户号 | 网格员 | 近三月来访\nV-000001 | {on} | H001 | S02 | {recalled}"


BOTH = ("D-000001", "D-000002")

TRICKY_PATTERNS = (
    Tricky(
        "A403",
        "phone calls are no visits",
        TWO
        + diary(
            "2026-03-05 | H001 | 入户面谈",
            "2026-03-05 | H002 | 入户面谈",
            "2026-03-05 | H003 | 电话联系",
            headers="走访对象 | 走访方式",
        ),
    ),
    Tricky(
        "A403",
        "places are no homes",
        TWO + diary("2026-03-05 | H001", "2026-03-05 | H002", "2026-03-05 | P001"),
    ),
    Tricky(
        "A403",
        "of the month before last nobody speaks any more",
        TWO + diary("2026-01-05 | H001", "2026-01-05 | H002", "2026-01-05 | H003"),
    ),
    Tricky(
        "A403",
        "the month before counts",
        TWO + diary("2026-02-05 | H001", "2026-02-05 | H002", "2026-02-05 | H003"),
        WORKER,
    ),
    Tricky(
        "A403",
        "rows with an error do not count",
        TWO
        + diary(
            "2026-03-05 | H001 | 入户面谈",
            "2026-03-05 | H002 | 入户面谈",
            "2026-03-05 | H003 | 路过",
            headers="走访对象 | 走访方式",
        ),
    ),
    Tricky("A404", "one home twice is R113", timed("H001 | 14:00 | 15:00", "H001 | 14:30 | 15:30")),
    Tricky(
        "A404", "a home and a place", timed("H001 | 14:00 | 15:00", "P001 | 14:30 | 15:30"), BOTH
    ),
    Tricky(
        "A404", "one within the other", timed("H001 | 14:00 | 16:00", "H002 | 14:30 | 15:00"), BOTH
    ),
    Tricky(
        "A404",
        "when one ends the other begins",
        timed("H001 | 14:00 | 14:30", "H002 | 14:30 | 14:45"),
    ),
    Tricky(
        "A404",
        "a moment within a visit overlaps nothing",
        timed("H001 | 14:00 | 15:00", "H002 | 14:30 | 14:30"),
    ),
    Tricky(
        "A404",
        "nobody knows when the second ended",
        timed("H001 | 14:00 | 15:00", "H002 | 14:30 | "),
    ),
    Tricky(
        "A404",
        "a phone call during a visit",
        timed(
            "H001 | 14:00 | 15:00 | 入户面谈",
            "H002 | 14:30 | 14:40 | 电话联系",
            headers="走访对象 | 到达时间 | 离开时间 | 走访方式",
        ),
    ),
    Tricky(
        "A404",
        "two workers at two homes",
        timed(
            "S02 | H001 | 14:00 | 15:00",
            "S03 | H004 | 14:30 | 15:30",
            headers="网格员 | 走访对象 | 到达时间 | 离开时间",
        ),
    ),
    Tricky(
        "A404",
        "a third one overlaps only the first",
        timed("H001 | 14:00 | 16:00", "H002 | 14:10 | 14:20", "H003 | 15:00 | 15:10"),
        ("D-000001", "D-000002", "D-000003"),
    ),
    Tricky(
        "A405",
        "rows of the very first sync have no first_seen",
        BURST
        + diary("2026-03-02 | H001", "2026-03-03 | H002", "2026-03-04 | H003", "2026-03-05 | H001"),
    ),
    Tricky(
        "A405",
        "three entries are too few",
        BURST + diary("2026-03-02 | H001", "2026-03-03 | H002", "2026-03-04 | H003"),
        earlier=OPENED,
    ),
    Tricky(
        "A405",
        "four of two dates are no burst",
        BURST
        + diary("2026-03-02 | H001", "2026-03-02 | H002", "2026-03-03 | H003", "2026-03-03 | H001"),
        earlier=OPENED,
    ),
    Tricky(
        "A405",
        "four of three dates are",
        BURST
        + diary("2026-03-02 | H001", "2026-03-03 | H002", "2026-03-04 | H003", "2026-03-04 | H001"),
        WORKER,
        earlier=OPENED,
    ),
    Tricky(
        "A405",
        "January is not looked at any more",
        BURST
        + diary("2026-01-02 | H001", "2026-01-03 | H002", "2026-01-04 | H003", "2026-01-05 | H001"),
        earlier=(("2026-01-01 08:00", ""),),
    ),
    Tricky(
        "A406",
        "nine of ten are not more than nine tenths",
        arrivals(
            "9:00", "9:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "15:30", "16:05"
        ),
    ),
    Tricky(
        "A406",
        "ten of ten are",
        arrivals(
            "9:00", "9:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "15:30", "16:00"
        ),
        WORKER,
    ),
    Tricky(
        "A406",
        "nine are too few",
        arrivals("9:00", "9:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "15:30"),
    ),
    Tricky(
        "A406",
        "blank times are not counted",
        arrivals("9:00", "9:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00", "15:30", ""),
    ),
    Tricky("A407", "one visit may be forgotten", survey("0", "2026-03-02")),
    Tricky("A407", "two may not", survey("0", "2026-03-02", "2026-03-03"), ("V-000001",)),
    Tricky("A407", "cannot remember", survey("记不清", "2026-03-02", "2026-03-03")),
    Tricky(
        "A407",
        "phone calls are no visits",
        survey("0", "2026-03-02", "2026-03-03", method="电话联系"),
    ),
    Tricky(
        "A407",
        "visits of the day itself count, those after it do not",
        survey("0", "2026-03-05", "2026-03-06", on="2026-03-05"),
    ),
    Tricky(
        "A407", "the 92nd day before counts", survey("0", "2025-12-17", "2026-03-02"), ("V-000001",)
    ),
    Tricky("A407", "the 93rd does not", survey("0", "2025-12-16", "2026-03-02")),
)
