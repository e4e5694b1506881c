"""Workbooks on a real local server, reached over HTTP with a real sign-in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import gspread
from gspread.utils import ValueRenderOption

from sheets_sync.journal.history import History
from sheets_sync.local_sheets import LocalServer, Store, open_store
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.state.database import Database, open_database
from sheets_sync.sync import Receipt, WorkbookSync
from sheets_sync.workbook.client import SheetsClient, connect, gspread_client
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.setup import set_up
from sheets_sync.workbook.snapshot import Cell


@dataclass(slots=True)
class LiveWorkbook:
    """One spreadsheet: `service` is the product's own door to it, `people` a plain gspread."""

    spreadsheet_id: str
    store: Store
    service: SheetsClient
    people: gspread.Client
    database: Database
    sync_of: WorkbookSync
    locale: Locale = "zh-CN"

    @property
    def sheet(self) -> gspread.Spreadsheet:
        """The spreadsheet as people open it."""
        return self.people.open_by_key(self.spreadsheet_id)

    def tab(self, key: str) -> gspread.Worksheet:
        """A tab by its key."""
        return self.sheet.worksheet(TAB[key].title[self.locale])

    def set_up(self, today: date = date(2026, 1, 1)) -> None:
        """Create or repair all tabs."""
        set_up(self.service, self.spreadsheet_id, locale=self.locale, today=today, rules=CATALOGUE)

    def type_rows(self, key: str, rows: Sequence[Mapping[str, Cell]], first: int = 2) -> None:
        """Type rows into a tab's human columns, by column key, from sheet row `first` on."""
        data: list[dict[str, Any]] = []
        for column in TAB[key].columns:
            cells = [row.get(column.key) for row in rows]
            if column.human and any(cell is not None for cell in cells):
                lookup = {
                    "metadataKey": "gridbook.column",
                    "metadataValue": f"{key}.{column.key}",
                }
                data.append(
                    {
                        "dataFilter": {"developerMetadataLookup": lookup},
                        "majorDimension": "COLUMNS",
                        "values": [[None] * (first - 1) + cells],
                    }
                )
        self.service.call(
            "POST",
            f"/v4/spreadsheets/{self.spreadsheet_id}/values:batchUpdateByDataFilter",
            json={"valueInputOption": "RAW", "data": data},
        )

    def rows(self, key: str) -> list[dict[str, Any]]:
        """What stands in a tab below the header, by column key, unformatted."""
        lines = self.tab(key).get_values(value_render_option=ValueRenderOption.unformatted)
        by_header = {column.title(self.locale): column.key for column in TAB[key].columns}
        keys = [by_header.get(header, header) for header in lines[0]]
        return [dict(zip(keys, line, strict=True)) for line in lines[1:] if any(line)]

    def sync(self, now: datetime, *, dry_run: bool = False) -> Receipt:
        """One sync of the same process as the last."""
        return self.sync_of.run(now, dry_run=dry_run)

    def restart(self) -> None:
        """Forget all that a process keeps in memory."""
        self.sync_of = WorkbookSync(
            self.service, self.spreadsheet_id, History(self.database, self.spreadsheet_id)
        )


@contextmanager
def live_workbook(
    home: Path, *, locale: Locale = "zh-CN", ready: bool = True
) -> Iterator[LiveWorkbook]:
    """A fresh home with its server running; set up if `ready`."""
    store = open_store(home)
    server = LocalServer(store, "127.0.0.1", 0)
    server.start()
    try:
        key = store.service_account(server.root)
        service = connect(key, root=server.root, origin="sync")
        people = gspread_client(connect(key, root=server.root))
        database = open_database(f"sqlite:///{home / 'gridbook.sqlite3'}")
        try:
            spreadsheet_id = store.main_spreadsheet()
            sync = WorkbookSync(service, spreadsheet_id, History(database, spreadsheet_id))
            live = LiveWorkbook(spreadsheet_id, store, service, people, database, sync, locale)
            if ready:
                live.set_up()
            yield live
        finally:
            database.close()
    finally:
        server.stop()
        store.close()
