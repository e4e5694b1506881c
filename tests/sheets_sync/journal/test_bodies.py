import pytest

from sheets_sync.journal.bodies import WORDS, canonical, joined, parted
from sheets_sync.ledger.cells import Cell

VISIT: dict[str, Cell] = {"visited_on": 46086, "worker": "S02", "content": "看望老人"}


def test_free_text_stands_apart_from_facts() -> None:
    body, words = parted("diary", VISIT)

    assert body == '{"visited_on":46086,"worker":"S02"}'
    assert words == '{"content":"看望老人"}'
    assert joined(body, words) == VISIT
    assert joined(body, None) == {"visited_on": 46086, "worker": "S02"}


@pytest.mark.parametrize("tab", ["diary", "no such tab"])
def test_a_body_without_free_text_has_one_part(tab: str) -> None:
    assert parted(tab, {"visited_on": 46086}) == ('{"visited_on":46086}', None)


def test_contact_details_are_words() -> None:
    assert {"head", "address", "phone"} <= WORDS["households"]
    assert {"name", "phone", "email"} <= WORDS["staff"]
    assert "household_id" not in WORDS["households"]


def test_canonical_takes_mappings_of_any_kind() -> None:
    assert canonical({"visited_on=3/5": 46086}) == '{"visited_on=3/5":46086}'
