"""Cases of family J."""

from datetime import datetime

from sheets_sync.ledger.dates import moment_of
from sheets_sync.rules.cases.case import Case, Find

_FIRST = "2026-02-27 09:00"  # the base line
_SEALED = "2026-03-04 00:05"  # the first sync after February was sealed
_NOW = "2026-03-05 18:00"
_VISIT = """
民情日记
编号 | 走访日期 | 走访记录
D-000001 | 2026-02-26 | 王阿姨血压偏高，已陪她去卫生站量过
"""
_MANY = "\n民情日记\n编号 | 走访日期\n" + "\n".join(
    f"D-{number:06d} | 2026-03-02" for number in range(1, 31)
)
_FEW = "\n民情日记\n编号 | 走访日期\n" + "\n".join(
    f"D-{number:06d} | 2026-03-02" for number in range(1, 12)
)
_MOST = "\n民情日记\n编号 | 走访日期\n" + "\n".join(
    f"D-{number:06d} | 2026-03-02" for number in range(1, 10)
)


def _at(text: str) -> int:
    return moment_of(datetime.fromisoformat(text))


PAST_CASES = (
    Case(
        "J901",
        _NOW,
        passes="""
民情日记
编号 | 走访日期 | 走访记录 | 批准
D-000001 | 2026-02-26 | 王阿姨血压已经正常，不用再去卫生站 | S01
""",
        fails="""
民情日记
编号 | 走访日期 | 走访记录
D-000001 | 2026-02-26 | 王阿姨血压已经正常，不用再去卫生站
""",
        finds=(Find("diary", "D-000001", "content"),),
        args={
            "month": "2026-02",
            "old": "王阿姨血压偏高，已陪她去卫生站量过",
            "new": "王阿姨血压已经正常，不用再去卫生站",
            "seen": _at(_NOW),
        },
        earlier=((_FIRST, _VISIT), (_SEALED, _VISIT)),
    ),
    Case(
        "J902",
        _NOW,
        passes=_VISIT,
        fails="民情日记\n走访日期 | 走访记录\n2026-03-05 | 新开的小店，负责人愿意参加义务巡逻",
        finds=(Find("diary", "D-000001"),),
        args={"tab": "diary", "record": "D-000001", "seen": _at(_NOW), "month": "2026-02"},
        earlier=((_FIRST, _VISIT), (_SEALED, _VISIT)),
    ),
    Case(
        "J903",
        _NOW,
        passes=f"""{_VISIT}
民情日记
走访日期 | 批准
2026-02-20 | S01
""",
        fails=f"""{_VISIT}
民情日记
走访日期 | 批准
2026-02-20 |
""",
        finds=(Find("diary", "D-000002", "visited_on"),),
        args={"month": "2026-02"},
        earlier=((_FIRST, _VISIT), (_SEALED, _VISIT)),
    ),
    Case(
        "J904",
        _NOW,
        passes=_FEW,
        fails=_MOST,
        finds=(Find("diary", ""),),
        args={"tab": "diary", "rows": 21, "of": 30, "seen": _at(_NOW)},
        earlier=((_FIRST, _VISIT), (_SEALED, _MANY)),
    ),
)
