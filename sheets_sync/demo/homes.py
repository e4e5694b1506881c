"""The register of households: who lives where, and what a worker knows of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from sheets_sync.demo.people import ESTATES, grid_ids
from sheets_sync.demo.rows import Cell, DemoRow

NEW_DAYS = 90  # rules.md new_resident_days
FIRST_VISIT_DAYS = 7  # rules.md first_visit_days

_SURNAMES = "吴陈沈赵钱孙李周郑王冯蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹"
_OLD_WOMEN = (
    "桂兰",
    "秀英",
    "凤珍",
    "玉芳",
    "兰英",
    "翠花",
    "巧珍",
    "素珍",
    "月英",
    "秋菊",
    "银娣",
)
_OLD_MEN = ("福根", "长贵", "德全", "金宝", "有才", "顺发", "文彬", "根生", "荣华", "正明", "阿大")
_WOMEN = (
    "丽萍",
    "红梅",
    "建芳",
    "美琴",
    "小燕",
    "爱华",
    "海霞",
    "春花",
    "敏",
    "静",
    "雪芹",
    "玉兰",
)
_MEN = ("建军", "国强", "志刚", "永明", "小平", "卫东", "学文", "海涛", "伟", "斌", "立新", "大勇")
_CHILDREN = ("乐乐", "小雨", "浩浩", "妞妞", "童童", "阳阳", "欣欣", "壮壮", "朵朵", "磊磊", "甜甜")
_GRADES = ("幼儿园大班", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "初一")
_ORIGINS = ("湖南", "安徽", "河南", "四川", "江西", "贵州", "湖北", "盐城", "宿迁", "甘肃", "云南")
_TRADES = (
    *("在服装厂踩机器", "做装修", "在开发区上班", "跑外卖", "在工地扎钢筋", "开早点摊", "送快递"),
    *("在饭店端菜", "收废品", "开货车", "在电子厂上夜班", "卖水果", "做保洁", "在菜场杀鱼"),
)
_AWAY = ("苏州", "上海", "南京", "无锡", "常州", "杭州", "外省", "昆山", "镇江", "外地")
_KIN = ("儿子", "女儿", "大儿子", "小女儿", "二儿子", "大女儿", "侄子", "外甥女")
_HANDICAPS = (
    ("轮椅", "坐在轮椅上聊了一会"),
    ("助听器", "用纸笔聊了一会"),
    ("盲杖", "握着我的手聊了一会"),
    ("助行器", "扶着助行器走了几步给我看"),
    ("拐杖", "靠着门框聊了一会"),
)
_CARERS = ("老伴", "母亲", "妻子", "姐姐", "丈夫", "妹妹", "儿媳", "父亲")
_EXCUSES = ("住院治疗", "去女儿家过一阵", "外出探亲", "随子女外地养病")


@dataclass(frozen=True, slots=True)
class Home:
    """One household. Days are serials; `facts` fill the slots of sentences about it."""

    household_id: str
    grid: str
    address: str
    group: str
    head: str
    facts: Mapping[str, str]
    tags: tuple[str, ...] = ()
    ticked_new: bool = False
    moved_in: int | None = None
    moved_out: int | None = None
    excused: tuple[int, int] | None = None
    planted: str = ""

    def lives_here(self, day: int) -> bool:
        """As rules.md defines it."""
        return (self.moved_in is None or self.moved_in <= day) and (
            self.moved_out is None or self.moved_out >= day
        )

    def special(self, day: int) -> bool:
        """Whether somebody must visit: a tag, or moved in lately."""
        return self.lives_here(day) and (bool(self.tags) or self.newcomer(day))

    def newcomer(self, day: int) -> bool:
        """Whether moved in within the last 90 days."""
        return self.moved_in is not None and 0 <= day - self.moved_in <= NEW_DAYS

    def welcome(self, day: int) -> bool:
        """Whether a visit makes sense: lives here and is not excused."""
        excused = self.excused is not None and self.excused[0] <= day <= self.excused[1]
        return self.lives_here(day) and not excused


def settle(
    rng: Random, count: int, *, start: int, today: int, steady: frozenset[str]
) -> list[Home]:
    """`count` homes over the twenty grids.

    Nobody moves in, and few have tags, in the `steady` grids: their workers neglect them.
    """
    weights = [rng.uniform(0.8, 1.2) for _ in grid_ids()]
    homes: list[Home] = []
    for index, grid in enumerate(grid_ids()):
        upto = round(count * sum(weights[: index + 1]) / sum(weights))
        addresses = _addresses(rng, grid, upto - len(homes))
        for address, group in addresses:
            homes.append(_home(rng, f"H{len(homes) + 1:04d}", grid, address, group, grid in steady))
    return [home if home.grid in steady else _moved(rng, home, start, today) for home in homes]


def _addresses(rng: Random, grid: str, count: int) -> list[tuple[str, str]]:
    """Addresses unique in a grid, in order, each with its group or building."""
    if grid in ESTATES:
        floors = max(6, count // 24)
        flats = [(b, f, d) for b in range(1, 13) for f in range(1, floors) for d in range(1, 5)]
        chosen = sorted(rng.sample(flats, count))
        return [(f"{b}幢{f}{d:02d}室", f"{b}幢") for b, f, d in chosen]
    houses = [(g, n) for g in range(1, 7) for n in range(1, max(30, count // 3) + 1)]
    return [(f"{g}组{n}号", f"{g}组") for g, n in sorted(rng.sample(houses, count))]


def _home(
    rng: Random, household_id: str, grid: str, address: str, group: str, steady: bool
) -> Home:
    roll = rng.random() * (2.2 if steady else 1.0)
    tags: tuple[str, ...] = ()
    if roll < 0.10:
        tags = ("elder_alone", "disabled") if rng.random() < 0.1 else ("elder_alone",)
    elif roll < 0.14:
        tags = ("disabled",)
    elif roll < 0.18:
        tags = ("left_behind_child", "disabled") if rng.random() < 0.1 else ("left_behind_child",)
    elif roll < 0.23:
        tags = ("floating",)
    old = bool({"elder_alone", "left_behind_child"} & set(tags)) or (
        not tags and rng.random() < 0.35
    )
    woman = rng.random() < 0.5
    surname = rng.choice(_SURNAMES)
    given = rng.choice((_OLD_WOMEN if woman else _OLD_MEN) if old else (_WOMEN if woman else _MEN))
    facts = _facts(rng, group, surname, old, woman)
    return Home(household_id, grid, address, group, surname + given, facts, tags)


def _facts(rng: Random, group: str, surname: str, old: bool, woman: bool) -> dict[str, str]:
    if old:
        titles = ("奶奶", "阿婆", "老太") if woman else ("大爷", "爷爷", "老爹")
    else:
        titles = ("大姐", "阿姨", "嫂子") if woman else ("师傅", "大哥", "老板")
    call = surname + rng.choice(titles)
    if not old and rng.random() < 0.4:
        call = rng.choice("老小") + surname
    aid, chat = rng.choice(_HANDICAPS)
    guards = ("奶奶", "外婆") if woman else ("爷爷", "外公")
    return {
        "call": call,
        "group": group,
        "age": str(rng.randint(70, 91) if old else rng.randint(28, 60)),
        "kin": rng.choice(_KIN),
        "away": rng.choice(_AWAY),
        "trade": rng.choice(_TRADES),
        "origin": rng.choice(_ORIGINS),
        "child": rng.choice(_CHILDREN),
        "grade": rng.choice(_GRADES),
        "guard": rng.choice(guards),
        "aid": aid,
        "chat": chat,
        "carer": rng.choice(_CARERS),
    }


def _moved(rng: Random, home: Home, start: int, today: int) -> Home:
    """Some came lately, some left, some are excused for a while."""
    roll = rng.random()
    if roll < 0.035 and "elder_alone" not in home.tags:
        moved_in = today - rng.randint(9, 85)
        tags = tuple(tag for tag in home.tags if tag == "floating")
        return replace(home, tags=tags, moved_in=moved_in, ticked_new=rng.random() < 0.7)
    if roll < 0.05 and not home.tags:
        return replace(home, moved_out=rng.randint(start - 200, today - 3))
    if home.tags and rng.random() < 0.05:
        first = rng.randint(start, today)
        return replace(home, excused=(first, first + rng.randint(12, 45)))
    if rng.random() < 0.15:
        return replace(home, moved_in=today - rng.randint(400, 9000))
    return home


def home_row(rng: Random, home: Home, words: Mapping[str, str]) -> DemoRow:
    """The row of 住户台账."""
    values: dict[str, Cell] = {
        "household_id": home.household_id,
        "grid": home.grid,
        "address": home.address,
        "head": home.head,
        "people": 1 if home.tags[:1] == ("elder_alone",) else rng.randint(2, 6),
    }
    if rng.random() < 0.85:
        mobile = f"1390000{rng.randint(0, 9999):04d}"
        values["phone"] = mobile if rng.random() < 0.8 else f"0523-8000{rng.randint(0, 999):03d}"
    tags = (("new_resident",) if home.ticked_new else ()) + home.tags
    if tags:
        separator = rng.choice(("、", "、", "、", "\uff0c", ";", " "))
        values["tags"] = separator.join(words[f"tag.{tag}"] for tag in tags)
    if home.moved_in is not None:
        values["moved_in"] = home.moved_in
    if home.moved_out is not None:
        values["moved_out"] = home.moved_out
    if home.excused:
        values["excused_from"], values["excused_until"] = home.excused
        values["excused_why"] = rng.choice(_EXCUSES)
    return DemoRow("households", values, None, home.planted)
