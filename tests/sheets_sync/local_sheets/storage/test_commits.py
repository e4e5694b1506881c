"""Commits: together, in order, or not at all; memory and disk agree after every refusal."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Store, open_store
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.mark import read_mark
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from tests.sheets_sync.local_sheets.storage.stores import cell, content, opened, put

ROOT = Path(__file__).parents[4]


@contextmanager
def _failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, times: int) -> Iterator[None]:
    """The disk refuses this many commits."""
    left = times
    real = Connection.transaction

    @contextmanager
    def transaction(self: Connection) -> Iterator[None]:
        nonlocal left
        with real(self):
            yield
            if left:
                left -= 1
                raise error

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "transaction", transaction)
        yield


@pytest.mark.parametrize("times", [1, 2])
def test_a_refused_commit_leaves_memory_and_disk_as_they_were(
    store: Store, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    name = store.main_spreadsheet()
    revision = put(store, name, "A1", "kept")
    before = content(store.document(name))
    error = sqlite3.OperationalError("disk I/O error")
    with _failing(monkeypatch, error, times), pytest.raises(StorageError, match="disk I/O error"):
        put(store, name, "A1", "lost")
    assert content(store.document(name)) == content(store.replay(name)) == before
    assert put(store, name, "A2", "next") == revision + 1
    assert cell(store.replay(name)) == "kept"


def test_what_was_built_on_a_lost_change_is_lost_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = store.main_spreadsheet()
    put(store, name, "A1", "kept")
    refused: list[str] = []

    def write(number: int) -> None:
        try:
            put(store, name, f"B{number + 1}", number)
        except StorageError as error:
            refused.append(str(error))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    error = sqlite3.OperationalError("database or disk is full")
    with _failing(monkeypatch, error, 99):
        with store._commits._leading:  # so that all are applied before the first is refused
            for writer in writers:
                writer.start()
            while len(store._commits._pending) < len(writers):
                time.sleep(0.001)
        for writer in writers:
            writer.join(timeout=10)
    assert len(refused) == len(writers)
    assert store.document(name).revision == 2
    assert content(store.replay(name)) == content(store.document(name))
    assert put(store, name, "A1", "next") == 3


def test_a_writer_that_is_broken_off_acknowledges_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = store.main_spreadsheet()
    put(store, name, "A1", "kept")
    with _failing(monkeypatch, KeyboardInterrupt(), 1), pytest.raises(KeyboardInterrupt):
        put(store, name, "A1", "lost")
    assert cell(store.document(name)) == "kept"
    assert put(store, name, "A1", "next") == 3


def test_the_mark_names_the_last_acknowledged_change(store: Store) -> None:
    name = store.main_spreadsheet()
    for number in range(3):
        revision = put(store, name, "A1", number)
        mark = read_mark(store.home / MARK_NAME)
        assert mark is not None
        assert (mark.spreadsheet_id, mark.revision) == (name, revision)
        assert mark.seq == store.last_change()


_WRITER = """
import sys, pathlib
from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import open_store
store = open_store(pathlib.Path(sys.argv[1]))
name = store.main_spreadsheet()
for line in sys.stdin:
    body = {"range": "A1:A300", "valueInputOption": "RAW",
            "values": [[f"{line.strip()} {row} {row ** 9 % 7919 ** 3}"] for row in range(300)]}
    try:
        document, _ = store.write(name, "values.update", body, who="w")
        told = f"stored {document.revision}"
    except StorageError as error:
        told = f"refused {error}"
    shown = store.document(name).workbook.sheets[0].grid.value(299, 0)
    print(f"{told} | {shown}", flush=True)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Any]:
    """A process that stores a batch of 300 cells for each line and tells what became of it."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    yield process
    process.kill()
    process.wait(timeout=10)
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()


def _ask(process: Any, text: str) -> tuple[str, str]:
    process.stdin.write(text + "\n")
    process.stdin.flush()
    told, _, shown = process.stdout.readline().strip().partition(" | ")
    return told, shown


def test_when_the_system_refuses_to_write_nothing_is_half_applied(
    writer: Any, tmp_path: Path
) -> None:
    """The system's own limit on file sizes stands for the full disk: writes fail in the middle."""
    stored = 0
    for number in range(5):
        told, shown = _ask(writer, f"before{number}")
        assert told.startswith("stored")
        stored = int(told.split()[1])
    size = (tmp_path / (DATABASE_NAME + "-wal")).stat().st_size
    unlimited = resource.prlimit(writer.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (size + 6000, unlimited[1]))
    for number in range(5):
        told, shown = _ask(writer, f"refused{number}")
        assert told.startswith("refused"), told
        assert shown.startswith("before4 299 ")
    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, unlimited)
    told, shown = _ask(writer, "after")
    assert told == f"stored {stored + 1}"
    assert shown.startswith("after 299 ")
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=10)
    assert inspect(tmp_path / DATABASE_NAME).whole
    with opened(tmp_path) as store:
        document = store.document(store.main_spreadsheet())
        assert document.revision == stored + 1
        column = [str(cell(document, row)).split()[0] for row in range(300)]
        assert set(column) == {"after"}


def test_a_kill_after_a_refusal_brings_nothing_back(writer: Any, tmp_path: Path) -> None:
    told, _ = _ask(writer, "kept")
    stored = int(told.split()[1])
    size = (tmp_path / (DATABASE_NAME + "-wal")).stat().st_size
    resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (size + 6000, resource.RLIM_INFINITY))
    assert _ask(writer, "refused")[0].startswith("refused")
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=10)
    store = open_store(tmp_path)
    document = store.document(store.main_spreadsheet())
    assert document.revision == stored
    assert str(cell(document)).startswith("kept")
    store.close()
