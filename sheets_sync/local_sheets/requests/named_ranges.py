"""Named ranges."""

import re
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import follow_name
from sheets_sync.local_sheets.model.area import kept_range
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import mask_in, required

Json = dict[str, Any]
_NAME = re.compile(r"[^\W\d]\w{0,249}")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+|R\d*C\d*|true|false", re.IGNORECASE)


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
    mask = mask_in(request, "NamedRange", "namedRange")
    given = required(request, "namedRange")
    old = named_range_with(workbook, given.get("namedRangeId"))
    merged = merge_masked(old, given, mask)
    merged["namedRangeId"] = old["namedRangeId"]
    merged["name"] = _free_name(workbook, merged.get("name"), old["namedRangeId"])
    merged["range"] = kept_range(workbook, required(merged, "range"))
    entries = tuple(merged if n is old else n for n in workbook.named_ranges)
    changed = replace(workbook, named_ranges=entries)
    return follow_name(changed, str(old["name"]), str(merged["name"])), {}


def delete_named_range(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Forget the name; the cells stay, and so does what stood on them under that name."""
    old = named_range_with(workbook, request.get("namedRangeId"))
    entries = tuple(n for n in workbook.named_ranges if n is not old)
    sheets = tuple(_on_plain_range(sheet, old) for sheet in workbook.sheets)
    return replace(workbook, named_ranges=entries, sheets=sheets), {}


def _on_plain_range(sheet: Sheet, named: Json) -> Sheet:
    def plain(entry: Json) -> Json:
        if entry.get("namedRangeId") != named["namedRangeId"]:
            return entry
        kept = {name: value for name, value in entry.items() if name != "namedRangeId"}
        return {**kept, "range": named["range"]}

    return replace(
        sheet,
        protected_ranges=tuple(map(plain, sheet.protected_ranges)),
        filter_views=tuple(map(plain, sheet.filter_views)),
    )


def named_range_with(workbook: Workbook, named_range_id: object) -> Json:
    """The named range of this id; ApiError 400 if there is none."""
    for entry in workbook.named_ranges:
        if entry["namedRangeId"] == named_range_id:
            return entry
    raise invalid(f"No named range with id: {named_range_id}")


def place_of(workbook: Workbook, entry: Json) -> Json:
    """The GridRange of an object that stands on a range or on a named range, not on both."""
    if ("range" in entry) == ("namedRangeId" in entry):
        raise invalid("Exactly one of range and namedRangeId must be set.")
    if "range" in entry:
        return kept_range(workbook, required(entry, "range"))
    found: Json = named_range_with(workbook, entry["namedRangeId"])["range"]
    return found
