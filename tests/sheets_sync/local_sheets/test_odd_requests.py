"""Requests that once broke the server; most were found by tests/campaigns/fuzz.py."""

import json
from typing import Any

import pytest

from tests.sheets_sync.local_sheets.api import Book

DEEP: Any = "x"
for _ in range(400):
    DEEP = [DEEP]

BATCH = ":batchUpdate"


def batch(kind: str, content: Any) -> Any:
    return {"requests": [{kind: content}]}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", BATCH, {"requests": DEEP}),
        ("POST", BATCH, batch("deleteBanding", {"bandedRangeId": DEEP})),
        ("POST", "/developerMetadata:search", {"dataFilters": DEEP}),
        ("POST", BATCH, batch("setBasicFilter", {"filter": {"range": {}, "criteria": {"k": {}}}})),
        ("POST", BATCH, batch("addFilterView", {"filter": {"range": {}, "criteria": {"²": {}}}})),
        ("POST", BATCH, batch("deleteSheet", {"sheetId": "²"})),
        ("POST", BATCH, batch("deleteSheet", {"sheetId": "--5"})),
        ("POST", BATCH, batch("deleteSheet", {"sheetId": "9" * 5000})),
        ("POST", "/sheets/²:copyTo", {"destinationSpreadsheetId": "x"}),
        ("GET", "/developerMetadata/²", None),
    ],
)
def test_sheets_refuses_them(book: Book, method: str, path: str, body: Any) -> None:
    data = None if body is None else json.dumps(body)
    sent = book.api.session.request(method, book.api.root + book.path + path, data=data, timeout=5)
    assert sent.status_code == 400


@pytest.mark.parametrize(
    ("version", "field", "value"),
    [
        ("v3", "name", 5),
        ("v3", "description", ["x"]),
        ("v3", "starred", "yes"),
        ("v3", "parents", "root"),
        ("v3", "properties", {"k": 2**60}),
        ("v3", "appProperties", ["k"]),
        ("v2", "title", {}),
        ("v2", "parents", "A1"),
        ("v2", "parents", ["A1"]),
        ("v2", "properties", "x"),
        ("v2", "properties", [{"key": "k", "value": 7}]),
        ("v2", "properties", [{"value": "x"}]),
        ("v2", "labels", "starred"),
    ],
)
def test_drive_refuses_fields_of_another_type(
    book: Book, version: str, field: str, value: Any
) -> None:
    verb = "PATCH" if version == "v3" else "PUT"
    for method, path in (
        ("POST", f"/drive/{version}/files"),
        (verb, f"/drive/{version}/files/{book.id}"),
        ("POST", f"/drive/{version}/files/{book.id}/copy"),
    ):
        code, message = book.api.refused(method, path, {field: value})
        assert (code, message) == (400, "Invalid Value"), (method, path)


def test_properties_without_a_value_are_none(book: Book) -> None:
    given = {"name": "x", "properties": {"kept": "v", "gone": None}, "appProperties": {"a": None}}
    for path in ("/drive/v3/files", f"/drive/v3/files/{book.id}/copy"):
        made = book.api.call("POST", path + "?fields=properties,appProperties", given)
        assert made["properties"] == {"kept": "v"}
        assert not made.get("appProperties")
