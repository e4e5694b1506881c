"""Snapshots before a replay gets long, and compaction by itself."""

import time
from pathlib import Path

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Store
from sheets_sync.local_sheets.storage import upkeep
from sheets_sync.local_sheets.storage.compaction import Removed
from tests.sheets_sync.local_sheets.storage.stores import Clock, cell, content, opened, put


def _snapshots(store: Store) -> list[int]:
    return [n for (n,) in store._reading.rows("SELECT revision FROM snapshots ORDER BY revision")]


@pytest.mark.parametrize(
    ("limit", "value"), [("SNAPSHOT_ENTRIES", 10), ("SNAPSHOT_BYTES", 900), ("SNAPSHOT_SECONDS", 0)]
)
def test_a_long_backlog_makes_a_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(upkeep, limit, value)
    with opened(tmp_path) as store:
        name = store.main_spreadsheet()
        for number in range(30):
            put(store, name, "A1", number)
        while not _snapshots(store):
            store.compact()  # waits its turn behind the snapshot
    monkeypatch.undo()
    with opened(tmp_path) as store:
        assert _snapshots(store)[-1] == 31
        assert cell(store.document(name)) == 29


def test_a_snapshot_is_left_behind_at_the_end(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", 1)
        assert _snapshots(store) == []
    with opened(tmp_path) as store:
        assert _snapshots(store) == [2]
        assert content(store.document(name)) == content(store.replay(name))
    with opened(tmp_path) as store:
        assert _snapshots(store) == [2]


def test_it_compacts_once_a_day_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    moments: list[int] = []

    def note(_: object, now: int) -> Removed:
        moments.append(now)
        return Removed()

    monkeypatch.setattr(upkeep, "compact", note)
    for hours, expected in ((0, 1), (1, 1), (30, 2), (2, 2), (24, 3)):
        clock.sleep(seconds=hours * 3600)
        with opened(tmp_path, clock) as store:
            store.main_spreadsheet()
            while len(moments) < expected:
                time.sleep(0.001)
    assert len(moments) == expected


def test_it_is_not_asked_of_a_closed_store(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.main_spreadsheet()
    with pytest.raises(StorageError, match="closed"):
        store.compact()


def test_a_failure_belongs_to_whoever_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(upkeep, "compact", refuse)
        with pytest.raises(StorageError, match="the disk is full"):
            store.compact()
    assert store.compact().entries == 0
