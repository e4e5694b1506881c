"""The demo community, put together."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from sheets_sync.demo.compose import Composer
from sheets_sync.demo.desk import Desk
from sheets_sync.demo.diary import DiaryWriter, Entry
from sheets_sync.demo.disputes import disputes
from sheets_sync.demo.habits import habits
from sheets_sync.demo.homes import home_row, settle
from sheets_sync.demo.marks import mark
from sheets_sync.demo.office import adjustments, rectifications, services, surveys, tasks
from sheets_sync.demo.outings import Rounds
from sheets_sync.demo.people import grid_rows, staff_up
from sheets_sync.demo.places import open_places, place_row
from sheets_sync.demo.planting import Planter
from sheets_sync.demo.plants import STEADY_GRIDS, SUBJECTS, catalogue
from sheets_sync.demo.reports import reports
from sheets_sync.demo.rows import Demo, DemoRow, serial
from sheets_sync.demo.words import words
from sheets_sync.workbook.layout.schema import Locale

MIN_HOUSEHOLDS = 320  # the plants need sixteen homes a grid
MIN_MONTHS = 2  # most plants stand in the month before today's
MIN_VISITS = 18  # rows a worker and month that let the quota be met


def build_demo(
    *,
    today: date,
    seed: int = 7,
    months: int = 3,
    visits_per_month: int = 22,
    households: int = 640,
    locale: Locale = "zh-CN",
) -> Demo:
    """A community of three and twenty grids with `months` months of diaries.

    The months end with today's; the last rows tell of yesterday. The same arguments give the
    same demo. Texts are pairwise less than 0.85 alike up to 4,000 diary rows; beyond that each
    is compared with the author's latest 150 alone. Nobody calls at more than eight homes a day,
    so that some 290 rows a worker and month are the most: for more rows ask for more months.
    `locale` tells the texts of drop-downs; what people write is Chinese in either. ValueError
    where the size leaves no room for the plants.
    """
    if months < MIN_MONTHS or visits_per_month < MIN_VISITS or households < MIN_HOUSEHOLDS:
        raise ValueError(
            f"a demo needs {MIN_MONTHS} months, {MIN_VISITS} visits a month "
            f"and {MIN_HOUSEHOLDS} households at least"
        )
    rng = Random(seed)  # noqa: S311 - a demo is to be repeatable, not secret  # nosec B311
    texts = words(locale)
    firsts = first_days(today, months)
    start, now = serial(firsts[0]), serial(today)
    staffing = staff_up(rng, texts, SUBJECTS, start=start, last_month=firsts[-3])
    homes = settle(rng, households, start=start, today=now, steady=STEADY_GRIDS)
    count = max(90, round(90 * min(households / 640, visits_per_month / 22)))
    places = open_places(rng, count, start=start)
    marked = mark(homes, places, today=now, previous=serial(firsts[-3]))
    composer = Composer(rng)
    staff_ids = list(dict.fromkeys(post.staff_id for post in staffing.posts))
    ways = habits(rng, staff_ids)
    rounds = Rounds(
        rng,
        staffing,
        marked.homes,
        marked.places,
        start=start,
        visits_per_month=visits_per_month,
        quirks=_quirks(firsts),
        neglected=marked.neglected,
    )
    writer = DiaryWriter(rng, composer, texts, ways, marked.homes, marked.places, now)
    entries: list[Entry] = []
    for first, following in pairwise(firsts):
        stops = rounds.month(serial(first), serial(following) - 1)
        entries += writer.write([stop for stop in stops if stop.day < now])
    Planter(rng, composer, writer, staffing.posts, marked, entries, firsts, now).plant()
    desk = Desk(rng, texts, staffing.posts, ways, marked.homes, firsts, now)
    rows = (
        *grid_rows(texts),
        *staffing.rows,
        *(home_row(rng, home, texts) for home in marked.homes),
        *(place_row(rng, place, texts) for place in marked.places),
        *_diary_rows(entries),
        *_in_order(disputes(desk)),
        *_in_order(reports(desk)),
        *_in_order(services(desk)),
        *_in_order(tasks(desk)),
        *_in_order(surveys(desk, entries)),
        *_in_order(rectifications(desk)),
        *_in_order(adjustments(desk)),
    )
    return Demo(rows, catalogue(today), start)


def first_days(today: date, months: int) -> list[date]:
    """The first days of the `months` months that end with today's, and of the one after."""
    firsts = [(today.replace(day=1) + timedelta(days=32)).replace(day=1)]
    for _ in range(months):
        firsts.insert(0, (firsts[0] - timedelta(days=1)).replace(day=1))
    return firsts


def _quirks(firsts: Sequence[date]) -> dict[tuple[str, int], str]:
    last_month, this_month = serial(firsts[-3]), serial(firsts[-2])
    return {
        ("S019", last_month): "one_home",
        ("S022", last_month): "short",
        ("S023", this_month): "behind",
    }


def _in_order(rows: list[DemoRow]) -> list[DemoRow]:
    return sorted(rows, key=lambda row: row.entered_on or 0)


def _diary_rows(entries: Sequence[Entry]) -> list[DemoRow]:
    """In the order of typing, so that the n-th row is D-00000n."""
    ordered = sorted(entries, key=lambda entry: entry.entered)
    numbers = {id(entry): f"D-{index:06d}" for index, entry in enumerate(ordered, 1)}
    rows = []
    for entry in ordered:
        values = dict(entry.values)
        if entry.follows is not None:
            values["related"] = numbers[id(entry.follows)]
        rows.append(DemoRow("diary", values, entry.entered, entry.planted))
    return rows
