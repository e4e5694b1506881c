"""The log: appended to in order, read back checked."""

from itertools import pairwise

import pytest

from sheets_sync.local_sheets import Damaged, Store
from sheets_sync.local_sheets.storage import log
from sheets_sync.local_sheets.storage.entry import GENESIS
from tests.sheets_sync.local_sheets.storage.stores import put


def test_entries_are_chained(store: Store) -> None:
    name = store.main_spreadsheet()
    for number in range(4):
        put(store, name, "A1", number)
    entries = list(log.between(store._reading, name, 0, 5, GENESIS))
    assert [entry.revision for entry in entries] == [1, 2, 3, 4, 5]
    for one, other in pairwise(entries):
        assert other.previous == one.checksum()
        assert log.checksum_at(store._reading, name, one.revision) == one.checksum()
    assert list(log.between(store._reading, name, 2, 4, entries[1].checksum())) == entries[2:4]
    assert log.newest_of(store._reading, name) == 5
    assert log.newest_of(store._reading, "nothing") == 0


def test_what_does_not_follow_is_refused(store: Store) -> None:
    name = store.main_spreadsheet()
    put(store, name, "A1", 1)
    for after, last, previous in ((0, 2, b"x" * 16), (0, 3, GENESIS), (2, 4, GENESIS)):
        with pytest.raises(Damaged, match="is not as it was written"):
            list(log.between(store._reading, name, after, last, previous))
    with pytest.raises(Damaged, match="revision 9"):
        log.checksum_at(store._reading, name, 9)


def test_changes_name_each_file_once_with_its_last(store: Store) -> None:
    one = store.main_spreadsheet()
    other = store.create({}, who="w").file.file_id
    put(store, one, "A1", 1)
    put(store, one, "A1", 2)
    found = log.changes_after(store._reading, 0, 10)
    assert [(change.file_id, change.seq) for change in found] == [(other, 2), (one, 4)]
    assert [change.file_id for change in log.changes_after(store._reading, 3, 10)] == [one]
    assert log.changes_after(store._reading, 4, 10) == []
    assert len(log.changes_after(store._reading, 0, 1)) == 1
    assert log.newest(store._reading) == (4, one, 3, log.checksum_at(store._reading, one, 3))
