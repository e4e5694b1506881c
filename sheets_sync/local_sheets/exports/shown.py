"""A tab as people see it: what every export begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_sync.local_sheets.model.area import whole
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.responses.lines import Lines
from sheets_sync.local_sheets.responses.rendering import Rendering

COLUMN_PIXELS, ROW_PIXELS = 100, 21  # Sheets' own sizes


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what was entered, what came of it, how it is shown and dressed."""

    entered: Value
    result: Value
    text: str
    style: Style | None


class Shown:
    """The cells of a tab, up to the last one with a value or a style.

    Its grid holds the results of formulas already, and what was entered beside them.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self._grid = sheet.grid
        self._entered = sheet.grid.entered or sheet.grid
        lines = Lines(sheet.grid, whole(sheet), Rendering(), workbook.locale)
        self.texts: list[Sequence[Value]] = list(lines)

    @property
    def width(self) -> int:
        """Columns up to the last one with a value."""
        return max(map(len, self.texts), default=0)

    def row(self, row: int) -> list[Cell]:
        """The cells of one row."""
        grid = self._grid
        results = grid.values[row] if row < len(grid.values) else ()
        texts = self.texts[row] if row < len(self.texts) else ()
        styles = grid.styles[row] if row < len(grid.styles) else ()
        return [
            Cell(
                self._entered.value(row, column),
                results[column] if column < len(results) else "",
                str(texts[column]) if column < len(texts) else "",
                styles[column] if column < len(styles) else None,
            )
            for column in range(max(len(results), len(styles)))
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
