"""What set-up has read of a workbook: sheets, their metadata, and the cells that it looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_sync.workbook.column_places import COLUMN_METADATA, TAB_METADATA
from sheets_sync.workbook.layout.schema import LOCALES, Locale

Json = dict[str, Any]

LOCALE_METADATA = "gridbook.locale"
WORKBOOK_METADATA = "gridbook.workbook"


@dataclass(frozen=True, slots=True)
class SheetState:
    """One sheet; `cells` are CellData by 0-based row and column, of the rows that were read.

    `claims` are the values of `gridbook.column` by 0-based column.
    """

    sheet_id: int
    title: str
    rows: int
    columns: int
    frozen_rows: int = 0
    tab: str = ""
    conditional_formats: Sequence[Json] = ()
    protected_ranges: Sequence[Json] = ()
    cells: Mapping[int, Mapping[int, Json]] = field(default_factory=dict)
    claims: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Json:
        """The CellData there, {} where nothing is or nothing was read."""
        return self.cells.get(row, {}).get(column, {})

    def row_texts(self, row: int) -> list[str]:
        """The texts of a row, up to its last cell."""
        cells = self.cells.get(row, {})
        return [cell_text(cells.get(place, {})) for place in range(max(cells, default=-1) + 1)]

    @property
    def blank(self) -> bool:
        """Whether no cell that was read holds anything."""
        return not any(cell_text(cell) for row in self.cells.values() for cell in row.values())


@dataclass(frozen=True, slots=True)
class Structure:
    """A workbook as set-up sees it: sheets in order; locale None where it was never set up."""

    sheets: Sequence[SheetState]
    locale: Locale | None = None
    known: bool = False  # whether it carries `gridbook.workbook`


def cell_text(cell: Json) -> str:
    """What was entered in a cell, as text: numbers without a needless `.0`, "" for a blank."""
    value = cell.get("userEnteredValue") or {}
    if "numberValue" in value:
        number = float(value["numberValue"])
        return str(int(number)) if number.is_integer() else repr(number)
    return str(next(iter(value.values()), ""))


def read_structure(outline: Json, details: Json) -> Structure:
    """Put two answers of the API together: the sheets without cells, and some of their cells."""
    marks = _marks(outline.get("developerMetadata", ()))
    locale = next((name for name in LOCALES if name in marks.get(LOCALE_METADATA, ())), None)
    grids: dict[int, list[Json]] = {}
    for sheet in details.get("sheets", ()):
        grids.setdefault(sheet["properties"].get("sheetId", 0), []).extend(sheet.get("data", ()))
    sheets = [
        _sheet_state(sheet, grids.get(sheet["properties"].get("sheetId", 0), []))
        for sheet in outline.get("sheets", ())
        if "gridProperties" in sheet["properties"]
    ]
    return Structure(sheets, locale, WORKBOOK_METADATA in marks)


def _sheet_state(sheet: Json, grids: Sequence[Json]) -> SheetState:
    properties = sheet["properties"]
    size = properties["gridProperties"]
    cells: dict[int, Mapping[int, Json]] = {}
    claims: dict[int, tuple[str, ...]] = {}
    for grid in grids:
        top, left = grid.get("startRow", 0), grid.get("startColumn", 0)
        for row, data in enumerate(grid.get("rowData", ()), top):
            cells[row] = dict(enumerate(data.get("values", ()), left))
        for place, column in enumerate(grid.get("columnMetadata", ()), left):
            marks = _marks(column.get("developerMetadata", ()))
            if COLUMN_METADATA in marks:
                claims[place] = marks[COLUMN_METADATA]
    return SheetState(
        sheet_id=properties.get("sheetId", 0),
        title=properties["title"],
        rows=size.get("rowCount", 0),
        columns=size.get("columnCount", 0),
        frozen_rows=size.get("frozenRowCount", 0),
        tab=_marks(sheet.get("developerMetadata", ())).get(TAB_METADATA, ("",))[0],
        conditional_formats=sheet.get("conditionalFormats", ()),
        protected_ranges=sheet.get("protectedRanges", ()),
        cells=cells,
        claims=claims,
    )


def _marks(entries: Sequence[Json]) -> dict[str, tuple[str, ...]]:
    """Values of developer metadata by key, in the order of the answer."""
    marks: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        key, value = entry.get("metadataKey", ""), entry.get("metadataValue", "")
        marks[key] = (*marks.get(key, ()), value)
    return marks
