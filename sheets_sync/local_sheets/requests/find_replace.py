"""findReplace: text in cells becomes other text, entered as if typed."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, index_of, whole
from sheets_sync.local_sheets.model.entry import read_entry
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.number_format import formatted
from sheets_sync.local_sheets.model.values import Formula
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import area_in, grid_sheet

Json = dict[str, Any]
Replace = Callable[[str], tuple[str, int]]


@dataclass(slots=True)
class _Count:
    values: int = 0
    formulas: int = 0
    rows: int = 0
    sheets: int = 0
    occurrences: int = 0

    def to_json(self) -> Json:
        counts = {
            "valuesChanged": self.values,
            "formulasChanged": self.formulas,
            "rowsChanged": self.rows,
            "sheetsChanged": self.sheets,
            "occurrencesChanged": self.occurrences,
        }
        return {name: count for name, count in counts.items() if count}


def find_replace(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Replace `find` by `replacement` in a range, a sheet or all sheets."""
    replace = _replacer(request)
    count = _Count()
    year = dt.datetime.fromtimestamp(call.at / 1000, dt.UTC).year
    for area in _areas(workbook, request):
        formulas = bool(request.get("includeFormulas"))
        workbook = _replace_in(workbook, area, replace, count, formulas=formulas, year=year)
    return workbook, {"findReplace": count.to_json()}


def _areas(workbook: Workbook, request: Json) -> list[Area]:
    scopes = [name for name in ("range", "sheetId", "allSheets") if name in request]
    if len(scopes) != 1:
        raise invalid("Exactly one of range, sheetId and allSheets must be set.")
    if "range" in request:
        return [area_in(workbook, request)]
    if "allSheets" in request:
        return [whole(sheet) for sheet in workbook.sheets if sheet.is_grid]
    return [whole(grid_sheet(workbook, index_of(request, "sheetId")))]


def _replacer(request: Json) -> Replace:
    find, new = str(request.get("find") or ""), str(request.get("replacement") or "")
    if not find:
        raise invalid("find is required.")
    by_regex = bool(request.get("searchByRegex"))
    try:
        pattern = re.compile(
            find if by_regex else re.escape(find),
            0 if request.get("matchCase") else re.IGNORECASE,
        )
    except re.error as error:
        raise invalid(f"Invalid regular expression: {error}") from None
    if by_regex:
        template = re.sub(r"\$(\d)", r"\\\1", new.replace("\\", "\\\\"))
        substitute: str | Callable[[re.Match[str]], str] = template
    else:
        substitute = lambda _match: new  # noqa: E731 - so that no character of it is special
    if request.get("matchEntireCell"):
        return lambda text: (
            pattern.subn(substitute, text, count=1) if pattern.fullmatch(text) else (text, 0)
        )
    return lambda text: pattern.subn(substitute, text)


def _replace_in(
    workbook: Workbook, area: Area, replace: Replace, count: _Count, *, formulas: bool, year: int
) -> Workbook:
    grid = workbook.sheet(area.sheet_id).grid
    draft = Draft(grid)
    before = count.occurrences
    for row, cells in enumerate(grid.values[area.top : area.bottom], area.top):
        changed = False
        for column, value in enumerate(cells[area.left : area.right], area.left):
            if value == "" or (isinstance(value, Formula) and not formulas):
                continue
            style = grid.style(row, column)
            seen = (
                value.text
                if isinstance(value, Formula)
                else formatted(value, style, workbook.locale)
            )
            text, times = replace(seen)
            if not times:
                continue
            draft.set_value(row, column, read_entry(text, style, workbook.locale, year).value)
            changed = True
            count.occurrences += times
            count.formulas += isinstance(value, Formula)
            count.values += not isinstance(value, Formula)
        count.rows += changed
    if count.occurrences > before:
        count.sheets += 1
    return workbook.with_grid(area.sheet_id, draft.finished())
