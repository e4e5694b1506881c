"""The store: versions in memory, every acknowledged change on the disk first."""

import fcntl
import logging
import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from sheets_sync.errors import ConfigurationError, StorageError
from sheets_sync.local_sheets.errors import ApiError, moved_on, not_found
from sheets_sync.local_sheets.identity import CLIENT_EMAIL, Accounts
from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.stored import (
    document_from_bytes,
    document_to_bytes,
    pack,
    unpack,
)
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.registry import CREATE, OPERATIONS
from sheets_sync.local_sheets.storage.database import Database, Entry, FileChange

Json = dict[str, Any]

DATABASE_NAME = "local-sheets.sqlite3"
LOCK_NAME = "local-sheets.lock"
MAIN_SETTING = "main_spreadsheet"
SNAPSHOT_ENTRIES = 2_000
SNAPSHOT_BYTES = 4_000_000
SNAPSHOT_SECONDS = 0.75  # of work that a replay would do again

_log = logging.getLogger(__name__)


class InUse(StorageError):  # noqa: N818 # read as `except InUse`
    """Another process has the store open."""


@dataclass(frozen=True, slots=True)
class Change:
    """An acknowledged change; `origin` is the request's X-Gridbook-Origin or ""."""

    spreadsheet_id: str
    revision: int
    origin: str


@dataclass(slots=True)
class _Ticket:
    """A change that was applied in memory and waits for the disk."""

    entry: Entry
    document: Document
    seconds: float
    done: bool = False
    error: StorageError | None = None


@dataclass(slots=True)
class _Backlog:
    """What of one spreadsheet a replay would have to go through."""

    entries: int = 0
    size: int = 0
    seconds: float = 0.0
    asked: bool = field(default=False)


Listener = Callable[[Change], None]


