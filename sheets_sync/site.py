"""One site: its workbook's door, its database, and syncs of which no two overlap."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sheets_sync.errors import ConfigurationError
from sheets_sync.journal.history import History
from sheets_sync.settings import Settings
from sheets_sync.state.database import Database, open_database
from sheets_sync.state.leases import Busy, Lease, lease
from sheets_sync.sync import Receipt, WorkbookSync
from sheets_sync.workbook.client import SheetsClient, connect, credentials
from sheets_sync.workbook.quotas import Quotas
from sheets_sync.workbook.retries import Patience

SYNC_ORIGIN: Final = "sync"  # what syncs tell the local workbook of themselves
_PAUSE: Final = 0.2
_PAUSES: Final = 300  # of these seconds each, before giving up on another holder of the lease


@dataclass(frozen=True, slots=True)
class Door:
    """How a workbook is reached; `root` is None for Google itself."""

    key_file: Path
    root: str | None
    spreadsheet_id: str


def google_door(settings: Settings) -> Door:
    """The door that the environment names; ConfigurationError where something is missing."""
    key_file = settings.google_keys[0]
    email = credentials(key_file).service_account_email
    if settings.workbook is None:
        raise ConfigurationError(
            "GRIDBOOK_WORKBOOK is not set: make an empty sheet, share it as editor with "
            f"{email}, and name its address there"
        )
    return Door(key_file, settings.sheets_root, settings.workbook)


class Site:
    """One workbook with its journal, open."""

    def __init__(
        self, database: Database, client: SheetsClient, spreadsheet_id: str, patience: Patience
    ) -> None:
        self.client = client
        self.spreadsheet_id = spreadsheet_id
        self.history = History(database, spreadsheet_id)
        self._database = database
        self._patience = patience
        self._sync: WorkbookSync | None = None
        self._fence = -1

    def sync(self, now: datetime | None = None, *, dry_run: bool = False) -> Receipt:
        """One sync, once no other one of this workbook runs anywhere.

        `now` without a time zone is the workbook's local time; None is the present moment.
        Raises TransportError, WorkbookError and StorageError.
        """
        moment = now or datetime.now(UTC)
        if dry_run:
            return self._new_sync().run(moment, dry_run=True)
        with self.alone() as held:
            # Somebody else has held the lease in between: what we remember may be out of date.
            if self._sync is None or held.fence != self._fence + 1:
                self._sync = self._new_sync()
            self._fence = held.fence
            return self._sync.run(moment)

    @contextmanager
    def alone(self) -> Iterator[Lease]:
        """Hold the workbook's lease; waits for whoever holds it, a minute at most, else Busy."""
        with ExitStack() as stack:
            yield self._take(stack)

    def _take(self, stack: ExitStack) -> Lease:
        name = f"sync:{self.spreadsheet_id}"
        for _ in range(_PAUSES):
            try:
                return stack.enter_context(lease(self._database, name))
            except Busy:
                self._patience.sleep(_PAUSE)
        return stack.enter_context(lease(self._database, name))

    def _new_sync(self) -> WorkbookSync:
        return WorkbookSync(self.client, self.spreadsheet_id, self.history)


@contextmanager
def open_site(
    settings: Settings, door: Door, *, origin: str = SYNC_ORIGIN, patience: Patience | None = None
) -> Iterator[Site]:
    """Open a site for as long as the block runs.

    `origin` tells the local workbook who calls: what syncs write sets no sync off.
    Raises ConfigurationError and StorageError.
    """
    database = open_database(settings.database_url)
    with closing(database):
        patience = patience or Patience()
        quotas = None if settings.local else Quotas()
        client = connect(door.key_file, door.root, origin=origin, quotas=quotas, patience=patience)
        with closing(client):
            yield Site(database, client, door.spreadsheet_id, patience)
