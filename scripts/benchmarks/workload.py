"""A workbook with a given number of diary rows on a local server, synced and at rest."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from pathlib import Path
from typing import Any, Final

from sheets_sync.demo import Demo, build_demo
from sheets_sync.journal.history import History
from sheets_sync.ledger.dates import date_of
from sheets_sync.local_sheets import LocalServer, open_store, write_workbook_file
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.state.database import Database, open_database
from sheets_sync.sync import WorkbookSync
from sheets_sync.workbook.client import SheetsClient, connect
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.setup import set_up

TODAY: Final = date(2026, 3, 20)
NOW: Final = datetime(2026, 3, 20, 18, 0)  # noqa: DTZ001 - local time of the workbook
_WORKERS: Final = 20
_SMALL: Final = 20_000
_MOST_A_MONTH: Final = 280


@dataclass(frozen=True, slots=True)
class Workload:
    """A workbook that says what it should; `counts` are its filled rows."""

    home: Path
    client: SheetsClient
    spreadsheet_id: str
    database: Database
    counts: dict[str, object]
    first_sync: dict[str, float]

    def history(self) -> History:
        """The journal of the workbook, as a new process opens it."""
        return History(self.database, self.spreadsheet_id)

    def sync(self) -> WorkbookSync:
        """The spine, as a new process sets it up."""
        return WorkbookSync(self.client, self.spreadsheet_id, self.history())


@contextmanager
def prepare(home: Path, rows: int) -> Iterator[Workload]:
    """Serve a demo community with about so many diary rows, set up, filled and synced."""
    store = open_store(home)
    server = LocalServer(store, "127.0.0.1", 0)
    server.start()
    database = open_database(f"sqlite:///{home / 'gridbook.sqlite3'}")
    try:
        client = connect(store.service_account(server.root), root=server.root, origin="sync")
        spreadsheet_id = store.main_spreadsheet()
        write_workbook_file(home, spreadsheet_id, server.root)
        demo = _community(rows)
        first_day = date_of(demo.start_date)
        set_up(client, spreadsheet_id, locale="zh-CN", today=first_day, rules=CATALOGUE)
        counts = _fill(client, spreadsheet_id, demo)
        sync = WorkbookSync(client, spreadsheet_id, History(database, spreadsheet_id))
        first = sync.run(NOW)
        sync.run(NOW)  # at rest
        yield Workload(home, client, spreadsheet_id, database, counts, dict(first.seconds))
    finally:
        database.close()
        server.stop()
        store.close()


def _community(rows: int) -> Demo:
    """Twenty busy workers: so many months as it takes, no more than 13 visits on a working day."""
    months = max(3, ceil(rows / _WORKERS / _MOST_A_MONTH + 1 / 3))
    monthly = round(rows / _WORKERS / (months - 1 / 3))  # of the last month two thirds are gone
    homes = 640 if rows <= _SMALL else 6400
    return build_demo(today=TODAY, months=months, visits_per_month=monthly, households=homes)


def _fill(client: SheetsClient, spreadsheet_id: str, demo: Demo) -> dict[str, object]:
    tabs: dict[str, list[Any]] = {}
    for row in demo.rows:
        tabs.setdefault(row.tab, []).append(row.values)
    for key, typed in tabs.items():
        _grow(client, spreadsheet_id, key, len(typed) + 1)
        data = [
            {
                "dataFilter": {
                    "developerMetadataLookup": {
                        "metadataKey": "gridbook.column",
                        "metadataValue": f"{key}.{column.key}",
                    }
                },
                "majorDimension": "COLUMNS",
                "values": [[None, *(row.get(column.key) for row in typed)]],
            }
            for column in TAB[key].columns
            if column.human and any(column.key in row for row in typed)
        ]
        client.call(
            "POST",
            f"/v4/spreadsheets/{spreadsheet_id}/values:batchUpdateByDataFilter",
            json={"valueInputOption": "RAW", "data": data},
        )
    return {key: len(typed) for key, typed in tabs.items()}


def _grow(client: SheetsClient, spreadsheet_id: str, tab: str, rows: int) -> None:
    address = f"/v4/spreadsheets/{spreadsheet_id}"
    fields = {"fields": "sheets.properties(sheetId,title,gridProperties.rowCount)"}
    for sheet in client.call("GET", address, params=fields).value["sheets"]:
        properties = sheet["properties"]
        missing = rows - properties["gridProperties"]["rowCount"]
        if properties["title"] == TAB[tab].title.zh and missing > 0:
            more = {"sheetId": properties["sheetId"], "dimension": "ROWS", "length": missing}
            client.call(
                "POST", f"{address}:batchUpdate", json={"requests": [{"appendDimension": more}]}
            )
