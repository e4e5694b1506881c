"""Reading the parts that several kinds of batchUpdate requests share."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import (
    Area,
    area_of_grid_range,
    index_of,
    kept_range,
)
from sheets_sync.local_sheets.model.field_mask import Mask, parse_mask
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.requests.message import messages

Json = dict[str, Any]


def required(request: Json, name: str) -> Json:
    """An object that must be there; ApiError 400 if not."""
    value = request.get(name)
    if not isinstance(value, dict):
        raise invalid(f"{name} is required.")
    return value


def area_in(workbook: Workbook, request: Json, name: str = "range") -> Area:
    """The cells of the GridRange under `name`."""
    return area_of_grid_range(workbook, required(request, name))


def corner_in(workbook: Workbook, request: Json, name: str) -> tuple[Sheet, int, int]:
    """Sheet, row and column of the GridCoordinate under `name`; ApiError 400 beyond the grid."""
    cell = required(request, name)
    sheet = grid_sheet(workbook, index_of(cell, "sheetId"))
    row, column = index_of(cell, "rowIndex"), index_of(cell, "columnIndex")
    if row < 0 or column < 0:
        raise invalid(f"{name} must not be negative.")
    for axis, index, size in (
        ("row", row, sheet.grid.row_count),
        ("column", column, sheet.grid.column_count),
    ):
        if index >= size:
            raise invalid(
                f"GridCoordinate.{axis}Index[{index}] is after last {axis} in grid[{size - 1}]"
            )
    return sheet, row, column


def grid_sheet(workbook: Workbook, sheet_id: int) -> Sheet:
    """The sheet with this id, which must have cells."""
    sheet = workbook.sheet(sheet_id)
    if not sheet.is_grid:
        raise invalid(f"No grid with id: {sheet_id}")
    return sheet


def with_kept_range(workbook: Workbook, entry: Json) -> Json:
    """The object with its range as it is kept."""
    return {**entry, "range": kept_range(workbook, entry["range"])} if "range" in entry else entry


def mask_in(request: Json, message: str, root: str | None = None) -> Mask:
    """The field mask over a `message`, with or without its `root` spelled out.

    ApiError 400 if it is missing or names a field that the message does not have.
    """
    text = request.get("fields")
    if not isinstance(text, str) or not text.strip():
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    mask = parse_mask(text)
    if root is not None and set(mask) == {root} and root not in messages()[message]:
        mask = mask[root] or {"*": {}}
    _check_mask(mask, message, "")
    return mask


def _check_mask(mask: Mask, message: str, above: str) -> None:
    known = messages().get(message)
    for name, below in mask.items():
        if name == "*":
            continue
        if known is None or name not in known:
            raise invalid(f"Invalid field: {above}{name}")
        _check_mask(below, known[name].strip("[]{}"), f"{above}{name}.")


def covers(mask: Mask, name: str) -> bool:
    """Whether the mask names this field, or everything."""
    return not mask or "*" in mask or name in mask


def integer(request: Json, name: str) -> int:
    """An id that must be there."""
    if name not in request:
        raise invalid(f"{name} is required.")
    return index_of(request, name)


def fresh_id(given: Json, name: str, taken: set[int], draw: int | None) -> int:
    """The id that was asked for, or the drawn one; ApiError 400 if it is taken or negative."""
    if draw is not None:
        return draw
    wanted = index_of(given, name)
    if wanted in taken:
        raise invalid(f"{name} {wanted} is already in use.")
    if wanted < 0:
        raise invalid(f"{name} must not be negative.")
    return wanted
