"""A tab as people see it: what every export begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_sync.local_sheets.model.area import whole
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.responses.values import Rendering, value_range

COLUMN_PIXELS, ROW_PIXELS = 100, 21  # Sheets' own sizes


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what was entered, what came of it, how it is shown and dressed."""

    entered: Value
    result: Value
    text: str
    style: Style | None


class Shown:
    """The cells of a tab, up to the last one with a value or a style."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self._grid = sheet.grid
        area = whole(sheet)
        self.texts: Sequence[Sequence[str]] = value_range(
            workbook, area, Rendering("ROWS", "FORMATTED_VALUE")
        ).get("values", ())
        self._results: Sequence[Sequence[Value]] = value_range(
            workbook, area, Rendering("ROWS", "UNFORMATTED_VALUE")
        ).get("values", ())

    @property
    def width(self) -> int:
        """Columns up to the last one with a value."""
        return max(map(len, self.texts), default=0)

    def row(self, row: int) -> list[Cell]:
        """The cells of one row."""
        grid = self._grid
        entered = grid.values[row] if row < len(grid.values) else ()
        results = self._results[row] if row < len(self._results) else ()
        texts = self.texts[row] if row < len(self.texts) else ()
        styles = grid.styles[row] if row < len(grid.styles) else ()
        return [
            Cell(
                entered[column] if column < len(entered) else "",
                results[column] if column < len(results) else "",
                str(texts[column]) if column < len(texts) else "",
                styles[column] if column < len(styles) else None,
            )
            for column in range(max(len(entered), len(texts), len(styles)))
        ]

    @property
    def height(self) -> int:
        """Rows up to the last one with a value or a style."""
        return max(len(self._grid.values), len(self._grid.styles))

    def pixels(self, column: int) -> int:
        """The width of a column."""
        return int(self._grid.columns.get(column, {}).get("pixelSize") or COLUMN_PIXELS)


def tabs(workbook: Workbook, only: int | None = None) -> list[Sheet]:
    """The tabs that can be seen, in their order; or the one with this sheet id, seen or not."""
    if only is not None:
        return [workbook.sheet(only)]
    seen = [sheet for sheet in workbook.sheets if not sheet.properties.get("hidden")]
    return seen or list(workbook.sheets)