class Store:
    """All spreadsheets of one home folder. Safe for threads; one process at a time.

    A change is applied to the newest version under `_state`, then committed to the disk by
    whichever waiting writer gets `_commit` first, together with all others that wait, and only
    then becomes visible. Readers take the visible version and wait for nobody.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock_file = _take_lock(home)
        try:
            (home / DATABASE_NAME).touch(mode=0o600)  # it holds the service account's key
            self._writing = Database(home / DATABASE_NAME)
            self._reading = Database(home / DATABASE_NAME)
            self._files = {file.file_id: file for file in self._reading.files()}
        except BaseException:
            self._lock_file.close()
            raise
        self._visible: dict[str, Document] = {}
        self._heads: dict[str, Document] = {}
        self._pending: list[_Ticket] = []
        self._backlog: dict[str, _Backlog] = {}
        self._listeners: list[Listener] = []
        self._state = threading.RLock()
        self._commit = threading.Lock()
        self._loading = threading.RLock()
        self._snapshots: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._closed = False
        self._snapshooter = threading.Thread(
            target=self._take_snapshots, name="local-sheets-snapshots", daemon=True
        )
        self._snapshooter.start()

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after each acknowledged change, in the writer's thread: be quick."""
        self._listeners.append(listener)

    def files(self) -> list[File]:
        """The files that are not deleted, oldest first."""
        return [file for file in list(self._files.values()) if not file.deleted]

    def file(self, file_id: str) -> File | None:
        """The Drive side of a file, also of a deleted one."""
        return self._files.get(file_id)

    def last_change(self) -> int:
        """The number of the newest change of any file, 0 before the first."""
        with self._commit:
            return self._writing.last_seq()

    def changes_after(self, seq: int, limit: int) -> list[FileChange]:
        """The files that changed after that number, each with its last change, in their order."""
        with self._commit:
            return self._writing.changes_after(seq, limit)

    def document(self, spreadsheet_id: str) -> Document:
        """The current version; ApiError 404 if there is no such file."""
        document = self._visible.get(spreadsheet_id) or self._load(spreadsheet_id)
        if document.file.deleted:
            raise not_found()
        return document

    def create(self, body: Json, *, who: str, origin: str = "") -> Document:
        """A new file; `body` as operations.files.create takes it."""
        call = Call(who, _now())
        spreadsheet_id = call.file_id()
        document, _ = self._apply(spreadsheet_id, None, CREATE, body, call, origin)
        return document

    def write(
        self,
        spreadsheet_id: str,
        kind: str,
        body: Json,
        *,
        who: str,
        origin: str = "",
        if_revision: int | None = None,
    ) -> tuple[Document, Any]:
        """Apply one operation of the registry; returns when it is on the disk.

        Returns the new version and the operation's outcome. Raises ApiError for what the operation
        refuses and for a revision other than `if_revision`, StorageError if it cannot be stored;
        in both cases nothing has changed.
        """
        self.document(spreadsheet_id)
        call = Call(who, _now())
        return self._apply(spreadsheet_id, if_revision, kind, body, call, origin)

    def _apply(
        self,
        spreadsheet_id: str,
        if_revision: int | None,
        kind: str,
        body: Json,
        call: Call,
        origin: str,
    ) -> tuple[Document, Any]:
        packed = pack(body)
        with self._state:
            self._check_open()
            old = self._heads.get(spreadsheet_id) or self._visible.get(spreadsheet_id)
            revision = old.revision if old else 0
            if if_revision is not None and if_revision != revision:
                raise moved_on(revision)
            if old is not None and old.file.deleted:
                raise not_found()
            begun = time.perf_counter()
            document, outcome = OPERATIONS[kind](old, body, call)
            seconds = time.perf_counter() - begun
            document = _stamped(document, revision + 1, call)
            entry = Entry(
                spreadsheet_id, revision + 1, call.at, call.who, origin, kind,
                tuple(call.drawn), packed,
            )  # fmt: skip
            ticket = _Ticket(entry, document, seconds)
            self._heads[spreadsheet_id] = document
            self._pending.append(ticket)
        self._make_durable(ticket)
        self._tell(Change(spreadsheet_id, revision + 1, origin))
        return document, outcome

    def _make_durable(self, ticket: _Ticket) -> None:
        with self._commit:
            if not ticket.done:
                self._commit_pending()
        if ticket.error is not None:
            raise ticket.error

    def _commit_pending(self) -> None:
        with self._state:
            batch, self._pending = self._pending, []
        newest = {ticket.entry.spreadsheet_id: ticket.document for ticket in batch}
        try:
            with self._writing.transaction():
                self._writing.add_entries(ticket.entry for ticket in batch)
                for document in newest.values():
                    self._writing.put_file(document.file)
        except StorageError as error:
            self._fail(batch, error)
            return
        self._visible.update(newest)
        self._files.update({key: document.file for key, document in newest.items()})
        for ticket in batch:
            ticket.done = True
            self._count(ticket.entry, ticket.seconds)

    def _fail(self, batch: list[_Ticket], error: StorageError) -> None:
        """Undo the batch, and what was applied on top of it meanwhile."""
        _log.error("a change could not be stored: %s", error)
        with self._state:
            lost, self._pending = batch + self._pending, []
            self._heads.clear()
        for ticket in lost:
            ticket.error, ticket.done = error, True

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception:
                _log.exception("a listener failed on %s", change)

    def _load(self, spreadsheet_id: str) -> Document:
        with self._loading:
            known = self._visible.get(spreadsheet_id)
            if known is not None:
                return known
            if spreadsheet_id not in self._files:
                raise not_found()
            document = self.replay(spreadsheet_id)
            self._visible.setdefault(spreadsheet_id, document)
            return self._visible[spreadsheet_id]

    def replay(self, spreadsheet_id: str) -> Document:
        """The newest version as the disk has it: the last snapshot and the log behind it."""
        with self._loading:
            stored = self._reading.snapshot(spreadsheet_id)
            entries = self._reading.entries_after(spreadsheet_id, stored[0] if stored else 0)
        document = document_from_bytes(stored[1]) if stored else None
        for entry in entries:
            call = Call(entry.who, entry.at, recorded=entry.drawn)
            begun = time.perf_counter()
            try:
                if entry.kind == CREATE:
                    call.file_id()
                document, _ = OPERATIONS[entry.kind](document, unpack(entry.body), call)
            except (ApiError, KeyError) as error:
                raise StorageError(
                    f"{self.home / DATABASE_NAME}: change {entry.revision} of {spreadsheet_id} "
                    f"cannot be read ({error}): restore the file from a backup."
                ) from error
            document = _stamped(document, entry.revision, call)
            self._count(entry, time.perf_counter() - begun)
        if document is None:
            raise StorageError(f"{self.home / DATABASE_NAME}: {spreadsheet_id} has no history.")
        return document

    def _count(self, entry: Entry, seconds: float) -> None:
        """Add to the backlog; ask for a snapshot before a replay would take long."""
        backlog = self._backlog.setdefault(entry.spreadsheet_id, _Backlog())
        backlog.entries += 1
        backlog.size += len(entry.body)
        backlog.seconds += seconds
        due = (
            backlog.entries >= SNAPSHOT_ENTRIES
            or backlog.size >= SNAPSHOT_BYTES
            or backlog.seconds >= SNAPSHOT_SECONDS
        )
        if due and not backlog.asked:
            backlog.asked = True
            self._snapshots.put(entry.spreadsheet_id)

    def _take_snapshots(self) -> None:
        while (spreadsheet_id := self._snapshots.get()) is not None:
            try:
                self._snapshot(spreadsheet_id)
            except StorageError as error:
                _log.warning("no snapshot of %s: %s", spreadsheet_id, error)

    def _snapshot(self, spreadsheet_id: str) -> None:
        document = self._visible.get(spreadsheet_id)
        if document is None:
            return
        self._backlog[spreadsheet_id] = _Backlog()
        body = document_to_bytes(document)
        with self._commit, self._writing.transaction():
            self._writing.add_snapshot(spreadsheet_id, document.revision, body)

    def setting(self, name: str) -> str | None:
        """A text kept in the store: keys, the id of the main workbook."""
        with self._commit:
            return self._writing.setting(name)

    def keep_setting(self, name: str, make: Callable[[], str]) -> str:
        """The text kept under this name, made now if there is none yet."""
        with self._commit, self._writing.transaction():
            value = self._writing.setting(name)
            if value is None:
                value = make()
                self._writing.put_setting(name, value)
            return value

    def service_account(self, root_url: str) -> Path:
        """Write `local-service-account.json` for a server at `root_url`; its key stays the same."""
        return Accounts(self).write_account_file(root_url)

    def main_spreadsheet(self) -> str:
        """The id of the site's workbook: the service account's empty file, made on first use."""
        known = self.setting(MAIN_SETTING)
        if known is not None:
            return known
        document = self.create(
            {"spreadsheet": {"properties": {"title": "Gridbook"}}}, who=CLIENT_EMAIL
        )
        return self.keep_setting(MAIN_SETTING, lambda: document.file.file_id)

    def close(self) -> None:
        """Finish what was begun, leave snapshots behind, let go of the files. Twice is harmless."""
        with self._state:
            if self._closed:
                return
            self._closed = True
        self._snapshots.put(None)
        self._snapshooter.join()
        with self._commit:
            self._commit_pending()
        for spreadsheet_id, backlog in list(self._backlog.items()):
            if backlog.entries:
                try:
                    self._snapshot(spreadsheet_id)
                except StorageError as error:
                    _log.warning("no snapshot of %s: %s", spreadsheet_id, error)
        self._writing.close()
        self._reading.close()
        self._lock_file.close()

    def _check_open(self) -> None:
        if self._closed:
            raise StorageError("The store is closed.")


def open_store(home: Path) -> Store:
    """The store of a home folder, made with mode 0700 if it is missing.

    Raises InUse with one line if another process has it open, StorageError if the disk refuses.
    """
    return Store(home)


def _stamped(document: Document, revision: int, call: Call) -> Document:
    """The document as this call has left it; its moment is later than that of the one before."""
    file = document.file
    modified = call.at if revision == 1 else max(call.at, file.modified + 1)
    file = replace(file, revision=revision, modified=modified, last_user=call.who)
    return replace(document, file=file)


def _now() -> int:
    return int(time.time() * 1000)


def _take_lock(home: Path) -> IO[str]:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ConfigurationError(
            f"Cannot use {home} as home ({error.strerror}): name a folder that you may write to."
        ) from error
    path = home / LOCK_NAME
    try:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    except OSError as error:
        raise StorageError(f"{path}: {error.strerror}. Check the folder's owner.") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = file.read().strip() or "another process"
        file.close()
        raise InUse(
            f"The local workbook in {home} is in use by {holder}: stop it or use its address."
        ) from None
    file.truncate(0)
    file.write(f"process {os.getpid()}")
    file.flush()
    return file
