"""BasicFilters and FilterViews: criteria and sort orders by column, in the API's two spellings."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.model.area import index_of

Json = dict[str, Any]


def normal(given: Json) -> Json:
    """The filter with its criteria as `filterSpecs` alone, which outrank `criteria`."""
    kept = {name: value for name, value in given.items() if name not in ("criteria", "filterSpecs")}
    specs = criteria_of(given)
    if specs:
        kept["filterSpecs"] = [
            {"columnIndex": column, "filterCriteria": specs[column]} for column in sorted(specs)
        ]
    return kept


def criteria_of(given: Json) -> dict[int, Json]:
    """The FilterCriteria of each column that has some."""
    if given.get("filterSpecs"):
        return {
            int(spec.get("columnIndex", 0)): spec.get("filterCriteria", {})
            for spec in given["filterSpecs"]
        }
    return {
        index_of({"criteria": column}, "criteria"): found
        for column, found in (given.get("criteria") or {}).items()
    }


def answered(kept: Json) -> Json:
    """The filter as it is answered: its criteria in both spellings."""
    criteria = criteria_of(kept)
    if not criteria:
        return kept
    return {**normal(kept), "criteria": {str(column): criteria[column] for column in criteria}}


def moved_columns(kept: Json, index: Callable[[int], int | None]) -> Json:
    """The filter after columns have moved; `index` tells where to, None if one has vanished."""
    criteria = {
        place: found
        for column, found in criteria_of(kept).items()
        if (place := index(column)) is not None
    }
    changed = normal({**kept, "filterSpecs": [], "criteria": criteria})
    if "sortSpecs" in kept:
        specs = [
            {**spec, "dimensionIndex": place}
            for spec in kept["sortSpecs"]
            if (place := index(int(spec.get("dimensionIndex", 0)))) is not None
        ]
        changed = {**changed, "sortSpecs": specs} if specs else _without(changed, "sortSpecs")
    return changed


def _without(value: Json, name: str) -> Json:
    return {key: item for key, item in value.items() if key != name}
