"""Who and what a cell means."""

import pytest

from sheets_sync.ledger.references import (
    Meant,
    by_id,
    by_label,
    depends_on_day,
    may_approve,
    person,
)
from sheets_sync.ledger.registers import Grid, Household, Place, Post, Registers

DAY = 46086


def home(number: int, grid: str, address: str, head: str) -> Household:
    nothing = None
    return Household(
        f"H{number:03}",
        grid,
        address,
        head,
        frozenset(),
        nothing,
        nothing,
        nothing,
        nothing,
        number,
    )


def post(staff: str, name: str, role: str, grid: str, last: int | None = None) -> Post:
    return Post(staff, name, role, grid, None, last, (), 2)


REGISTERS = Registers(
    {"g1": Grid("G1", "", "four", "", 2), "w01": Grid("W01", "", "five", "G1", 3),
     "w02": Grid("W02", "", "five", "G1", 4)},
    {"h001": home(1, "W01", "1组1号", "吴奶奶"), "h002": home(2, "W02", "1组1号", "吴奶奶"),
     "h003": home(3, "W02", "2组2号", "平安网吧")},
    {"p001": Place("P001", "W01", "平安网吧", None, None, 2)},
    {"s01": (post("S01", "周建国", "grid_leader", "G1"),),
     "s02": (post("S02", "李秀英", "grid_worker", "W01"),),
     "s03": (post("S03", "王 芳", "grid_worker", "W02", last=DAY),),
     "s04": (post("S04", "王芳", "committee", ""),)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "meant"),
    [
        ("Ｓ０２", DAY, Meant("s02")),
        ("李秀英", None, Meant("s02")),
        ("王芳", DAY + 1, Meant("s04")),
        ("王芳", DAY, Meant(None, "shared")),
        ("王芳", None, Meant(None)),
        ("谁也不是", DAY, Meant(None, "unknown")),
    ],
)
def test_people(text: str, day: int | None, meant: Meant) -> None:
    assert person(text, day, REGISTERS) == meant


def test_only_shared_names_depend_on_the_day() -> None:
    assert depends_on_day("王芳", REGISTERS)
    assert not depends_on_day("S03", REGISTERS)
    assert not depends_on_day("李秀英", REGISTERS)


@pytest.mark.parametrize(
    ("text", "may"),
    [("S01", True), ("周建国", True), ("S02", False), ("王芳", False), ("?", False)],
)
def test_only_leaders_may_approve(text: str, may: bool) -> None:
    assert may_approve(text, REGISTERS) is may


def test_ids_of_homes_and_places() -> None:
    assert by_id("h001", REGISTERS) == ("household", "h001")
    assert by_id("P001", REGISTERS) == ("place", "p001")
    assert by_id("1组1号", REGISTERS) is None


@pytest.mark.parametrize(
    ("text", "grids", "homes_only", "meant"),
    [
        ("1组1号", {"w01"}, False, Meant(("household", "h001"))),
        ("吴奶奶", {"w02"}, False, Meant(("household", "h002"))),
        ("1组1号", {"w01", "w02"}, False, Meant(None, "several")),
        ("平安网吧", {"w01", "w02"}, False, Meant(None, "several")),
        ("平安网吧", {"w01", "w02"}, True, Meant(("household", "h003"))),
        ("平安网吧", {"w01"}, True, Meant(None, "household")),
        ("2组2号", {"w01"}, False, Meant(None, "unknown")),
    ],
)
def test_labels_count_in_an_area(
    text: str, grids: set[str], homes_only: bool, meant: Meant
) -> None:
    assert by_label(text, frozenset(grids), REGISTERS, homes_only=homes_only) == meant
