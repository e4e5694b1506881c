"""Field masks in both of their spellings."""

from typing import Any

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.field_mask import (
    apply_mask,
    merge_masked,
    parse_mask,
    selects,
)

ANSWER = {
    "id": "x",
    "sheets": [{"properties": {"sheetId": 0, "title": "a"}, "data": [{"rowData": [1]}]}],
}


@pytest.mark.parametrize(
    ("mask", "kept"),
    [
        ("id", {"id": "x"}),
        ("*", ANSWER),
        ("sheets.properties.title", {"sheets": [{"properties": {"title": "a"}}]}),
        ("sheets(properties(title),data/rowData)", {
            "sheets": [{"properties": {"title": "a"}, "data": [{"rowData": [1]}]}]
        }),
        ("sheets(properties.sheetId),id", {"sheets": [{"properties": {"sheetId": 0}}], "id": "x"}),
        ("sheets.properties,sheets.properties.title", {
            "sheets": [{"properties": {"sheetId": 0, "title": "a"}}]
        }),
        ("sheets.properties.title,sheets.properties", {
            "sheets": [{"properties": {"sheetId": 0, "title": "a"}}]
        }),
        ("missing", {}),
    ],
)  # fmt: skip
def test_what_is_answered(mask: str, kept: dict[str, Any]) -> None:
    assert apply_mask(ANSWER, parse_mask(mask)) == kept


@pytest.mark.parametrize("mask", ["", "a,", "a..b", "a(b", "a)b", "(a)"])
def test_bad_masks(mask: str) -> None:
    with pytest.raises(ApiError, match="Invalid field mask"):
        parse_mask(mask)


def test_what_is_asked_for() -> None:
    assert selects(parse_mask("sheets.data.rowData"), "sheets", "data")
    assert selects(parse_mask("sheets"), "sheets", "data")
    assert not selects(parse_mask("sheets.properties"), "sheets", "data")
    assert selects(None, "anything")


def test_what_is_changed() -> None:
    old = {"a": {"b": 1, "c": 2}, "d": 3}
    assert merge_masked(old, {"a": {"b": 9}}, parse_mask("a.b")) == {"a": {"b": 9, "c": 2}, "d": 3}
    assert merge_masked(old, {}, parse_mask("a.b,a.c,d")) == {}
    assert merge_masked(old, {"d": 4}, parse_mask("a,d")) == {"d": 4}
    assert merge_masked(old, {"e": 5}, parse_mask("*")) == {"e": 5}
    assert merge_masked(old, {"snake": {"case_ok": 1}}, parse_mask("snake")) == {
        **old,
        "snake": {"case_ok": 1},
    }
