"""Peak memory of one sync in a process of its own."""

import resource
from pathlib import Path

import orjson

from scripts.benchmarks.workload import NOW
from sheets_sync.journal.history import History
from sheets_sync.state.database import open_database
from sheets_sync.sync import WorkbookSync
from sheets_sync.workbook.client import connect


def peak_memory(home: Path) -> dict[str, object]:
    """Sync the workbook that `home` names once, with nothing in memory before."""
    where = orjson.loads((home / "workbook.json").read_bytes())
    database = open_database(f"sqlite:///{home / 'gridbook.sqlite3'}")
    try:
        client = connect(
            home / "local-service-account.json", root=where["sheets_root"], origin="sync"
        )
        history = History(database, where["spreadsheet_id"])
        WorkbookSync(client, where["spreadsheet_id"], history).run(NOW)
    finally:
        database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"bench": "peak memory of one sync", "megabytes": round(peak, 1)}
