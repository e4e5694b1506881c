"""The store: versions in memory, every acknowledged change on the disk first."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.errors import moved_on, not_found
from sheets_sync.local_sheets.identity import CLIENT_EMAIL, Accounts
from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.stored import pack, workbook_to_json
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.registry import CREATE, OPERATIONS
from sheets_sync.local_sheets.operations.revisions import BRING_BACK
from sheets_sync.local_sheets.storage import history, records
from sheets_sync.local_sheets.storage.commits import Commits, Ticket
from sheets_sync.local_sheets.storage.compaction import Removed
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import Entry
from sheets_sync.local_sheets.storage.locking import take_lock
from sheets_sync.local_sheets.storage.log import FileChange, changes_after
from sheets_sync.local_sheets.storage.mark import Mark
from sheets_sync.local_sheets.storage.opening import make_ready
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from sheets_sync.local_sheets.storage.upkeep import Upkeep

Json = dict[str, Any]

MAIN_SETTING = "main_spreadsheet"
REMEMBERED_VERSIONS = 4  # old ones that were looked at

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """An acknowledged change; `origin` is the request's X-Gridbook-Origin or ""."""

    spreadsheet_id: str
    revision: int
    origin: str


Listener = Callable[[Change], None]


def now_in_ms() -> int:
    """Milliseconds since 1970."""
    return int(time.time() * 1000)


