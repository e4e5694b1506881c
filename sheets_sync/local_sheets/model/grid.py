"""The cells of one sheet: immutable, sparse, sharing every untouched row with its forerunner."""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sheets_sync.local_sheets.model.axis import (
    ROWS,
    Axis,
    Delete,
    Edit,
    Insert,
    moved_index,
    splice,
)
from sheets_sync.local_sheets.model.rows import Rows
from sheets_sync.local_sheets.model.style import Style, StyleRow, inherited
from sheets_sync.local_sheets.model.values import EMPTY, Value, ValueRow

Dimensions = Mapping[int, dict[str, Any]]  # position → DimensionProperties that differ from default


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of values and, apart from them, rows of styles; both end at their last entry.

    `values[r][c]` is missing for an empty cell at the end of a row, `values[r]` for empty rows at
    the end of the sheet; the same holds for `styles`. The sequences are never changed in place.
    """

    row_count: int
    column_count: int
    values: Rows[ValueRow] = field(default_factory=Rows)
    styles: Rows[StyleRow] = field(default_factory=Rows)
    rows: Dimensions = field(default_factory=dict)
    columns: Dimensions = field(default_factory=dict)
    entered: "Grid | None" = None  # what stands in the cells, where this grid shows results

    def value(self, row: int, column: int) -> Value:
        """What stands in the cell, "" if nothing."""
        if row < len(self.values) and column < len(self.values[row]):
            return self.values[row][column]
        return EMPTY

    def style(self, row: int, column: int) -> Style | None:
        """How the cell is dressed."""
        if row < len(self.styles) and column < len(self.styles[row]):
            return self.styles[row][column]
        return None

    def size(self, axis: Axis) -> int:
        """Number of rows or columns."""
        return self.row_count if axis == ROWS else self.column_count

    def dimensions(self, axis: Axis) -> Dimensions:
        """The properties of rows or columns."""
        return self.rows if axis == ROWS else self.columns

    def with_dimensions(self, axis: Axis, dimensions: Dimensions) -> "Grid":
        """The grid with other row or column properties."""
        if axis == ROWS:
            return replace(self, rows=dimensions)
        return replace(self, columns=dimensions)

    def edited(self, axis: Axis, edit: Edit, inherit_from: int | None = None) -> "Grid":
        """The grid after rows or columns came, went or moved.

        `inherit_from` is the position whose styles and size new rows or columns take.
        """
        values: list[ValueRow]
        if axis == ROWS:
            fill: Sequence[StyleRow] = ()
            if isinstance(edit, Insert) and inherit_from is not None:
                source = self.styles[inherit_from] if inherit_from < len(self.styles) else ()
                source = _trim_styles([inherited(style) for style in source])
                fill = [source] * edit.count if source else ()
            values = splice(self.values, edit, ())
            styles = splice(self.styles, edit, (), fill)
        else:
            values = [_trim_values(splice(row, edit, EMPTY)) for row in self.values]
            styles = _edit_style_columns(self.styles, edit, inherit_from)
        changed = replace(self, values=_trim_rows(values), styles=_trim_rows(styles))
        dimensions = _edit_dimensions(self.dimensions(axis), edit)
        if isinstance(edit, Insert) and inherit_from is not None:
            dimensions.update(_like(self.dimensions(axis).get(inherit_from), edit))
        changed = changed.with_dimensions(axis, dimensions)
        delta = _growth(edit)
        if axis == ROWS:
            return replace(changed, row_count=self.row_count + delta)
        return replace(changed, column_count=self.column_count + delta)

    def restyled(
        self,
        rows: range,
        columns: range,
        change: Callable[[Style | None], Style | None],
    ) -> "Grid":
        """The grid with every cell of a rectangle dressed by `change(its old style)`.

        Called once per distinct style; rows that were dressed alike stay one object.
        """
        known: dict[Style | None, Style | None] = {}
        changed_rows: dict[StyleRow, StyleRow] = {}

        def restyle(old: Style | None) -> Style | None:
            if old not in known:
                known[old] = change(old)
            return known[old]

        touched: dict[int, StyleRow] = {}
        present = self.styles[rows.start : rows.stop]
        present.extend([()] * (len(rows) - len(present)))
        for row, cells in zip(rows, present, strict=True):
            changed = changed_rows.get(cells)
            if changed is None:
                padded = [*cells, *[None] * (columns.stop - len(cells))]
                padded[columns.start : columns.stop] = [
                    restyle(style) for style in padded[columns.start : columns.stop]
                ]
                changed = changed_rows[cells] = _trim_styles(padded)
            if changed is not cells:
                touched[row] = changed
        styles = self.styles.with_items(touched, ()).without_tail(operator.not_)
        return replace(self, styles=styles)

    def resized(self, row_count: int, column_count: int) -> "Grid":
        """The grid with other bounds; what lies outside is dropped, new cells are bare."""
        grid = replace(self, row_count=row_count, column_count=column_count)
        if row_count < self.row_count:
            grid = replace(
                grid,
                values=_trim_rows(self.values[:row_count]),
                styles=_trim_rows(self.styles[:row_count]),
                rows={i: d for i, d in self.rows.items() if i < row_count},
            )
        if column_count < self.column_count:
            values = [_trim_values(list(row[:column_count])) for row in grid.values]
            styles = [_trim_styles(list(row[:column_count])) for row in grid.styles]
            grid = replace(
                grid,
                values=_trim_rows(values),
                styles=_trim_rows(styles),
                columns={i: d for i, d in self.columns.items() if i < column_count},
            )
        return grid


class Draft:
    """A grid under change: `set_value`, `set_style`, `finished()`; the old grid stays as it is."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._values: dict[int, list[Value]] = {}
        self._styles: dict[int, list[Style | None]] = {}

    def value_row(self, row: int) -> list[Value]:
        """The row's values to change in place; cells past its end are empty."""
        touched = self._values.get(row)
        if touched is None:
            base = self._grid.values
            touched = self._values[row] = list(base[row]) if row < len(base) else []
        return touched

    def set_value(self, row: int, column: int, value: Value) -> None:
        """Put a value, "" to empty the cell."""
        cells = self.value_row(row)
        missing = column - len(cells)
        if missing < 0:
            cells[column] = value
        elif value != "":
            if missing:
                cells.extend([EMPTY] * missing)
            cells.append(value)

    def value(self, row: int, column: int) -> Value:
        """The value as changed so far."""
        cells = self._values.get(row)
        if cells is None:
            return self._grid.value(row, column)
        return cells[column] if column < len(cells) else EMPTY

    def set_style(self, row: int, column: int, style: Style | None) -> None:
        """Dress the cell, None to undress it."""
        cells = self._styles.get(row)
        if cells is None:
            base = self._grid.styles
            cells = self._styles[row] = list(base[row]) if row < len(base) else []
        if column >= len(cells):
            if style is None:
                return
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = style

    def style(self, row: int, column: int) -> Style | None:
        """The style as changed so far."""
        cells = self._styles.get(row)
        if cells is None:
            return self._grid.style(row, column)
        return cells[column] if column < len(cells) else None

    def finished(self) -> Grid:
        """The new grid: touched rows and the lists of rows are new, all else is shared."""
        values, styles = self._grid.values, self._grid.styles
        if self._values:
            changed = {row: _trim_values(cells) for row, cells in self._values.items()}
            values = values.with_items(changed, ()).without_tail(operator.not_)
        if self._styles:
            shared: dict[StyleRow, StyleRow] = {}
            dressed = {row: _trim_styles(cells) for row, cells in self._styles.items()}
            dressed = {row: shared.setdefault(cells, cells) for row, cells in dressed.items()}
            styles = styles.with_items(dressed, ()).without_tail(operator.not_)
        return replace(self._grid, values=values, styles=styles)


