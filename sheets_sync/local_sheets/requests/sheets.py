"""Tabs come, go, are copied and change their properties; so does the spreadsheet."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Delete
from sheets_sync.local_sheets.model.field_mask import merge_masked
from sheets_sync.local_sheets.model.metadata import Metadata
from sheets_sync.local_sheets.model.new_workbook import new_sheet, with_properties
from sheets_sync.local_sheets.model.reshape import reshaped
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook, map_sheet_objects
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.reading import covers, mask_in, required
from sheets_sync.local_sheets.responses.sheet_properties import sheet_properties

Json = dict[str, Any]


def add_sheet(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A new empty tab, at `index` or last."""
    given = request.get("properties") or {}
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    sheet_id = index_of(given, "sheetId") if "sheetId" in given else call.number(taken)
    if sheet_id in taken:
        raise invalid(f"A sheet with id {sheet_id} already exists.")
    if sheet_id < 0:
        raise invalid("The sheet id must not be negative.")
    title = given.get("title") or _free_title(workbook)
    _check_title(workbook, title)
    sheet = new_sheet(sheet_id, title, given)
    workbook = _inserted(workbook, sheet, index_of(given, "index", len(workbook.sheets)))
    return workbook, {"addSheet": {"properties": sheet_properties(workbook, sheet_id)}}


def _free_title(workbook: Workbook, stem: str = "Sheet", first: int = 0) -> str:
    number = first or len(workbook.sheets) + 1
    while workbook.sheet_titled(f"{stem}{number}") is not None:
        number += 1
    return f"{stem}{number}"


def _check_title(workbook: Workbook, title: str, own: int | None = None) -> None:
    other = workbook.sheet_titled(title)
    if other is not None and other.sheet_id != own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not title or len(title) > 100:
        raise invalid("A sheet's title must have 1 to 100 characters.")


def _inserted(workbook: Workbook, sheet: Sheet, index: int) -> Workbook:
    if not 0 <= index <= len(workbook.sheets):
        raise invalid(f"index: {index} is too large; there are {len(workbook.sheets)} sheets.")
    sheets = (*workbook.sheets[:index], sheet, *workbook.sheets[index:])
    workbook = replace(workbook, sheets=sheets)
    workbook.check_size()
    return workbook


def delete_sheet(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """The tab and all that is anchored to it."""
    sheet_id = index_of(request, "sheetId")
    workbook.sheet(sheet_id)
    rest = tuple(sheet for sheet in workbook.sheets if sheet.sheet_id != sheet_id)
    if not any(not sheet.properties.get("hidden") for sheet in rest):
        raise invalid("You can't remove all the visible sheets in a document.")
    named = tuple(n for n in workbook.named_ranges if n["range"].get("sheetId", 0) != sheet_id)
    metadata = tuple(m for m in workbook.metadata if m.location.sheet_id != sheet_id)
    return replace(workbook, sheets=rest, named_ranges=named, metadata=metadata), {}


def duplicate_sheet(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A copy of a tab, with its metadata under new ids."""
    source = workbook.sheet(index_of(request, "sourceSheetId"))
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    given = request.get("newSheetId")
    sheet_id = index_of(request, "newSheetId") if given is not None else call.number(taken)
    if sheet_id in taken:
        raise invalid(f"A sheet with id {sheet_id} already exists.")
    title = request.get("newSheetName") or copied_title(workbook, source.title)
    _check_title(workbook, title)
    entries = tuple(m for m in workbook.metadata if m.location.sheet_id == source.sheet_id)
    position = index_of(request, "insertSheetIndex")
    workbook = put_copy(workbook, source, entries, sheet_id, title, position, call)
    return workbook, {"duplicateSheet": {"properties": sheet_properties(workbook, sheet_id)}}


def copied_title(workbook: Workbook, title: str) -> str:
    """The title that a copy gets when none is asked for."""
    copied = f"Copy of {title}"[:95]
    if workbook.sheet_titled(copied) is None:
        return copied
    return _free_title(workbook, copied + " ", 2)


def put_copy(
    workbook: Workbook,
    source: Sheet,
    entries: tuple[Metadata, ...],
    sheet_id: int,
    title: str,
    position: int,
    call: Call,
) -> Workbook:
    """The workbook with a copy of `source` (of any workbook) and of its metadata."""
    copy = map_sheet_objects(source, lambda area: {**area, "sheetId": sheet_id})
    protected = tuple({**p, "protectedRangeId": call.number()} for p in copy.protected_ranges)
    banded = tuple({**b, "bandedRangeId": call.number()} for b in copy.banded_ranges)
    copy = replace(
        copy, sheet_id=sheet_id, title=title, protected_ranges=protected, banded_ranges=banded
    )
    taken = {entry.metadata_id for entry in workbook.metadata}
    metadata = []
    for entry in entries:
        metadata_id = call.number(taken)
        taken.add(metadata_id)
        place = replace(entry.location, sheet_id=sheet_id)
        metadata.append(replace(entry, metadata_id=metadata_id, location=place))
    workbook = _inserted(workbook, copy, position)
    return replace(workbook, metadata=(*workbook.metadata, *metadata))


def update_sheet_properties(
    workbook: Workbook, request: Json, _call: Call
) -> tuple[Workbook, Json]:
    """The properties of a tab that the mask names; `index` counts as if the tab still stood."""
    mask = mask_in(request, "properties")
    given = required(request, "properties")
    sheet = workbook.sheet(index_of(given, "sheetId"))
    old = sheet_properties(workbook, sheet.sheet_id)
    merged = merge_masked(old, given, mask)
    if covers(mask, "title"):
        _check_title(workbook, str(merged.get("title", "")), sheet.sheet_id)
    sizes = {name: old["gridProperties"][name] for name in ("rowCount", "columnCount")}
    merged["gridProperties"] = {**sizes, **(merged.get("gridProperties") or {})}
    for name, twin in (("tabColor", "tabColorStyle"), ("tabColorStyle", "tabColor")):
        if covers(mask, name) and (name in given or not covers(mask, twin)):
            merged.pop(twin, None)
    workbook = _resized(workbook, sheet.sheet_id, merged["gridProperties"])
    bare = replace(workbook.sheet(sheet.sheet_id), properties={"sheetType": "GRID"})
    workbook = workbook.with_sheet(with_properties(bare, merged))
    workbook.check_size()
    if all(s.properties.get("hidden") for s in workbook.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    if covers(mask, "index") and "index" in given:
        workbook = _moved(workbook, sheet.sheet_id, index_of(given, "index"))
    return workbook, {}


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


def update_spreadsheet_properties(
    workbook: Workbook, request: Json, _call: Call
) -> tuple[Workbook, Json]:
    """Title, locale, time zone and the like."""
    mask = mask_in(request, "properties")
    given = required(request, "properties")
    merged = merge_masked(workbook.properties, given, mask)
    if not merged.get("title"):
        raise invalid("The title must not be empty.")
    for name in ("locale", "timeZone", "autoRecalc"):
        merged.setdefault(name, workbook.properties[name])
    return replace(workbook, properties=merged), {}
