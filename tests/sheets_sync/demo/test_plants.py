"""The catalogue of plants."""

from datetime import date

import pytest

from sheets_sync.demo import Demo
from sheets_sync.demo.plants import catalogue


def test_all_letters_of_the_material_are_planted(demo: Demo) -> None:
    letters = {plant.letter for plant in demo.plants} - {""}

    assert letters == set("abcdefghijklmn")
    assert len({plant.name for plant in demo.plants}) == len(demo.plants)


def test_every_plant_has_a_row_on_its_tab(demo: Demo, month_end: Demo) -> None:
    for one in (demo, month_end):
        marked = {(row.tab, row.planted) for row in one.rows if row.planted}
        assert {(plant.tab, plant.key) for plant in one.plants} <= marked


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2026, 3, 3), set()),
        (date(2026, 3, 4), {"three_knocks"}),
        (date(2026, 3, 24), {"three_knocks", "behind"}),
        (date(2026, 3, 25), {"three_knocks", "behind", "due_soon"}),
        (date(2026, 3, 31), {"three_knocks", "behind", "due_soon"}),
    ],
)
def test_some_plants_depend_on_the_day(today: date, names: set[str]) -> None:
    dated = {"three_knocks", "behind", "due_soon"}

    assert {plant.name for plant in catalogue(today)} & dated == names
