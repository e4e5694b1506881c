"""Compaction: what stays, what goes, at every point of interruption."""

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.storage import compaction
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.history import document_at
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, DAY_MS, LOG_DAYS
from tests.sheets_sync.local_sheets.storage.stores import (
    LONG_AGO,
    Clock,
    cell,
    content,
    opened,
    put,
    tampered,
)

DAYS, A_DAY = 40, 5


def _filled(home: Path, clock: Clock) -> tuple[str, list[int]]:
    """A file with some changes on each of many days, and its last few revisions."""
    with opened(home, clock) as store:
        name = store.main_spreadsheet()
        for day in range(DAYS):
            for number in range(A_DAY):
                last = put(store, name, f"A{number + 1}", f"{day}/{number}")
            clock.sleep(days=1)
    return name, list(range(last - 9, last + 1))


def test_thirty_days_stay_whole_and_of_older_days_the_last(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        store.compact()
        made: dict[int, tuple[int, Any]] = {1: (clock.now, content(store.document(name)))}
        for day in range(DAYS):
            for number in range(A_DAY):
                revision = put(store, name, f"A{number + 1}", f"{day}/{number}")
                made[revision] = (clock.now, content(store.document(name)))
            clock.sleep(days=1)
        removed = store.compact()
        boundary = clock.now - LOG_DAYS * DAY_MS
        last_of_day = {(at - LONG_AGO) // DAY_MS: number for number, (at, _) in made.items()}
        kept = {r.number for r in store.revisions(name, 0, 10_000)}
        young = {number for number, (at, _) in made.items() if at > boundary}
        assert removed.entries == len(made) - len(young)
        assert young <= kept
        assert kept - young == set(last_of_day.values()) - young
        for number, (_, version) in made.items():
            if number in kept:
                assert content(store.document_at(name, number)) == version
            else:
                with pytest.raises(ApiError, match="Revision not found"):
                    store.document_at(name, number)
    assert inspect(tmp_path / DATABASE_NAME).whole


def test_revisions_kept_for_good_stay(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        for number in range(9):
            put(store, name, "A1", number)
        store.write(name, "revisions.keep", {"revision": 4, "keep": True}, who="w")
        clock.sleep(days=60)
        put(store, name, "A1", "today")
        store.compact()
        assert [r.number for r in store.revisions(name, 0, 99)] == [4, 11, 12]
        assert cell(store.document_at(name, 4)) == 2
        store.write(name, "revisions.keep", {"revision": 4, "keep": False}, who="w")
        store.compact()
        assert [r.number for r in store.revisions(name, 0, 99)] == [11, 12, 13]


def test_the_last_change_stays_however_old(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", "only")
        clock.sleep(days=400)
        assert store.compact().entries == 1
        assert store.compact().entries == 0
    with opened(tmp_path, clock) as store:
        assert cell(store.document(name)) == "only"
        assert store.last_change() == 2


def test_deleted_files_go_after_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        gone = store.create({}, who="w").file.file_id
        store.write(gone, "files.delete", {}, who="w")
        put(store, name, "A1", 1)
        clock.sleep(days=29)
        assert store.compact().files == 0
        clock.sleep(days=2)
        assert store.compact().files == 1
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        for table in ("entries", "snapshots", "inventory", "files"):
            query = f"SELECT count(*) FROM {table} WHERE spreadsheet_id = ?"
            assert connection.execute(query, (gone,)).fetchone() == (0,)
    assert inspect(tmp_path / DATABASE_NAME).whole


def test_snapshots_of_the_last_days_are_thinned_to_one_an_hour(tmp_path: Path) -> None:
    clock = Clock()
    for number in range(12):
        with opened(tmp_path, clock) as store:
            name = store.main_spreadsheet()
            put(store, name, "A1", number)
        clock.sleep(seconds=600)
    with opened(tmp_path, clock) as store:
        store.compact()
        rows = store._reading.rows("SELECT at FROM snapshots ORDER BY at")
        hours = [at // compaction.HOUR_MS for (at,) in rows]
        assert len(hours) <= len(set(hours)) + 1
        assert {cell(store.document_at(name, n)) for n in range(2, 14)} == set(range(12))


def test_the_file_shrinks(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        for number in range(100):
            put(store, name, "A1", random.Random(number).randbytes(4000).hex())
        clock.sleep(days=60)
        put(store, name, "A1", "short")
        removed = store.compact()
    assert removed.bytes_after < removed.bytes_before / 2
    assert (tmp_path / DATABASE_NAME).stat().st_size < removed.bytes_before / 2


class _BrokenOff(Exception):  # noqa: N818 - read as `except _BrokenOff`
    pass


class _Short(Connection):
    """Breaks off when it is to begin one transaction too many."""

    left = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if not self.left:
            raise _BrokenOff
        self.left -= 1
        with super().transaction():
            yield


def test_a_compaction_may_stop_after_any_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "SLICE", 7)
    clock = Clock()
    name, young = _filled(tmp_path, clock)
    stops = 0
    with closing(_Short(tmp_path / DATABASE_NAME)) as connection:
        versions = {number: content(document_at(connection, name, number)) for number in young}
        while True:
            connection.left = 1
            try:
                compaction.compact(connection, clock.now)
                break
            except _BrokenOff:
                stops += 1
            assert inspect(tmp_path / DATABASE_NAME).whole
    assert stops > 10
    with opened(tmp_path, clock) as store:
        assert {number: content(store.document_at(name, number)) for number in young} == versions


def test_writers_go_on_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "SLICE", 7)
    clock = Clock()
    name, _ = _filled(tmp_path, clock)
    with opened(tmp_path, clock) as store:  # which is overdue and begins at once
        wrote: list[int] = []
        compacting = threading.Thread(target=store.compact)
        compacting.start()
        while compacting.is_alive() or not wrote:
            wrote.append(put(store, name, "B1", len(wrote)))
        compacting.join()
        assert cell(store.document(name), 0, 1) == len(wrote) - 1
        assert store.revisions(name, 0, 1)[0].number > 1
    with opened(tmp_path, clock) as store:
        assert cell(store.document(name), 0, 1) == len(wrote) - 1


def test_the_log_guards_its_last_days(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, store.main_spreadsheet(), "A1", 1)
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        for statement in ("DELETE FROM entries", "UPDATE entries SET who = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_damage_stops_it(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        for number in range(5):
            put(store, name, "A1", number)
        with tampered(tmp_path) as connection:
            connection.execute("UPDATE entries SET body = '{}' WHERE revision = 3")
        clock.sleep(days=60)
        with pytest.raises(StorageError, match="not as it was written"):
            store.compact()
        assert store._reading.rows("SELECT count(*) FROM entries") == [(6,)]
