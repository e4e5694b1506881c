"""Reading the parts that several kinds of batchUpdate requests share."""

from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range, index_of
from sheets_sync.local_sheets.model.field_mask import Mask, parse_mask
from sheets_sync.local_sheets.model.workbook import Workbook

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


def mask_in(request: Json, root: str | None = None) -> Mask:
    """The field mask, with or without its `root` spelled out; ApiError 400 if it is missing."""
    text = request.get("fields")
    if not isinstance(text, str) or not text:
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    mask = parse_mask(text)
    if root is not None and set(mask) == {root}:
        return mask[root] or {"*": {}}
    return mask


def covers(mask: Mask, name: str) -> bool:
    """Whether the mask names this field, or everything."""
    return not mask or "*" in mask or name in mask


def integer(request: Json, name: str) -> int:
    """An id that must be there."""
    if name not in request:
        raise invalid(f"{name} is required.")
    return index_of(request, name)
