"""The register of public places."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sheets_sync.demo.people import ESTATES, grid_ids
from sheets_sync.demo.rows import Cell, DemoRow

DEFAULT_CYCLE = 30  # rules.md place_cycle_days

_NAMES: Mapping[str, tuple[str, ...]] = {
    "internet_cafe": ("极速网吧", "蓝海网咖", "新时空网吧"),
    "restaurant": ("{s}记饭店", "{s}家小厨", "好味面馆", "{s}记早点", "渔港土菜馆"),
    "hotel": ("平安旅社", "{s}家旅馆", "如意招待所"),
    "rented_rooms": ("{s}家出租楼", "老粮库群租房", "厂后出租院"),
    "card_room": ("{s}家棋牌室", "老友棋牌室", "桥东棋牌室"),
    "shop": ("{s}家超市", "便民小店", "{s}记烟酒店", "惠万家超市", "{s}家五金店"),
    "clinic": ("卫生室", "{s}医生诊所", "康宁诊所"),
    "school": ("小博士幼儿园", "中心小学", "红星幼儿园"),
    "care_home": ("夕阳红养老院", "怡康护理院"),
    "building_site": ("安置房二期工地", "道路拓宽工地", "{s}家翻建工地"),
    "workshop": ("{s}家制衣坊", "木器加工点", "{s}记豆腐坊", "塑料粒子厂"),
    "parcel_station": ("快递驿站", "{s}家驿站", "村口代收点"),
    "waterside": ("东大塘", "西圩泵站", "排涝站", "学堂后塘"),
    "other": ("文化广场", "废品回收点", "停车场", "农贸市场"),
}
# How often each kind stands in the list that grids draw from.
_KINDS = (
    *("restaurant",) * 4,
    *("shop",) * 4,
    *("waterside",) * 3,
    *("clinic", "card_room", "workshop", "parcel_station", "rented_rooms") * 2,
    *("internet_cafe", "hotel", "school", "care_home", "building_site", "other"),
)
_SURNAMES = "夏范葛汪毛邱侯熊孟白段雷龙黎史贺龚文"


@dataclass(frozen=True, slots=True)
class Place:
    """One public place. `opened_on` is a serial day; `cycle` counts days."""

    place_id: str
    grid: str
    name: str
    kind: str
    keeper: str
    cycle: int = DEFAULT_CYCLE
    opened_on: int | None = None
    planted: str = ""


def open_places(rng: Random, count: int, *, start: int) -> list[Place]:
    """`count` places over the grids, names unique in each grid."""
    places: list[Place] = []
    kinds: list[str] = []
    for index, grid in enumerate(grid_ids()):
        upto = round(count * (index + 1) / len(grid_ids()))
        taken: set[str] = set()
        while len(places) < upto:
            kinds = kinds or rng.sample(_KINDS, len(_KINDS))
            kind = kinds.pop()
            surname = rng.choice(_SURNAMES)
            name = rng.choice(_NAMES[kind]).format(s=surname)
            while name in taken:
                surname = rng.choice(_SURNAMES)
                name = f"{surname}家{name[-3:]}" if len(taken) < 12 else f"{name}{len(taken)}号"
            taken.add(name)
            cycle = (
                15
                if kind in ("internet_cafe", "building_site") and rng.random() < 0.5
                else DEFAULT_CYCLE
            )
            opened = start - rng.randint(30, 900) if rng.random() < 0.3 else None
            keeper = f"{'老' if rng.random() < 0.5 else '小'}{surname}"
            place_id = f"P{len(places) + 1:03d}"
            places.append(Place(place_id, grid, name, kind, keeper, cycle, opened))
    return places


def place_row(rng: Random, place: Place, words: Mapping[str, str]) -> DemoRow:
    """The row of 场所台账."""
    number = rng.randint(1, 60)
    values: dict[str, Cell] = {
        "place_id": place.place_id,
        "grid": place.grid,
        "name": place.name,
        "kind": words[f"place.{place.kind}"],
        "address": f"{number % 12 + 1}幢西侧" if place.grid in ESTATES else f"村中路{number}号",
        "keeper": place.keeper,
        "phone": f"1390000{rng.randint(0, 9999):04d}",
    }
    if place.cycle != DEFAULT_CYCLE or rng.random() < 0.2:
        values["cycle_days"] = place.cycle
    if place.opened_on is not None:
        values["opened_on"] = place.opened_on
    return DemoRow("places", values, None, place.planted)
