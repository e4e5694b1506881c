"""Tabs come, go and change their properties."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import follow_title, forget_sheet
from sheets_sync.local_sheets.model.anchors import range_of
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Delete
from sheets_sync.local_sheets.model.field_mask import Mask, merge_masked
from sheets_sync.local_sheets.model.new_workbook import new_sheet, with_properties
from sheets_sync.local_sheets.model.reshape import reshaped
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.reading import covers, fresh_id, mask_in, required
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties

Json = dict[str, Any]


def add_sheet(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A new empty tab, at `index` or last."""
    given = request.get("properties") or {}
    if given.get("sheetType", "GRID") != "GRID":
        raise invalid("Only sheets of type GRID can be added.")
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    drawn = None if "sheetId" in given else call.number(taken)
    sheet_id = fresh_id(given, "sheetId", taken, drawn)
    title = given.get("title") or free_title(workbook)
    check_title(workbook, title)
    sheet = new_sheet(sheet_id, title, given)
    workbook = inserted(workbook, sheet, index_of(given, "index", len(workbook.sheets)))
    return workbook, {"addSheet": {"properties": sheet_properties(workbook, sheet_id)}}


def free_title(workbook: Workbook, stem: str = "Sheet", first: int = 0) -> str:
    """The stem with the first number that no other tab has, from `first` on."""
    number = first or len(workbook.sheets) + 1
    while workbook.sheet_titled(f"{stem}{number}") is not None:
        number += 1
    return f"{stem}{number}"


def check_title(workbook: Workbook, title: str, own: int | None = None) -> None:
    """ApiError 400 for a title that another tab has, in whatever letter case, or that is none."""
    other = workbook.sheet_titled(title)
    if other is not None and other.sheet_id != own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not title or len(title) > 100:
        raise invalid("A sheet's title must have 1 to 100 characters.")


def inserted(workbook: Workbook, sheet: Sheet, index: int) -> Workbook:
    """The workbook with one more tab; ApiError 400 if there is no such place."""
    if not 0 <= index <= len(workbook.sheets):
        raise invalid(f"index: {index} is too large; there are {len(workbook.sheets)} sheets.")
    sheets = (*workbook.sheets[:index], sheet, *workbook.sheets[index:])
    workbook = replace(workbook, sheets=sheets)
    workbook.check_size()
    return workbook