class Store:
    """All spreadsheets of one home folder. Safe for threads; one process at a time.

    A change is applied to the newest version under `_state`, then committed to the disk by
    whichever waiting writer comes first, together with all others that wait, and only then becomes
    visible. Readers take the visible version and wait for nobody.
    """

    def __init__(self, home: Path, *, clock: Callable[[], int] = now_in_ms) -> None:
        self.home = home
        self._clock = clock
        self._visible: dict[str, Document] = {}
        self._heads: dict[str, Document] = {}
        self._listeners: list[Listener] = []
        self._state = threading.RLock()
        self._loading = threading.RLock()
        self._closed = False
        self._lock_file = take_lock(home)
        try:
            self._open()
        except BaseException:
            self._lock_file.close()
            raise
        self._old_version = lru_cache(REMEMBERED_VERSIONS)(self._make_old_version)
        self._upkeep = Upkeep(self._writing, self._visible.get, clock)

    def _open(self) -> None:
        report = make_ready(self.home)
        self._writing = Connection(self.home / DATABASE_NAME)
        self._reading = Connection(self.home / DATABASE_NAME, readonly=True)
        self._files = {file.file_id: file for file in records.all_files(self._reading)}
        self._mark = Mark(self.home / MARK_NAME)
        self._mark.reset(report.newest)
        self._commits = Commits(self._writing, self._mark, self._stored, self._lost)

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
        return self._commits.seq

    def changes_after(self, seq: int, limit: int) -> list[FileChange]:
        """The files that changed after that number, each with its last change, in their order."""
        return changes_after(self._reading, seq, limit)

    def document(self, spreadsheet_id: str) -> Document:
        """The current version; ApiError 404 if there is no such file."""
        file = self._files.get(spreadsheet_id)
        if file is None or file.deleted:
            raise not_found()
        return self._visible.get(spreadsheet_id) or self._load(spreadsheet_id)

    def document_at(self, spreadsheet_id: str, revision: int) -> Document:
        """The version of this revision; ApiError 404 if it is not kept."""
        document = self.document(spreadsheet_id)
        if document.revision == revision:
            return document
        return self._old_version(spreadsheet_id, revision)

    def _make_old_version(self, spreadsheet_id: str, revision: int) -> Document:
        with closing(Connection(self._reading.path, readonly=True)) as connection:
            return history.document_at(connection, spreadsheet_id, revision)

    def revisions(self, spreadsheet_id: str, after: int, limit: int) -> list[history.Revision]:
        """Who made which revision and when: `limit` of those kept, oldest first, after one."""
        return history.revisions(self._reading, spreadsheet_id, after, limit)

    def revision(self, spreadsheet_id: str, number: int) -> history.Revision:
        """Who made this revision and when; ApiError 404 if it is not kept."""
        return history.revision(self._reading, spreadsheet_id, number)

    def create(self, body: Json, *, who: str, origin: str = "") -> Document:
        """A new file; `body` as operations.files.create takes it."""
        call = Call(who, self._clock())
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
        call = Call(who, self._clock())
        return self._apply(spreadsheet_id, if_revision, kind, body, call, origin)

    def bring_back(
        self,
        spreadsheet_id: str,
        revision: int,
        *,
        who: str,
        origin: str = "",
        if_revision: int | None = None,
    ) -> Document:
        """A new revision whose workbook is that of an old one; ApiError 404 if it is not kept."""
        old = self.document_at(spreadsheet_id, revision)
        body = {"revision": revision, "workbook": workbook_to_json(old.workbook)}
        document, _ = self.write(
            spreadsheet_id, BRING_BACK, body, who=who, origin=origin, if_revision=if_revision
        )
        return document

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
            if old is None and kind != CREATE:  # it went while this call was on its way
                raise not_found()
            revision = old.revision if old else 0
            if if_revision is not None and if_revision != revision:
                raise moved_on(revision)
            if old is not None and old.file.deleted:
                raise not_found()
            begun = time.perf_counter()
            document, outcome = OPERATIONS[kind](old, body, call)
            seconds = time.perf_counter() - begun
            document = history.stamped(document, revision + 1, call)
            entry = Entry(
                spreadsheet_id, revision + 1, call.at, call.who, origin, kind,
                tuple(call.drawn), packed,
            )  # fmt: skip
            ticket = Ticket(entry, document, seconds)
            self._heads[spreadsheet_id] = document
            self._commits.add(ticket)
        self._commits.wait(ticket)
        self._tell(Change(spreadsheet_id, revision + 1, origin))
        return document, outcome

    def _stored(self, batch: list[Ticket]) -> None:
        """What is on the disk becomes visible."""
        for ticket in batch:
            name = ticket.entry.spreadsheet_id
            self._visible[name], self._files[name] = ticket.document, ticket.document.file
            self._upkeep.count(name, len(ticket.entry.body), ticket.seconds)
            if ticket.document.file.deleted:
                self._visible.pop(name, None)
                self._heads.pop(name, None)
                self._upkeep.forget(name)

    def _lost(self, error: StorageError) -> None:
        """Go back to what is on the disk, with all that was applied on top of the rest."""
        with self._state:
            self._heads.clear()
            self._commits.drop(error)

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
        revision = self._files[spreadsheet_id].revision

        def count(entry: Entry, seconds: float) -> None:
            self._upkeep.count(spreadsheet_id, len(entry.body), seconds)

        return history.document_at(self._reading, spreadsheet_id, revision, count)

    def compact(self) -> Removed:
        """Let go of what need not be kept any longer; happens once a day by itself."""
        self._check_open()
        return self._upkeep.compact_now()

    def setting(self, name: str) -> str | None:
        """A text kept in the store: keys, the id of the main workbook."""
        return records.all_settings(self._writing).get(name)

    def keep_setting(self, name: str, make: Callable[[], str]) -> str:
        """The text kept under this name, made now if there is none yet."""
        known = self.setting(name)
        if known is not None:
            return known
        with self._writing.transaction():
            settings = records.all_settings(self._writing)
            if name not in settings:
                settings[name] = make()
                records.put_settings(self._writing, settings)
            return settings[name]

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
        self._commits.flush()
        self._upkeep.close()
        self._reading.close()
        self._writing.close()
        self._mark.close()
        self._lock_file.close()

    def _check_open(self) -> None:
        if self._closed:
            raise StorageError("The store is closed.")


def open_store(home: Path) -> Store:
    """The store of a home folder, made with mode 0700 if it is missing.

    Raises with one line: InUse if another process has it open, Damaged if what is on the disk is
    not what was written, StorageError if the disk refuses.
    """
    return Store(home)
