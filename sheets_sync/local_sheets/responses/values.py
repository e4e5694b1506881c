"""Values as they are answered: rendered, trimmed, by row or by column."""

from collections.abc import Callable, Sequence
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, a1_of
from sheets_sync.local_sheets.model.axis import COLUMNS
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.number_format import formatted, is_date
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.values import Outcome, major_dimension
from sheets_sync.local_sheets.operations.writing import Written

Json = dict[str, Any]
Line = Sequence[Value]
RENDER_OPTIONS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATE_OPTIONS = ("SERIAL_NUMBER", "FORMATTED_STRING")


class Rendering:
    """How values are asked for: majorDimension, valueRenderOption, dateTimeRenderOption."""

    def __init__(self, major: object = None, render: object = None, dates: object = None) -> None:
        self.major = major_dimension(major)
        self.render = render or "FORMATTED_VALUE"
        self.dates = dates or "SERIAL_NUMBER"
        if self.render not in RENDER_OPTIONS:
            raise invalid(f"Invalid value at 'value_render_option', \"{render}\"")
        if self.dates not in DATE_OPTIONS:
            raise invalid(f"Invalid value at 'date_time_render_option', \"{dates}\"")

    @property
    def is_plain(self) -> bool:
        """Whether cells are answered as they are stored."""
        return self.render != "FORMATTED_VALUE" and self.dates == "SERIAL_NUMBER"


def value_range(workbook: Workbook, area: Area, rendering: Rendering) -> Json:
    """A ValueRange; `values` is missing where all cells are empty."""
    sheet = workbook.sheet(area.sheet_id)
    answer: Json = {"range": a1_of(area, sheet.title), "majorDimension": rendering.major}
    values = _lines(sheet.grid, area, rendering, workbook.locale)
    if values:
        answer["values"] = values
    return answer


def _lines(grid: Grid, area: Area, rendering: Rendering, locale: str) -> list[Line]:
    rows: Sequence[Line] = grid.values[area.top : area.bottom]
    if not rendering.is_plain:
        show = _renderer(rendering, locale)
        rows = [
            _rendered(grid, area.top + offset, row, area.left, area.right, show)
            for offset, row in enumerate(rows)
        ]
    elif area.left > 0 or any(len(row) > area.right for row in rows):
        rows = [row[area.left : area.right] for row in rows]
    if rendering.major == COLUMNS:
        return _columns(rows)
    return _trim([_trim_line(row) for row in rows])


def _columns(rows: Sequence[Line]) -> list[Line]:
    width = max(map(len, rows), default=0)
    columns: list[Line] = [
        _trim_line([row[column] if len(row) > column else "" for row in rows])
        for column in range(width)
    ]
    return _trim(columns)


def _trim_line(line: Line) -> Line:
    end = len(line)
    while end and line[end - 1] == "":
        end -= 1
    return line if end == len(line) else line[:end]


def _trim(lines: list[Line]) -> list[Line]:
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _renderer(rendering: Rendering, locale: str) -> Callable[[Value, Style | None], Value]:
    known: dict[tuple[type, Value, Style | None], Value] = {}

    def show(value: Value, style: Style | None) -> Value:
        if rendering.render != "FORMATTED_VALUE" and not _is_moment(value, style):
            return value
        key = (type(value), value, style)  # 1, 1.0 and TRUE are equal but do not look alike
        shown = known.get(key)
        if shown is None:
            shown = known[key] = formatted(value, style, locale)
        return shown

    return show


def _is_moment(value: Value, style: Style | None) -> bool:
    return is_date(style) and isinstance(value, int | float) and not isinstance(value, bool)


def _rendered(
    grid: Grid,
    row: int,
    cells: Line,
    left: int,
    right: int,
    show: Callable[[Value, Style | None], Value],
) -> Line:
    styles = grid.styles[row] if row < len(grid.styles) else ()
    known = len(styles)
    return [
        value if type(value) is str else show(value, styles[column] if column < known else None)
        for column, value in enumerate(cells[left:right], left)
    ]


def json_default(value: object) -> object:
    """How values that JSON does not know are written: a formula as its text."""
    if isinstance(value, Formula):
        return value.text
    raise TypeError(type(value))


def update_answer(
    workbook: Workbook, written: Written, rendering: Rendering | None, *, named: bool = True
) -> Json:
    """An UpdateValuesResponse; with `rendering`, the values as they now stand."""
    title = workbook.sheet(written.area.sheet_id).title
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id} if named else {}
    answer["updatedRange"] = a1_of(written.area, title)
    counts = {
        "updatedRows": written.rows,
        "updatedColumns": written.columns,
        "updatedCells": written.cells,
    }
    answer.update({name: count for name, count in counts.items() if count})
    if rendering is not None:
        answer["updatedData"] = value_range(workbook, written.area, rendering)
    return answer


def batch_update_answer(workbook: Workbook, outcome: Outcome, rendering: Rendering | None) -> Json:
    """A BatchUpdateValuesResponse, or that of batchUpdateByDataFilter where filters are known."""
    written = outcome.written
    by_sheet: dict[int, list[Written]] = {}
    for item in written:
        by_sheet.setdefault(item.area.sheet_id, []).append(item)
    answer: Json = {"spreadsheetId": workbook.spreadsheet_id}
    totals = {
        "totalUpdatedRows": sum(_union(items, "rows") for items in by_sheet.values()),
        "totalUpdatedColumns": sum(_union(items, "columns") for items in by_sheet.values()),
        "totalUpdatedCells": sum(item.cells for item in written),
        "totalUpdatedSheets": sum(any(i.cells for i in items) for items in by_sheet.values()),
    }
    answer.update({name: count for name, count in totals.items() if count})
    by_filter = bool(outcome.filters)
    responses = [update_answer(workbook, w, rendering, named=not by_filter) for w in written]
    for response, data_filter in zip(responses, outcome.filters, strict=False):
        response["dataFilter"] = data_filter
    if responses:
        answer["responses"] = responses
    return answer


def _union(items: list[Written], direction: str) -> int:
    """Rows or columns that at least one of the ranges changed."""
    if len(items) == 1:
        return int(getattr(items[0], direction))
    changed: set[int] = set()
    for item in items:
        start = item.area.top if direction == "rows" else item.area.left
        changed.update(range(start, start + getattr(item, direction)))
    return len(changed)


def clear_answer(workbook: Workbook, outcome: Outcome) -> list[str]:
    """The names of the cleared ranges."""
    return [a1_of(area, workbook.sheet(area.sheet_id).title) for area in outcome.cleared]
