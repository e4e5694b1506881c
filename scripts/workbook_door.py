"""The door to the workbook for commands: Google, the server that runs, or one of their own."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import orjson

from sheets_sync.errors import GridbookError
from sheets_sync.local_sheets import (
    ACCOUNT_FILE,
    WORKBOOK_FILE,
    InUse,
    LocalServer,
    Store,
    open_store,
)
from sheets_sync.settings import Settings
from sheets_sync.site import Door, google_door
from sheets_sync.workbook.client import connect
from sheets_sync.workbook.retries import Patience

START_SECONDS = 10  # for a service that is starting, or a command that is about to end
PAUSE = 0.2


@contextmanager
def workbook_door(settings: Settings) -> Iterator[Door]:
    """How to reach the workbook for as long as the block runs.

    Without Google keys: the server that workbook.json names while it answers, else one on a free
    loopback port. Raises ConfigurationError, and StorageError where another process keeps the
    store to itself.
    """
    if not settings.local:
        yield google_door(settings)
        return
    deadline = time.monotonic() + START_SECONDS
    while (running := running_door(settings)) is None:
        try:
            store = free_store(settings.home, PAUSE)
        except InUse:  # by a service that is only starting, perhaps
            if time.monotonic() > deadline:
                raise
        else:
            with closing(store), _served(store, settings) as own:
                yield own
            return
    yield running


def free_store(home: Path, seconds: float) -> Store:
    """Open the store, waiting so long for another process to let go of it, else InUse."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return open_store(home)
        except InUse:
            if time.monotonic() > deadline:
                raise
        time.sleep(PAUSE)


def running_door(settings: Settings) -> Door | None:
    """The server that workbook.json names, None where it does not answer to our key."""
    try:
        told = orjson.loads((settings.home / WORKBOOK_FILE).read_bytes())
        root, spreadsheet_id = str(told["sheets_root"]), str(told["spreadsheet_id"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    door = Door(settings.home / ACCOUNT_FILE, root, settings.workbook or spreadsheet_id)
    return door if _answers(door, spreadsheet_id) else None


def _answers(door: Door, spreadsheet_id: str) -> bool:
    """Whether the server lets our key in; after a kill the port may be somebody else's."""
    try:
        with closing(connect(door.key_file, door.root, patience=Patience(tries=1))) as client:
            client.call(
                "GET", f"/v4/spreadsheets/{spreadsheet_id}", params={"fields": "spreadsheetId"}
            )
    except GridbookError:
        return False
    return True


@contextmanager
def _served(store: Store, settings: Settings) -> Iterator[Door]:
    server = LocalServer(store)
    server.start()
    try:
        key_file: Path = store.service_account(server.root)
        yield Door(key_file, server.root, settings.workbook or store.main_spreadsheet())
    finally:
        server.stop()
