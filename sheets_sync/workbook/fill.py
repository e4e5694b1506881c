"""Patches of commands by which people fill or empty whole tabs; no sync ever plans these."""

from collections.abc import Iterable, Mapping, Sequence

from sheets_sync.ledger.cells import as_text, fold
from sheets_sync.workbook.patch import ColumnWrite, Patch
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table

_ROWS_SPARE = 500


def filling(snapshot: Snapshot, rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> Patch:
    """Rows by tab key, each cells by column key, one below the other from the first row on.

    The tabs must be empty. Raises KeyError for a tab or column that the workbook lacks.
    """
    patch = Patch()
    for key, lines in rows.items():
        table = snapshot.tables[key]
        cells: dict[str, dict[int, Cell]] = {}
        for place, line in enumerate(lines):
            for column, cell in line.items():
                cells.setdefault(column, {})[place] = cell
        patch.writes += [
            ColumnWrite(key, column, table.metadata[column], found)
            for column, found in cells.items()
        ]
        if len(lines) + 1 > table.grid_rows:
            patch.grow[table.sheet_id] = len(lines) + 1 - table.grid_rows + _ROWS_SPARE
    return patch


def emptying(snapshot: Snapshot, tabs: Iterable[str]) -> Patch:
    """All cells below the header of these tabs, people's and the service's; extra columns stay."""
    patch = Patch()
    for key in tabs:
        if key in snapshot.tables:
            patch.writes += _emptied(snapshot.tables[key])
    return patch


def setting(snapshot: Snapshot, key: str, value: Cell) -> ColumnWrite | None:
    """The cell on 参数 that holds a setting; None where the office has removed the line."""
    table = snapshot.tables.get("settings")
    if table is None or not {"key", "value"} <= table.metadata.keys():
        return None
    for place, cell in enumerate(table.columns["key"]):
        if fold(as_text(cell)) == key:
            return ColumnWrite("settings", "value", table.metadata["value"], {place: value})
    return None


def _emptied(table: Table) -> list[ColumnWrite]:
    writes = []
    for column, cells in table.columns.items():
        filled: dict[int, Cell] = {place: "" for place, cell in enumerate(cells) if cell != ""}
        if filled and column in table.metadata:
            writes.append(ColumnWrite(table.tab, column, table.metadata[column], filled))
    return writes
