"""The formulas of a workbook follow its changes; a workbook without formulas stays as it is."""

from collections.abc import Callable
from dataclasses import replace

from sheets_sync.formulas import following
from sheets_sync.formulas.references import Place
from sheets_sync.local_sheets.formulas.found import NONE, formulas_in, has_formulas
from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.axis import ROWS, Axis, Delete, Edit, Insert, moved_span
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Span = tuple[int | None, int | None]


def follow_edit(
    before: Workbook, after: Workbook, sheet_id: int, axis: Axis, edit: Edit
) -> Workbook:
    """`after` an edit of one axis of one sheet of `before`, with its formulas adjusted."""
    sheet = after.sheet(sheet_id)
    if isinstance(edit, Insert) and edit.at >= before.sheet(sheet_id).grid.size(axis):
        return after
    if not has_formulas(before):
        values = sheet.grid.values.with_notes(NONE)
        return after.with_sheet(replace(sheet, grid=replace(sheet.grid, values=values)))

    def move(place: Place) -> Place | None:
        if place.sheet.casefold() != sheet.title.casefold():
            return place
        return _edited(place, axis, edit)

    return _rewritten(after, lambda text, here: following.moved(text, here.title, move))


def follow_shift(workbook: Workbook, area: Area, axis: Axis, *, inserted: bool) -> Workbook:
    """The formulas after the cells behind `area` were pushed away, or pulled over it."""
    title = workbook.sheet(area.sheet_id).title
    start, size = (area.top, area.height) if axis == ROWS else (area.left, area.width)
    edit: Edit = Insert(start, size) if inserted else Delete(start, start + size)

    def move(place: Place) -> Place | None:
        if place.sheet.casefold() != title.casefold():
            return place
        first, end, low, high = (
            (place.left, place.right, area.left, area.right)
            if axis == ROWS
            else (place.top, place.bottom, area.top, area.bottom)
        )
        within = first is not None and end is not None and low <= first and end <= high
        return _edited(place, axis, edit) if within else place

    return _rewritten(workbook, lambda text, here: following.moved(text, here.title, move))


def follow_cut(workbook: Workbook, source: Area, sheet_id: int, top: int, left: int) -> Workbook:
    """The formulas that will be right once `source` is cut and pasted at a corner of a sheet."""
    old, new = workbook.sheet(source.sheet_id).title, workbook.sheet(sheet_id).title
    down, right = top - source.top, left - source.left

    def move(place: Place) -> Place:
        if place.sheet.casefold() != old.casefold() or not _inside(place, source):
            return place
        return Place(
            new,
            *(None if edge is None else edge + by for edge, by in _edges(place, down, right)),
        )

    def change(text: str, here: Sheet, row: int, column: int) -> str:
        carried = here.sheet_id == source.sheet_id and source.contains(
            Area(here.sheet_id, row, column, row + 1, column + 1)
        )
        if carried and old != new:
            text = following.on_sheet(text, old)
        return following.moved(text, here.title, move)

    return _rewritten_cells(workbook, change)


def follow_title(workbook: Workbook, old: str, new: str) -> Workbook:
    """The formulas after a sheet was renamed."""
    if old == new:
        return workbook
    return _rewritten(workbook, lambda text, _: following.with_title(text, old, new))


def follow_name(workbook: Workbook, old: str, new: str) -> Workbook:
    """The formulas after a named range was renamed."""
    if old == new:
        return workbook
    return _rewritten(workbook, lambda text, _: following.with_name(text, old, new))


def forget_sheet(workbook: Workbook, title: str) -> Workbook:
    """The formulas after a sheet was deleted: what referred to it reads #REF!."""

    def move(place: Place) -> Place | None:
        return None if place.sheet.casefold() == title.casefold() else place

    return _rewritten(workbook, lambda text, here: following.moved(text, here.title, move))


def copied(value: Value, down: int, right: int) -> Value:
    """The value as a copy so many cells away holds it."""
    if not isinstance(value, Formula):
        return value
    return Formula(following.copied(value.text, down, right))


def _rewritten(workbook: Workbook, change: Callable[[str, Sheet], str]) -> Workbook:
    return _rewritten_cells(workbook, lambda text, here, _row, _column: change(text, here))


def _rewritten_cells(workbook: Workbook, change: Callable[[str, Sheet, int, int], str]) -> Workbook:
    for sheet in workbook.sheets:
        draft: Draft | None = None
        for row, column, text in formulas_in(sheet.grid.values):
            changed = change(text, sheet, row, column)
            if changed != text:
                draft = draft or Draft(sheet.grid)
                draft.set_value(row, column, Formula(changed))
        if draft is not None:
            workbook = workbook.with_sheet(replace(sheet, grid=draft.finished()))
    return workbook


def _edited(place: Place, axis: Axis, edit: Edit) -> Place | None:
    if axis == ROWS:
        span = moved_span(edit, place.top, place.bottom)
        return None if span is None else place._replace(top=span[0], bottom=span[1])
    span = moved_span(edit, place.left, place.right)
    return None if span is None else place._replace(left=span[0], right=span[1])


def _inside(place: Place, area: Area) -> bool:
    top, left, bottom, right = place[1:]
    if top is None or left is None or bottom is None or right is None:
        return False
    return area.top <= top and area.left <= left and bottom <= area.bottom and right <= area.right


def _edges(place: Place, down: int, right: int) -> list[tuple[int | None, int]]:
    return [(place.top, down), (place.left, right), (place.bottom, down), (place.right, right)]
