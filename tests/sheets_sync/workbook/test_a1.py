import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.workbook.a1 import (
    A1Range,
    cell_name,
    column_index,
    column_letters,
    format_range,
    parse_range,
    quote_title,
)


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(index: int, letters: str) -> None:
    assert column_letters(index) == letters
    assert column_index(letters) == column_index(letters.lower()) == index


def test_no_letters_for_what_is_no_column() -> None:
    with pytest.raises(ValueError, match="negative"):
        column_letters(-1)
    for text in ("", "A1", "é", "-"):
        with pytest.raises(ValueError, match="not column letters"):
            column_index(text)


def test_cell_name() -> None:
    assert cell_name(0, 0) == "A1"
    assert cell_name(9, 27) == "AB10"


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Sheet1", "Sheet1"),
        ("It's", "'It''s'"),
        ("民情日记", "'民情日记'"),
        ("A1", "'A1'"),
        ("R1C1", "'R1C1'"),
        ("2026Q1", "'2026Q1'"),
        ("two words", "'two words'"),
    ],
)
def test_quote_title(title: str, quoted: str) -> None:
    assert quote_title(title) == quoted


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("A1", A1Range(None, 0, 0, 1, 1)),
        ("$B$2:$C$3", A1Range(None, 1, 1, 3, 3)),
        ("C3:B2", A1Range(None, 1, 1, 3, 3)),
        ("A:C", A1Range(None, None, 0, None, 3)),
        ("C:A", A1Range(None, None, 0, None, 3)),
        ("2:5", A1Range(None, 1, None, 5, None)),
        ("5:2", A1Range(None, 1, None, 5, None)),
        ("A5:A", A1Range(None, 4, 0, None, 1)),
        ("B3:", A1Range(None, 2, 1, None, None)),
        ("B3:7", A1Range(None, 2, 1, 7, None)),
        ("R2C3:R4C5", A1Range(None, 1, 2, 4, 5)),
        ("r2c3", A1Range(None, 1, 2, 2, 3)),
        ("R[1]C[0]:R[3]C[2]", A1Range(None, 1, 0, 4, 3)),
        ("Sheet1!R1C[1]", A1Range("Sheet1", 0, 1, 1, 2)),
        ("tab01", A1Range(None, 0, 13547, 1, 13548)),
        ("A01:B002", A1Range(None, 0, 0, 2, 2)),
        ("Sheet1", A1Range("Sheet1")),
        ("'Sheet1'", A1Range("Sheet1")),
        ("'It''s'!A:C", A1Range("It's", None, 0, None, 3)),
        ("'a!b'!B2", A1Range("a!b", 1, 1, 2, 2)),
        ("民情日记!A1:B", A1Range("民情日记", 0, 0, None, 2)),
        ("2026年第1季度排名", A1Range("2026年第1季度排名")),
    ],
)
def test_parse_range(text: str, parsed: A1Range) -> None:
    assert parse_range(text) == parsed


@pytest.mark.parametrize(
    "text", ["", "!A1", "Sheet1!", "A1:B2:C3", "'open!A1", "A0", "Sheet1!A1B", "Sheet1!N0", "x:y:z"]
)
def test_unreadable_ranges(text: str) -> None:
    if text == "A0":
        assert parse_range(text) == A1Range("A0")  # a title: there is no row 0
        return
    with pytest.raises(ValueError, match="unable to parse range"):
        parse_range(text)


@pytest.mark.parametrize(
    "text", ["A1", "A1:B2", "Sheet1!A:C", "'a b'!2:5", "B3:C", "'x'!A1:A9", "Sheet1", "B:B", "3:3"]
)
def test_format_reads_back(text: str) -> None:
    parsed = parse_range(text)
    assert parse_range(format_range(parsed)) == parsed


_bound = st.integers(0, 5000)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.tuples(_bound, _bound).map(sorted),
    st.tuples(_bound, _bound).map(sorted),
)
def test_every_rectangle_on_every_title_reads_back(
    title: str, rows: list[int], columns: list[int]
) -> None:
    area = A1Range(title, rows[0], columns[0], rows[1] + 1, columns[1] + 1)
    assert parse_range(format_range(area)) == area
    assert parse_range(quote_title(title)) == A1Range(title)
