"""Values of different sorts, and how they meet."""

import math
import operator

import pytest

from sheets_sync.conditions.values import (
    Comparing,
    Value,
    bounded,
    bounded_text,
    compare,
    number_of,
    text_of,
    truth,
)
from sheets_sync.conditions.words import MOST_TEXT


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3), (" 3.50 ", 3.5), ("１，２００", 1200), ("-0.5", -0.5), ("", None), ("三", None),
     ("1e3", None), ("9" * 41, None), ("9" * 40, 1e40), (None, None), (7, 7), (True, True)],
)  # fmt: skip
def test_numbers_in_texts(value: Value, number: float | None) -> None:
    assert number_of(value) == number


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.0, "3"), (0.5, "0.5"), (True, "1"), ("a", "a"), (None, None)]
)
def test_values_as_texts(value: Value, text: str | None) -> None:
    assert text_of(value) == text


def test_numbers_are_bounded() -> None:
    assert bounded(2**63 - 1) == 2**63 - 1
    assert isinstance(bounded(2**63), float)
    assert bounded(10**400) is None
    assert bounded(math.inf) is None
    assert bounded(math.nan) is None


def test_texts_are_bounded() -> None:
    assert bounded_text("a" * MOST_TEXT) is not None
    assert bounded_text("a" * (MOST_TEXT + 1)) is None


@pytest.mark.parametrize(
    ("value", "true"),
    [(0, False), (2, True), (0.0, False), ("0", False), ("1", True), ("x", False), ("", False),
     (None, None), (True, True)],
)  # fmt: skip
def test_truth(value: Value, true: bool | None) -> None:
    assert truth(value) is true


@pytest.mark.parametrize(
    ("op", "left", "right", "result"),
    [
        (operator.eq, "007", 7, True),
        (operator.eq, "x", 7, False),
        (operator.ne, "x", 7, True),
        (operator.lt, "x", 7, None),
        (operator.lt, "3", 7, True),
        (operator.lt, 7, "30", True),
        (operator.lt, "30", "7", True),
        (operator.eq, "", 0, False),
        (operator.eq, None, None, None),
        (operator.eq, True, 1, True),
    ],
)
def test_comparing(op: Comparing, left: Value, right: Value, result: bool | None) -> None:
    equality = op in (operator.eq, operator.ne)
    assert compare(op, left, right, equality=equality) is result
