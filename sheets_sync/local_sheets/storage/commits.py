"""Changes that were applied in memory go to the disk together, in their order, or not at all."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.storage import log
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import GENESIS, Entry
from sheets_sync.local_sheets.storage.mark import Mark, Position
from sheets_sync.local_sheets.storage.records import (
    Inventory,
    all_settings,
    put_file,
    put_inventory,
    put_settings,
)

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Ticket:
    """A change that waits for the disk; `seconds` is what applying it took."""

    entry: Entry
    document: Document
    seconds: float
    done: bool = False
    error: StorageError | None = None


class Commits:
    """Whichever waiting writer comes first takes the changes of all others along.

    `stored` is called with the tickets that are on the disk, before their writers go on; `lost`
    when a commit failed: it goes back to what is stored, and drops what was built on the rest.
    """

    def __init__(
        self,
        connection: Connection,
        mark: Mark,
        stored: Callable[[list[Ticket]], None],
        lost: Callable[[StorageError], None],
    ) -> None:
        self._connection = connection
        self._mark = mark
        self._stored = stored
        self._lost = lost
        self._pending: list[Ticket] = []
        self._line = threading.Lock()
        self._leading = threading.Lock()
        newest = log.newest(connection)
        self._seq = newest[0] if newest else 0
        self._last: dict[str, bytes] = dict(
            connection.rows(
                "SELECT spreadsheet_id, checksum FROM entries WHERE (spreadsheet_id, revision) IN"
                " (SELECT spreadsheet_id, max(revision) FROM entries GROUP BY spreadsheet_id)"
            )
        )

    @property
    def seq(self) -> int:
        """The place of the newest change in the log of all files."""
        return self._seq

    def add(self, ticket: Ticket) -> None:
        """Put a change in line; call in the order in which changes were applied."""
        with self._line:
            self._pending.append(ticket)

    def wait(self, ticket: Ticket) -> None:
        """Return when the change is on the disk; StorageError if it was refused."""
        with self._leading:
            if not ticket.done:
                self._commit()
        if ticket.error is not None:
            raise ticket.error

    def flush(self) -> None:
        """Store whatever waits."""
        with self._leading:
            self._commit()

    def _commit(self) -> None:
        batch = self._take()
        if not batch:
            return
        try:
            self._store(batch)
        except StorageError as error:
            self._refuse(batch, error)
        except BaseException:
            self._refuse(batch, StorageError("The change was broken off: try again."))
            raise
        else:
            self._stored(batch)
            for ticket in batch:
                ticket.done = True

    def _take(self) -> list[Ticket]:
        with self._line:
            batch, self._pending = self._pending, []
        return batch

    def _store(self, batch: list[Ticket]) -> None:
        last = dict(self._last)
        numbered = []
        for seq, ticket in enumerate(batch, self._seq + 1):
            name = ticket.entry.spreadsheet_id
            entry = replace(ticket.entry, previous=last.get(name, GENESIS))
            last[name] = checksum = entry.checksum()
            numbered.append((seq, entry, checksum))
        with self._connection.transaction():
            log.append(self._connection, numbered)
            for document in _newest(batch):
                put_file(self._connection, document.file)
            for ticket in batch:
                if ticket.entry.revision == 1:
                    put_inventory(self._connection, Inventory(ticket.entry.spreadsheet_id))
        seq, entry, checksum = numbered[-1]
        self._seq, self._last = seq, last
        try:
            self._mark.set(Position(seq, entry.spreadsheet_id, entry.revision, checksum))
        except OSError as error:  # it may lag behind
            _log.warning("the mark beside the database could not be set: %s", error.strerror)

    def _refuse(self, batch: list[Ticket], error: StorageError) -> None:
        _log.error("a change could not be stored: %s", error)
        self._settle()
        self._lost(error)
        for ticket in batch:
            ticket.error, ticket.done = error, True

    def drop(self, error: StorageError) -> None:
        """Refuse all that waits."""
        for ticket in self._take():
            ticket.error, ticket.done = error, True

    def _settle(self) -> None:
        """Overwrite in the write-ahead log what a failed commit may have left there whole.

        After an error in forcing it to the disk it could otherwise come back with a crash.
        """
        try:
            with self._connection.transaction():
                put_settings(self._connection, all_settings(self._connection))
        except StorageError:
            _log.warning("the disk refuses everything; the next change tries again")


def _newest(batch: Iterable[Ticket]) -> Iterable[Document]:
    return {ticket.entry.spreadsheet_id: ticket.document for ticket in batch}.values()
