"""Where the wording of J901 to J904 is easily misread."""

from tests.sheets_sync.rules.tricky.tricky import Tricky

FIRST = "2026-02-27 09:00"  # the base line
SEALED = "2026-03-04 00:05"  # the first sync after February was sealed
NOW = "2026-03-05 18:00"

DISPUTE = """
矛盾调处
编号 | 登记时间 | 办结时间 | 结果
M-000001 | 2026-02-26 09:00 | |
"""
VISIT = """
民情日记
编号 | 走访日期 | 反映问题
D-000001 | 2026-02-26 |
"""
MARCH = """
民情日记
编号 | 走访日期
D-000001 | 2026-03-02
"""


def many(first: int, last: int) -> str:
    lines = "\n".join(f"D-{number:06d} | 2026-03-02" for number in range(first, last + 1))
    return f"民情日记\n编号 | 走访日期\n{lines}"


TRICKY_PAST: tuple[Tricky, ...] = (
    Tricky(
        "J901",
        "closing a dispute is progress",
        DISPUTE.replace("09:00 | |", "09:00 | 2026-03-05 10:00 | 已化解"),
        now=NOW,
        earlier=((FIRST, DISPUTE), (SEALED, DISPUTE)),
    ),
    Tricky(
        "J901",
        "in the diary filling a blank cell is a change",
        VISIT.replace("2026-02-26 |", "2026-02-26 | 路灯不亮"),
        ("D-000001.problem",),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, VISIT)),
    ),
    Tricky(
        "J901",
        "what was closed at the seal may not be closed earlier afterwards",
        DISPUTE.replace("09:00 | |", "09:00 | 2026-02-27 10:00 | 已化解"),
        ("M-000001.closed_at",),
        now=NOW,
        earlier=(
            (FIRST, DISPUTE),
            (SEALED, DISPUTE.replace("09:00 | |", "09:00 | 2026-03-03 10:00 | 已化解")),
        ),
    ),
    Tricky(
        "J901",
        "an edit of the open month is nobody's business",
        MARCH.replace("2026-03-02", "2026-03-03"),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, MARCH)),
    ),
    Tricky(
        "J901",
        "moving a row of a sealed month into the open one is a change",
        VISIT.replace("2026-02-26", "2026-03-04"),
        ("D-000001.visited_on",),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, VISIT)),
    ),
    Tricky(
        "J901",
        "what the first sync after an outage shows was typed before the seal",
        VISIT.replace("2026-02-26 |", "2026-02-26 | 路灯不亮"),
        now="2026-03-10 09:00",
        earlier=((FIRST, VISIT),),
    ),
    Tricky(
        "J902",
        "a row of the open month that stood for less than a day",
        DISPUTE,
        now=NOW,
        earlier=((FIRST, DISPUTE), (SEALED, DISPUTE), ("2026-03-05 09:00", DISPUTE + MARCH)),
    ),
    Tricky(
        "J902",
        "a row of the open month that stood for more than a day",
        DISPUTE,
        ("D-000001",),
        now=NOW,
        earlier=((FIRST, DISPUTE), (SEALED, DISPUTE + MARCH)),
    ),
    Tricky(
        "J902",
        "after seven days the line leaves",
        DISPUTE,
        now="2026-03-13 09:00",
        earlier=((FIRST, DISPUTE + VISIT), (SEALED, DISPUTE + VISIT), (NOW, DISPUTE)),
    ),
    Tricky(
        "J902",
        "a row that came back",
        DISPUTE + VISIT,
        now="2026-03-06 09:00",
        earlier=((FIRST, DISPUTE + VISIT), (SEALED, DISPUTE + VISIT), (NOW, DISPUTE)),
    ),
    Tricky(
        "J903",
        "what the first sync after an outage shows was typed before the seal",
        VISIT + "\n民情日记\n走访日期\n2026-02-20",
        now="2026-03-10 09:00",
        earlier=((FIRST, VISIT),),
    ),
    Tricky(
        "J903",
        "a month long before the base line is sealed as well",
        VISIT + "\n民情日记\n走访日期\n2025-11-20",
        ("D-000002.visited_on",),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, VISIT)),
    ),
    Tricky(
        "J903",
        "the first sync marks nothing late",
        VISIT + "\n民情日记\n走访日期\n2025-11-20",
        now=NOW,
    ),
    Tricky(
        "J903",
        "a word of somebody who may not approve has no effect",
        VISIT + "\n民情日记\n走访日期 | 批准\n2026-02-20 | S02",
        ("D-000002.visited_on",),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, VISIT)),
    ),
    Tricky(
        "J904",
        "twenty of a hundred are not more than a fifth",
        many(21, 100),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, many(1, 100))),
    ),
    Tricky(
        "J904",
        "twenty-one of a hundred are",
        many(22, 100),
        ("diary",),
        now=NOW,
        earlier=((FIRST, VISIT), (SEALED, many(1, 100))),
    ),
    Tricky(
        "J904",
        "all of nineteen are fewer than twenty",
        DISPUTE,
        now=NOW,
        earlier=((FIRST, DISPUTE), (SEALED, DISPUTE + "\n" + many(1, 19))),
    ),
    Tricky(
        "J904",
        "they have come back",
        many(1, 100),
        now="2026-03-06 09:00",
        earlier=((FIRST, VISIT), (SEALED, many(1, 100)), (NOW, many(50, 100))),
    ),
)
