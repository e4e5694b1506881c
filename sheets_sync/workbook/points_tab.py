"""Writes 得分明细 whole: cells that differ, read back until the tab says what it should."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from sheets_sync.assessment.ranking_table import PointLine
from sheets_sync.errors import WorkbookError
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.patch import Patch, add_table
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Cell
from sheets_sync.workbook.write import Overtaken, write

MOST_ROUNDS: Final = 12
_TAB: Final = TAB["points"]


def point_cells(lines: Iterable[PointLine]) -> Mapping[str, Sequence[Cell]]:
    """The columns of the tab, by key."""
    rows = [tuple(map(_cell, line)) for line in lines]
    keys = [column.key for column in _TAB.columns]
    return {key: [row[place] for row in rows] for place, key in enumerate(keys)}


def write_points(client: SheetsClient, spreadsheet_id: str, lines: Iterable[PointLine]) -> int:
    """Make the tab hold these lines and no others; returns the writes that it took.

    Raises WorkbookError where people keep changing it or have removed it, and TransportError.
    """
    wanted = point_cells(lines)
    for rounds in range(MOST_ROUNDS):
        reader = WorkbookReader(client, spreadsheet_id, None, mend=False)
        snapshot = reader.read([_TAB.key]).snapshot
        table = snapshot.tables.get(_TAB.key)
        if table is None or not wanted.keys() <= table.metadata.keys():
            raise WorkbookError(
                f"The tab {_TAB.title[snapshot.locale]} or one of its columns is missing: run "
                "`python -m scripts.setup_workbook`."
            )
        patch = Patch()
        add_table(patch, _TAB, table, wanted)
        if not patch.writes:
            return rounds
        try:
            write(client, spreadsheet_id, patch, revision=snapshot.revision)
        except Overtaken:
            continue
    raise WorkbookError(
        "The tab of points kept changing while it was written; it is tried again later."
    )


def _cell(value: str | int | Decimal | None) -> Cell:
    if value is None:
        return ""
    return float(value) if isinstance(value, Decimal) else value
