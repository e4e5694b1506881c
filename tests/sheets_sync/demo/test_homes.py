"""The register of households."""

from collections import Counter
from dataclasses import replace

from sheets_sync.demo import Demo
from sheets_sync.demo.homes import Home

HOME = Home("H0001", "W01", "3组18号", "3组", "吴桂兰", {})


def test_addresses_are_unique_in_a_grid(demo: Demo) -> None:
    homes = demo.of_tab("households")

    assert len({(row.values["grid"], row.values["address"]) for row in homes}) == len(homes)
    assert {row.values["household_id"] for row in homes} == {f"H{n:04d}" for n in range(1, 641)}


def test_grids_are_of_like_size(demo: Demo) -> None:
    sizes = Counter(row.values["grid"] for row in demo.of_tab("households"))

    assert len(sizes) == 20
    assert min(sizes.values()) >= 20
    assert max(sizes.values()) <= 45


def test_a_quarter_must_be_visited(demo: Demo) -> None:
    homes = demo.of_tab("households")
    tagged = [row for row in homes if "tags" in row.values]
    told = " ".join(str(row.values["tags"]) for row in tagged)

    assert 0.18 < len(tagged) / len(homes) < 0.32
    for tag in ("新入住居民", "独居老人", "残疾家庭", "留守儿童", "流动人口"):
        assert tag in told
    for key in ("moved_in", "moved_out", "excused_until"):
        assert sum(key in row.values for row in homes) >= 3


def test_phones_are_fictional_and_keep_their_zeros(demo: Demo) -> None:
    phones = [str(row.values.get("phone", "")) for row in demo.of_tab("households")]

    assert all(phone.startswith(("1390000", "0523-8000")) for phone in phones if phone)


def test_a_home_lives_here_between_two_days() -> None:
    home = replace(HOME, moved_in=100, moved_out=300)

    assert [home.lives_here(day) for day in (99, 100, 300, 301)] == [False, True, True, False]
    assert [home.special(day) for day in (100, 190, 191)] == [True, True, False]


def test_an_excused_home_is_not_visited() -> None:
    home = replace(HOME, tags=("elder_alone",), excused=(10, 20))

    assert [home.welcome(day) for day in (9, 10, 20, 21)] == [True, False, False, True]