def _trim_rows(rows: Iterable[tuple[Any, ...]]) -> Rows[Any]:
    return Rows(rows).without_tail(operator.not_)


def _trim_values(cells: list[Value]) -> ValueRow:
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def _trim_styles(cells: list[Style | None]) -> StyleRow:
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _edit_style_columns(
    rows: Sequence[StyleRow], edit: Edit, inherit_from: int | None
) -> list[StyleRow]:
    known: dict[StyleRow, StyleRow] = {}
    result = []
    for row in rows:
        changed = known.get(row)
        if changed is None:
            fill: Sequence[Style | None] = ()
            if isinstance(edit, Insert) and inherit_from is not None and inherit_from < len(row):
                fill = [inherited(row[inherit_from])] * edit.count
            changed = known[row] = _trim_styles(splice(row, edit, None, fill))
        result.append(changed)
    return result


def _like(neighbour: dict[str, Any] | None, edit: Insert) -> dict[int, dict[str, Any]]:
    """New rows or columns are as large as their neighbour, but are not hidden with it."""
    size = (neighbour or {}).get("pixelSize")
    return {edit.at + i: {"pixelSize": size} for i in range(edit.count)} if size else {}


def _edit_dimensions(dimensions: Dimensions, edit: Edit) -> dict[int, dict[str, Any]]:
    moved = {moved_index(edit, index): properties for index, properties in dimensions.items()}
    return {index: properties for index, properties in moved.items() if index is not None}


def _growth(edit: Edit) -> int:
    if isinstance(edit, Insert):
        return edit.count
    return edit.start - edit.end if isinstance(edit, Delete) else 0
