"""The writing half of spreadsheets.values; each takes its parameters and body in one object.

Each operation maps (workbook, body, call) to the new workbook and an Outcome: what the answer
needs to know about the change. Bodies are the API's, with path and query parameters added.
"""

from dataclasses import dataclass, field
from typing import Any

from sheets_sync.local_sheets.errors import invalid, located
from sheets_sync.local_sheets.model.area import Area, area_of_a1
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Insert
from sheets_sync.local_sheets.model.data_filter import group_by_area, matched_areas
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.reshape import reshaped
from sheets_sync.local_sheets.model.table import last_table
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.writing import Writer, Written, values_lines

Json = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """What a values operation did: `written` per range (with its filter), or areas `cleared`."""

    written: list[Written] = field(default_factory=list)
    filters: list[Json] = field(default_factory=list)
    cleared: list[Area] = field(default_factory=list)
    table: Area | None = None


def major_dimension(given: object) -> str:
    """ROWS unless COLUMNS is asked for; ApiError 400 on anything else."""
    if given in (None, "", "DIMENSION_UNSPECIFIED"):
        return ROWS
    if given not in (ROWS, COLUMNS):
        raise invalid(f"Invalid value at 'majorDimension', \"{given}\"")
    return str(given)


def update(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Outcome]:
    """values.update: `range`, `valueInputOption`, `values`, `majorDimension`."""
    writer = Writer(workbook, body.get("valueInputOption"), call.at)
    written = _write_range(writer, workbook, body)
    return writer.finished(), Outcome(written=[written])


def batch_update(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Outcome]:
    """values.batchUpdate: `valueInputOption`, `data` of ranges."""
    writer = Writer(workbook, body.get("valueInputOption"), call.at)
    outcome = Outcome()
    for number, item in enumerate(body.get("data") or []):
        with located(f"data[{number}]"):
            outcome.written.append(_write_range(writer, workbook, item))
    return writer.finished(), outcome


def _write_range(writer: Writer, workbook: Workbook, item: Json) -> Written:
    area = area_of_a1(workbook, str(item.get("range", "")))
    return writer.write(area, item.get("values"), major_dimension(item.get("majorDimension")))


def batch_update_by_filter(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Outcome]:
    """values.batchUpdateByDataFilter: ApiError 400 if a filter selects nothing."""
    writer = Writer(workbook, body.get("valueInputOption"), call.at)
    outcome = Outcome()
    for number, item in enumerate(body.get("data") or []):
        data_filter = item.get("dataFilter") or {}
        major = major_dimension(item.get("majorDimension"))
        with located(f"data[{number}]"):
            areas = matched_areas(workbook, data_filter, call.who)
            if not areas:
                raise invalid("The data filter does not match any range of the spreadsheet.")
            for area in areas:
                outcome.written.append(writer.write(area, item.get("values"), major))
                outcome.filters.append(data_filter)
    return writer.finished(), outcome


def append(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Outcome]:
    """values.append: below the last table in `range`, or at its corner if there is none.

    https://developers.google.com/workspace/sheets/api/guides/values#append_values
    """
    area = area_of_a1(workbook, str(body.get("range", "")))
    sheet = workbook.sheet(area.sheet_id)
    values, major = body.get("values"), major_dimension(body.get("majorDimension"))
    insert_option = body.get("insertDataOption") or "OVERWRITE"
    if insert_option not in ("OVERWRITE", "INSERT_ROWS"):
        raise invalid(f"Invalid value at 'insertDataOption', \"{insert_option}\"")
    values = values_lines(values)
    table = last_table(sheet.grid, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    longest = max(map(len, values), default=0)
    height, width = (longest, len(values)) if major == COLUMNS else (len(values), longest)
    grid = sheet.grid
    if insert_option == "INSERT_ROWS" and table and height and top < grid.row_count:
        workbook = reshaped(workbook, area.sheet_id, ROWS, Insert(top, height), top - 1)
    workbook = grown(workbook, area.sheet_id, top + height, left + width)
    writer = Writer(workbook, body.get("valueInputOption"), call.at)
    point = Area(area.sheet_id, top, left, top + 1, left + 1, point=True)
    written = writer.write(point, values, major)
    return writer.finished(), Outcome(written=[written], table=table)


def grown(workbook: Workbook, sheet_id: int, rows: int, columns: int) -> Workbook:
    """The workbook with at least so many rows and columns there; new ones look like the last."""
    for axis, wanted in ((ROWS, rows), (COLUMNS, columns)):
        size = workbook.sheet(sheet_id).grid.size(axis)
        if wanted > size:
            workbook = reshaped(workbook, sheet_id, axis, Insert(size, wanted - size), size - 1)
    return workbook


def clear(workbook: Workbook, body: Json, _call: Call) -> tuple[Workbook, Outcome]:
    """values.clear of one `range`: values go, formats stay."""
    area = area_of_a1(workbook, str(body.get("range", "")))
    return _cleared(workbook, [area])


def batch_clear(workbook: Workbook, body: Json, _call: Call) -> tuple[Workbook, Outcome]:
    """values.batchClear of `ranges`."""
    areas = []
    for number, text in enumerate(body.get("ranges") or []):
        with located(f"range[{number}]"):
            areas.append(area_of_a1(workbook, str(text)))
    return _cleared(workbook, areas)


def batch_clear_by_filter(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, Outcome]:
    """values.batchClearByDataFilter of `dataFilters`."""
    groups = group_by_area(workbook, body.get("dataFilters"), call.who)
    return _cleared(workbook, [area for area, _ in groups])


def _cleared(workbook: Workbook, areas: list[Area]) -> tuple[Workbook, Outcome]:
    for area in areas:
        grid = workbook.sheet(area.sheet_id).grid
        draft = Draft(grid)
        for row in range(area.top, min(area.bottom, len(grid.values))):
            filled = min(area.right, len(grid.values[row]))
            for column in range(area.left, filled):
                draft.set_value(row, column, "")
        workbook = workbook.with_grid(area.sheet_id, draft.finished())
    return workbook, Outcome(cleared=areas)
