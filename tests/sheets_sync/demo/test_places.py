"""The register of places."""

from collections import Counter

from sheets_sync.demo import Demo


def test_names_are_unique_in_a_grid(demo: Demo) -> None:
    places = demo.of_tab("places")

    assert len({(row.values["grid"], row.values["name"]) for row in places}) == len(places)


def test_every_kind_occurs_and_every_grid_has_some(demo: Demo) -> None:
    places = demo.of_tab("places")

    assert len({row.values["kind"] for row in places}) == 14
    assert set(Counter(row.values["grid"] for row in places).values()) == {4, 5}
