"""Row and column groups, which people fold."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import span_of
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import mask_in, required

Json = dict[str, Any]


def add_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """A group one level deeper than those that contain it."""
    sheet, span = _span(workbook, required(request, "range"))
    around = [group for group in sheet.groups if _contains(group["range"], span)]
    group = {"range": span, "depth": 1 + max((g["depth"] for g in around), default=0)}
    inner = [
        {**g, "depth": g["depth"] + 1} if g not in around and _contains(span, g["range"]) else g
        for g in sheet.groups
    ]
    sheet = replace(sheet, groups=(*inner, group))
    return workbook.with_sheet(sheet), {"addDimensionGroup": _answer(sheet, span)}


def delete_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The deepest group on exactly this range goes; those within come up one level."""
    sheet, span = _span(workbook, required(request, "range"))
    here = [group for group in sheet.groups if group["range"] == span]
    if not here:
        raise invalid("There is no group on this range.")
    gone = max(here, key=lambda group: int(group["depth"]))
    rest = tuple(
        {**g, "depth": g["depth"] - 1}
        if g["depth"] > gone["depth"] and _contains(span, g["range"])
        else g
        for g in sheet.groups
        if g is not gone
    )
    sheet = replace(sheet, groups=rest)
    return workbook.with_sheet(sheet), {"deleteDimensionGroup": _answer(sheet, span)}


def update_group(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Fold or unfold: `collapsed` of the group with this range and depth."""
    mask = mask_in(request, "dimensionGroup")
    given = required(request, "dimensionGroup")
    sheet, span = _span(workbook, required(given, "range"))
    for group in sheet.groups:
        if group["range"] == span and group["depth"] == given.get("depth", 1):
            merged = merge_masked(group, given, mask)
            merged.update(range=span, depth=group["depth"])
            groups = tuple(merged if g is group else g for g in sheet.groups)
            return workbook.with_sheet(replace(sheet, groups=groups)), {}
    raise invalid("There is no group on this range at this depth.")


def _span(workbook: Workbook, given: Json) -> tuple[Sheet, Json]:
    sheet, axis, start, end = span_of(workbook, given)
    span = {"sheetId": sheet.sheet_id, "dimension": axis, "startIndex": start, "endIndex": end}
    return sheet, span


def _contains(outer: Json, inner: Json) -> bool:
    return bool(
        outer["dimension"] == inner["dimension"]
        and outer["startIndex"] <= inner["startIndex"]
        and inner["endIndex"] <= outer["endIndex"]
    )


def _answer(sheet: Sheet, span: Json) -> Json:
    groups = [g for g in sheet.groups if g["range"]["dimension"] == span["dimension"]]
    return {"dimensionGroups": groups} if groups else {}
