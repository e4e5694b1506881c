"""Subjects of plants on the registers."""

from random import Random

from sheets_sync.demo.homes import settle
from sheets_sync.demo.marks import mark
from sheets_sync.demo.places import open_places
from sheets_sync.demo.plants import STEADY_GRIDS


def test_subjects_are_chosen_once_each_and_the_neglected_named() -> None:
    rng = Random(2)
    homes = settle(rng, 320, start=46000, today=46080, steady=STEADY_GRIDS)
    places = open_places(rng, 90, start=46000)

    marked = mark(homes, places, today=46080, previous=46053)

    keys = [home.planted for home in marked.homes if home.planted]
    assert keys.count("missed_home") == 3
    assert {"e", "g", "k", "n", "due_soon", "newcomer_unseen", "three_knocks"} <= set(keys)
    assert marked.home("newcomer_unseen").moved_in == 46060
    assert marked.home("missed_home").household_id in marked.neglected
    assert marked.home("n").household_id not in marked.neglected
    assert [home.household_id for home in marked.homes] == [home.household_id for home in homes]
