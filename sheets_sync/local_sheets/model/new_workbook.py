"""New spreadsheets and new tabs, with Google's defaults."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.workbook import (
    DEFAULT_COLUMNS,
    DEFAULT_ROWS,
    Sheet,
    Workbook,
)

Json = dict[str, Any]

_SIZES = ("rowCount", "columnCount")


def new_workbook(spreadsheet_id: str, properties: Json) -> Workbook:
    """A spreadsheet with one empty Sheet1 (id 0) of 1000 × 26 cells."""
    given = {
        "title": "Untitled spreadsheet",
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
        **{name: value for name, value in properties.items() if value not in (None, "")},
    }
    first = Sheet(0, "Sheet1", Grid(DEFAULT_ROWS, DEFAULT_COLUMNS), {"sheetType": "GRID"})
    return Workbook(spreadsheet_id, given, (first,))


def new_sheet(sheet_id: int, title: str, properties: Json) -> Sheet:
    """An empty tab with the given SheetProperties; ApiError 400 on impossible sizes."""
    return with_properties(
        Sheet(sheet_id, title, Grid(DEFAULT_ROWS, DEFAULT_COLUMNS), {"sheetType": "GRID"}),
        {key: value for key, value in properties.items() if key not in ("sheetId", "title")},
    )


def with_properties(sheet: Sheet, properties: Json) -> Sheet:
    """The sheet with the given SheetProperties over its own; index is the caller's matter."""
    kept = {**sheet.properties}
    for name, value in properties.items():
        if name in ("sheetId", "index", "title", "gridProperties", "sheetType"):
            continue
        kept[name] = value
    _pair_colours(kept, properties)
    grid_properties = dict(properties.get("gridProperties") or {})
    grid = sheet.grid
    rows = index_of(grid_properties, "rowCount", grid.row_count)
    columns = index_of(grid_properties, "columnCount", grid.column_count)
    if rows < 1 or columns < 1:
        raise invalid("Invalid gridProperties: a sheet needs at least one row and one column.")
    if (rows, columns) != (grid.row_count, grid.column_count):
        grid = grid.resized(rows, columns)
    rest = {**kept.get("gridProperties", {}), **grid_properties}
    rest = {name: value for name, value in rest.items() if name not in _SIZES and value}
    _check_frozen(rest, rows, columns)
    kept["gridProperties"] = rest
    kept = {name: value for name, value in kept.items() if value not in (None, False, {})}
    return replace(sheet, grid=grid, properties=kept, title=properties.get("title", sheet.title))


def _pair_colours(kept: Json, given: Json) -> None:
    """tabColor and tabColorStyle say the same; the style wins where both are given."""
    style = given.get("tabColorStyle")
    if style and "rgbColor" in style:
        kept["tabColor"] = style["rgbColor"]
    elif given.get("tabColor"):
        kept["tabColorStyle"] = {"rgbColor": given["tabColor"]}


def _check_frozen(grid_properties: Json, rows: int, columns: int) -> None:
    if grid_properties.get("frozenRowCount", 0) >= rows:
        raise invalid("You can't freeze all visible rows on the sheet.")
    if grid_properties.get("frozenColumnCount", 0) >= columns:
        raise invalid("You can't freeze all visible columns on the sheet.")
