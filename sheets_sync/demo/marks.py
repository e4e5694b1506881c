"""Homes and places of the register that a plant is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sheets_sync.demo.homes import Home
from sheets_sync.demo.places import Place


@dataclass(slots=True)
class Marked:
    """The registers after marking; `homes` and `places` stay in order."""

    homes: list[Home]
    places: list[Place]
    neglected: frozenset[str]

    def home(self, key: str) -> Home:
        """The first home marked with a plant."""
        return next(home for home in self.homes if home.planted == key)


def mark(homes: Sequence[Home], places: Sequence[Place], *, today: int, previous: int) -> Marked:
    """Choose the subjects of plants; `previous` is the first day of the month before today's."""
    marked = Marked(list(homes), list(places), frozenset())
    chosen: set[str] = set()

    def plain(home: Home) -> bool:
        return not home.tags and home.moved_in is None and home.moved_out is None

    def choose(
        grid: str, fits: Callable[[Home], bool], change: Callable[[Home], Home], *, count: int = 1
    ) -> None:
        for index, home in enumerate(marked.homes):
            if count and home.grid == grid and not home.planted and fits(home):
                marked.homes[index] = change(home)
                chosen.add(home.household_id)
                count -= 1

    def tagged(key: str, tag: str) -> Callable[[Home], Home]:
        return lambda home: replace(home, planted=key, tags=(tag,))

    choose("W06", plain, tagged("missed_home", "elder_alone"))
    choose("W10", plain, tagged("missed_home", "disabled"))
    choose("W18", plain, tagged("missed_home", "floating"))
    choose("W11", plain, tagged("three_knocks", "floating"))
    choose("W15", plain, tagged("g", "elder_alone"))
    choose(
        "W04",
        plain,
        lambda home: replace(home, planted="newcomer_unseen", moved_in=today - 20, ticked_new=True),
    )
    neglected = set(chosen)
    choose("W08", plain, lambda home: replace(home, planted="e", moved_out=previous + 9))
    choose("W14", plain, tagged("k", "elder_alone"))
    choose("W14", plain, lambda home: replace(home, planted="n"))
    choose("W20", plain, tagged("due_soon", "elder_alone"), count=2)
    for index, place in enumerate(marked.places):
        if place.grid == "W13":
            marked.places[index] = replace(place, planted="overdue_place", cycle=15)
            neglected.add(place.place_id)
            break
    marked.neglected = frozenset(neglected)
    return marked
