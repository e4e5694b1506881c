"""Row and column groups as depths: how many groups each row or column lies in.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request: adding a
group makes what it covers one level deeper, deleting one makes it one level less deep; the groups
of a level are the unbroken runs of positions that are at least as deep.
"""

from typing import Any

from sheets_sync.local_sheets.model.regions import runs

Json = dict[str, Any]
DEEPEST = 8


def depths_of(groups: list[Json], size: int) -> list[int]:
    """The depth of every position of an axis with these DimensionGroups."""
    depths = [0] * size
    for group in groups:
        span = group["range"]
        for position in range(span["startIndex"], min(span["endIndex"], size)):
            depths[position] += 1
    return depths


def groups_of(depths: list[int], old: list[Json], span: Json) -> list[Json]:
    """The DimensionGroups of these depths, by start and depth; `span` lends sheet and axis.

    A group stays collapsed if one of its level that was is in the same place.
    """
    groups = []
    for depth in range(1, max(depths, default=0) + 1):
        deep = (position for position, found in enumerate(depths) if found >= depth)
        for start, end in runs(deep):
            place = {**span, "startIndex": start, "endIndex": end}
            group: Json = {"range": place, "depth": depth}
            if any(_was_collapsed(before, depth, start, end) for before in old):
                group["collapsed"] = True
            groups.append(group)
    return sorted(groups, key=lambda group: (group["range"]["startIndex"], group["depth"]))


def _was_collapsed(group: Json, depth: int, start: int, end: int) -> bool:
    span = group["range"]
    meets = span["startIndex"] < end and start < span["endIndex"]
    return bool(group.get("collapsed") and group["depth"] == depth and meets)
