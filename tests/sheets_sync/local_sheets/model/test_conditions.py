from typing import Any

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.conditions import Cell, Reading, check_condition, meets

READING = Reading("en_US", 1_772_668_800_000)  # 5 March 2026
TODAY = 46086


def _met(kind: str, cell: Cell, *values: Any) -> bool | None:
    given = [v if isinstance(v, dict) else {"userEnteredValue": v} for v in values]
    condition = {"type": kind, "values": given}
    return meets(condition, cell, READING)


def _number(value: float) -> Cell:
    return Cell(value, str(value), is_date=False)


def _text(text: str) -> Cell:
    return Cell(text, text, is_date=False)


@pytest.mark.parametrize(
    ("kind", "values", "below", "equal", "above"),
    [
        ("NUMBER_GREATER", ["5"], False, False, True),
        ("NUMBER_GREATER_THAN_EQ", ["5"], False, True, True),
        ("NUMBER_LESS", ["5"], True, False, False),
        ("NUMBER_LESS_THAN_EQ", ["5"], True, True, False),
        ("NUMBER_EQ", ["5"], False, True, False),
        ("NUMBER_NOT_EQ", ["5"], True, False, True),
        ("NUMBER_BETWEEN", ["5", "6"], False, True, True),
        ("NUMBER_NOT_BETWEEN", ["5", "6"], True, False, False),
    ],
)
def test_numbers(kind: str, values: list[str], below: bool, equal: bool, above: bool) -> None:
    assert [_met(kind, _number(n), *values) for n in (4, 5, 6)] == [below, equal, above]
    assert _met(kind, _text("5"), *values) is ("NOT_" in kind)
    assert _met(kind, _number(5), *(["=A1"] * len(values))) is None


@pytest.mark.parametrize(
    ("kind", "before", "same", "after"),
    [
        ("DATE_EQ", False, True, False),
        ("DATE_BEFORE", True, False, False),
        ("DATE_AFTER", False, False, True),
        ("DATE_ON_OR_BEFORE", True, True, False),
        ("DATE_ON_OR_AFTER", False, True, True),
        ("DATE_NOT_EQ", True, False, True),
    ],
)
def test_dates(kind: str, before: bool, same: bool, after: bool) -> None:
    days = [Cell(TODAY + by, "", is_date=True) for by in (-1, 0.5, 1)]
    for value in ("2026-03-05", {"relativeDate": "TODAY"}):
        assert [_met(kind, day, value) for day in days] == [before, same, after]
    assert _met("DATE_BETWEEN", days[1], "2026-03-01", "2026-03-05") is True
    assert [_met("DATE_IS_VALID", cell) for cell in (days[0], _number(1))] == [True, False]


def test_texts() -> None:
    cell = _text("Hello World")
    for kind, value, met in (
        ("TEXT_CONTAINS", "LO W", True),
        ("TEXT_NOT_CONTAINS", "x", True),
        ("TEXT_STARTS_WITH", "hello", True),
        ("TEXT_ENDS_WITH", "hello", False),
        ("TEXT_EQ", "hello world", True),
        ("TEXT_NOT_EQ", "hello world", False),
        ("ONE_OF_LIST", "hello", False),
    ):
        assert _met(kind, cell, value) is met
    assert _met("ONE_OF_LIST", cell, "x", "Hello World") is True
    for text, email, url in (("a@b.cn", True, False), ("https://b.cn/x", False, True)):
        assert _met("TEXT_IS_EMAIL", _text(text)) is email
        assert _met("TEXT_IS_URL", _text(text)) is url
    assert (_met("BLANK", _text("")), _met("NOT_BLANK", _text(""))) == (True, False)
    assert _met("BOOLEAN", Cell(True, "TRUE", is_date=False)) is True
    assert _met("BOOLEAN", _text("是"), "是", "否") is True
    assert _met("CUSTOM_FORMULA", cell, "=TRUE") is None


def test_the_number_of_values() -> None:
    check_condition({"type": "BLANK"})
    check_condition({"type": "ONE_OF_LIST"})
    for condition in (None, {}, {"type": "BLANK", "values": [{}]}, {"type": "DATE_BETWEEN"}):
        with pytest.raises(ApiError):
            check_condition(condition)
