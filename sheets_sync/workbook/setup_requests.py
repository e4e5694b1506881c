"""The batchUpdate requests of set-up, one builder each.

Shapes: https://developers.google.com/sheets/api/reference/rest/v4/spreadsheets/request
"""

from collections.abc import Sequence
from typing import Any

from sheets_sync.workbook.column_places import COLUMN_METADATA, TAB_METADATA

Json = dict[str, Any]


def set_region(locale: str, time_zone: str) -> Json:
    """Set how the spreadsheet reads and shows dates."""
    return {
        "updateSpreadsheetProperties": {
            "properties": {"locale": locale, "timeZone": time_zone},
            "fields": "locale,timeZone",
        }
    }


def add_sheet(sheet_id: int, title: str, index: int, rows: int, columns: int) -> Json:
    """Add a tab at a place in the row of tabs."""
    size = {"rowCount": rows, "columnCount": columns}
    properties = {"sheetId": sheet_id, "title": title, "index": index, "gridProperties": size}
    return {"addSheet": {"properties": properties}}


def delete_sheet(sheet_id: int) -> Json:
    """Remove a tab."""
    return {"deleteSheet": {"sheetId": sheet_id}}


def dress_sheet(sheet_id: int, tab_colour: Json, frozen_columns: int) -> Json:
    """Colour the tab and freeze its header and so many columns."""
    return {
        "updateSheetProperties": {
            "properties": {
                "sheetId": sheet_id,
                "tabColorStyle": {"rgbColor": tab_colour},
                "gridProperties": {"frozenRowCount": 1, "frozenColumnCount": frozen_columns},
            },
            "fields": "tabColorStyle,gridProperties(frozenRowCount,frozenColumnCount)",
        }
    }


def freeze_header(sheet_id: int) -> Json:
    """Freeze the header, so that a sort leaves it where it is."""
    return {
        "updateSheetProperties": {
            "properties": {"sheetId": sheet_id, "gridProperties": {"frozenRowCount": 1}},
            "fields": "gridProperties.frozenRowCount",
        }
    }


def insert_first_row(sheet_id: int) -> Json:
    """Insert a row above all others."""
    first = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    return {"insertDimension": {"range": first, "inheritFromBefore": False}}


def append(sheet_id: int, dimension: str, length: int) -> Json:
    """Add `ROWS` or `COLUMNS` at the end of a sheet."""
    return {"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": length}}


def mark_spreadsheet(key: str, value: str) -> Json:
    """Attach developer metadata to the spreadsheet."""
    return _mark(key, value, {"spreadsheet": True})


def mark_tab(sheet_id: int, tab: str) -> Json:
    """Tell the sheet which tab it is, whatever people rename it to."""
    return _mark(TAB_METADATA, tab, {"sheetId": sheet_id})


def mark_column(sheet_id: int, place: int, tab: str, column: str) -> Json:
    """Tell a column which one it is, wherever people move it."""
    location = {"dimensionRange": _span(sheet_id, "COLUMNS", place)}
    return _mark(COLUMN_METADATA, f"{tab}.{column}", location)


def write_cells(
    sheet_id: int, row: int, column: int, rows: Sequence[Sequence[Json]], fields: str
) -> Json:
    """Write CellData from a cell on, to the right and downwards."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": list(cells)} for cells in rows],
            "fields": fields,
        }
    }


def dress_column(sheet_id: int, place: int, cell: Json, fields: str) -> Json:
    """Give all cells of a column below the header one format or drop-down."""
    area = _below_header(sheet_id, place)
    return {"repeatCell": {"range": area, "cell": cell, "fields": fields}}


def set_width(sheet_id: int, place: int, pixels: int) -> Json:
    """Set the width of a column."""
    return {
        "updateDimensionProperties": {
            "range": _span(sheet_id, "COLUMNS", place),
            "properties": {"pixelSize": pixels},
            "fields": "pixelSize",
        }
    }


def colour_where(sheet_id: int, place: int, condition: Json, background: Json) -> Json:
    """Colour the cells of a column that meet a condition."""
    rule = {
        "ranges": [_below_header(sheet_id, place)],
        "booleanRule": {"condition": condition, "format": {"backgroundColor": background}},
    }
    return {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def lock_sheet(
    sheet_id: int, description: str, editors: Sequence[str], left_open: Sequence[int]
) -> Json:
    """Keep all but the editors (addresses) from changing a sheet, save columns `left_open`."""
    protected: Json = {
        "range": {"sheetId": sheet_id},
        "description": description,
        "warningOnly": False,
    }
    if editors:
        protected["editors"] = {"users": list(editors)}
    if left_open:
        protected["unprotectedRanges"] = [_below_header(sheet_id, place) for place in left_open]
    return {"addProtectedRange": {"protectedRange": protected}}


def _below_header(sheet_id: int, place: int) -> Json:
    return {
        "sheetId": sheet_id,
        "startRowIndex": 1,
        "startColumnIndex": place,
        "endColumnIndex": place + 1,
    }


def _span(sheet_id: int, dimension: str, place: int) -> Json:
    return {
        "sheetId": sheet_id,
        "dimension": dimension,
        "startIndex": place,
        "endIndex": place + 1,
    }


def _mark(key: str, value: str, location: Json) -> Json:
    entry = {
        "metadataKey": key,
        "metadataValue": value,
        "location": location,
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": entry}}
