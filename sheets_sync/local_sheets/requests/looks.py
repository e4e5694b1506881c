"""setDataValidation and updateBorders: dressing ranges."""

from itertools import pairwise
from typing import Any

from sheets_sync.local_sheets.model.conditions import check_condition
from sheets_sync.local_sheets.model.filtering import NOTHING, hidden_rows
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.style import Style, style_of
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]


def set_data_validation(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """The rule of every cell of the range; without `rule`, none.

    Rows that the basic filter hides are left out unless `filteredRowsIncluded`.
    """
    area = area_in(workbook, request)
    rule = request.get("rule")
    if rule is not None:
        check_condition(rule.get("condition"))

    def ruled(style: Style | None) -> Style | None:
        return style_of({**(style.fields if style else {}), "dataValidation": rule})

    sheet, columns = workbook.sheet(area.sheet_id), range(area.left, area.right)
    every = request.get("filteredRowsIncluded")
    hidden = NOTHING if every else hidden_rows(workbook, sheet, call.at, call.results)
    grid = sheet.grid
    for rows in _runs(range(area.top, area.bottom), hidden):
        grid = grid.restyled(rows, columns, ruled)
    return workbook.with_grid(area.sheet_id, grid), {}


def _runs(rows: range, without: frozenset[int]) -> list[range]:
    """The parts of `rows` between those that are left out."""
    edges = [rows.start - 1, *sorted(row for row in without if row in rows), rows.stop]
    runs = [range(low + 1, high) for low, high in pairwise(edges)]
    return [run for run in runs if run]


def update_borders(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """Borders round the range and within it; style NONE takes one away, absent leaves it."""
    area = area_in(workbook, request)
    draft = Draft(workbook.sheet(area.sheet_id).grid)
    known: dict[tuple[Style | None, tuple[str, ...]], Style | None] = {}
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            sides = (
                "top" if row == area.top else "innerHorizontal",
                "bottom" if row == area.bottom - 1 else "innerHorizontal",
                "left" if column == area.left else "innerVertical",
                "right" if column == area.right - 1 else "innerVertical",
            )
            old = draft.style(row, column)
            if (old, sides) not in known:
                known[old, sides] = _bordered(old, sides, request)
            draft.set_style(row, column, known[old, sides])
    return workbook.with_grid(area.sheet_id, draft.finished()), {}


def _bordered(style: Style | None, sides: tuple[str, ...], request: Json) -> Style | None:
    fields = dict(style.fields) if style else {}
    shown = dict(fields.get("userEnteredFormat") or {})
    borders = dict(shown.get("borders") or {})
    for side, source in zip(("top", "bottom", "left", "right"), sides, strict=True):
        border = request.get(source)
        if border is None:
            continue
        if border.get("style") in (None, "NONE", "STYLE_UNSPECIFIED"):
            borders.pop(side, None)
        else:
            borders[side] = border
    shown["borders"] = borders
    if not borders:
        del shown["borders"]
    fields["userEnteredFormat"] = shown
    return style_of(fields)
