"""A writer as the usual tutorial has it, planted to see whether the campaign finds it out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sheets_sync.checking import Checker
from sheets_sync.journal.history import History
from sheets_sync.workbook.a1 import column_letters
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.patch import ColumnWrite
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class BlindClaim:
    """It says that all is well, as it did not look."""

    rounds: int
    verified: bool = True


class RowNumberSync:
    """Reads, checks and plans as the product does, then writes cells by their row numbers."""

    def __init__(self, client: SheetsClient, spreadsheet_id: str, history: History) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._checker = Checker(history)
        self._reader = WorkbookReader(client, spreadsheet_id, None)

    def run(self, now: datetime) -> BlindClaim:
        """One sync without a look back."""
        snapshot = self._reader.read().snapshot
        checked = self._checker.check(snapshot, now)
        if checked.patch.writes:
            data = [range_ for w in checked.patch.writes for range_ in _ranges(w, snapshot)]
            self._client.call(
                "POST",
                f"/v4/spreadsheets/{quote(self._spreadsheet_id)}/values:batchUpdate",
                json={"valueInputOption": "RAW", "data": data},
            )
        self._checker.succeed(checked.ledger.context.now)
        return BlindClaim(rounds=int(bool(checked.patch.writes)))


def _ranges(write: ColumnWrite, snapshot: Snapshot) -> list[dict[str, Any]]:
    table = snapshot.tables[write.tab]
    column = column_letters(table.places[write.column])
    return [
        {"range": f"{table.title}!{column}{row + 2}", "values": [[cell]]}
        for row, cell in write.cells.items()
    ]
