"""Peak memory of one sync in a process of its own."""

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
    return {"bench": "peak memory of one sync", "megabytes": round(_peak_kilobytes() / 1024, 1)}


def _peak_kilobytes() -> int:
    # Not getrusage(): its maximum outlives exec, so that a child begins with its parent's.
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise SystemExit("This system does not tell the peak memory of a process.")
