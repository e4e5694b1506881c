"""What a sync wrote into an id column, and whether that went where it should."""

from sheets_sync.ledger.touched import UNTOUCHED, Touched, dump, load


def test_writes_add_up() -> None:
    once = UNTOUCHED.and_then(["D-000001", ""], {1: "D-000002"})
    twice = once.and_then(["D-000001", "D-000002"], {0: "", 2: "D-000003"})

    assert not UNTOUCHED
    assert once
    assert twice.written == {"D-000002", "D-000003"}
    assert twice.cleared == {"D-000001"}


def test_an_id_that_was_cleared_and_stands_tells_that_another_row_lost_its_own() -> None:
    touched = UNTOUCHED.and_then(["D-000001", "D-000002"], {0: ""})

    assert touched.went_astray(["", "D-000001"])
    assert not touched.went_astray(["", "D-000002"])
    assert not UNTOUCHED.went_astray(["", "D-000002"])


def test_what_was_touched_is_kept_as_text() -> None:
    touched = {
        "diary": Touched(frozenset({"D-000002", "D-000001"}), frozenset({7, "D-000003"})),
        "tasks": UNTOUCHED,
    }

    assert load(dump(touched)) == {"diary": touched["diary"]}
    assert load(dump({})) == {}
