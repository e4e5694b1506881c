"""Rows and columns that come, go or move, with everything that is anchored to them."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.model.axis import ROWS, Axis, Edit, moved_span
from sheets_sync.local_sheets.model.metadata import moved_metadata
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook, map_sheet_objects

Json = dict[str, Any]

_BOUNDS = {
    ROWS: ("startRowIndex", "endRowIndex"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex"),
}


def reshaped(
    workbook: Workbook, sheet_id: int, axis: Axis, edit: Edit, inherit_from: int | None = None
) -> Workbook:
    """The workbook after an edit of one axis of one sheet: cells, ranges, metadata."""
    sheet = workbook.sheet(sheet_id)

    def shift(area: Json) -> Json | None:
        return shifted_range(area, sheet_id, axis, edit)

    sheet = replace(map_sheet_objects(sheet, shift), groups=_shifted_groups(sheet, axis, edit))
    changed = workbook.with_sheet(sheet)
    changed = changed.with_grid(sheet_id, sheet.grid.edited(axis, edit, inherit_from))
    named = []
    for entry in workbook.named_ranges:
        area = shift(entry["range"])
        if area is not None:
            named.append({**entry, "range": area})
    metadata = moved_metadata(workbook.metadata, sheet_id, axis, edit)
    return replace(changed, named_ranges=tuple(named), metadata=metadata)


def _shifted_groups(sheet: Sheet, axis: Axis, edit: Edit) -> tuple[Json, ...]:
    kept = []
    for group in sheet.groups:
        span = group["range"]
        if span["dimension"] == axis:
            moved = moved_span(edit, span["startIndex"], span["endIndex"])
            if moved is None:
                continue
            span = {**span, "startIndex": moved[0], "endIndex": moved[1]}
        kept.append({**group, "range": span})
    return tuple(kept)


def shifted_range(area: Json, sheet_id: int, axis: Axis, edit: Edit) -> Json | None:
    """A GridRange after the edit; None if nothing of it is left."""
    if area.get("sheetId", 0) != sheet_id:
        return area
    low, high = _BOUNDS[axis]
    span = moved_span(edit, area.get(low), area.get(high))
    if span is None:
        return None
    changed = dict(area)
    changed.update({k: v for k, v in zip((low, high), span, strict=True) if v is not None})
    return changed
