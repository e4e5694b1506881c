"""Everything that stands on cells without being in them: where its ranges are, and moving them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
Change = Callable[[Json], Json | None]


def range_of(workbook: Workbook, entry: Json) -> Json | None:
    """The GridRange of an object that stands on a range, or on a named range by its id."""
    if "range" in entry:
        found: Json = entry["range"]
        return found
    named_range_id = entry.get("namedRangeId")
    return next(
        (n["range"] for n in workbook.named_ranges if n["namedRangeId"] == named_range_id), None
    )


def map_ranges(sheet: Sheet, change: Change) -> Sheet:
    """The sheet with `change` applied to every GridRange that its objects stand on.

    An object whose range becomes None vanishes. Charts are left alone: see `map_sources`.
    """
    filters = () if sheet.basic_filter is None else (sheet.basic_filter,)
    return replace(
        sheet,
        merges=tuple(kept for kept in map(change, sheet.merges) if kept is not None),
        conditional_formats=_with_lists(sheet.conditional_formats, "ranges", change),
        protected_ranges=_with_open_parts(_with_range(sheet.protected_ranges, change), change),
        banded_ranges=_with_range(sheet.banded_ranges, change),
        filter_views=_with_range(sheet.filter_views, change),
        basic_filter=next(iter(_with_range(filters, change)), None),
    )


def _with_range(objects: tuple[Json, ...], change: Change) -> tuple[Json, ...]:
    kept = []
    for item in objects:
        if "range" not in item:
            kept.append(item)
            continue
        changed = change(item["range"])
        if changed is not None:
            kept.append({**item, "range": changed})
    return tuple(kept)


def _with_lists(objects: tuple[Json, ...], name: str, change: Change) -> tuple[Json, ...]:
    kept = []
    for item in objects:
        ranges = [r for r in map(change, item.get(name, [])) if r is not None]
        if ranges:
            kept.append({**item, name: ranges})
    return tuple(kept)


def _with_open_parts(objects: tuple[Json, ...], change: Change) -> tuple[Json, ...]:
    kept = []
    for item in objects:
        if "unprotectedRanges" in item:
            parts = [r for r in map(change, item["unprotectedRanges"]) if r is not None]
            item = {name: value for name, value in item.items() if name != "unprotectedRanges"}
            item.update({"unprotectedRanges": parts} if parts else {})
        kept.append(item)
    return tuple(kept)


def map_sources(charts: tuple[Json, ...], change: Change) -> tuple[Json, ...]:
    """The charts with `change` applied to every range that they draw; None drops the range."""
    return tuple({**chart, "spec": _map_sources(chart.get("spec", {}), change)} for chart in charts)


def _map_sources(value: Any, change: Change) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_map_sources(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: [r for r in map(change, item) if r is not None]
        if name == "sources"
        else _map_sources(item, change)
        for name, item in value.items()
    }


def overlay(chart: Json) -> Json | None:
    """Where the chart lies over a grid; None if it has a sheet of its own."""
    found: Json | None = chart.get("position", {}).get("overlayPosition")
    return found


def with_anchor(chart: Json, cell: Json) -> Json:
    """The chart anchored to another GridCoordinate."""
    place = {**(overlay(chart) or {}), "anchorCell": cell}
    return {**chart, "position": {"overlayPosition": place}}


def on_sheet(place: Json, sheet_id: int) -> Json:
    """The same GridRange or GridCoordinate on another sheet; sheet 0 goes without saying."""
    moved = {name: value for name, value in place.items() if name != "sheetId"}
    return {"sheetId": sheet_id, **moved} if sheet_id else moved
