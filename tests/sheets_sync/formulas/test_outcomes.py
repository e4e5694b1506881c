"""The engine's values, made ready for JSON."""

import pytest

from sheets_sync.formulas.outcomes import (
    ERRORS,
    PARSE_ERROR,
    TOO_LONG,
    address_of,
    beyond,
    extent_of,
    outcome,
)


def test_values_and_errors() -> None:
    assert [outcome(value) for value in (1.5, "x", True, None)] == [1.5, "x", True, None]
    assert outcome({"type": "Error", "kind": "Div"}) == list(ERRORS["Div"])
    assert outcome({"type": "Error", "kind": "Unheard"}) == PARSE_ERROR
    assert outcome(float("nan"))[0] == outcome(float("inf"))[0] == "NUM"
    assert outcome("x" * 50_001) == TOO_LONG


def test_extents() -> None:
    assert extent_of("'It''s!'!B2:C5") == (1, 1, 5, 3)
    assert extent_of("F!A1") == (0, 0, 1, 1)
    with pytest.raises(ValueError, match="extent"):
        extent_of("F!A:A")
    assert beyond(5, 3, 5, 3) is None
    assert beyond(7, 4, 5, 3) == [
        "REF",
        "Result was not automatically expanded, please insert more: 2 rows and 1 columns.",
    ]
    assert address_of("It's", 1, 27) == "'It''s'!AB2"
