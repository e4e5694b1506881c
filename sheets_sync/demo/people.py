"""The grids and the people who work in them, all invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sheets_sync.demo.rows import Cell, DemoRow, day_of, serial

GRID_NAMES = (
    *("杨柳庄", "东坝头", "石桥口", "北圩", "南圩", "渔家荡", "新河湾"),
    *("槐树巷", "老街", "新苑小区一期", "新苑小区二期", "学堂巷", "粮站宿舍", "桃园小区"),
    *("西舍", "八里墩", "徐家垛", "水产村", "开发区公寓", "城郊安置小区"),
)
AREAS = (("G1", "河东片", 1, 7), ("G2", "老街片", 8, 14), ("G3", "河西片", 15, 20))
ESTATES = frozenset({"W10", "W11", "W13", "W14", "W19", "W20"})  # flats, not farmhouses

_LEADERS = ("周国平", "沈丽华", "顾长林")
_WORKERS = (
    *("吴海燕", "陈守信", "李春芳", "王德才", "徐月娥", "孙建国", "朱晓梅"),
    *("马文斌", "胡巧云", "郭志明", "林秀珍", "何永康", "高素琴", "罗学军"),
    *("郑玉霞", "梁万福", "谢小红", "宋长根", "唐美凤", "韩立新"),
)
_OFFICE = (
    ("S025", "曹敏", "grid_assistant"),
    ("S026", "彭丽君", "committee"),
    ("S027", "蒋伟东", "committee"),
    ("S028", "丁志强", "centre"),
)
_SUCCESSOR = "潘小军"


@dataclass(frozen=True, slots=True)
class Post:
    """A grid worker in one grid from `first` to `last` (serial days)."""

    staff_id: str
    name: str
    grid: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cover:
    """A worker standing in for the worker of another grid, who is away."""

    post: Post
    absent: str


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who is where: the roster rows, the posts of grid workers, the one cover."""

    rows: tuple[DemoRow, ...]
    posts: tuple[Post, ...]
    cover: Cover


def leader_of(grid: str) -> tuple[str, str]:
    """Staff id and name of the leader above a fifth-level grid."""
    number = int(grid[1:])
    index = next(i for i, area in enumerate(AREAS) if area[2] <= number <= area[3])
    return f"S{index + 1:03d}", _LEADERS[index]


def committee_member() -> tuple[str, str]:
    """Staff id and name of the one who signs for the committee."""
    return _OFFICE[1][0], _OFFICE[1][1]


def grid_ids() -> tuple[str, ...]:
    """The fifth-level grids, `W01` to `W20`."""
    return tuple(f"W{number:02d}" for number in range(1, len(GRID_NAMES) + 1))


def grid_rows(words: Mapping[str, str]) -> tuple[DemoRow, ...]:
    """Three fourth-level grids and twenty below them (§3)."""
    rows: list[dict[str, Cell]] = []
    for grid_id, name, first, last in AREAS:
        rows.append({"grid_id": grid_id, "name": name, "level": words["level.four"]})
        for number in range(first, last + 1):
            grid = f"W{number:02d}"
            scope = "1幢至12幢" if grid in ESTATES else "1组至6组"
            rows.append(
                {
                    "grid_id": grid,
                    "name": GRID_NAMES[number - 1],
                    "level": words["level.five"],
                    "parent": grid_id,
                    "scope": f"{GRID_NAMES[number - 1]}{scope}",
                }
            )
    return tuple(DemoRow("grids", row, None) for row in rows)


def staff_up(
    rng: Random,
    words: Mapping[str, str],
    marks: Mapping[str, str],
    *,
    start: int,
    last_month: date,
) -> Staffing:
    """Put everybody in post, long before `start` but for one newcomer.

    In `last_month` (its first day) the worker of W13 leaves on the 15th, the worker of W18
    moves there, a newcomer takes W18, and W02 stands in for W03 from the 8th to the 20th.
    `marks` maps a staff id to the plant whose subject this worker is.
    """
    handover = serial(last_month) + 15
    away = (serial(last_month) + 7, serial(last_month) + 19)
    posts = tuple(_posts(rng, start, handover))
    covering = next(post for post in posts if post.grid == "W02")
    absent = next(post for post in posts if post.grid == "W03").staff_id
    cover = Cover(Post(covering.staff_id, covering.name, "W03", *away), absent)
    rows: list[DemoRow] = []
    for staff_id, name, role, grid in _leading():
        values = _person(rng, staff_id, name, words[role], grid, start - rng.randint(300, 2500))
        rows.append(DemoRow("staff", values, None))
    for post in posts:
        values = _person(
            rng, post.staff_id, post.name, words["role.grid_worker"], post.grid, post.first
        )
        if post.last < serial(date(2099, 12, 31)):
            values["until"] = post.last
        if post is covering:
            values["covers"] = f"W03({day_of(away[0])}~{day_of(away[1])})"
        rows.append(DemoRow("staff", values, None, marks.get(post.staff_id, "")))
    for staff_id, name, role in _OFFICE:
        values = _person(rng, staff_id, name, words[f"role.{role}"], "", start - 900)
        rows.append(DemoRow("staff", values, None))
    return Staffing(tuple(rows), posts, cover)


def _leading() -> Sequence[tuple[str, str, str, str]]:
    return tuple(
        (f"S{index + 1:03d}", name, "role.grid_leader", AREAS[index][0])
        for index, name in enumerate(_LEADERS)
    )


def _posts(rng: Random, start: int, handover: int) -> Sequence[Post]:
    forever = serial(date(2099, 12, 31))
    posts = []
    for index, name in enumerate(_WORKERS):
        grid, since = f"W{index + 1:02d}", start - rng.randint(300, 2500)
        last = handover - 1 if grid in ("W13", "W18") else forever
        posts.append(Post(f"S{index + 4:03d}", name, grid, since, last))
    mover = posts[17]
    posts.append(Post(mover.staff_id, mover.name, "W13", handover, forever))
    posts.append(Post("S024", _SUCCESSOR, "W18", handover, forever))
    return posts


def _person(
    rng: Random, staff_id: str, name: str, role: str, grid: str, since: int
) -> dict[str, Cell]:
    values: dict[str, Cell] = {"staff_id": staff_id, "name": name, "role": role}
    if grid:
        values["grid"] = grid
    values["phone"] = f"1390000{rng.randint(0, 9999):04d}"
    day = day_of(since)
    values["from"] = f"{day.year}年{day.month}月{day.day}日" if rng.random() < 0.3 else since
    return values
