"""Values in blocks: against a slow and plain way to say the same."""

from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.grid import Draft, Grid
from sheets_sync.local_sheets.model.number_format import formatted
from sheets_sync.local_sheets.model.style import with_number_format
from sheets_sync.local_sheets.model.values import CellError, Formula
from sheets_sync.local_sheets.responses import lines as lines_module
from sheets_sync.local_sheets.responses.lines import Lines, json_parts
from sheets_sync.local_sheets.responses.rendering import Rendering

ROWS, COLUMNS = 12, 5
STYLES = [
    None,
    with_number_format(None, "DATE", "yyyy-mm-dd"),
    with_number_format(None, "NUMBER", '0.0;(0.0);"none";"<"@">"'),
    with_number_format(None, "PERCENT", ""),
]
_value = st.sampled_from(
    ["", "x", "7", 7, 0, -1.5, 46086, True, False, Formula("=A1"), CellError("REF", "gone")]
)
_cells = st.dictionaries(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1)),
    st.tuples(_value, st.sampled_from(STYLES)),
    max_size=30,
)
_areas = st.tuples(
    st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), st.integers(1, ROWS), st.integers(1, 5)
).map(lambda a: Area(0, a[0], a[1], min(a[0] + a[2], ROWS), min(a[1] + a[3], COLUMNS)))
_renderings = st.builds(
    Rendering,
    st.sampled_from(["ROWS", "COLUMNS"]),
    st.sampled_from(["FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"]),
    st.sampled_from(["SERIAL_NUMBER", "FORMATTED_STRING"]),
)


def _plainly(grid: Grid, area: Area, rendering: Rendering) -> list[list[Any]]:
    def shown(row: int, column: int) -> Any:
        value, style = grid.value(row, column), grid.style(row, column)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        dated = number and style is STYLES[1] and rendering.dates == "FORMATTED_STRING"
        if rendering.render == "FORMATTED_VALUE" or dated:
            value = formatted(value, style, "en_US")
        return value.text if isinstance(value, Formula) else value

    rows = [
        [shown(row, column) for column in range(area.left, area.right)]
        for row in range(area.top, area.bottom)
    ]
    lines = [list(line) for line in zip(*rows, strict=True)] if rendering.major != "ROWS" else rows
    for line in lines:
        while line and line[-1] == "":
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _grid(cells: dict[Any, Any]) -> Grid:
    draft = Draft(Grid(ROWS, COLUMNS))
    for (row, column), (value, style) in cells.items():
        draft.set_value(row, column, value)
        draft.set_style(row, column, style)
    return draft.finished()


@settings(deadline=None)
@given(_cells, _areas, _renderings, st.sampled_from([1, 3, 2000]))
def test_blocks_say_the_same(
    cells: dict[Any, Any], area: Area, rendering: Rendering, block: int
) -> None:
    grid = _grid(cells)
    expected = _plainly(grid, area, rendering)
    before, lines_module.BLOCK = lines_module.BLOCK, block
    try:
        lines = Lines(grid, area, rendering, "en_US")
        assert bool(lines) == bool(expected)
        assert orjson.loads(b"".join(lines.parts())) == expected
        assert len(lines) == len(expected)
    finally:
        lines_module.BLOCK = before


def test_answers_with_several_ranges_in_them() -> None:
    grid = _grid({(0, 0): ("a\0b", None), (1, 1): (7, None)})
    rendering = Rendering()
    top, all_of_it = Area(0, 0, 0, 1, 5), Area(0, 0, 0, ROWS, COLUMNS)
    answer = {"ranges": [{"values": Lines(grid, area, rendering, "")} for area in (top, all_of_it)]}
    assert orjson.loads(b"".join(json_parts({**answer, "end": "\0"}))) == {
        "ranges": [{"values": [["a\0b"]]}, {"values": [["a\0b"], ["", "7"]]}],
        "end": "\0",
    }
