"""Objects that stand on ranges: names, protections, banding, the basic filter."""

import re
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import area_of_grid_range, index_of, kept_range
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import integer, mask_in, required

Json = dict[str, Any]
_NAME = re.compile(r"[^\W\d]\w{0,249}")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+|R\d*C\d*|true|false", re.IGNORECASE)


def _with_kept_range(workbook: Workbook, entry: Json) -> Json:
    return {**entry, "range": kept_range(workbook, entry["range"])} if "range" in entry else entry


def add_named_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A name for a range."""
    given = required(request, "namedRange")
    entry = {
        "namedRangeId": given.get("namedRangeId") or call.name_id(),
        "name": _free_name(workbook, given.get("name"), None),
        "range": kept_range(workbook, required(given, "range")),
    }
    if any(n["namedRangeId"] == entry["namedRangeId"] for n in workbook.named_ranges):
        raise invalid(f"A named range with id {entry['namedRangeId']} already exists.")
    changed = replace(workbook, named_ranges=(*workbook.named_ranges, entry))
    return changed, {"addNamedRange": {"namedRange": entry}}


def _free_name(workbook: Workbook, name: object, own: str | None) -> str:
    text = str(name or "")
    if not _NAME.fullmatch(text) or _CELL_LIKE.fullmatch(text):
        raise invalid(f'"{text}" is not a valid name for a range.')
    other = workbook.named_range(text)
    if other is not None and other["namedRangeId"] != own:
        raise invalid(f'A named range with the name "{text}" already exists.')
    return text


def update_named_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Another name or range for `namedRangeId`."""
    mask = mask_in(request, "namedRange")
    given = required(request, "namedRange")
    old = _named(workbook, given.get("namedRangeId"))
    merged = merge_masked(old, given, mask)
    merged["namedRangeId"] = old["namedRangeId"]
    merged["name"] = _free_name(workbook, merged.get("name"), old["namedRangeId"])
    merged["range"] = kept_range(workbook, required(merged, "range"))
    entries = tuple(merged if n is old else n for n in workbook.named_ranges)
    return replace(workbook, named_ranges=entries), {}


def delete_named_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Forget the name; the cells stay."""
    old = _named(workbook, request.get("namedRangeId"))
    entries = tuple(n for n in workbook.named_ranges if n is not old)
    return replace(workbook, named_ranges=entries), {}


def _named(workbook: Workbook, named_range_id: object) -> Json:
    for entry in workbook.named_ranges:
        if entry["namedRangeId"] == named_range_id:
            return entry
    raise invalid(f"No named range with id: {named_range_id}")


def add_protected_range(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A protection, which the answer shows with the caller as its editor."""
    given = required(request, "protectedRange")
    sheet = _sheet_of_protection(workbook, given)
    taken = {p["protectedRangeId"] for s in workbook.sheets for p in s.protected_ranges}
    protected_id = given.get("protectedRangeId") or call.number(taken)
    if protected_id in taken:
        raise invalid(f"A protected range with id {protected_id} already exists.")
    entry = _with_kept_range(workbook, {**given, "protectedRangeId": protected_id})
    entry.pop("requestingUserCanEdit", None)
    if not entry.get("warningOnly"):
        editors = dict(entry.get("editors") or {})
        users = list(editors.get("users") or [])
        entry["editors"] = {**editors, "users": users if call.who in users else [*users, call.who]}
    sheet = replace(sheet, protected_ranges=(*sheet.protected_ranges, entry))
    shown = {**entry, "requestingUserCanEdit": True}
    return workbook.with_sheet(sheet), {"addProtectedRange": {"protectedRange": shown}}


def _sheet_of_protection(workbook: Workbook, given: Json) -> Sheet:
    if "range" in given:
        area_of_grid_range(workbook, given["range"])
        return workbook.sheet(index_of(given["range"], "sheetId"))
    named = _named(workbook, given.get("namedRangeId"))
    return workbook.sheet(index_of(named["range"], "sheetId"))


