"""Any text falls into tokens that join to it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.formulas.tokens import Kind, joined, tokens


@given(st.text(alphabet="AZ1$!:'\"().,#REF民 +", max_size=60) | st.text())
def test_nothing_is_lost(text: str) -> None:
    assert joined(tokens(text)) == text


@pytest.mark.parametrize(
    ("formula", "references"),
    [
        ("=A1+$B$2", ["A1", "$B$2"]),
        ("=SUM(A2:A, B:B, 2:5)", ["A2:A", "B:B", "2:5"]),
        ("='民情 日记'!B2:D&民情日记!C3", ["'民情 日记'!B2:D", "民情日记!C3"]),
        ("='It''s'!A1", ["'It''s'!A1"]),
        ('="A1"&A2&"say ""A3"""', ["A2"]),
        ("=LOG10(A1)+A1(2)+A1B+TRUE+x.A1", ["A1"]),
        ("=#REF!+Sheet1!#REF!", ["#REF!", "Sheet1!#REF!"]),
        ("=1E3+1.5", []),
        ('="open A1', []),
        ("='open A1", []),
    ],
)
def test_what_refers_to_cells(formula: str, references: list[str]) -> None:
    found = [part.text for part in tokens(formula) if part.kind is Kind.REFERENCE]
    assert found == references


@pytest.mark.parametrize(
    "piece", ["'", "'a", '"', "(", "A1:", "A1    ", "a.", "1:", "#", "$", "'!", "a!"]
)
def test_long_nonsense_is_read_once(piece: str) -> None:
    text = "=" + piece * (50_000 // len(piece))
    assert joined(tokens(text)) == text
