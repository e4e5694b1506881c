"""Areas, owners and names as the registers tell them."""

from sheets_sync.ledger.covers import Cover
from sheets_sync.ledger.registers import EVERYWHERE, Grid, Post, Registers, by_folded_id

DAY = 46086


def post(
    staff: str,
    role: str,
    grid: str,
    *covers: Cover,
    first: int | None = None,
    last: int | None = None,
) -> Post:
    return Post(staff, f"{staff}的名字", role, grid, first, last, covers, 2)


def registers(*posts: Post) -> Registers:
    grids = {
        "g1": Grid("G1", "", "four", "", 2),
        "w01": Grid("W01", "", "five", "G1", 3),
        "w02": Grid("W02", "", "five", "G1", 4),
        "w03": Grid("W03", "", "five", "G2", 5),
    }
    held: dict[str, tuple[Post, ...]] = {}
    for one in posts:
        held[one.staff_id] = (*held.get(one.staff_id, ()), one)
    return Registers(grids, {}, {}, held)


def test_a_leader_works_in_all_grids_below() -> None:
    assert registers(post("s1", "grid_leader", "G1")).area("s1", DAY) == {"w01", "w02"}


def test_the_committee_works_everywhere_and_an_assistant_without_a_grid_too() -> None:
    known = registers(post("s1", "committee", "W01"), post("s2", "grid_assistant", ""))

    assert known.area("s1", DAY) is EVERYWHERE
    assert known.area("s2", DAY) is EVERYWHERE


def test_standing_in_widens_the_area_for_its_span() -> None:
    known = registers(post("s1", "grid_worker", "W01", Cover("W03", DAY, DAY + 5)))

    assert known.area("s1", DAY - 1) == {"w01"}
    assert known.area("s1", DAY) == {"w01", "w03"}
    assert known.area("s1", DAY + 6) == {"w01"}


def test_after_the_last_day_there_is_no_area() -> None:
    known = registers(post("s1", "grid_worker", "W01", last=DAY))

    assert known.in_post("s1", DAY)
    assert not known.in_post("s1", DAY + 1)
    assert known.area("s1", DAY + 1) == frozenset()


def test_the_owner_is_the_lowest_of_those_in_post_else_of_those_who_stand_in() -> None:
    known = registers(
        post("s3", "grid_worker", "W01"),
        post("s2", "grid_worker", "W01", first=DAY),
        post("s1", "grid_worker", "W02", Cover("G1", None, None)),
    )

    assert known.owner("w01", DAY - 1) == "s3"
    assert known.owner("w01", DAY) == "s2"
    assert known.owner("w02", DAY) == "s1"
    assert known.owner("w03", DAY) == ""
    assert (
        registers(post("s1", "grid_worker", "W02", Cover("G1", None, None))).owner("w01", DAY)
        == "s1"
    )


def test_names_and_ids_are_shown_as_the_roster_has_them() -> None:
    known = registers(Post("S01", "周建国", "grid_worker", "W01", None, None, (), 2))

    assert known.person_name("S01") == "周建国"
    assert known.person_id("s99") == "s99"
    assert known.bearers(" 周 建国 ") == ("S01",)


def test_of_several_rows_with_one_id_the_first_stands() -> None:
    assert by_folded_id([("h1", 1), ("H1 ", 2), ("", 3)]) == {"h1": 1}
