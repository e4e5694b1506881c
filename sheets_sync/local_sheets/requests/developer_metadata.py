"""createDeveloperMetadata, updateDeveloperMetadata, deleteDeveloperMetadata."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import index_of
from sheets_sync.local_sheets.model.data_filter import areas_at, matched_areas
from sheets_sync.local_sheets.model.metadata import (
    VISIBILITIES,
    Location,
    Metadata,
    find,
    location_of,
)
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import mask_in, required

Json = dict[str, Any]


def create_metadata(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """A new entry; its id is drawn unless one is asked for that is free."""
    given = required(request, "developerMetadata")
    taken = {entry.metadata_id for entry in workbook.metadata}
    if "metadataId" in given:
        metadata_id = index_of(given, "metadataId")
        if metadata_id in taken:
            raise invalid(f"Developer metadata with id {metadata_id} already exists.")
        if metadata_id < 1:
            raise invalid("developerMetadata.metadataId must be positive.")
    else:
        metadata_id = call.number(taken)
    if not given.get("metadataKey"):
        raise invalid("developerMetadata.metadataKey is required.")
    place = location_of(given.get("location"))
    _check_place(workbook, place)
    value = given.get("metadataValue")
    entry = Metadata(
        metadata_id,
        str(given["metadataKey"]),
        None if value is None else str(value),
        _visibility(given),
        place,
        call.who,
    )
    changed = replace(workbook, metadata=(*workbook.metadata, entry))
    return changed, {"createDeveloperMetadata": {"developerMetadata": entry.to_json()}}


def _visibility(given: Json) -> str:
    visibility = given.get("visibility")
    if visibility not in VISIBILITIES:
        raise invalid("developerMetadata.visibility must be DOCUMENT or PROJECT.")
    return str(visibility)


def _check_place(workbook: Workbook, place: Location) -> None:
    if place.sheet_id is None:
        return
    sheet = workbook.sheet(place.sheet_id)
    if place.axis is not None and place.index >= sheet.grid.size(place.axis):
        raise invalid("developerMetadata.location lies beyond the grid.")


def _selected(workbook: Workbook, filters: list[Json], who: str) -> list[Metadata]:
    found: dict[int, Metadata] = {}
    for data_filter in filters:
        for entry in find_by_filter(workbook, data_filter, who):
            found[entry.metadata_id] = entry
    return [entry for entry in workbook.metadata if entry.metadata_id in found]


def find_by_filter(workbook: Workbook, data_filter: Json, who: str) -> list[Metadata]:
    """The entries that a DataFilter selects: by lookup, or those whose place meets its range.

    https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search
    """
    if "developerMetadataLookup" in data_filter:
        return find(workbook.metadata, data_filter["developerMetadataLookup"] or {}, who)
    areas = matched_areas(workbook, data_filter, who)
    return [
        entry
        for entry in workbook.metadata
        if entry.visible_to(who)
        and any(
            area.overlaps(place) for area in areas for place in areas_at(workbook, entry.location)
        )
    ]


def update_metadata(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Change the fields that the mask names in every entry that the filters select."""
    mask = mask_in(request, "DeveloperMetadata", "developerMetadata")
    given = required(request, "developerMetadata")
    if not request.get("dataFilters"):
        raise invalid("At least one data filter is required.")
    selected = _selected(workbook, request["dataFilters"], call.who)
    changes: dict[str, Any] = {}
    everything = "*" in mask
    if everything or "metadataKey" in mask:
        if not given.get("metadataKey"):
            raise invalid("developerMetadata.metadataKey is required.")
        changes["key"] = str(given["metadataKey"])
    if everything or "metadataValue" in mask:
        value = given.get("metadataValue")
        changes["value"] = None if value is None else str(value)
    if everything or "visibility" in mask:
        changes["visibility"] = _visibility(given)
    if everything or "location" in mask:
        changes["location"] = location_of(given.get("location"))
        _check_place(workbook, changes["location"])
    ids = {entry.metadata_id for entry in selected}
    entries = tuple(
        replace(entry, **changes) if entry.metadata_id in ids else entry
        for entry in workbook.metadata
    )
    answered = [entry.to_json() for entry in entries if entry.metadata_id in ids]
    reply = {"developerMetadata": answered} if answered else {}
    return replace(workbook, metadata=entries), {"updateDeveloperMetadata": reply}


def delete_metadata(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Remove every entry that the filter selects."""
    data_filter = required(request, "dataFilter")
    selected = _selected(workbook, [data_filter], call.who)
    ids = {entry.metadata_id for entry in selected}
    entries = tuple(entry for entry in workbook.metadata if entry.metadata_id not in ids)
    answered = [entry.to_json() for entry in selected]
    reply = {"deletedDeveloperMetadata": answered} if answered else {}
    return replace(workbook, metadata=entries), {"deleteDeveloperMetadata": reply}
