"""Protected ranges come, change and go; only who may edit what is protected may touch them."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import area_of_grid_range, kept_range
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.protection import is_whole_sheet, may_edit, protected
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.named_ranges import place_of
from sheets_sync.local_sheets.requests.reading import (
    covers,
    fresh_id,
    integer,
    mask_in,
    required,
    with_kept_range,
)
from sheets_sync.local_sheets.responses.protection import shown_protection

Json = dict[str, Any]


def add_protected_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A protection; its maker and the file's owner are always among its editors."""
    given = required(request, "protectedRange")
    taken = {p["protectedRangeId"] for s in workbook.sheets for p in s.protected_ranges}
    drawn = None if given.get("protectedRangeId") else call.number(taken)
    protected_id = fresh_id(given, "protectedRangeId", taken, drawn)
    entry = {**given, "protectedRangeId": protected_id}
    sheet, entry = _checked(workbook, entry)
    if not entry.get("warningOnly"):
        entry["editors"] = _with_editors(entry.get("editors") or {}, [call.who, call.owner])
    sheet = replace(sheet, protected_ranges=(*sheet.protected_ranges, entry))
    workbook = workbook.with_sheet(sheet)
    shown = shown_protection(workbook, entry, call.who, call.owner)
    return workbook, {"addProtectedRange": {"protectedRange": shown}}


def _with_editors(editors: Json, more: list[str]) -> Json:
    users = dict.fromkeys([*(editors.get("users") or ()), *filter(None, more)])
    return {**editors, "users": list(users)}


def _checked(workbook: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The sheet that a protection stands on, and the protection as it is kept."""
    area = area_of_grid_range(workbook, place_of(workbook, given))
    entry = with_kept_range(workbook, given)
    entry.pop("requestingUserCanEdit", None)
    if entry.get("warningOnly"):
        entry.pop("editors", None)
    if entry.get("unprotectedRanges"):
        if not is_whole_sheet(entry):
            raise invalid("Unprotected ranges are only supported on protected sheets.")
        parts = [kept_range(workbook, part) for part in entry["unprotectedRanges"]]
        if any(area_of_grid_range(workbook, part).sheet_id != area.sheet_id for part in parts):
            raise invalid("Unprotected ranges must be on the protected sheet.")
        entry["unprotectedRanges"] = parts
    return workbook.sheet(area.sheet_id), entry


def update_protected_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """The fields that the mask names."""
    mask = mask_in(request, "ProtectedRange", "protectedRange")
    given = required(request, "protectedRange")
    sheet, old = _editable(workbook, given.get("protectedRangeId"), call)
    merged = merge_masked(old, given, mask)
    for name, other in (("range", "namedRangeId"), ("namedRangeId", "range")):
        if name in given and covers(mask, name) and other not in given:
            merged.pop(other, None)
    merged["protectedRangeId"] = old["protectedRangeId"]
    target, merged = _checked(workbook, merged)
    if target.sheet_id != sheet.sheet_id:
        raise invalid("A protected range cannot move to another sheet.")
    if not merged.get("warningOnly"):
        asked = "editors" in given and covers(mask, "editors")
        everybody = call.editors if old.get("warningOnly") and not asked else ()
        more = [*everybody, call.who, call.owner]
        merged["editors"] = _with_editors(merged.get("editors") or {}, more)
    entries = tuple(merged if p is old else p for p in sheet.protected_ranges)
    return workbook.with_sheet(replace(sheet, protected_ranges=entries)), {}


def delete_protected_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Lift a protection."""
    sheet, old = _editable(workbook, integer(request, "protectedRangeId"), call)
    entries = tuple(p for p in sheet.protected_ranges if p is not old)
    return workbook.with_sheet(replace(sheet, protected_ranges=entries)), {}


def _editable(workbook: Workbook, protected_id: object, call: Call) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for entry in sheet.protected_ranges:
            if entry["protectedRangeId"] == protected_id:
                if not call.is_replay and not may_edit(entry, call.who, call.owner):
                    raise protected()
                return sheet, entry
    raise invalid(f"No protected range with id: {protected_id}")
