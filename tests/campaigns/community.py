"""The small community of the campaigns and the rows that its people type, right and wrong."""

from collections.abc import Mapping
from random import Random
from typing import Final

from sheets_sync.workbook.snapshot import Cell

Rows = tuple[Mapping[str, Cell], ...]

TODAY: Final = 46087  # 2026-03-06
KEPT_TABS: Final = (
    "diary", "services", "households", "places", "grids", "staff", "settings", "alerts", "status",
)  # fmt: skip
TOKEN_COLUMN: Final = {"diary": "content", "services": "result"}

GRIDS: Final[Rows] = (
    {"grid_id": "G1", "name": "东片", "level": "四级"},
    {"grid_id": "W01", "name": "第一网格", "level": "五级", "parent": "G1"},
    {"grid_id": "W02", "name": "第二网格", "level": "五级", "parent": "G1"},
)
STAFF: Final[Rows] = tuple(
    {"staff_id": f"S{n:02}", "name": name, "role": role, "grid": grid, "from": 45658}
    for n, (name, role, grid) in enumerate(
        (("周建国", "网格长", "G1"), ("李秀英", "网格员", "W01"), ("王桂兰", "网格员", "W02")), 1
    )
)
HOUSEHOLDS: Final[Rows] = tuple(
    {
        "household_id": f"H{n:03}",
        "grid": "W01" if n % 2 else "W02",
        "address": f"{n}号楼1单元",
        "head": "吴钱孙李周郑王冯"[n - 1] + "家",
    }
    for n in range(1, 9)
)
_TALES: Final = (
    "入户聊了近况,身体都好,用电用气也看过了",
    "问了孩子上学的事,提醒防范电信诈骗",
    "看望老人,帮着量了血压,家里一切正常",
    "说了停水通知,核对了家里常住人口",
)
_WORKERS: Final = ("S02", "S03", "李秀英", "王桂兰")
_METHODS: Final = ("入户面谈", "门口交谈", "电话联系", "敲门无人")
_DUTIES: Final = ("政策法规宣传", "社情民意采集", "便民服务先导")
_OUTCOMES: Final = ("无事项", "当场解决", "解释说明")
_ITEMS: Final = ("代办社保认证", "送药送餐", "陪同就医")


def one_cell(tab: str, key: str, random: Random) -> Cell:
    """What somebody types into a column: mostly right, now and then wrong or nothing."""
    slip = random.random()
    if key in ("visited_on", "asked_on"):
        return "昨天吧" if slip < 0.04 else TODAY + 3 if slip < 0.06 else TODAY - (slip < 0.4)
    if key == "worker":
        return "S99" if slip < 0.06 else "" if slip < 0.08 else random.choice(_WORKERS)
    if key in ("target", "household"):
        return "H999" if slip < 0.06 else "" if slip < 0.08 else f"H{random.randint(1, 8):03}"
    if key == "method":
        return "随便看看" if slip < 0.06 else random.choice(_METHODS)
    if key == "duty":
        return "" if slip < 0.06 else random.choice(_DUTIES)
    if key == "outcome":
        return "" if slip < 0.05 else "好了" if slip < 0.08 else random.choice(_OUTCOMES)
    if key == "item":
        return "别的" if slip < 0.08 else random.choice(_ITEMS)
    if key in ("arrived_at", "left_at"):
        return "" if slip < 0.5 else random.randint(24, 31) / 96
    return f"备注{random.randint(1, 99)}" if slip < 0.5 else ""


def typed(tab: str, key: str) -> bool:
    """Whether people of the campaign type into a column at will."""
    return key in _TYPED[tab]


_TYPED: Final = {
    "diary": (
        "visited_on", "worker", "target", "method", "duty", "outcome", "arrived_at", "left_at",
        "problem", "related",
    ),
    "services": ("asked_on", "worker", "household", "item"),
}  # fmt: skip


def row(tab: str, token: str, random: Random) -> dict[str, Cell]:
    """A whole new row that carries `token`; some are thin, some lack or garble a cell."""
    cells = {
        key: one_cell(tab, key, random)
        for key in _TYPED[tab]
        if key not in ("problem", "related") or random.random() < 0.2
    }
    if random.random() < 0.7:  # mostly somebody of the right grid
        home = cells.get("target") or cells.get("household")
        if isinstance(home, str) and home[1:].isdigit():
            cells["worker"] = "S02" if int(home[1:]) % 2 else "S03"
    tale = "" if random.random() < 0.1 else random.choice(_TALES)
    return {**cells, TOKEN_COLUMN[tab]: tale + token}
