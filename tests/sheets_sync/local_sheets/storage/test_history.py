"""Any revision: listed, looked at, brought back."""

from pathlib import Path

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Store
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.stored import pack
from sheets_sync.local_sheets.storage.entry import Entry
from sheets_sync.local_sheets.storage.history import replayed
from tests.sheets_sync.local_sheets.storage.stores import (
    Clock,
    cell,
    content,
    opened,
    put,
    tampered,
)


def test_every_revision_as_it_was(store: Store) -> None:
    name = store.main_spreadsheet()
    versions = {1: content(store.document(name))}
    for number in range(2, 40):
        put(store, name, f"A{number % 5 + 1}", number)
        versions[number] = content(store.document(name))
    for number, version in versions.items():
        assert content(store.document_at(name, number)) == version
    for number in (0, 40):
        with pytest.raises(ApiError, match=f"Revision not found: {number}"):
            store.document_at(name, number)


def test_who_and_when(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", 1, origin="sync")
        put(store, name, "A1", 2)
        told = store.revisions(name, 0, 2)
        assert [(r.number, r.kind, r.origin) for r in told] == [
            (1, "files.create", ""),
            (2, "values.update", "sync"),
        ]
        assert [r.number for r in store.revisions(name, 2, 9)] == [3]
        assert store.revision(name, 3).who == "w"
        assert store.revision(name, 3).at == store.document(name).file.modified
        with pytest.raises(ApiError, match="Revision not found: 4"):
            store.revision(name, 4)


def test_bringing_back_is_a_new_revision(store: Store) -> None:
    name = store.main_spreadsheet()
    metadata = {"developerMetadata": {"metadataKey": "k", "location": {"sheetId": 0}}}
    metadata["developerMetadata"]["visibility"] = "DOCUMENT"
    store.write(name, "batchUpdate", {"requests": [{"createDeveloperMetadata": metadata}]}, who="w")
    old = put(store, name, "A1", "old")
    before = store.document(name).workbook
    request = {"updateSheetProperties": {"properties": {"title": "T"}, "fields": "title"}}
    store.write(name, "batchUpdate", {"requests": [request]}, who="w")
    now = put(store, name, "T!A1", "new")
    back = store.bring_back(name, old, who="leader")
    assert (back.revision, back.file.last_user) == (now + 1, "leader")
    assert content(back)["workbook"] == content(store.document_at(name, old))["workbook"]
    assert back.workbook.metadata == before.metadata
    assert cell(store.document_at(name, now)) == "new"
    with pytest.raises(ApiError) as refused:
        store.bring_back(name, old, who="leader", if_revision=now)
    assert refused.value.code == 409


def test_a_change_that_is_not_understood_says_so(store: Store) -> None:
    name = store.main_spreadsheet()
    put(store, name, "A1", 1)
    entry = Entry(name, 2, 1, "w", "", "from.the.future", (), pack({}))
    with pytest.raises(StorageError, match=r"Revision 2 of .* cannot be read again"):
        list(replayed(store.document(name), [entry]))


def test_a_damaged_entry_is_never_shown(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        name = store.main_spreadsheet()
        for number in range(5):
            put(store, name, "A1", number)
        with tampered(tmp_path) as connection:
            connection.execute("UPDATE entries SET body = '{}' WHERE revision = 3")
        assert cell(store.document_at(name, 2)) == 0
        with pytest.raises(StorageError, match=r"revision 3 of .* is not as it was written"):
            store.document_at(name, 4)
        assert cell(store.document(name)) == 4
