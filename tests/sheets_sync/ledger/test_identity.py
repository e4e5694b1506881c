"""Whose row is it: ids copied, cleared, swapped, typed over, or written astray by ourselves."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.journal.entries import PastRecord, digest
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.identity import Identified, Identifier
from sheets_sync.ledger.touched import Touched

Body = Mapping[str, Cell]


def body(text: str) -> Body:
    """`day target content` as a row of cells."""
    return dict(zip(("day", "target", "content"), text.split(), strict=False))


def seen(cells: Body) -> bytes:
    return digest([cells.get(key, "") for key in ("day", "target", "content")])


def identify(
    journal: Mapping[str, str],
    rows: Sequence[tuple[Cell, str]],
    *,
    written: Iterable[str] = (),
    cleared: Iterable[str] = (),
    astray: bool = False,
    gone: AbstractSet[str] = frozenset(),
    retired: AbstractSet[str] = frozenset(),
    doubtful: Iterable[int] | None = None,
) -> Identified:
    """Resolve rows of (id as it stands, cells) against what the journal last saw under its ids."""
    bodies = {identifier: body(text) for identifier, text in journal.items()}
    known = {
        identifier: PastRecord(
            seen(cells), None, {}, identifier not in gone | retired, 1, identifier in retired
        )
        for identifier, cells in bodies.items()
    }
    numbers = count(100)
    cells = [body(text) for _, text in rows]
    return Identifier(
        "D-",
        known,
        not journal,
        lambda: f"D-{next(numbers):06}",
        lambda row: seen(cells[row]),
        cells.__getitem__,
        lambda ids: {i: bodies[i] for i in ids if i in bodies},
        Touched(frozenset(written), frozenset(cleared)),
        astray,
    ).identify([identifier for identifier, _ in rows], doubtful)


ONE, TWO = "D-000001", "D-000002"
FIRST, SECOND = "3-5 H001 看望老人一切都好", "3-6 H002 提醒防范电信诈骗"
JOURNAL = {ONE: FIRST, TWO: SECOND}


def test_rows_that_stand_as_they_stood_keep_their_ids() -> None:
    assert identify(JOURNAL, [(TWO, SECOND), (ONE, FIRST)]).ids == [TWO, ONE]


def test_a_new_row_gets_a_new_id() -> None:
    found = identify(JOURNAL, [(ONE, FIRST), ("", "3-7 H003 量了血压"), (TWO, SECOND)])

    assert found.ids == [ONE, "D-000100", TWO]
    assert list(found.issued) == [1]


def test_an_edited_row_keeps_its_id() -> None:
    assert identify(JOURNAL, [(ONE, "3-9 H009 全都改过了"), (TWO, SECOND)]).ids == [ONE, TWO]


@pytest.mark.parametrize("typed", ["", "D-999999", "abc", 7, True, "R-000001", "D-1"])
def test_an_id_that_was_never_issued_is_replaced_by_the_right_one(typed: Cell) -> None:
    assert identify(JOURNAL, [(typed, FIRST), (TWO, SECOND)]).ids == [ONE, TWO]


@pytest.mark.parametrize("typed", ["d-000001", "Ｄ-０００００１", " D-000001 "])
def test_an_id_in_another_spelling_is_understood(typed: str) -> None:
    assert identify(JOURNAL, [(typed, "3-9 H009 全都改过了"), (TWO, SECOND)]).ids == [ONE, TWO]


def test_of_a_row_and_its_copy_one_keeps_the_id() -> None:
    found = identify(JOURNAL, [(ONE, FIRST), (ONE, FIRST), (TWO, SECOND)])

    assert found.ids == [ONE, "D-000100", TWO]
    assert not found.doubled


def test_a_copy_that_was_changed_gets_a_new_id_wherever_it_stands() -> None:
    found = identify(JOURNAL, [(ONE, "3-9 H001 又去看望了一趟"), (TWO, SECOND), (ONE, FIRST)])

    assert found.ids == ["D-000100", TWO, ONE]


def test_of_two_changed_copies_the_closer_one_is_the_original() -> None:
    changed, closer = "3-9 H007 又去看望了一趟", "3-9 H001 看望老人一切都好"

    assert identify(JOURNAL, [(ONE, changed), (ONE, closer)]).ids == ["D-000100", ONE]


def test_nobody_can_tell_two_rows_apart_that_are_equally_unlike_the_record() -> None:
    found = identify(JOURNAL, [(ONE, "4-1 H010 写的别的"), (ONE, "4-2 H011 又是别的")])

    assert found.ids == [ONE, ONE]
    assert found.doubled == {ONE: (0, 1)}


def test_of_two_changed_rows_that_say_the_same_either_keeps_the_id() -> None:
    changed = "3-9 H001 看望老人一切都好"

    assert identify(JOURNAL, [(ONE, changed), (ONE, changed)]).ids == [ONE, "D-000100"]


def test_even_if_they_say_something_new_altogether() -> None:
    changed = "4-1 H010 写的别的"

    assert identify(JOURNAL, [(ONE, changed), (ONE, changed)]).ids == [ONE, "D-000100"]


def test_swapped_ids_go_back() -> None:
    assert identify(JOURNAL, [(TWO, FIRST), (ONE, SECOND)]).ids == [ONE, TWO]


def test_an_id_typed_over_another_goes_back_although_its_own_row_is_gone() -> None:
    assert identify(JOURNAL, [(TWO, FIRST)]).ids == [ONE]


def test_a_row_that_bears_an_id_and_looks_like_a_lost_record_is_that_record() -> None:
    rows = [(TWO, "3-5 H008 看望老人一切都好"), ("", SECOND)]

    assert identify(JOURNAL, rows).ids == [ONE, TWO]


def test_a_row_that_says_what_another_says_is_its_copy_whatever_id_it_bears() -> None:
    found = identify(JOURNAL, [(ONE, FIRST), (TWO, FIRST)])

    assert found.ids == [ONE, "D-000100"]
    assert identify(JOURNAL, [(TWO, FIRST), (TWO, "4-1 H010 写的别的"), (ONE, FIRST)]).ids == [
        "D-000100",
        TWO,
        ONE,
    ]


def test_a_row_that_has_come_to_say_what_another_says_is_no_copy() -> None:
    journal = {**JOURNAL, TWO: "3-6 H001 看望老人一切都好"}

    assert identify(journal, [(ONE, FIRST), (TWO, FIRST)]).ids == [ONE, TWO]


def test_a_row_unlike_the_record_whose_id_it_bears_may_be_one_that_is_missing() -> None:
    journal = {**JOURNAL, NEW: TYPED}

    assert identify(journal, [(NEW, "3-5 H008 看望老人一切都好")], gone={NEW, TWO}).ids == [ONE]
    assert identify(journal, [(NEW, "4-1 H008 看望老人一切都好")], gone={TWO}).ids == [NEW]


def test_a_row_that_came_back_all_changed_has_its_id() -> None:
    assert identify(JOURNAL, [(ONE, "4-1 H010 写的是别的")], gone={ONE}).ids == [ONE]


def test_a_vanished_row_comes_back_under_its_id() -> None:
    assert identify(JOURNAL, [(ONE, FIRST), (TWO, SECOND)], gone={TWO}).ids == [ONE, TWO]


def test_a_row_typed_anew_is_not_the_one_that_vanished() -> None:
    assert identify(JOURNAL, [(ONE, FIRST), ("", SECOND)], gone={TWO}).ids == [ONE, "D-000100"]


def test_a_retired_id_is_never_used_again() -> None:
    found = identify(JOURNAL, [(ONE, FIRST), (TWO, SECOND)], retired={TWO})

    assert found.ids == [ONE, "D-000100"]


def test_an_empty_journal_adopts_well_formed_ids() -> None:
    found = identify({}, [("D-000007", FIRST), ("d-000009", SECOND), ("D-9", "3-7 H003 量血压")])

    assert found.ids == ["D-000007", "D-000009", "D-000100"]


def test_an_empty_journal_cannot_tell_copies_apart() -> None:
    assert identify({}, [("D-000007", FIRST), ("D-000007", SECOND)]).doubled


NEW = "D-000050"
TYPED = "3-7 H003 帮着代办了社保认证"


def test_an_id_that_we_wrote_on_the_wrong_row_moves_to_its_own() -> None:
    journal = {**JOURNAL, NEW: TYPED}

    assert identify(journal, [(NEW, FIRST), (TWO, SECOND), ("", TYPED)], written={NEW}).ids == [
        ONE,
        TWO,
        NEW,
    ]


def test_it_does_so_in_the_next_process_as_well() -> None:
    journal = {**JOURNAL, NEW: TYPED}

    assert identify(journal, [(NEW, FIRST), (TWO, SECOND), ("", TYPED)]).ids == [ONE, TWO, NEW]


def test_a_row_that_was_edited_meanwhile_is_known_by_its_looks() -> None:
    journal = {**JOURNAL, NEW: TYPED}
    rows = [(NEW, "3-5 H009 看望老人一切都好"), (TWO, SECOND), ("", "3-8 H003 帮着代办了社保认证")]

    assert identify(journal, rows, written={NEW}).ids == [ONE, TWO, NEW]


def test_a_row_whose_id_we_cleared_by_mistake_is_known_by_its_looks() -> None:
    rows = [("", "3-5 H009 看望老人一切都好"), (TWO, SECOND)]

    assert identify(JOURNAL, rows, cleared={NEW}).ids == [ONE, TWO]
    assert identify(JOURNAL, rows).ids == ["D-000100", TWO]


def test_it_must_look_much_alike_unless_an_id_to_be_cleared_still_stands() -> None:
    rows = [("", "3-9 H009 看望老人一切都好"), (TWO, SECOND)]

    assert identify(JOURNAL, rows, cleared={NEW}).ids == ["D-000100", TWO]
    assert identify(JOURNAL, rows, cleared={NEW}, astray=True).ids == [ONE, TWO]


def test_somebody_who_types_beside_an_id_gone_astray_does_not_get_it() -> None:
    rows = [(TWO, "3-5 H008 看望老人一切都好"), (ONE, "4-1 H010 写的是别的事情"), ("", SECOND)]

    assert identify(JOURNAL, rows).ids == [ONE, "D-000100", TWO]


def test_a_row_hardly_begun_when_it_got_its_id_keeps_it() -> None:
    journal = {**JOURNAL, NEW: "3-7"}

    assert identify(journal, [(NEW, TYPED)], written={NEW}).ids == [NEW]


def test_a_row_on_which_our_id_landed_as_it_was_typed_on_keeps_its_own() -> None:
    journal = {**JOURNAL, NEW: TYPED, ONE: "- - 看望老人一切都好"}
    rows = [(NEW, "3-5 H001000000 看望老人一切都好"), (TWO, SECOND), ("", TYPED)]

    assert identify(journal, rows, written={NEW}).ids == [ONE, TWO, NEW]


def test_a_row_typed_where_we_wrote_the_id_of_one_that_is_gone_is_new() -> None:
    assert identify(JOURNAL, [(ONE, TYPED), (TWO, SECOND)], written={ONE}).ids == ["D-000100", TWO]
    assert identify(JOURNAL, [(ONE, TYPED), (TWO, SECOND)]).ids == [ONE, TWO]


def test_a_row_that_came_back_and_was_written_over_gets_its_id_back() -> None:
    journal = {**JOURNAL, NEW: TYPED}

    assert identify(journal, [(NEW, FIRST), ("", TYPED)], written={NEW}, gone={ONE}).ids == [
        ONE,
        NEW,
    ]


def test_it_does_so_although_a_cell_was_changed_before_it_vanished() -> None:
    journal = {**JOURNAL, NEW: TYPED}
    rows = [(NEW, "3-4 H001 看望老人一切都好"), ("", TYPED)]

    assert identify(journal, rows, written={NEW}, gone={ONE}).ids == [ONE, NEW]
    assert identify(journal, rows, gone={ONE}).ids == ["D-000100", NEW]


def test_a_row_that_came_back_and_whose_id_we_cleared_gets_it_back() -> None:
    assert identify(JOURNAL, [("", FIRST), (TWO, SECOND)], cleared={NEW}, gone={ONE}).ids == [
        ONE,
        TWO,
    ]
    assert identify(JOURNAL, [("", FIRST), (TWO, SECOND)], gone={ONE}).ids == ["D-000100", TWO]


def test_of_two_records_that_said_the_same_the_one_whose_row_was_edited_keeps_its_id() -> None:
    journal = {ONE: FIRST, TWO: FIRST, NEW: SECOND}
    rows = [(ONE, FIRST + "，又补了一句"), (NEW, FIRST), ("", SECOND)]

    assert identify(journal, rows, written={NEW}).ids == [ONE, TWO, NEW]


def test_rows_beyond_doubt_are_taken_at_their_word() -> None:
    found = identify(JOURNAL, [(ONE, "全都 改过 了"), ("", "3-7 H003 量血压")], doubtful=[1])

    assert found.ids == [ONE, "D-000100"]


def test_a_row_without_an_id_never_is() -> None:
    assert identify(JOURNAL, [("", FIRST), (TWO, SECOND)], doubtful=[]).ids == [ONE, TWO]


def test_a_copy_of_a_row_beyond_doubt_is_not() -> None:
    found = identify(JOURNAL, [(ONE, FIRST), (ONE, FIRST)], doubtful=[])

    assert found.ids == [ONE, "D-000100"]


@given(st.integers(min_value=0))
def test_every_untouched_row_keeps_its_id_whatever_stands_in_the_id_column(seed: int) -> None:
    random = Random(seed)
    journal = {f"D-{n:06}": f"3-{n} H{n:03} 第{n}户聊了近况" for n in range(1, 9)}
    texts = list(journal.values())
    random.shuffle(texts)
    typed: list[Cell] = [*journal, "", "", "abc", "D-999999", 7]

    found = identify(journal, [(random.choice(typed), text) for text in texts])

    assert [journal[identifier] for identifier in found.ids] == texts
    assert not found.doubled
