"""How one person types dates, times, names and punctuation."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sheets_sync.demo.compose import STYLES
from sheets_sync.demo.rows import Cell, day_of


@dataclass(frozen=True, slots=True)
class Habit:
    """A worker's ways: what stands in the cells is theirs, not the sheet's."""

    by_name: bool
    target: str  # id, address or name, mostly
    date: str  # serial, cn, dots, dashes or slashes
    time: str  # fraction, colon or spoken
    style: str  # key of STYLES
    rounding: int  # minutes
    evening: bool  # writes on the same day

    def day(self, rng: Random, day: int) -> Cell:
        """A date cell: some write it out, but not always."""
        if self.date == "serial" or rng.random() < 0.35:
            return day
        return written_day(day, self.date)

    def clock(self, minute: int) -> Cell:
        """A time cell, from minutes since midnight."""
        hours, minutes = divmod(minute, 60)
        if self.time == "colon":
            return f"{hours}:{minutes:02d}"
        if self.time == "spoken":
            return spoken_time(hours, minutes)
        return round(minute / 1440, 10)

    def clock_round(self, minute: int) -> int:
        """A minute as this person would put it down."""
        return minute // self.rounding * self.rounding


def written_day(day: int, style: str) -> str:
    """A date as text: cn `2026年3月5日`, dots `2026.3.5`, dashes, slashes."""
    when = day_of(day)
    if style == "cn":
        return f"{when.year}年{when.month}月{when.day}日"
    mark = {"dots": ".", "dashes": "-", "slashes": "/"}[style]
    return f"{when.year}{mark}{when.month}{mark}{when.day}"


def spoken_time(hours: int, minutes: int) -> str:
    """A time as said aloud: `下午2点半`, `上午9点20分`, `晚上7点`."""
    part = "上午" if hours < 12 else "中午" if hours == 12 else "下午" if hours < 18 else "晚上"
    shown = hours - 12 if hours > 12 else hours
    tail = "半" if minutes == 30 else f"{minutes:02d}分" if minutes else ""
    return f"{part}{shown}点{tail}"


def habits(rng: Random, staff_ids: Sequence[str]) -> dict[str, Habit]:
    """A habit for each person; every spelling has somebody who uses it."""
    dates = ["cn", "dots", "dashes", "slashes"] + ["serial"] * max(0, len(staff_ids) - 4)
    times = ["colon", "colon", "colon", "spoken", "spoken"] + ["fraction"] * len(staff_ids)
    times = times[: len(staff_ids)]
    rng.shuffle(dates)
    rng.shuffle(times)
    return {
        staff_id: Habit(
            by_name=rng.random() < 0.5,
            target=rng.choice(("id", "id", "address", "name")),
            date=dates[index],
            time=times[index],
            style=rng.choice(tuple(STYLES)[:1] * 5 + tuple(STYLES)),
            rounding=rng.choice((1, 5)),
            evening=rng.random() < 0.7,
        )
        for index, staff_id in enumerate(staff_ids)
    }
