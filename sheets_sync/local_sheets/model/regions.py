"""Sets of rectangles on one sheet: cutting out, moving along."""

from collections.abc import Iterable

from sheets_sync.local_sheets.model.area import Area


def overlap(one: Area, other: Area) -> Area | None:
    """The cells in both."""
    if not one.overlaps(other):
        return None
    return Area(
        one.sheet_id,
        max(one.top, other.top),
        max(one.left, other.left),
        min(one.bottom, other.bottom),
        min(one.right, other.right),
    )


def without(areas: Iterable[Area], holes: Iterable[Area]) -> list[Area]:
    """The areas save for the cells in the holes, as rectangles."""
    rest = list(areas)
    for hole in holes:
        rest = [part for area in rest for part in _cut(area, hole)]
    return rest


def _cut(area: Area, hole: Area) -> list[Area]:
    common = overlap(area, hole)
    if common is None:
        return [area]
    sheet_id = area.sheet_id
    parts = (
        Area(sheet_id, area.top, area.left, common.top, area.right),
        Area(sheet_id, common.top, area.left, common.bottom, common.left),
        Area(sheet_id, common.top, common.right, common.bottom, area.right),
        Area(sheet_id, common.bottom, area.left, area.bottom, area.right),
    )
    return [part for part in parts if part.height > 0 and part.width > 0]


def carried(area: Area, source: Area, target: Area, *, transposed: bool = False) -> Area | None:
    """Where the part of `area` within `source` lies once source's corner stands at target's."""
    common = overlap(area, source)
    if common is None:
        return None
    down, right = common.top - source.top, common.left - source.left
    height, width = common.height, common.width
    if transposed:
        down, right, height, width = right, down, width, height
    top, left = target.top + down, target.left + right
    return Area(target.sheet_id, top, left, top + height, left + width)


def boxes(sheet_id: int, rows: Iterable[int], columns: Iterable[int]) -> list[Area]:
    """The rectangles in which every one of these rows meets every one of these columns."""
    across = runs(columns)
    return [
        Area(sheet_id, top, left, bottom, right)
        for top, bottom in runs(rows)
        for left, right in across
    ]


def runs(positions: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring positions as half-open spans, in order."""
    spans: list[tuple[int, int]] = []
    for position in sorted(positions):
        if spans and spans[-1][1] == position:
            spans[-1] = (spans[-1][0], position + 1)
        else:
            spans.append((position, position + 1))
    return spans
