"""The four registers as a sync sees them: grids, staff, households, places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from sheets_sync.ledger.cells import fold, fold_id, fold_name
from sheets_sync.ledger.covers import Cover

T = TypeVar("T")


EVERYWHERE: frozenset[str] = frozenset({"*"})
_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid; `parent` and `level` as typed ("" and None where blank or unreadable)."""

    grid_id: str
    name: str
    level: str | None
    parent: str
    row: int


class Household(NamedTuple):
    """A home on the register; days are serials, None where blank or unreadable."""

    household_id: str
    grid: str
    address: str
    head: str
    tags: frozenset[str]
    moved_in: int | None
    moved_out: int | None
    excused_from: int | None
    excused_until: int | None
    row: int

    @property
    def label(self) -> str:
        """What people call it."""
        return " ".join(part for part in (self.address, self.head) if part) or self.household_id


@dataclass(frozen=True, slots=True)
class Place:
    """A shop, school, workshop …; `cycle_days` is None where the setting applies."""

    place_id: str
    grid: str
    name: str
    cycle_days: int | None
    opened_on: int | None
    row: int

    @property
    def label(self) -> str:
        """What people call it."""
        return self.name or self.place_id


@dataclass(frozen=True, slots=True)
class Post:
    """One roster row: who held which role where, from when to when (both included)."""

    staff_id: str
    name: str
    role: str | None
    grid: str
    first: int | None
    last: int | None
    covers: tuple[Cover, ...]
    row: int

    def holds_on(self, day: int) -> bool:
        """Whether this post is held on a day (rules.md: in post)."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def days_between(self, first: int, last: int) -> range:
        """The days of a span on which this post is held."""
        begin = first if self.first is None else max(first, self.first)
        end = last if self.last is None else min(last, self.last)
        return range(begin, end + 1)


@dataclass(slots=True)
class Registers:
    """Everything that row checks look up. Ids are kept as typed; look-ups fold them.

    `grids`, `households`, `places` map the folded id; `posts` map the folded staff id to its
    roster rows. Of several register rows with one id the first stands (W104 flags them all).
    `absent` are the tabs that cannot be read at all: what needs them is skipped, not found wrong.
    """

    grids: Mapping[str, Grid]
    households: Mapping[str, Household]
    places: Mapping[str, Place]
    posts: Mapping[str, tuple[Post, ...]]
    absent: frozenset[str] = frozenset()
    _areas: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _interned: dict[frozenset[str], frozenset[str]] = field(
        default_factory=lambda: {EVERYWHERE: EVERYWHERE}
    )
    _owners: dict[int, dict[str, str]] = field(default_factory=dict)  # by day and grid
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _below: dict[str, frozenset[str]] = field(default_factory=dict)
    _labels: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names: dict[str, dict[str, None]] = {}
        for key, posts in self.posts.items():
            for post in posts:
                names.setdefault(fold_name(post.name), {})[key] = None
        names.pop("", None)
        self._names = {name: tuple(keys) for name, keys in names.items()}
        below: dict[str, set[str]] = {}
        for key, grid in self.grids.items():
            if grid.level == "five":
                below.setdefault(fold_id(grid.parent), set()).add(key)
        self._below = {parent: frozenset(keys) for parent, keys in below.items()}
        self._labels = self._label_index()

    def _label_index(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Addresses as folded, names without their blanks as well (rules.md: Folding)."""
        labels: dict[str, dict[tuple[str, str], None]] = {}
        for key, home in self.households.items():
            labels.setdefault(fold(home.address), {})[("household", key)] = None
            labels.setdefault(fold_name(home.head), {})[("household", key)] = None
        for key, place in self.places.items():
            labels.setdefault(fold_name(place.name), {})[("place", key)] = None
        labels.pop("", None)
        return {text: tuple(found) for text, found in labels.items()}

    def bearers(self, name: str) -> tuple[str, ...]:
        """Folded staff ids of all on the roster who bear a name."""
        return self._names.get(fold_name(name), ())

    def posts_on(self, staff: str, day: int) -> tuple[Post, ...]:
        """The posts that a person (folded id) holds on a day."""
        return tuple(post for post in self.posts.get(staff, ()) if post.holds_on(day))

    def in_post(self, staff: str, day: int) -> bool:
        """Whether a person (folded id) is in post on a day."""
        return any(post.holds_on(day) for post in self.posts.get(staff, ()))

    def days_out_of_post(self, staff: str, days: Iterable[int]) -> set[int]:
        """Those of the days on which a person (folded id) is not in post."""
        posts, all_days = self.posts.get(staff, ()), set(days)
        if not all_days:
            return set()
        first, last = min(all_days), max(all_days)
        if any(post.holds_on(first) and post.holds_on(last) for post in posts):
            return set()
        return {day for day in all_days if not any(post.holds_on(day) for post in posts)}

    def area(self, staff: str, day: int) -> frozenset[str]:
        """Fifth-level grids (folded ids) in which a person works on a day; EVERYWHERE for some."""
        key = (staff, day)
        if key not in self._areas:
            self._find_areas(staff, (day,))
        return self._areas[key]

    def areas(
        self, days_of: Mapping[str, Iterable[int]]
    ) -> Mapping[tuple[str, int], frozenset[str]]:
        """The areas by person and day, of these days at least."""
        for staff, days in days_of.items():
            self._find_areas(staff, days)
        return self._areas

    def _find_areas(self, staff: str, days: Iterable[int]) -> None:
        posts = self.posts.get(staff, ())
        if len(posts) == 1 and not posts[0].covers:
            # The ordinary case: one post, the same grids on each of its days.
            only = posts[0]
            area = self._interned_area(staff, only.first or only.last or 0)
            for day in days:
                self._areas[staff, day] = area if only.holds_on(day) else _NOWHERE
            return
        for day in days:
            if (staff, day) not in self._areas:
                self._areas[staff, day] = self._interned_area(staff, day)

    def _interned_area(self, staff: str, day: int) -> frozenset[str]:
        """One object for one area, whoever works in it: comparing it is then cheap."""
        area = self._area_of(staff, day)
        return self._interned.setdefault(area, area)

    def _area_of(self, staff: str, day: int) -> frozenset[str]:
        grids: set[str] = set()
        for post in self.posts_on(staff, day):
            own = fold_id(post.grid)
            if post.role in ("committee", "centre") or (post.role == "grid_assistant" and not own):
                return EVERYWHERE
            grids |= self.expand(own)
            for cover in post.covers:
                if cover.holds_on(day):
                    grids |= self.expand(fold_id(cover.grid))
        return frozenset(grids)

    def expand(self, grid: str) -> frozenset[str]:
        """A grid as fifth-level grids: itself, or all below a fourth-level one."""
        known = self.grids.get(grid)
        if known is None:
            return frozenset({grid}) if grid else frozenset()
        return self._below.get(grid, frozenset()) if known.level == "four" else frozenset({grid})

    def owner(self, grid: str, day: int) -> str:
        """Folded id of who answers for a grid (folded id) on a day; "" for nobody (rules.md)."""
        if day not in self._owners:
            self._owners[day] = self._owners_on(day)
        return self._owners[day].get(grid, "")

    def _owners_on(self, day: int) -> dict[str, str]:
        own: dict[str, str] = {}
        covering: dict[str, str] = {}
        for staff, posts in self.posts.items():
            for post in posts:
                if not post.holds_on(day):
                    continue
                if post.role == "grid_worker":
                    grid = fold_id(post.grid)
                    own[grid] = min(staff, own.get(grid, staff))
                for cover in post.covers:
                    if cover.holds_on(day):
                        for grid in self.expand(fold_id(cover.grid)):
                            covering[grid] = min(staff, covering.get(grid, staff))
        return {grid: staff for grid, staff in {**covering, **own}.items() if grid}

    def labelled(self, text: str, area: frozenset[str]) -> tuple[tuple[str, str], ...]:
        """Objects in an area whose address, householder or name is this text: (sort, id) pairs."""
        found = dict.fromkeys(
            (*self._labels.get(fold(text), ()), *self._labels.get(fold_name(text), ()))
        )
        return tuple(pair for pair in found if area is EVERYWHERE or self.grid_of(*pair) in area)

    def grid_of(self, sort: str, key: str) -> str:
        """Folded grid id of a household or place, "" where blank."""
        grid = self.households[key].grid if sort == "household" else self.places[key].grid
        return fold_id(grid)

    def person_name(self, staff: str) -> str:
        """The name that the roster gives a folded staff id, else the id."""
        posts = self.posts.get(staff)
        return posts[0].name or posts[0].staff_id if posts else staff

    def person_id(self, staff: str) -> str:
        """The staff id as it is typed on the roster."""
        posts = self.posts.get(staff)
        return posts[0].staff_id if posts else staff


def by_folded_id(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Register rows by folded id; the first of several stands, blank ids are on no register."""
    found: dict[str, T] = {}
    for identifier, thing in pairs:
        key = fold_id(identifier)
        if key:
            found.setdefault(key, thing)
    return found
