"""copyPaste and cutPaste."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.formulas.rewriting import copied, follow_cut
from sheets_sync.local_sheets.model.anchors import map_ranges
from sheets_sync.local_sheets.model.area import Area, area_of_grid_range, grid_range
from sheets_sync.local_sheets.model.effective import Results, effective_value
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.regions import carried, without
from sheets_sync.local_sheets.model.style import Style, style_of
from sheets_sync.local_sheets.model.values import Formula
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.blocks import Block, clear, merged_areas, take
from sheets_sync.local_sheets.requests.reading import area_in, corner_in

Json = dict[str, Any]

_VALUE_PASTES = ("PASTE_NORMAL", "PASTE_VALUES", "PASTE_NO_BORDERS", "PASTE_FORMULA")
_STYLE_PASTES = ("PASTE_NORMAL", "PASTE_FORMAT", "PASTE_NO_BORDERS", "PASTE_DATA_VALIDATION")
_MERGE_PASTES = ("PASTE_NORMAL", "PASTE_NO_BORDERS")
_RULE_PASTES = (*_MERGE_PASTES, "PASTE_FORMAT", "PASTE_CONDITIONAL_FORMATTING")


def copy_paste(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Copy `source` over `destination`, as often as it fits there, at least once."""
    source, target = area_in(workbook, request, "source"), area_in(workbook, request, "destination")
    kind = request.get("pasteType", "PASTE_NORMAL")
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    block = _valued(workbook, source, kind, call.results)
    corners = copied_to(source, target, transposed=turned)
    workbook = grown(workbook, target.sheet_id, corners[-1].bottom, corners[-1].right)
    if kind in _MERGE_PASTES:
        workbook = _with_merges(workbook, source, corners, transposed=turned)
    if kind in _RULE_PASTES:
        workbook = _with_rules(workbook, source, corners, transposed=turned)
    draft = Draft(workbook.sheet(target.sheet_id).grid)
    for corner in corners:
        _paste(draft, corner, block, kind, copied_from=source, transposed=turned)
    return workbook.with_grid(target.sheet_id, draft.finished()), {}


