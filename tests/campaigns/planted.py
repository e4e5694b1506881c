"""Syncs with a bug each, planted to see whether the campaign finds them out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote

from sheets_sync.checking import Checker
from sheets_sync.journal.history import History
from sheets_sync.workbook.a1 import column_letters
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.patch import ColumnWrite, Patch
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Cell, Snapshot
from sheets_sync.workbook.write import Overtaken, write


@dataclass(frozen=True, slots=True)
class BlindClaim:
    """It says that all is well, whether or not it looked."""

    rounds: int
    verified: bool = True


class PlantedSync:
    """Reads, checks and plans as the product does; what it then does differs."""

    looks_back: ClassVar = False

    def __init__(self, client: SheetsClient, spreadsheet_id: str, history: History) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._checker = Checker(history)
        self._reader = WorkbookReader(client, spreadsheet_id, None)

    def run(self, now: datetime) -> BlindClaim:
        """One sync; one that looks back goes on until there is nothing to write."""
        rounds = 0
        while True:
            snapshot = self._reader.read().snapshot
            checked = self._checker.check(snapshot, now)
            patch = self._spoiled(checked.patch, snapshot)
            if not patch.writes:
                break
            self._write(patch, snapshot)
            rounds += 1
            if not self.looks_back or rounds == 12:
                break
        self._checker.succeed(checked.ledger.context.now)
        return BlindClaim(rounds)

    def _spoiled(self, patch: Patch, _snapshot: Snapshot) -> Patch:
        return patch

    def _write(self, patch: Patch, _snapshot: Snapshot) -> None:
        try:
            write(self._client, self._spreadsheet_id, patch)
        except Overtaken:
            return

    def _write_by_numbers(self, writes: Sequence[ColumnWrite], snapshot: Snapshot) -> None:
        data = [range_ for column in writes for range_ in _ranges(column, snapshot)]
        self._client.call(
            "POST",
            f"/v4/spreadsheets/{quote(self._spreadsheet_id)}/values:batchUpdate",
            json={"valueInputOption": "RAW", "data": data},
        )


class RowNumberSync(PlantedSync):
    """A writer as the usual tutorial has it: cells by the numbers that rows and columns had."""

    def _write(self, patch: Patch, snapshot: Snapshot) -> None:
        self._write_by_numbers(patch.writes, snapshot)


class HastySync(PlantedSync):
    """Finds the columns wherever they stand, but whatever it then reads it does not write again."""

    def _write(self, patch: Patch, snapshot: Snapshot) -> None:
        super()._write(patch, snapshot)
        self._reader.read()


class TrustfulSync(PlantedSync):
    """Takes ids at their word: none is written over another."""

    looks_back = True

    def _spoiled(self, patch: Patch, snapshot: Snapshot) -> Patch:
        kept = [
            _on_blanks(column, snapshot.tables[column.tab].columns["record_id"])
            if column.column == "record_id"
            else column
            for column in patch.writes
        ]
        return Patch([column for column in kept if column.cells], patch.grow)


class TidySync(PlantedSync):
    """Puts the staff id where people typed a name."""

    looks_back = True

    def _write(self, patch: Patch, snapshot: Snapshot) -> None:
        super()._write(patch, snapshot)
        diary = snapshot.tables["diary"]
        typed = enumerate(diary.columns.get("worker", ()))
        tidied: dict[int, Cell] = {row: "S02" for row, cell in typed if cell == "李秀英"}
        if tidied:
            self._write_by_numbers([ColumnWrite("diary", "worker", 0, tidied)], snapshot)


PLANTED = (RowNumberSync, HastySync, TrustfulSync, TidySync)


def _on_blanks(column: ColumnWrite, stands: Sequence[Cell]) -> ColumnWrite:
    blank = {row for row in column.cells if row >= len(stands) or stands[row] == ""}
    kept = {row: cell for row, cell in column.cells.items() if row in blank or cell == ""}
    return replace(column, cells=kept)


def _ranges(write: ColumnWrite, snapshot: Snapshot) -> list[dict[str, Any]]:
    table = snapshot.tables[write.tab]
    column = column_letters(table.places[write.column])
    return [
        {"range": f"{table.title}!{column}{row + 2}", "values": [[cell]]}
        for row, cell in write.cells.items()
    ]
