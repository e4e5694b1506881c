"""Grids and staff."""

from collections import Counter, defaultdict

from sheets_sync.demo import Demo


def test_twenty_grids_stand_below_three(demo: Demo) -> None:
    parents = Counter(row.values.get("parent", "") for row in demo.of_tab("grids"))

    assert parents == {"": 3, "G1": 7, "G2": 7, "G3": 6}


def test_names_tell_people_apart(demo: Demo) -> None:
    ids = defaultdict(set)
    for row in demo.of_tab("staff"):
        ids[row.values["name"]].add(row.values["staff_id"])

    assert all(len(of_one) == 1 for of_one in ids.values())


def test_every_role_is_filled(demo: Demo) -> None:
    roles = Counter(row.values["role"] for row in demo.of_tab("staff"))

    assert roles == {"网格长": 3, "网格员": 22, "协管员": 1, "居委会": 2, "综治中心": 1}


def test_one_worker_moved_and_one_stood_in(demo: Demo) -> None:
    staff = demo.of_tab("staff")
    rows = Counter(row.values["staff_id"] for row in staff)
    moved = [row for row in staff if rows[row.values["staff_id"]] == 2]
    covers = [row.values["covers"] for row in staff if "covers" in row.values]

    assert [row.values["grid"] for row in moved] == ["W18", "W13"]
    assert int(moved[0].values["until"]) + 1 == moved[1].values["from"]
    assert covers == ["W03(2026-02-08~2026-02-20)"]
