"""Requests that bring configuration rows up to date without touching what the office set."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sheets_sync.workbook.column_places import folded
from sheets_sync.workbook.config_rows import Row, Value
from sheets_sync.workbook.layout.schema import Locale, Tab
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS
from sheets_sync.workbook.look import DATE_FORMAT
from sheets_sync.workbook.setup_requests import append, write_cells
from sheets_sync.workbook.structure import SheetState, cell_text

Json = dict[str, Any]
Places = Mapping[str, int]

_SERIAL_DAY_0 = date(1899, 12, 30)
_VALUE = "userEnteredValue"


def office_lists(sheet: SheetState, places: Places, locale: Locale) -> dict[str, tuple[str, ...]]:
    """The values of the office's lists as they stand on 参数; the defaults where none stands."""
    found: dict[str, list[str]] = {key: [] for key in OFFICE_LISTS}
    if {"key", "value"} <= places.keys():
        for row in sorted(sheet.cells):
            key = folded(cell_text(sheet.cell(row, places["key"])))
            value = cell_text(sheet.cell(row, places["value"])).strip()
            if row > 0 and key in found and value:
                found[key].append(value)
    return {
        key: tuple(dict.fromkeys(values)) or OFFICE_LISTS[key].texts(locale)
        for key, values in found.items()
    }


def update_rows(
    tab: Tab, sheet: SheetState, places: Places, rows: Sequence[Row]
) -> tuple[list[Json], int]:
    """Append the rows whose key is missing; refresh service cells of the others.

    Returns the requests and the number of rows appended. The cells of people are written only in
    the rows appended. A service cell that goes on behind the wanted text keeps what was added.
    """
    key = tab.id_column
    standing = {
        folded(cell_text(sheet.cell(row, places[key]))): row
        for row in sorted(sheet.cells, reverse=True)
        if row > 0
    }
    fresh = [row for row in rows if folded(str(row[key])) not in standing]
    wanted = {folded(str(row[key])): row for row in reversed(rows)}
    requests: list[Json] = []
    for name, place in standing.items():
        if name in wanted:
            requests += _refreshed(tab, sheet, places, place, wanted[name])
    if fresh:
        requests += _appended(tab, sheet, places, fresh)
    return requests, len(fresh)


def rewrite_rows(tab: Tab, sheet: SheetState, places: Places, rows: Sequence[Row]) -> list[Json]:
    """Make the rows below the header exactly these; no request where they are."""
    last = max((row for row in sheet.cells if any(sheet.row_texts(row))), default=0)
    keys = [column.key for column in tab.columns]
    standing = [
        [cell_text(sheet.cell(row, places[key])) for key in keys] for row in range(1, last + 1)
    ]
    if standing == [[str(row[key]) for key in keys] for row in rows]:
        return []
    blank: Row = dict.fromkeys(keys, "")
    padded = [*rows, *[blank] * (last - len(rows))]
    return [*_grown(sheet, 1 + len(padded)), *_columns(tab, sheet, places, 1, padded)]


def cell_data(value: Value) -> Json:
    """CellData that enters a value as it is, never as a formula."""
    if isinstance(value, date):
        serial = (value - _SERIAL_DAY_0).days
        return {_VALUE: {"numberValue": serial}, "userEnteredFormat": DATE_FORMAT}
    if isinstance(value, int | Decimal):
        return {_VALUE: {"numberValue": float(value) if isinstance(value, Decimal) else value}}
    return {_VALUE: {"stringValue": str(value)}} if value else {}


def _refreshed(tab: Tab, sheet: SheetState, places: Places, row: int, wanted: Row) -> list[Json]:
    requests = []
    for column in tab.columns:
        if column.human or column.key == tab.id_column:
            continue
        text = str(wanted[column.key])
        shown = cell_text(sheet.cell(row, places[column.key]))
        if shown != text and not (text and shown.startswith(text)):
            cells = [[cell_data(text)]]
            requests.append(write_cells(sheet.sheet_id, row, places[column.key], cells, _VALUE))
    return requests


def _appended(tab: Tab, sheet: SheetState, places: Places, rows: Sequence[Row]) -> list[Json]:
    first = 1 + max((row for row in sheet.cells if any(sheet.row_texts(row))), default=0)
    first = max(first, 1)
    return [*_grown(sheet, first + len(rows)), *_columns(tab, sheet, places, first, rows)]


def _columns(
    tab: Tab, sheet: SheetState, places: Places, first: int, rows: Sequence[Row]
) -> list[Json]:
    """Write rows column by column, since people may have moved the columns apart."""
    requests = []
    for column in tab.columns:
        cells = [[cell_data(row[column.key])] for row in rows]
        dated = any("userEnteredFormat" in cell for (cell,) in cells)
        requests.append(write_cells(sheet.sheet_id, first, places[column.key], cells, _VALUE))
        if dated:
            requests += [
                write_cells(
                    sheet.sheet_id,
                    first + number,
                    places[column.key],
                    [[cell]],
                    "userEnteredFormat.numberFormat",
                )
                for number, (cell,) in enumerate(cells)
                if "userEnteredFormat" in cell
            ]
    return requests


def _grown(sheet: SheetState, rows: int) -> list[Json]:
    return [append(sheet.sheet_id, "ROWS", rows - sheet.rows)] if rows > sheet.rows else []
