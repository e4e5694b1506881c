"""References as people write them, and the cells that they mean."""

import pytest

from sheets_sync.formulas.references import Place, parse_reference


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A1", ("here", 0, 0, 1, 1)),
        ("$B$2:C$4", ("here", 1, 1, 4, 3)),
        ("C4:B2", ("here", 1, 1, 4, 3)),
        ("A2:A", ("here", 1, 0, None, 1)),
        ("B:C", ("here", None, 1, None, 3)),
        ("2:5", ("here", 1, None, 5, None)),
        ("B2:4", ("here", 1, 1, 4, None)),
        ("Sheet2!A1", ("Sheet2", 0, 0, 1, 1)),
        ("'It''s 民'!A:A", ("It's 民", None, 0, None, 1)),
    ],
)
def test_references_are_read_and_written(text: str, place: tuple[object, ...]) -> None:
    reference = parse_reference(text)
    assert reference is not None
    assert reference.place("here") == place
    assert str(reference) == text
    assert str(reference.at(reference.place("here"), "here")) == text


def test_a_lost_reference_is_none() -> None:
    assert parse_reference("#REF!") is None
    assert parse_reference("Sheet1!#REF!") is None


def test_other_cells_are_named_in_the_same_manner() -> None:
    reference = parse_reference("$C4:B$2")
    assert reference is not None
    assert str(reference.at(Place("here", 11, 1, 14, 3), "here")) == "$C14:B$12"
    assert str(reference.at(Place("It's", 1, 1, 4, 3), "here")) == "'It''s'!$C4:B$2"
