"""Where the formulas of a sheet stand, found without looking twice at rows that did not change."""

from collections.abc import Sequence
from typing import NamedTuple

from sheets_sync.local_sheets.model.rows import CHUNK, Rows
from sheets_sync.local_sheets.model.values import Formula, ValueRow
from sheets_sync.local_sheets.model.workbook import Workbook

NONE: tuple["Found", ...] = ()


class Found(NamedTuple):
    """A formula and its cell."""

    row: int
    column: int
    text: str


def formulas_in(values: Rows[ValueRow]) -> list[Found]:
    """The formulas of a sheet's values, row by row."""
    return [
        Found(number * CHUNK + row, column, text)
        for number, found in enumerate(values.noted(_search))
        for row, column, text in found
    ]


def holds_formulas(values: Rows[ValueRow]) -> bool:
    """Whether some cell of a sheet holds a formula."""
    return any(values.noted(_search))


def has_formulas(workbook: Workbook) -> bool:
    """Whether some cell holds a formula."""
    return any(holds_formulas(sheet.grid.values) for sheet in workbook.sheets)


def _search(rows: Sequence[ValueRow]) -> tuple[Found, ...]:
    return tuple(
        Found(number, column, value.text)
        for number, row in enumerate(rows)
        if Formula in map(type, row)
        for column, value in enumerate(row)
        if isinstance(value, Formula)
    )
