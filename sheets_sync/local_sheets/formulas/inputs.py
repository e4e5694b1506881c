"""What the results of a workbook's formulas depend on, and nothing else of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_sync.formulas.translation import mentions
from sheets_sync.local_sheets.formulas.found import Found, formulas_in, holds_formulas
from sheets_sync.local_sheets.model.values import Formula, ValueRow
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]

_BOUNDS = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
_AGES = {"": 0, "day": 1, "now": 2}


@dataclass(frozen=True, slots=True)
class Inputs:
    """The formulas by sheet number, what they read, and how their results age.

    `columns` has the numbers of the sheets to be read, with their columns (None = all).
    """

    workbook: Workbook
    formulas: tuple[tuple[int, Found], ...]
    columns: dict[int, frozenset[int] | None]
    clock: str

    def is_same(self, workbook: Workbook) -> bool:
        """Whether another version holds the same cells in what is read, without looking at them."""
        mine = self.workbook
        return (
            _outline(mine) == _outline(workbook)
            and mine.named_ranges == workbook.named_ranges
            and all(
                workbook.sheets[number].grid.values is mine.sheets[number].grid.values
                for number in self.columns
            )
            and not any(
                holds_formulas(sheet.grid.values)
                for number, sheet in enumerate(workbook.sheets)
                if number not in self.columns
            )
        )

    def asked(self, refused: Iterable[str]) -> Json:
        """The request to the calculator, without its clock and without some formulas."""
        refused = set(refused)
        return {
            "sheets": [
                {
                    "title": sheet.title,
                    "rows": sheet.grid.row_count,
                    "columns": sheet.grid.column_count,
                    "values": _values(sheet, self.columns[number])
                    if number in self.columns
                    else [],
                }
                for number, sheet in enumerate(self.workbook.sheets)
            ],
            "names": _names(self.workbook),
            "formulas": [
                (number, *found) for number, found in self.formulas if found.text not in refused
            ],
        }


def inputs_of(workbook: Workbook) -> Inputs:
    """Look through the formulas of a workbook."""
    formulas: list[tuple[int, Found]] = []
    columns: dict[int, frozenset[int] | None] = {}
    wanted: set[tuple[str, int | None, int | None]] = set()
    names: set[str] = set()
    anywhere, clock = False, ""
    for number, sheet in enumerate(workbook.sheets):
        found = formulas_in(sheet.grid.values)
        if found:
            columns[number] = None
        for formula in found:
            formulas.append((number, formula))
            mentioned = mentions(formula.text)
            wanted |= mentioned.columns
            names |= mentioned.names
            anywhere = anywhere or mentioned.anywhere
            clock = max(clock, mentioned.clock, key=_AGES.__getitem__)
    wanted |= {
        (title.casefold(), left, right)
        for name, title, _, left, _, right in _names(workbook)
        if name.casefold() in names
    }
    for number, sheet in enumerate(workbook.sheets):
        if number not in columns:
            read = _read(sheet, wanted, anywhere=anywhere)
            if read:
                columns[number] = read
    return Inputs(workbook, tuple(formulas), columns, clock)


def _read(
    sheet: Sheet, wanted: set[tuple[str, int | None, int | None]], *, anywhere: bool
) -> frozenset[int]:
    count, title = sheet.grid.column_count, sheet.title.casefold()
    if anywhere:
        return frozenset(range(count))
    return frozenset(
        column
        for name, left, right in wanted
        if name == title
        for column in range(left or 0, count if right is None else min(right, count))
    )


def moment(workbook: Workbook, seconds: float, clock: str) -> tuple[tuple[int, int], str]:
    """(seconds since 1970, seconds east) where the workbook is; and how long that may stand."""
    try:
        zone = ZoneInfo(str(workbook.properties.get("timeZone") or "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("UTC")
    here = dt.datetime.fromtimestamp(seconds, zone)
    east = here.utcoffset() or dt.timedelta()
    until = {"": "", "day": f"{here:%Y-%m-%d}", "now": f"{here:%Y-%m-%d %H:%M%z}"}[clock]
    return (int(seconds), int(east.total_seconds())), until


def _outline(workbook: Workbook) -> list[tuple[Any, ...]]:
    zone = workbook.properties.get("timeZone")
    return [
        (zone, s.sheet_id, s.title, s.grid.row_count, s.grid.column_count) for s in workbook.sheets
    ]


def _names(workbook: Workbook) -> list[tuple[Any, ...]]:
    titles = {sheet.sheet_id: sheet.title for sheet in workbook.sheets}
    return [
        (str(entry["name"]), titles[sheet_id], *(entry["range"].get(b) for b in _BOUNDS))
        for entry in workbook.named_ranges
        if (sheet_id := entry["range"].get("sheetId", 0)) in titles
    ]


def _values(sheet: Sheet, columns: frozenset[int] | None) -> list[list[Any]]:
    if columns is None:
        return [_plain(row) for row in sheet.grid.values]
    wanted = sorted(columns)
    width = wanted[-1] + 1
    result = []
    for row in sheet.grid.values:
        cells: list[Any] = [None] * min(width, len(row))
        for column in wanted:
            if column >= len(row):
                break
            value = row[column]
            if value != "":
                cells[column] = value
        result.append(cells)
    return result


def _plain(row: ValueRow) -> list[Any]:
    return [None if value == "" or type(value) is Formula else value for value in row]
