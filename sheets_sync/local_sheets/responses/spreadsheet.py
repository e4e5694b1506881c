"""A spreadsheet as it is answered, with or without its cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.model.area import Area, whole
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Axis
from sheets_sync.local_sheets.model.filtering import hidden_rows
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.metadata import Location, Metadata
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.responses.cell import DEFAULT_FORMAT, cell_data, result_data
from sheets_sync.local_sheets.responses.filters import shown_filter
from sheets_sync.local_sheets.responses.protection import shown_protection
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties
from sheets_sync.local_sheets.responses.theme import DEFAULT_THEME

Json = dict[str, Any]
DEFAULT_SIZE = {ROWS: 21, COLUMNS: 100}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, when (milliseconds since 1970), and under which root address."""

    who: str
    at: int
    root_url: str


class View:
    """What of a spreadsheet is asked for, and by whom; `owner` is the file's."""

    def __init__(
        self,
        workbook: Workbook,
        owner: str,
        reader: Reader,
        areas: Sequence[Area] | None = None,
    ) -> None:
        self.workbook = workbook
        self.owner = owner
        self.reader = reader
        self.areas = areas

    def spreadsheet(self, *, with_cells: bool) -> Json:
        """The Spreadsheet resource, cut to the asked areas."""
        workbook = self.workbook
        address = f"{self.reader.root_url}/spreadsheets/d/{workbook.spreadsheet_id}/edit"
        answer: Json = {
            "spreadsheetId": workbook.spreadsheet_id,
            "properties": {
                "defaultFormat": DEFAULT_FORMAT,
                "spreadsheetTheme": DEFAULT_THEME,
                **workbook.properties,
            },
            "sheets": [
                self._sheet(sheet, with_cells=with_cells)
                for sheet in workbook.sheets
                if self.areas is None or self._areas_of(sheet)
            ],
            "spreadsheetUrl": address,
        }
        if workbook.named_ranges:
            answer["namedRanges"] = list(workbook.named_ranges)
        self._add_metadata(answer, Location())
        return answer

    def _areas_of(self, sheet: Sheet) -> list[Area]:
        if self.areas is None:
            return [whole(sheet)]
        return [area for area in self.areas if area.sheet_id == sheet.sheet_id]

    def _sheet(self, sheet: Sheet, *, with_cells: bool) -> Json:
        answer: Json = {"properties": sheet_properties(self.workbook, sheet.sheet_id)}
        if with_cells and sheet.is_grid:
            hidden = hidden_rows(self.workbook, sheet, self.reader.at)
            answer["data"] = [
                self._grid_data(sheet, area, hidden) for area in self._areas_of(sheet)
            ]
        lists: dict[str, Sequence[Json]] = {
            "merges": sheet.merges,
            "conditionalFormats": sheet.conditional_formats,
            "filterViews": [shown_filter(self.workbook, view) for view in sheet.filter_views],
            "protectedRanges": [self._protected(item) for item in sheet.protected_ranges],
            "charts": sheet.charts,
            "bandedRanges": sheet.banded_ranges,
            "rowGroups": self._groups(sheet, ROWS),
            "columnGroups": self._groups(sheet, COLUMNS),
        }
        answer.update({name: list(items) for name, items in lists.items() if items})
        if sheet.basic_filter is not None:
            answer["basicFilter"] = shown_filter(self.workbook, sheet.basic_filter)
        self._add_metadata(answer, Location(sheet.sheet_id))
        return answer

    def _protected(self, item: Json) -> Json:
        return shown_protection(self.workbook, item, self.reader.who, self.owner)

    def _groups(self, sheet: Sheet, axis: Axis) -> list[Json]:
        return sorted(
            (group for group in sheet.groups if group["range"]["dimension"] == axis),
            key=lambda group: (group["range"]["startIndex"], group["depth"]),
        )

    def _grid_data(self, sheet: Sheet, area: Area, hidden: frozenset[int]) -> Json:
        grid = sheet.grid
        last = min(area.bottom, max(len(grid.values), len(grid.styles)))
        rows = [self._row_data(sheet, row, area.left, area.right) for row in range(area.top, last)]
        while rows and not rows[-1]:
            rows.pop()
        answer: Json = {}
        if area.top:
            answer["startRow"] = area.top
        if area.left:
            answer["startColumn"] = area.left
        if rows:
            answer["rowData"] = rows
        answer["rowMetadata"] = self._dimensions(sheet, ROWS, area.top, area.bottom)
        for row in hidden.intersection(range(area.top, area.bottom)):
            answer["rowMetadata"][row - area.top]["hiddenByFilter"] = True
        answer["columnMetadata"] = self._dimensions(sheet, COLUMNS, area.left, area.right)
        return answer

    def _row_data(self, sheet: Sheet, row: int, left: int, right: int) -> Json:
        grid = sheet.grid
        filled = len(grid.values[row]) if row < len(grid.values) else 0
        dressed = len(grid.styles[row]) if row < len(grid.styles) else 0
        cells = [
            self._cell_data(grid, row, column)
            for column in range(left, min(right, max(filled, dressed)))
        ]
        while cells and not cells[-1]:
            cells.pop()
        return {"values": cells} if cells else {}

    def _cell_data(self, grid: Grid, row: int, column: int) -> Json:
        value, style = grid.value(row, column), grid.style(row, column)
        if grid.entered is None:
            return cell_data(value, style, self.workbook)
        entered, own_style = grid.entered.value(row, column), grid.entered.style(row, column)
        return result_data(value, style, entered, own_style, self.workbook)

    def _dimensions(self, sheet: Sheet, axis: Axis, start: int, end: int) -> list[Json]:
        known = sheet.grid.dimensions(axis)
        by_index: dict[int, list[Json]] = {}
        for entry in self._visible():
            place = entry.location
            if place.sheet_id == sheet.sheet_id and place.axis == axis:
                by_index.setdefault(place.index, []).append(entry.to_json())
        size = DEFAULT_SIZE[axis]
        answer = []
        for index in range(start, end):
            properties = {"pixelSize": size, **known.get(index, {})}
            if index in by_index:
                properties["developerMetadata"] = by_index[index]
            answer.append(properties)
        return answer

    def _add_metadata(self, answer: Json, place: Location) -> None:
        entries = [entry.to_json() for entry in self._visible() if entry.location == place]
        if entries:
            answer["developerMetadata"] = entries

    def _visible(self) -> list[Metadata]:
        return [entry for entry in self.workbook.metadata if entry.visible_to(self.reader.who)]
