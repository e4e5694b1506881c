"""The faulty diary rows, added to a diary that is sound without them."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sheets_sync.demo.compose import Composer, punctuate
from sheets_sync.demo.diary import DiaryWriter, Entry
from sheets_sync.demo.homes import Home
from sheets_sync.demo.marks import Marked
from sheets_sync.demo.people import Post
from sheets_sync.demo.rows import day_of, serial

_BOILERPLATE = "走访居民一户,家中一切正常,人员情况没有变化,{more}"
_COPIED = "{month}月{day}日上门看望{call},血压平稳,屋里收拾得整齐,叮嘱按时吃药,有事打电话"
_SHARED = "上门了解近况,家里老小都好,讲了用电用气安全和反诈的事,留了联系卡,没有要办的事"


class Planter:
    """Adds to `entries`; `firsts` are the first days of the demo's months and of the next."""

    def __init__(
        self,
        rng: Random,
        composer: Composer,
        writer: DiaryWriter,
        posts: Sequence[Post],
        marked: Marked,
        entries: list[Entry],
        firsts: Sequence[date],
        today: int,
    ) -> None:
        self._rng = rng
        self._composer = composer
        self._writer = writer
        self._posts = posts
        self._marked = marked
        self._entries = entries
        self._firsts = firsts
        self._today = today
        self._last_month = serial(firsts[-3])

    def plant(self) -> None:
        """All of them; rows go to the month before today's unless the fault says otherwise."""
        self._burst()
        self._half_hours()
        self._one_home()
        self._dense_day()
        self._suspicious_texts()
        self._wrong_cells()
        self._wrong_days()
        self._doubles()

    def _post(self, grid: str, day: int) -> Post:
        return next(p for p in self._posts if p.grid == grid and p.first <= day <= p.last)

    def _homes(self, grid: str, day: int) -> list[Home]:
        """Homes whose visits no other plant is about, the ordinary ones first."""
        homes = [h for h in self._marked.homes if h.grid == grid and not h.planted]
        welcome = [home for home in homes if home.welcome(day) and home.welcome(day - 30)]
        return sorted(welcome, key=lambda home: len(home.tags))

    def _of_day(self, staff_id: str, day: int) -> list[Entry]:
        return [e for e in self._entries if e.post.staff_id == staff_id and e.day == day]

    def _add(
        self, key: str, grid: str, day: int, home: Home | None = None, post: Post | None = None
    ) -> Entry:
        """One more visit, after the others of that worker and day."""
        post = post or self._post(grid, day)
        there = self._of_day(post.staff_id, day)
        while home and key != "doubled_visit" and any(entry.target is home for entry in there):
            day += 1
            there = self._of_day(post.staff_id, day)
        if home is None:
            seen = {id(entry.target) for entry in there}
            free = [one for one in self._homes(grid, day) if id(one) not in seen]
            taken = {id(entry.target) for entry in self._entries if entry.planted}
            home = next((one for one in free if id(one) not in taken), free[0])
        begin = min(max([900, *(entry.left for entry in there)]) + 11, 1410)
        entry = self._writer.entry(post, day, home, "in_home", begin, begin + 17)
        entry.planted = key
        entry.values["target"] = home.household_id
        self._entries.append(entry)
        return entry

    def _say(self, entry: Entry, text: str) -> None:
        """Replace what was composed by a text of the plant, as an eventless visit."""
        self._composer.keep(entry.post.staff_id, text)
        self._writer.say(entry, punctuate(text))

    def _month_of(self, staff_id: str) -> list[Entry]:
        end = serial(self._firsts[-2])
        return [
            entry
            for entry in self._entries
            if entry.post.staff_id == staff_id and self._last_month <= entry.day < end
        ]

    def _burst(self) -> None:
        rows = self._month_of("S012")
        count = max(14, len(rows) // 2 + 2)
        step = max(1.0, len(rows) / count)
        last_day = serial(self._firsts[-2]) - 1
        chosen = {round(index * step) for index in range(count)}
        for index, entry in enumerate(rows):
            if index in chosen:
                entry.entered = round(last_day + (1300 + index * 0.4) / 1440, 6)
                entry.planted = "f"

    def _half_hours(self) -> None:
        rows = self._month_of("S015")
        for index, entry in enumerate(rows):
            earlier = sum(other.day == entry.day for other in rows[:index])
            entry.arrived = 480 + 30 * earlier if earlier else 480 + 30 * (index % 3)
            if earlier:
                entry.arrived = rows[index - 1].arrived + 30
            entry.left = entry.arrived + 20
            entry.values["arrived_at"] = round(entry.arrived / 1440, 10)
            entry.values["left_at"] = round(entry.left / 1440, 10)
            entry.planted = "m"

    def _one_home(self) -> None:
        for entry in self._month_of("S019"):
            if isinstance(entry.target, Home) and entry.method == "in_home":
                entry.planted = "j"

    def _dense_day(self) -> None:
        free = range(self._last_month + 8, self._last_month + 24)
        day = min(free, key=lambda one: len(self._of_day("S008", one)))
        for entry in self._of_day("S008", day):
            self._entries.remove(entry)
        homes = self._homes("W05", day)
        groups = sorted({home.group for home in homes})[:3]
        chosen = [home for home in homes if home.group in groups][:11]
        chosen += [home for home in homes if home not in chosen][: 11 - len(chosen)]
        post = self._post("W05", day)
        for index, home in enumerate(chosen):
            begin, end = 480 + index * 40 // 11, 480 + (index + 1) * 40 // 11
            entry = self._writer.entry(post, day, home, "at_door", begin, end)
            entry.entered = round(day + (1200 + index) / 1440, 6)
            entry.planted = "c"
            self._entries.append(entry)

    def _suspicious_texts(self) -> None:
        month = self._last_month
        self._say(self._add("a", "W04", month + 8), "走访居民一户,无异常")
        for day, more in (
            (3, "无其他事项"),
            (9, "无别的事项"),
            (15, "无新的事项"),
            (22, "无其他事项"),
        ):
            self._say(self._add("b", "W06", month + day), _BOILERPLATE.format(more=more))
        for grid in ("W10", "W11"):
            self._say(self._add("h", grid, month + 12), _SHARED)
        lonely = self._marked.home("k")
        self._say(
            self._add("k", "W14", month + 10, lonely),
            f"看望{lonely.facts['call']},老人与其儿子一同居住照料,饭菜有人做,身体还好",
        )
        home = self._marked.home("g")
        number = min(12, day_of(self._today).day - 1)
        months = self._firsts[-4:-1] if number >= 5 else self._firsts[-4:-2]
        for first in months:
            day = serial(first) + (number if number >= 5 else 12) - 1
            if day < serial(self._firsts[0]):
                continue
            when = day_of(day)
            text = _COPIED.format(month=when.month, day=when.day, call=home.facts["call"])
            self._say(self._add("g", "W15", day, home), text)
        for day in (4, 18):
            self._add("n", "W14", month + day, self._marked.home("n"))

    def _wrong_cells(self) -> None:
        month = self._last_month
        self._add("misspelt_worker", "W02", month + 2).values["worker"] = "陈守新"
        self._add("unknown_target", "W17", month + 6).values["target"] = "7组199号"
        self._add("unlisted_method", "W09", month + 16).values["method"] = "上门"
        when = day_of(month + 10)
        yearless = f"{when.month}月{when.day}日"
        self._add("yearless_date", "W12", month + 10).values["visited_on"] = yearless
        self._add("unreadable_date", "W01", month + 13).values["visited_on"] = "上周三"
        del self._add("blank_method", "W07", month + 17).values["method"]
        wrong = self._add("l", "W17", month + 19)
        wrong.values["arrived_at"] = "15:20"
        wrong.values["left_at"] = "14:50"
        self._writer.leave_open(self._add("no_reason", "W18", month + 20), reason="没办法")

    def _wrong_days(self) -> None:
        month = self._last_month
        ahead = self._add("d", "W07", self._today - 1)
        ahead.values["visited_on"] = self._today + 9
        gone = self._marked.home("e")
        self._add("e", "W08", month + 14, gone)
        self._add("i", "W01", month + 11, self._homes("W05", month + 11)[0])
        for grid, day, delay in (("W10", 5, 5), ("W04", 9, 9)):
            entry = self._add("late_entry", grid, month + day)
            entry.entered = month + day + delay + 0.83
        left = next(post for post in self._posts if post.grid == "W13")
        self._add("after_leaving", "W13", month + 17, post=left)
        knocked = self._marked.home("three_knocks")
        this_month = serial(self._firsts[-2])
        step = max(1, (self._today - this_month) // 3)
        lately = range(this_month, self._today, step)[:3]
        for day in (month + 5, month + 13, month + 21, *lately):
            self._writer.knock(self._add("three_knocks", "W11", day, knocked))

    def _doubles(self) -> None:
        month = self._last_month
        first = self._add("doubled_visit", "W03", month + 22)
        if isinstance(first.target, Home):
            self._add("doubled_visit", "W03", month + 22, first.target)
        one = self._add("overlap", "W08", month + 20)
        two = self._add("overlap", "W08", month + 20)
        two.arrived, two.left = one.arrived + 5, one.left + 9
        for entry in (one, two):
            entry.values["arrived_at"] = round(entry.arrived / 1440, 10)
            entry.values["left_at"] = round(entry.left / 1440, 10)
