import pytest

from sheets_sync.ledger.ids import format_id, id_order, parse_id


@pytest.mark.parametrize(
    ("prefix", "number", "text"),
    [("D", 1, "D-000001"), ("D-", 1, "D-000001"), ("K", 1_234_567, "K-1234567")],
)
def test_ids_have_six_digits_or_more(prefix: str, number: int, text: str) -> None:
    assert format_id(prefix, number) == text
    assert parse_id(text) == (prefix[0], number)


@pytest.mark.parametrize("text", ["d-000017", " D-000017 ", "Ｄ－０００017", "\u200bD-000017"])
def test_ids_are_understood_as_people_type_them(text: str) -> None:
    assert parse_id(text) == ("D", 17)


@pytest.mark.parametrize(
    "text", ["", "D-00017", "D000017", "DD-000017", "D-00001a", "D-000017-1", "17", "五-000017"]
)
def test_other_texts_are_no_record_ids(text: str) -> None:
    assert parse_id(text) is None


def test_ids_are_ordered_by_prefix_then_number_and_texts_by_code_point() -> None:
    ids = ["M-000001", "D-1000000", "D-999999", "b", "B", "3-2", "D-000002"]

    assert sorted(ids, key=id_order) == [
        *("D-000002", "D-999999", "D-1000000", "M-000001"),
        *("3-2", "B", "b"),
    ]
