"""Snapshots in the database, and what the inventory says of them."""

import pytest

from sheets_sync.local_sheets import Damaged, Store
from sheets_sync.local_sheets.storage import snapshots
from sheets_sync.local_sheets.storage.records import inventory
from sheets_sync.local_sheets.storage.snapshot import Encoder
from tests.sheets_sync.local_sheets.storage.stores import content, put


@pytest.fixture
def name(store: Store) -> str:
    """A file of eight revisions with snapshots at the third and the sixth."""
    made = store.main_spreadsheet()
    for number in range(7):
        put(store, made, "A1", number)
    for revision in (3, 6):
        document = store.document_at(made, revision)
        with store._writing.transaction():
            snapshots.add_snapshot(store._writing, document, Encoder().encode(document))
    return made


def test_the_nearest_is_found(store: Store, name: str) -> None:
    for asked, found in ((2, None), (3, 3), (5, 3), (6, 6), (8, 6)):
        snapshot = snapshots.snapshot_at(store._reading, name, asked)
        assert (snapshot.revision if snapshot else None) == found
    assert inventory(store._reading, name).snapshots == (3, 6)
    snapshot = snapshots.snapshot_at(store._reading, name, 6)
    assert snapshot is not None
    shown = snapshots.document_of(store._reading, snapshot)
    assert content(shown) == content(store.document_at(name, 6))
    assert (snapshot.at, snapshot.who) == (shown.file.modified, "w")


def test_one_twice_is_one(store: Store, name: str) -> None:
    document = store.document_at(name, 6)
    snapshots.add_snapshot(store._writing, document, Encoder().encode(document))
    assert inventory(store._reading, name).snapshots == (3, 6)


def test_blocks_go_once_nobody_needs_them(store: Store, name: str) -> None:
    assert snapshots.unneeded_blocks(store._reading) == []
    snapshots.remove_snapshots(store._writing, name, {3})
    going = snapshots.unneeded_blocks(store._reading)
    assert len(going) == 1
    snapshots.remove_blocks(store._writing, going)
    assert inventory(store._reading, name).snapshots == (6,)
    assert content(store.document_at(name, 8)) == content(store.document(name))


def test_what_is_missing_or_wrong_is_refused(store: Store, name: str) -> None:
    snapshot = snapshots.snapshot_at(store._reading, name, 6)
    assert snapshot is not None
    with store._writing.lock:
        store._writing.sqlite.execute("BEGIN")
        store._writing.run("DELETE FROM snapshots WHERE revision = 6")
        with pytest.raises(Damaged, match="the snapshot 6"):
            snapshots.snapshot_at(store._writing, name, 7)
        store._writing.run("UPDATE blocks SET body = x''")
        with pytest.raises(Damaged, match="a block of revision 6"):
            snapshots.document_of(store._writing, snapshot)
        store._writing.sqlite.execute("ROLLBACK")
