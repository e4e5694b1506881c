"""Developer metadata: where it stands, how it moves, how it is looked up."""

from dataclasses import dataclass, replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.axis import COLUMNS, ROWS, Axis, Edit, moved_index

Json = dict[str, Any]

VISIBILITIES = ("DOCUMENT", "PROJECT")


@dataclass(frozen=True, slots=True)
class Location:
    """The spreadsheet (sheet_id None), a sheet (axis None), or one row or column of it."""

    sheet_id: int | None = None
    axis: Axis | None = None
    index: int = 0

    @property
    def kind(self) -> str:
        """The API's locationType."""
        if self.sheet_id is None:
            return "SPREADSHEET"
        return {None: "SHEET", ROWS: "ROW", COLUMNS: "COLUMN"}[self.axis]

    def to_json(self) -> Json:
        """As a DeveloperMetadataLocation."""
        if self.sheet_id is None:
            return {"locationType": "SPREADSHEET", "spreadsheet": True}
        if self.axis is None:
            return {"locationType": "SHEET", "sheetId": self.sheet_id}
        span = {
            **({"sheetId": self.sheet_id} if self.sheet_id else {}),
            "dimension": self.axis,
            "startIndex": self.index,
            "endIndex": self.index + 1,
        }
        return {"locationType": self.kind, "dimensionRange": span}

    def meets(self, other: "Location") -> bool:
        """Whether some cell lies in both."""
        if self.sheet_id is None or other.sheet_id is None:
            return True
        if self.sheet_id != other.sheet_id:
            return False
        return self.axis != other.axis or self.axis is None or self.index == other.index


@dataclass(frozen=True, slots=True)
class Metadata:
    """One entry. PROJECT visibility hides it from all but `project`, the identity that made it."""

    metadata_id: int
    key: str
    value: str | None
    visibility: str
    location: Location
    project: str

    def to_json(self) -> Json:
        """As a DeveloperMetadata."""
        answer: Json = {"metadataId": self.metadata_id, "metadataKey": self.key}
        if self.value is not None:
            answer["metadataValue"] = self.value
        answer["location"] = self.location.to_json()
        answer["visibility"] = self.visibility
        return answer

    def visible_to(self, who: str) -> bool:
        """Whether this identity may see it."""
        return self.visibility == "DOCUMENT" or self.project == who


def location_of(given: Json | None) -> Location:
    """Read a DeveloperMetadataLocation: one row, column, sheet or file, else ApiError 400."""
    given = given or {}
    span = given.get("dimensionRange")
    if span is not None:
        axis = span.get("dimension")
        start, end = span.get("startIndex", 0), span.get("endIndex")
        if axis not in (ROWS, COLUMNS) or end != start + 1 or start < 0:
            raise invalid(
                "Invalid developerMetadata.location: the dimension range must be a single row or "
                "column."
            )
        return Location(span.get("sheetId", 0), axis, start)
    if given.get("spreadsheet"):
        return Location()
    if "sheetId" in given:
        return Location(given["sheetId"])
    raise invalid("Invalid developerMetadata.location: no location was given.")


def moved_metadata(
    entries: tuple[Metadata, ...], sheet_id: int, axis: Axis, edit: Edit
) -> tuple[Metadata, ...]:
    """The entries after an edit of one axis of one sheet; those on deleted positions vanish."""
    kept = []
    for entry in entries:
        place = entry.location
        if place.sheet_id == sheet_id and place.axis == axis:
            index = moved_index(edit, place.index)
            if index is None:
                continue
            entry = replace(entry, location=replace(place, index=index))
        kept.append(entry)
    return tuple(kept)


def find(entries: tuple[Metadata, ...], lookup: Json, who: str) -> list[Metadata]:
    """The entries that a DeveloperMetadataLookup matches, in order; ApiError 400 if it is empty."""
    if not lookup:
        raise invalid("Invalid developerMetadataLookup: at least one field is required.")
    place = location_of(lookup["metadataLocation"]) if lookup.get("metadataLocation") else None
    _check_lookup(lookup, place)
    exact = lookup.get("locationMatchingStrategy") == "EXACT_LOCATION"
    # A sync asks for a hundred columns by their number: the other fields are looked at after that.
    number = lookup.get("metadataId")
    likely = entries if number is None else [e for e in entries if e.metadata_id == number]
    return [
        entry
        for entry in likely
        if entry.visible_to(who)
        and _fits(entry, lookup)
        and (place is None or _stands(entry.location, place, exact))
    ]


def _check_lookup(lookup: Json, place: Location | None) -> None:
    strategy = lookup.get("locationMatchingStrategy")
    if strategy in ("EXACT_LOCATION", "INTERSECTING_LOCATION") and place is None:
        raise invalid(
            "Invalid developerMetadataLookup: metadataLocation is required with "
            "locationMatchingStrategy."
        )
    elsewhere = place is not None and place.kind != "SPREADSHEET"
    if lookup.get("locationType") == "SPREADSHEET" and (
        strategy == "INTERSECTING_LOCATION" or elsewhere
    ):
        raise invalid(
            "Invalid developerMetadataLookup: locationType cannot be SPREADSHEET with another "
            "metadataLocation or with intersecting locations."
        )


def _fits(entry: Metadata, lookup: Json) -> bool:
    wanted = (
        ("metadataId", entry.metadata_id),
        ("metadataKey", entry.key),
        ("metadataValue", entry.value),
        ("visibility", entry.visibility),
        ("locationType", entry.location.kind),
    )
    unset = (
        "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED",
        "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED",
    )
    return all(name not in lookup or lookup[name] in (value, *unset) for name, value in wanted)


def _stands(location: Location, place: Location, exact: bool) -> bool:
    return location == place if exact else location.meets(place)
