"""What all ledgers besides the diary draw on: who was in post, how they type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sheets_sync.demo.habits import Habit, written_day
from sheets_sync.demo.homes import Home
from sheets_sync.demo.people import Post
from sheets_sync.demo.rows import Cell, serial


@dataclass(frozen=True, slots=True)
class Desk:
    """The community on paper. `firsts` are the first days of its months and of the next."""

    rng: Random
    words: Mapping[str, str]
    posts: Sequence[Post]
    habits: Mapping[str, Habit]
    homes: Sequence[Home]
    firsts: Sequence[date]
    today: int

    @property
    def start(self) -> int:
        """The first day."""
        return serial(self.firsts[0])

    def months(self) -> list[tuple[int, int]]:
        """First and last serial day of each month, in order."""
        days = [serial(first) for first in self.firsts]
        return [(days[index], days[index + 1] - 1) for index in range(len(days) - 1)]

    def in_post(self, day: int) -> list[Post]:
        """The grid workers of a day, by grid."""
        return [post for post in self.posts if post.first <= day <= post.last]

    def worker(self, post: Post) -> str:
        """A person cell, as that person fills it."""
        return post.name if self.habits[post.staff_id].by_name else post.staff_id

    def moment(self, post: Post, at: float) -> Cell:
        """A date-time cell; who writes dates out does so here, with the time behind."""
        habit = self.habits[post.staff_id]
        if habit.date != "cn":
            return round(at, 6)
        hours, minutes = divmod(round(at % 1 * 1440), 60)
        return f"{written_day(int(at), 'cn')} {hours}:{minutes:02d}"

    def during(self, first: int, last: int) -> int:
        """A day of the span that is already over."""
        return self.rng.randint(first, max(first, min(last, self.today - 1)))