def update_protected_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The fields that the mask names."""
    mask = mask_in(request, "protectedRange")
    given = required(request, "protectedRange")
    sheet, old = _protection(workbook, given.get("protectedRangeId"))
    merged = merge_masked(old, given, mask)
    merged["protectedRangeId"] = old["protectedRangeId"]
    target = _sheet_of_protection(workbook, merged)
    if target.sheet_id != sheet.sheet_id:
        raise invalid("A protected range cannot move to another sheet.")
    merged = _with_kept_range(workbook, merged)
    entries = tuple(merged if p is old else p for p in sheet.protected_ranges)
    return workbook.with_sheet(replace(sheet, protected_ranges=entries)), {}


def delete_protected_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Lift a protection."""
    sheet, old = _protection(workbook, integer(request, "protectedRangeId"))
    entries = tuple(p for p in sheet.protected_ranges if p is not old)
    return workbook.with_sheet(replace(sheet, protected_ranges=entries)), {}


def _protection(workbook: Workbook, protected_id: object) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for entry in sheet.protected_ranges:
            if entry["protectedRangeId"] == protected_id:
                return sheet, entry
    raise invalid(f"No protected range with id: {protected_id}")


def add_banding(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Alternating colours on a range that has none yet."""
    given = required(request, "bandedRange")
    area = area_of_grid_range(workbook, required(given, "range"))
    sheet = workbook.sheet(area.sheet_id)
    taken = {b["bandedRangeId"] for s in workbook.sheets for b in s.banded_ranges}
    banded_id = given.get("bandedRangeId") or call.number(taken)
    if banded_id in taken:
        raise invalid(f"A banded range with id {banded_id} already exists.")
    if any(area_of_grid_range(workbook, b["range"]).overlaps(area) for b in sheet.banded_ranges):
        raise invalid(
            "You cannot add alternating background colors to a range that already has them."
        )
    entry = _with_kept_range(workbook, {**given, "bandedRangeId": banded_id})
    sheet = replace(sheet, banded_ranges=(*sheet.banded_ranges, entry))
    return workbook.with_sheet(sheet), {"addBanding": {"bandedRange": entry}}


def update_banding(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The fields that the mask names."""
    mask = mask_in(request, "bandedRange")
    given = required(request, "bandedRange")
    sheet, old = _banding(workbook, given.get("bandedRangeId"))
    merged = {**merge_masked(old, given, mask), "bandedRangeId": old["bandedRangeId"]}
    area = area_of_grid_range(workbook, required(merged, "range"))
    if area.sheet_id != sheet.sheet_id:
        raise invalid("A banded range cannot move to another sheet.")
    merged = _with_kept_range(workbook, merged)
    entries = tuple(merged if b is old else b for b in sheet.banded_ranges)
    return workbook.with_sheet(replace(sheet, banded_ranges=entries)), {}


def delete_banding(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Take the colours away."""
    sheet, old = _banding(workbook, integer(request, "bandedRangeId"))
    entries = tuple(b for b in sheet.banded_ranges if b is not old)
    return workbook.with_sheet(replace(sheet, banded_ranges=entries)), {}


def _banding(workbook: Workbook, banded_id: object) -> tuple[Sheet, Json]:
    for sheet in workbook.sheets:
        for entry in sheet.banded_ranges:
            if entry["bandedRangeId"] == banded_id:
                return sheet, entry
    raise invalid(f"No banded range with id: {banded_id}")


def set_basic_filter(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The one filter of a sheet; it hides nothing by itself here."""
    given = required(request, "filter")
    area = area_of_grid_range(workbook, required(given, "range"))
    sheet = replace(workbook.sheet(area.sheet_id), basic_filter=_with_kept_range(workbook, given))
    return workbook.with_sheet(sheet), {}


def clear_basic_filter(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """No filter any more."""
    sheet = workbook.sheet(index_of(request, "sheetId"))
    return workbook.with_sheet(replace(sheet, basic_filter=None)), {}
