"""Checksums of entries."""

from dataclasses import fields, replace
from typing import Any

from sheets_sync.local_sheets.storage.entry import Entry, checksum_of

ENTRY = Entry("x", 2, 3, "w", "sync", "values.update", (7, "a"), b"body", b"p" * 16)
OTHERS: dict[str, Any] = {
    "spreadsheet_id": "y",
    "revision": 3,
    "at": 4,
    "who": "v",
    "origin": "",
    "kind": "values.clear",
    "drawn": (7,),
    "body": b"bodz",
    "previous": b"q" * 16,
}


def test_every_field_counts() -> None:
    assert set(OTHERS) == {field.name for field in fields(Entry)}
    changed = {replace(ENTRY, **{name: value}).checksum() for name, value in OTHERS.items()}
    assert len(changed | {ENTRY.checksum()}) == len(OTHERS) + 1


def test_parts_are_told_apart() -> None:
    assert checksum_of("ab", "c") != checksum_of("a", "bc")
    assert checksum_of(b"1") != checksum_of(b"", b"1")
