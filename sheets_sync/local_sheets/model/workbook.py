"""One version of a spreadsheet: immutable; every change makes another."""

from dataclasses import dataclass, field, replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.metadata import Metadata

Json = dict[str, Any]

CELL_LIMIT = 10_000_000
COLUMN_LIMIT = 18_278
DEFAULT_ROWS, DEFAULT_COLUMNS = 1000, 26


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab. `properties` are the SheetProperties save id, title, index and grid size.

    The other fields hold the API's own JSON objects, never changed in place.
    """

    sheet_id: int
    title: str
    grid: Grid
    properties: Json = field(default_factory=dict)
    merges: tuple[Json, ...] = ()
    conditional_formats: tuple[Json, ...] = ()
    protected_ranges: tuple[Json, ...] = ()
    banded_ranges: tuple[Json, ...] = ()
    basic_filter: Json | None = None
    groups: tuple[Json, ...] = ()  # DimensionGroups of both axes
    filter_views: tuple[Json, ...] = ()
    charts: tuple[Json, ...] = ()

    @property
    def is_grid(self) -> bool:
        """Whether it has cells; an OBJECT sheet is one chart and nothing else."""
        return bool(self.properties.get("sheetType", "GRID") == "GRID")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet. `properties` are its SpreadsheetProperties."""

    spreadsheet_id: str
    properties: Json
    sheets: tuple[Sheet, ...]
    named_ranges: tuple[Json, ...] = ()
    metadata: tuple[Metadata, ...] = ()

    @property
    def title(self) -> str:
        """The file's name."""
        return str(self.properties.get("title", ""))

    @property
    def locale(self) -> str:
        """Such as en_US, zh_CN."""
        return str(self.properties.get("locale", "en_US"))

    def sheet(self, sheet_id: int) -> Sheet:
        """The sheet with this id; ApiError 400 if there is none."""
        for sheet in self.sheets:
            if sheet.sheet_id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def sheet_titled(self, title: str) -> Sheet | None:
        """The sheet with this title, else the one that differs only in letter case."""
        for sheet in self.sheets:
            if sheet.title == title:
                return sheet
        folded = title.casefold()
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == folded), None)

    def named_range(self, name: str) -> Json | None:
        """The named range of this name, in any letter case."""
        folded = name.casefold()
        return next((n for n in self.named_ranges if str(n["name"]).casefold() == folded), None)

    def with_sheet(self, changed: Sheet) -> "Workbook":
        """The workbook with the sheet of the same id replaced."""
        sheets = tuple(
            changed if sheet.sheet_id == changed.sheet_id else sheet for sheet in self.sheets
        )
        return replace(self, sheets=sheets)

    def with_grid(self, sheet_id: int, grid: Grid) -> "Workbook":
        """The workbook with another grid in one sheet; ApiError 400 above the cell limit."""
        old = self.sheet(sheet_id)
        changed = self.with_sheet(replace(old, grid=grid))
        if grid.row_count * grid.column_count > old.grid.row_count * old.grid.column_count:
            changed.check_size()
        return changed

    def check_size(self) -> None:
        """ApiError 400 if the grids have more cells or columns than the API allows."""
        widest = max((sheet.grid.column_count for sheet in self.sheets), default=0)
        if widest > COLUMN_LIMIT:
            raise invalid(
                "This action would increase the number of columns in the sheet above the limit "
                f"of {COLUMN_LIMIT} columns."
            )
        cells = sum(sheet.grid.row_count * sheet.grid.column_count for sheet in self.sheets)
        if cells > CELL_LIMIT:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit "
                f"of {CELL_LIMIT} cells."
            )