def copied_to(source: Area, target: Area, *, transposed: bool) -> list[Area]:
    """The areas that a copy of `source` fills: the target's corner, and on where it repeats."""
    height, width = (source.width, source.height) if transposed else (source.height, source.width)
    down = max(target.height // height if target.height % height == 0 else 1, 1)
    right = max(target.width // width if target.width % width == 0 else 1, 1)
    return [
        Area(target.sheet_id, top, left, top + height, left + width)
        for top in range(target.top, target.top + down * height, height)
        for left in range(target.left, target.left + right * width, width)
    ]


def _valued(workbook: Workbook, source: Area, kind: str, results: Results) -> Block:
    """The cells of the source; what formulas show in their place where only values are pasted."""
    block = take(workbook.sheet(source.sheet_id).grid, source)
    if kind != "PASTE_VALUES":
        return block
    return [
        [
            (
                effective_value(workbook, source.sheet_id, row, column, results)
                if isinstance(value, Formula)
                else value,
                style,
            )
            for column, (value, style) in enumerate(cells, source.left)
        ]
        for row, cells in enumerate(block, source.top)
    ]


def _paste(
    draft: Draft,
    corner: Area,
    block: Block,
    kind: str,
    *,
    copied_from: Area | None,
    transposed: bool = False,
) -> None:
    """Put the block at the corner; formulas of a copy refer to their own surroundings."""
    for i, cells in enumerate(block):
        for j, (value, style) in enumerate(cells):
            down, right = (j, i) if transposed else (i, j)
            row, column = corner.top + down, corner.left + right
            if kind in _VALUE_PASTES:
                if copied_from is not None:
                    value = copied(value, row - copied_from.top - i, column - copied_from.left - j)
                draft.set_value(row, column, value)
            if kind in _STYLE_PASTES:
                draft.set_style(row, column, _pasted_style(draft.style(row, column), style, kind))


def _pasted_style(old: Style | None, new: Style | None, kind: str) -> Style | None:
    given = new.fields if new else {}
    kept = old.fields if old else {}
    if kind == "PASTE_NORMAL":
        return new
    if kind == "PASTE_DATA_VALIDATION":
        return style_of({**kept, "dataValidation": given.get("dataValidation")})
    shown = dict(given.get("userEnteredFormat") or {})
    if kind == "PASTE_NO_BORDERS":
        borders = (kept.get("userEnteredFormat") or {}).get("borders")
        shown = {**shown, "borders": borders} if borders else _plain(shown)
        return style_of({**given, "userEnteredFormat": shown})
    return style_of({**kept, "userEnteredFormat": shown})


def _plain(shown: Json) -> Json:
    return {name: value for name, value in shown.items() if name != "borders"}


def _with_merges(
    workbook: Workbook, source: Area, corners: list[Area], *, transposed: bool
) -> Workbook:
    """The merges of the source in every copy, instead of those that lay there."""
    inside = [merge for merge in merged_areas(workbook, source.sheet_id) if source.contains(merge)]
    sheet_id = corners[0].sheet_id
    kept = []
    for merge in merged_areas(workbook, sheet_id):
        if not any(corner.overlaps(merge) for corner in corners):
            kept.append(merge)
        elif without([merge], corners):
            raise invalid("You cannot paste over a part of merged cells.")
    new = [
        moved
        for corner in corners
        for merge in inside
        if (moved := carried(merge, source, corner, transposed=transposed)) is not None
    ]
    sheet = replace(workbook.sheet(sheet_id), merges=tuple(map(grid_range, [*kept, *new])))
    return workbook.with_sheet(sheet)


def _with_rules(
    workbook: Workbook, source: Area, corners: list[Area], *, transposed: bool
) -> Workbook:
    """Every copy has the conditional formats of the source, and no others."""
    sheet_id = corners[0].sheet_id
    rules = workbook.sheet(source.sheet_id).conditional_formats
    copies = [
        [
            moved
            for place in rule["ranges"]
            for corner in corners
            if (
                moved := carried(
                    area_of_grid_range(workbook, place), source, corner, transposed=transposed
                )
            )
        ]
        for rule in rules
    ]
    same = sheet_id == source.sheet_id
    changed = []
    for number, rule in enumerate(workbook.sheet(sheet_id).conditional_formats):
        more = copies[number] if same else []
        areas = [area_of_grid_range(workbook, place) for place in rule["ranges"]]
        if any(corner.overlaps(area) for corner in corners for area in areas) or more:
            places = [grid_range(area) for area in dict.fromkeys([*without(areas, corners), *more])]
            rule = {**rule, "ranges": places}
        changed.append(rule)
    if not same:
        changed += [
            {**rule, "ranges": [grid_range(area) for area in areas]}
            for rule, areas in zip(rules, copies, strict=True)
            if areas
        ]
    kept = tuple(rule for rule in changed if rule["ranges"])
    return workbook.with_sheet(replace(workbook.sheet(sheet_id), conditional_formats=kept))


def cut_paste(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Move `source` so that its corner stands at `destination`; all of the source is cut."""
    source = area_in(workbook, request, "source")
    sheet, top, left = corner_in(workbook, request, "destination")
    kind = request.get("pasteType", "PASTE_NORMAL")
    target = Area(sheet.sheet_id, top, left, top + source.height, left + source.width)
    for merge in merged_areas(workbook, source.sheet_id):
        if merge.overlaps(source) and not source.contains(merge):
            raise invalid("You cannot cut a part of merged cells.")
    workbook = grown(workbook, sheet.sheet_id, target.bottom, target.right)
    if kind in _VALUE_PASTES and kind != "PASTE_VALUES":
        workbook = follow_cut(workbook, source, sheet.sheet_id, top, left)
        workbook = _with_moved_names(workbook, source, target)
    block = _valued(workbook, source, kind, call.results)
    workbook = _without_cells(_with_cut_objects(workbook, source, target, kind), source)
    draft = Draft(workbook.sheet(sheet.sheet_id).grid)
    _paste(draft, target, block, kind, copied_from=None)
    return workbook.with_grid(sheet.sheet_id, draft.finished()), {}


def _without_cells(workbook: Workbook, source: Area) -> Workbook:
    draft = Draft(workbook.sheet(source.sheet_id).grid)
    clear(draft, source)
    return workbook.with_grid(source.sheet_id, draft.finished())


def _with_cut_objects(workbook: Workbook, source: Area, target: Area, kind: str) -> Workbook:
    """Merges and conditional formats in their new place, if they are pasted, and not in the old."""
    if kind in _RULE_PASTES:
        workbook = _with_rules(workbook, source, [target], transposed=False)
    if kind in _MERGE_PASTES:
        workbook = _with_merges(workbook, source, [target], transposed=False)
    return _without_source(workbook, source, target)


def _without_source(workbook: Workbook, source: Area, target: Area) -> Workbook:
    """No merge and no conditional format is left where cells were cut and not pasted."""
    sheet = workbook.sheet(source.sheet_id)
    hole = without([source], [target])
    merges = [m for m in merged_areas(workbook, source.sheet_id) if without([m], hole)]
    rules = []
    for rule in sheet.conditional_formats:
        areas = [area_of_grid_range(workbook, place) for place in rule["ranges"]]
        if any(area.overlaps(part) for area in areas for part in hole):
            rule = {**rule, "ranges": [grid_range(area) for area in without(areas, hole)]}
        if rule["ranges"]:
            rules.append(rule)
    sheet = replace(sheet, merges=tuple(map(grid_range, merges)), conditional_formats=tuple(rules))
    return workbook.with_sheet(sheet)


def _with_moved_names(workbook: Workbook, source: Area, target: Area) -> Workbook:
    """Names and protections of cells that are all cut go with them; within one sheet only these."""

    def move(place: Json) -> Json:
        if place.get("sheetId", 0) != source.sheet_id or "endRowIndex" not in place:
            return place
        area = area_of_grid_range(workbook, place)
        moved = carried(area, source, target) if source.contains(area) else None
        return place if moved is None else grid_range(moved)

    named = tuple({**entry, "range": move(entry["range"])} for entry in workbook.named_ranges)
    workbook = replace(workbook, named_ranges=named)
    if source.sheet_id != target.sheet_id:
        return workbook
    sheet = workbook.sheet(source.sheet_id)
    moved = map_ranges(replace(sheet, merges=(), conditional_formats=()), move)
    return workbook.with_sheet(
        replace(moved, merges=sheet.merges, conditional_formats=sheet.conditional_formats)
    )
