"""From planned stops to diary rows: times, texts, outcomes, and the day of typing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from sheets_sync.demo.compose import Composer, part_of_day, punctuate, season
from sheets_sync.demo.habits import Habit
from sheets_sync.demo.homes import Home
from sheets_sync.demo.outings import Stop
from sheets_sync.demo.people import Post
from sheets_sync.demo.places import Place
from sheets_sync.demo.rows import Cell
from sheets_sync.demo.texts import contacts, must_visits, ordinary, problems
from sheets_sync.demo.texts import places as place_texts

PROBLEM_SHARE = 0.13
_OUTCOMES = (
    *("to_leader", "to_committee", "promised") * 3,
    *("to_authority", "unresolved") * 2,
)
# Openings of the half days, in minutes since midnight.
_SESSIONS = ((490, 560), (830, 900), (1110, 1150))
_LATEST = 1400
_IN_PERSON = ("in_home", "at_door")


@dataclass(slots=True)
class Entry:
    """A diary row in the making. Minutes count from midnight; `follows` answers an open problem."""

    post: Post
    day: int
    target: Home | Place
    method: str
    arrived: int
    left: int
    values: dict[str, Cell] = field(default_factory=dict)
    entered: float = 0.0
    planted: str = ""
    follows: "Entry | None" = None


class DiaryWriter:
    """Writes entries in the order in which things happened."""

    def __init__(
        self,
        rng: Random,
        composer: Composer,
        words: Mapping[str, str],
        habits: Mapping[str, Habit],
        homes: Sequence[Home],
        places: Sequence[Place],
        today: int,
    ) -> None:
        self._rng = rng
        self._composer = composer
        self._words = words
        self._habits = habits
        self._today = today
        names = Counter((home.grid, home.head) for home in homes)
        names.update((home.grid, home.address) for home in homes)
        names.update((place.grid, place.name) for place in places)
        self._unique = {key for key, count in names.items() if count == 1}
        self._open: dict[str, Entry] = {}

    def write(self, stops: Sequence[Stop]) -> list[Entry]:
        """Entries for all stops, day by day."""
        days: dict[tuple[int, str], list[Stop]] = defaultdict(list)
        for stop in stops:
            days[stop.day, stop.post.staff_id].append(stop)
        entries: list[Entry] = []
        for key in sorted(days):
            entries += self._outing(days[key])
        return entries

    def _outing(self, stops: list[Stop]) -> list[Entry]:
        self._rng.shuffle(stops)
        habit = self._habits[stops[0].post.staff_id]
        parts = 1 if len(stops) <= 4 else 2 if len(stops) <= 9 else 3
        sessions = sorted(self._rng.sample(_SESSIONS, parts))
        size = -(-len(stops) // parts)
        pace = 1.0 if size <= 9 else 9 / size
        clock, entries = 0, []
        for index, stop in enumerate(stops):
            if index % size == 0:
                clock = max(clock, self._rng.randint(*sessions[index // size]))
            stay = 4 if stop.method == "no_answer" else max(6, int(self._rng.randint(9, 34) * pace))
            arrived = habit.clock_round(clock)
            left = max(arrived + 2, habit.clock_round(clock + stay))
            clock = min(max(left, clock + stay) + self._rng.randint(4, 13), _LATEST)
            entries.append(self.entry(stop.post, stop.day, stop.target, stop.method, arrived, left))
        self._type_in(entries, habit)
        return entries

    def _type_in(self, entries: Sequence[Entry], habit: Habit) -> None:
        """An outing is typed in one go, that evening or within the next day and a half."""
        last = max(entry.left for entry in entries)
        day = entries[0].day
        at = max(last + self._rng.randint(10, 90), 1140 + self._rng.randint(0, 160))
        if not habit.evening or self._rng.random() < 0.15:
            later = day + 1 + self._rng.choice((500, 720, 1200)) / 1440
            if later < self._today:
                day, at = day + 1, round((later - day - 1) * 1440) + self._rng.randint(0, 60)
        at = min(at, 1425 - len(entries) // 4)
        for index, entry in enumerate(entries):
            entry.entered = round(day + (at + index * 0.5) / 1440, 6)

    def entry(
        self, post: Post, day: int, target: Home | Place, method: str, arrived: int, left: int
    ) -> Entry:
        """One row with its cells; typed in the same evening unless said otherwise later."""
        entry = Entry(post, day, target, method, arrived, left)
        entry.entered = day + min(left + 30, 1430) / 1440
        habit = self._habits[post.staff_id]
        entry.values = {
            "visited_on": habit.day(self._rng, day),
            "worker": post.name if habit.by_name else post.staff_id,
            "target": self._target(target, habit, post),
            "method": self._words[f"method.{method}"],
        }
        self._clock(entry, habit)
        if isinstance(target, Place):
            self._place_text(entry, target, habit)
        else:
            self._home_text(entry, target, habit)
        return entry

    def _clock(self, entry: Entry, habit: Habit) -> None:
        if self._rng.random() < 0.06:
            return  # forgot both
        entry.values["arrived_at"] = habit.clock(entry.arrived)
        if self._rng.random() < 0.88:
            entry.values["left_at"] = habit.clock(entry.left)

    def _target(self, target: Home | Place, habit: Habit, post: Post) -> str:
        own_id = target.place_id if isinstance(target, Place) else target.household_id
        away = target.grid != post.grid or post.grid in ("W02", "W03")  # an area of two grids
        if habit.target == "id" or away or self._rng.random() < 0.2:
            return own_id
        if isinstance(target, Place):
            text = target.name
        else:
            text = target.address if habit.target == "address" else target.head
        return text if (target.grid, text) in self._unique else own_id

    def _home_text(self, entry: Entry, home: Home, habit: Habit) -> None:
        open_entry = self._open.get(home.household_id)
        if entry.method in contacts.BY_METHOD:
            frame = self._composer.draw(
                entry.post.staff_id, entry.method, contacts.BY_METHOD[entry.method]
            )
            self._fill(entry, frame.duty, frame.outcome, (frame.text,), habit)
        elif (
            open_entry
            and open_entry.post is entry.post
            and entry.day - open_entry.day > 5
            and self._rng.random() < 0.6
        ):
            self._follow_up(entry, open_entry, habit)
        elif self._rng.random() < PROBLEM_SHARE:
            self._problem(entry, home, habit)
        else:
            self._visit_text(entry, home, habit)

    def _visit_text(self, entry: Entry, home: Home, habit: Habit) -> None:
        author = entry.post.staff_id
        tag = self._tag(home, entry.day)
        if tag:
            frame = self._composer.draw(author, tag, must_visits.BY_TAG[tag])
        elif self._rng.random() < 0.18:
            now = season(entry.day)
            frame = self._composer.draw(author, f"season {now}", ordinary.SEASONAL[now])
        else:
            frame = self._composer.draw(author, "ordinary", ordinary.ORDINARY)
        opening = self._opening(author, tag)
        self._fill(entry, frame.duty, frame.outcome, (opening, frame.text), habit)

    def _tag(self, home: Home, day: int) -> str:
        tags = home.tags + (("new_resident",) if home.newcomer(day) else ())
        return self._rng.choice(tags) if tags else ""

    def _opening(self, author: str, tag: str) -> str:
        if tag and self._rng.random() < 0.5:
            return self._composer.draw(author, f"to {tag}", ordinary.OPENINGS_BY_TAG[tag])
        return self._composer.draw(author, "openings", ordinary.OPENINGS)

    def _problem(self, entry: Entry, home: Home, habit: Habit, outcome: str = "") -> None:
        author = entry.post.staff_id
        topics = tuple(problems.TOPICS)
        key = self._composer.draw(author, "topics", topics)
        topic = problems.TOPICS[key]
        outcome = outcome or self._rng.choice(_OUTCOMES)
        said = self._composer.draw(author, key, topic.said)
        asked = self._composer.draw(author, "asked", problems.ASKED)
        action = self._composer.draw(author, outcome, problems.ACTIONS[outcome])
        opening = self._opening(author, "")
        self._fill(entry, "opinion", outcome, (opening, asked + said, action), habit)
        problem = self._rng.choice(topic.problem)
        entry.values["problem"] = punctuate(problem, "open")
        entry.values["topic"] = self._words[f"topic.{key}"]
        if outcome == "unresolved":
            entry.values["reason"] = punctuate(self._rng.choice(topic.reasons))
        self._open[home.household_id] = entry

    def _follow_up(self, entry: Entry, open_entry: Entry, habit: Habit) -> None:
        home_id = entry.target.household_id if isinstance(entry.target, Home) else ""
        text = self._composer.draw(entry.post.staff_id, "follow up", problems.FOLLOW_UPS)
        problem = str(open_entry.values["problem"])
        self._fill(entry, "service", "solved", (text,), habit, {"problem": problem})
        entry.follows = open_entry
        del self._open[home_id]

    def _place_text(self, entry: Entry, place: Place, habit: Habit) -> None:
        author = entry.post.staff_id
        own = self._rng.random() < 0.55
        pool = place.kind if own else "any"
        choices = place_texts.BY_KIND[place.kind] if own else place_texts.ANY
        frame = self._composer.draw(author, pool, choices)
        opening = self._composer.draw(author, "patrols", place_texts.OPENINGS)
        self._fill(entry, frame.duty, frame.outcome, (opening, frame.text), habit)

    def _fill(
        self,
        entry: Entry,
        duty: str,
        outcome: str,
        parts: Sequence[str],
        habit: Habit,
        more: Mapping[str, str] | None = None,
    ) -> None:
        given = {"part": self._rng.choice(part_of_day(entry.arrived)), **(more or {})}
        closings: tuple[str, Sequence[str]]
        if isinstance(entry.target, Place):
            given |= {"name": entry.target.name, "keeper": entry.target.keeper}
            closings = ("leave a place", place_texts.CLOSINGS)
        elif entry.method in contacts.CLOSINGS:
            given |= entry.target.facts
            closings = (f"after {entry.method}", contacts.CLOSINGS[entry.method])
        else:
            given |= entry.target.facts
            closings = ("leave a home", ordinary.CLOSINGS)
        entry.values["duty"] = self._words[f"duty.{duty}"]
        entry.values["content"] = self._composer.write(
            entry.post.staff_id,
            parts,
            given,
            day=entry.day,
            closings=closings,
            style=habit.style,
            tips=isinstance(entry.target, Home) and entry.method in _IN_PERSON,
        )
        entry.values["outcome"] = self._words[f"outcome.{outcome}"]

    def say(self, entry: Entry, text: str) -> None:
        """Put a text of one's own, as of a visit where nothing was raised."""
        for cell in ("problem", "topic", "reason"):
            entry.values.pop(cell, None)
        self._forget(entry)
        entry.values["content"] = text
        entry.values["duty"] = self._words["duty.opinion"]
        entry.values["outcome"] = self._words["outcome.nothing"]

    def knock(self, entry: Entry) -> None:
        """Turn a visit into one where nobody answered."""
        habit = self._habits[entry.post.staff_id]
        self.say(entry, "")
        entry.method = "no_answer"
        entry.values["method"] = self._words["method.no_answer"]
        frame = self._composer.draw(entry.post.staff_id, "no_answer", contacts.NO_ANSWER)
        self._fill(entry, frame.duty, frame.outcome, (frame.text,), habit)

    def leave_open(self, entry: Entry, *, reason: str) -> None:
        """Turn a visit into one whose problem stays unresolved, for a reason as given."""
        self._forget(entry)
        if isinstance(entry.target, Home):
            habit = self._habits[entry.post.staff_id]
            self._problem(entry, entry.target, habit, outcome="unresolved")
            self._forget(entry)
        entry.values["reason"] = reason

    def _forget(self, entry: Entry) -> None:
        entry.follows = None
        self._open = {key: open_ for key, open_ in self._open.items() if open_ is not entry}
