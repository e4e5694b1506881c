"""Rows and columns that come, go or move, with everything that is anchored to them."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.formulas.rewriting import follow_edit
from sheets_sync.local_sheets.model.anchors import (
    map_ranges,
    map_sources,
    on_sheet,
    overlay,
    with_anchor,
)
from sheets_sync.local_sheets.model.axis import (
    COLUMNS,
    ROWS,
    Axis,
    Delete,
    Edit,
    Insert,
    moved_index,
    moved_span,
)
from sheets_sync.local_sheets.model.filters import moved_columns
from sheets_sync.local_sheets.model.metadata import moved_metadata
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]

_BOUNDS = {
    ROWS: ("startRowIndex", "endRowIndex"),
    COLUMNS: ("startColumnIndex", "endColumnIndex"),
}
_INDEX = {ROWS: "rowIndex", COLUMNS: "columnIndex"}
_FROZEN = {ROWS: "frozenRowCount", COLUMNS: "frozenColumnCount"}


def reshaped(
    workbook: Workbook, sheet_id: int, axis: Axis, edit: Edit, inherit_from: int | None = None
) -> Workbook:
    """The workbook after an edit of one axis of one sheet: cells, ranges, metadata."""

    def shift(area: Json) -> Json | None:
        return shifted_range(area, sheet_id, axis, edit)

    old = workbook.sheet(sheet_id)
    sheet = map_ranges(old, shift)
    sheet = replace(
        sheet,
        properties=_with_frozen(sheet, axis, edit),
        merges=tuple(merge for merge in sheet.merges if not _is_one_cell(merge)),
        groups=_shifted_groups(sheet, axis, edit),
    )
    if axis == COLUMNS:
        sheet = _with_filter_columns(sheet, edit)
    changed = workbook.with_sheet(sheet)
    changed = changed.with_grid(sheet_id, old.grid.edited(axis, edit, inherit_from))
    changed = replace(
        changed,
        sheets=tuple(
            replace(each, charts=_shifted_charts(each.charts, sheet_id, axis, edit))
            if each.charts
            else each
            for each in changed.sheets
        ),
    )
    named = []
    for entry in workbook.named_ranges:
        area = shift(entry["range"])
        if area is not None:
            named.append({**entry, "range": area})
    metadata = moved_metadata(workbook.metadata, sheet_id, axis, edit)
    changed = replace(changed, named_ranges=tuple(named), metadata=metadata)
    return follow_edit(workbook, changed, sheet_id, axis, edit)


def _with_frozen(sheet: Sheet, axis: Axis, edit: Edit) -> Json:
    """Frozen rows stay frozen: more where some came among them, fewer where some went."""
    grid_properties = sheet.properties.get("gridProperties", {})
    frozen = int(grid_properties.get(_FROZEN[axis], 0))
    if isinstance(edit, Insert) and edit.at < frozen:
        frozen += edit.count
    elif isinstance(edit, Delete) and edit.start < frozen:
        frozen -= min(edit.end, frozen) - edit.start
    else:
        return sheet.properties
    kept = {**grid_properties, _FROZEN[axis]: frozen}
    return {**sheet.properties, "gridProperties": {n: v for n, v in kept.items() if v}}


def _is_one_cell(merge: Json) -> bool:
    sizes = [merge.get(high, 0) - merge.get(low, 0) for low, high in _BOUNDS.values()]
    return sizes == [1, 1]


def _with_filter_columns(sheet: Sheet, edit: Edit) -> Sheet:
    def index(column: int) -> int | None:
        return moved_index(edit, column)

    basic = sheet.basic_filter
    return replace(
        sheet,
        basic_filter=None if basic is None else moved_columns(basic, index),
        filter_views=tuple(moved_columns(view, index) for view in sheet.filter_views),
    )


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


def _shifted_charts(
    charts: tuple[Json, ...], sheet_id: int, axis: Axis, edit: Edit
) -> tuple[Json, ...]:
    moved = []
    for chart in map_sources(charts, lambda area: shifted_range(area, sheet_id, axis, edit)):
        cell = (overlay(chart) or {}).get("anchorCell")
        if cell is not None and cell.get("sheetId", 0) == sheet_id:
            index = moved_index(edit, cell.get(_INDEX[axis], 0))
            if index is None:  # its row is gone: it stays at the gap
                index = edit.start if isinstance(edit, Delete) else 0
            cell = {name: value for name, value in cell.items() if name != _INDEX[axis]}
            chart = with_anchor(chart, {**cell, **({_INDEX[axis]: index} if index else {})})
        moved.append(chart)
    return tuple(moved)


def shifted_range(area: Json, sheet_id: int, axis: Axis, edit: Edit) -> Json | None:
    """A GridRange after the edit; None if nothing of it is left."""
    if area.get("sheetId", 0) != sheet_id:
        return area
    low, high = _BOUNDS[axis]
    span = moved_span(edit, area.get(low), area.get(high))
    if span is None:
        return None
    changed = on_sheet(area, sheet_id)
    changed.update({k: v for k, v in zip((low, high), span, strict=True) if v is not None})
    return changed