def delete_sheet(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The tab and all that is anchored to it."""
    sheet_id = index_of(request, "sheetId")
    title = workbook.sheet(sheet_id).title
    rest = tuple(sheet for sheet in workbook.sheets if sheet.sheet_id != sheet_id)
    if not any(not sheet.properties.get("hidden") for sheet in rest):
        raise invalid("You can't remove all the visible sheets in a document.")
    named = tuple(n for n in workbook.named_ranges if n["range"].get("sheetId", 0) != sheet_id)
    metadata = tuple(m for m in workbook.metadata if m.location.sheet_id != sheet_id)
    workbook = replace(workbook, sheets=rest, named_ranges=named, metadata=metadata)
    sheets = tuple(_without_lost_names(workbook, sheet) for sheet in workbook.sheets)
    return forget_sheet(replace(workbook, sheets=sheets), title), {}


def _without_lost_names(workbook: Workbook, sheet: Sheet) -> Sheet:
    def stands(entry: Json) -> bool:
        return range_of(workbook, entry) is not None

    return replace(
        sheet,
        protected_ranges=tuple(filter(stands, sheet.protected_ranges)),
        filter_views=tuple(filter(stands, sheet.filter_views)),
    )


def update_sheet_properties(
    workbook: Workbook, request: Json, _call: Call
) -> tuple[Workbook, Json]:
    """The properties of a tab that the mask names; `index` counts as if the tab still stood."""
    mask = mask_in(request, "SheetProperties", "properties")
    given = required(request, "properties")
    sheet = workbook.sheet(index_of(given, "sheetId"))
    _check_fixed(sheet, given, mask)
    if sheet.is_grid:
        workbook = _with_merged(workbook, sheet, given, mask)
    else:
        workbook = _with_merged_object(workbook, sheet, given, mask)
    workbook = follow_title(workbook, sheet.title, workbook.sheet(sheet.sheet_id).title)
    if all(s.properties.get("hidden") for s in workbook.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in given and covers(mask, "index"):
        workbook = _moved(workbook, sheet.sheet_id, index_of(given, "index"))
    elif "index" in mask:
        workbook = _moved(workbook, sheet.sheet_id, len(workbook.sheets))
    return workbook, {}


def _check_fixed(sheet: Sheet, given: Json, mask: Mask) -> None:
    kind = sheet.properties.get("sheetType", "GRID")
    if covers(mask, "sheetType") and given.get("sheetType", kind) != kind:
        raise invalid("The sheet type cannot be changed.")
    if not sheet.is_grid and covers(mask, "gridProperties") and "gridProperties" in given:
        raise invalid("Grid properties cannot be set on a sheet that is no grid.")


def _with_merged(workbook: Workbook, sheet: Sheet, given: Json, mask: Mask) -> Workbook:
    old = sheet_properties(workbook, sheet.sheet_id)
    merged = _with_colours(merge_masked(old, given, mask), given, mask)
    if covers(mask, "title"):
        check_title(workbook, str(merged.get("title", "")), sheet.sheet_id)
    sizes = {name: old["gridProperties"][name] for name in ("rowCount", "columnCount")}
    merged["gridProperties"] = {**sizes, **(merged.get("gridProperties") or {})}
    workbook = _resized(workbook, sheet.sheet_id, merged["gridProperties"])
    bare = replace(workbook.sheet(sheet.sheet_id), properties={"sheetType": "GRID"})
    changed = with_properties(bare, merged)
    _check_frozen_merges(changed)
    workbook = workbook.with_sheet(changed)
    workbook.check_size()
    return workbook


def _with_merged_object(workbook: Workbook, sheet: Sheet, given: Json, mask: Mask) -> Workbook:
    old = sheet_properties(workbook, sheet.sheet_id)
    merged = _with_colours(merge_masked(old, given, mask), given, mask)
    if covers(mask, "title"):
        check_title(workbook, str(merged.get("title", "")), sheet.sheet_id)
    kept = {n: v for n, v in merged.items() if n not in ("sheetId", "index", "title") and v}
    kept["sheetType"] = sheet.properties["sheetType"]
    return workbook.with_sheet(replace(sheet, properties=kept, title=str(merged["title"])))


def _with_colours(merged: Json, given: Json, mask: Mask) -> Json:
    """A new tab colour takes the place of the old one in the other spelling, too."""
    for name, twin in (("tabColor", "tabColorStyle"), ("tabColorStyle", "tabColor")):
        if covers(mask, name) and (name in given or not covers(mask, twin)):
            merged.pop(twin, None)
    return merged


def _check_frozen_merges(sheet: Sheet) -> None:
    grid_properties = sheet.properties.get("gridProperties", {})
    for axis, word in (("Row", "rows"), ("Column", "columns")):
        frozen = grid_properties.get(f"frozen{axis}Count", 0)
        for merge in sheet.merges:
            if merge[f"start{axis}Index"] < frozen < merge[f"end{axis}Index"]:
                raise invalid(f"You can't freeze {word} which contain only part of a merged cell.")


def _resized(workbook: Workbook, sheet_id: int, sizes: Json) -> Workbook:
    """The workbook with so many rows and columns there; what is anchored outside is lost."""
    rows, columns = index_of(sizes, "rowCount"), index_of(sizes, "columnCount")
    if rows < 1 or columns < 1:
        raise invalid("Invalid gridProperties: a sheet needs at least one row and one column.")
    workbook = grown(workbook, sheet_id, rows, columns)
    for axis, wanted in ((ROWS, rows), (COLUMNS, columns)):
        size = workbook.sheet(sheet_id).grid.size(axis)
        if wanted < size:
            workbook = reshaped(workbook, sheet_id, axis, Delete(wanted, size))
    return workbook


def _moved(workbook: Workbook, sheet_id: int, index: int) -> Workbook:
    old = next(i for i, sheet in enumerate(workbook.sheets) if sheet.sheet_id == sheet_id)
    if not 0 <= index <= len(workbook.sheets):
        raise invalid(f"index: {index} is too large; there are {len(workbook.sheets)} sheets.")
    rest = [sheet for sheet in workbook.sheets if sheet.sheet_id != sheet_id]
    rest.insert(index - 1 if index > old else index, workbook.sheets[old])
    return replace(workbook, sheets=tuple(rest))
