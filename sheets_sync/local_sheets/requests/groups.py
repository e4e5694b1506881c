"""Row and column groups, which people fold."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import span_of
from sheets_sync.local_sheets.model.axis import Axis
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.outline import DEEPEST, depths_of, groups_of
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import covers, mask_in, required

Json = dict[str, Any]


def add_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """What the range covers lies one level deeper."""
    sheet, span = _span(workbook, required(request, "range"))
    sheet = _deepened(sheet, span, 1)
    return workbook.with_sheet(sheet), {"addDimensionGroup": _answer(sheet, span)}


def delete_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """What the range covers lies one level less deep."""
    sheet, span = _span(workbook, required(request, "range"))
    sheet = _deepened(sheet, span, -1)
    return workbook.with_sheet(sheet), {"deleteDimensionGroup": _answer(sheet, span)}


def _deepened(sheet: Sheet, span: Json, by: int) -> Sheet:
    axis: Axis = span["dimension"]
    old = _of_axis(sheet, axis)
    depths = depths_of(old, sheet.grid.size(axis))
    for position in range(span["startIndex"], min(span["endIndex"], len(depths))):
        depths[position] += by
    if by < 0 and min(depths) < 0:
        raise invalid("There is no group over all of this range.")
    if max(depths, default=0) > DEEPEST:
        raise invalid(f"A row or column can lie in at most {DEEPEST} groups.")
    bare: Json = {name: span[name] for name in ("sheetId", "dimension") if name in span}
    others = [group for group in sheet.groups if group["range"]["dimension"] != axis]
    return replace(sheet, groups=(*others, *groups_of(depths, old, bare)))


def update_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Fold or unfold the group with this range and depth, which hides or shows what it covers."""
    mask = mask_in(request, "DimensionGroup", "dimensionGroup")
    given = required(request, "dimensionGroup")
    sheet, span = _span(workbook, required(given, "range"))
    for group in sheet.groups:
        if _same(group["range"], span) and group["depth"] == given.get("depth", 1):
            merged = {**merge_masked(group, given, mask), "range": span, "depth": group["depth"]}
            groups = tuple(merged if g is group else g for g in sheet.groups)
            sheet = replace(sheet, groups=groups)
            if covers(mask, "collapsed"):
                sheet = _hidden(sheet, span, hide=bool(merged.get("collapsed")))
            return workbook.with_sheet(sheet), {}
    raise invalid("There is no group on this range at this depth.")


def _hidden(sheet: Sheet, span: Json, *, hide: bool) -> Sheet:
    axis: Axis = span["dimension"]
    dimensions = dict(sheet.grid.dimensions(axis))
    for index in range(span["startIndex"], span["endIndex"]):
        kept = {n: v for n, v in dimensions.pop(index, {}).items() if n != "hiddenByUser"}
        if hide:
            kept["hiddenByUser"] = True
        if kept:
            dimensions[index] = kept
    return replace(sheet, grid=sheet.grid.with_dimensions(axis, dimensions))


def _span(workbook: Workbook, given: Json) -> tuple[Sheet, Json]:
    sheet, axis, start, end = span_of(workbook, given)
    if end > sheet.grid.size(axis):
        raise invalid(f"range.endIndex[{end}] is beyond the grid size [{sheet.grid.size(axis)}]")
    place = {"sheetId": sheet.sheet_id} if sheet.sheet_id else {}
    return sheet, {**place, "dimension": axis, "startIndex": start, "endIndex": end}


def _same(one: Json, other: Json) -> bool:
    return all(one[name] == other[name] for name in ("dimension", "startIndex", "endIndex"))


def _of_axis(sheet: Sheet, axis: Axis) -> list[Json]:
    return [group for group in sheet.groups if group["range"]["dimension"] == axis]


def _answer(sheet: Sheet, span: Json) -> Json:
    groups = _of_axis(sheet, span["dimension"])
    return {"dimensionGroups": groups} if groups else {}
