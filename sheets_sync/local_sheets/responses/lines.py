"""The values of an area as JSON, a block at a time: a large answer is never there as objects."""

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import overload

import orjson

from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.axis import COLUMNS
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.style import StyleRow
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.responses.rendering import Painter, Rendering

Line = Sequence[Value]

BLOCK = 2000  # rows, so that a block is some hundred kilobytes


class Lines(Sequence[Line]):
    """The trimmed rows or columns of an area; empty where all cells are."""

    def __init__(self, grid: Grid, area: Area, rendering: Rendering, locale: str) -> None:
        self._grid, self._area = grid, area
        self._by_column = rendering.major == COLUMNS
        self._painter = rendering.painter(locale)
        self._bottom = _filled_bottom(grid, area)
        self._whole: list[Line] | None = None

    def _all(self) -> list[Line]:
        if self._whole is None:
            self._whole = list(self._columns() if self._by_column else self._rows())
        return self._whole

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        return self._all()[index]

    def __bool__(self) -> bool:
        return self._bottom > self._area.top

    def parts(self) -> Iterator[bytes]:
        """The JSON of all lines, in pieces."""
        lines = self._columns() if self._by_column else self._rows()
        mark = b"["
        while some := list(islice(lines, 1 if self._by_column else BLOCK)):
            yield mark
            yield orjson.dumps(some, default=as_json, option=orjson.OPT_PASSTHROUGH_DATACLASS)[1:-1]
            mark = b","
        yield b"[]" if mark == b"[" else b"]"

    def _rows(self) -> Iterator[Line]:
        left, right = self._area.left, self._area.right
        for start in range(self._area.top, self._bottom, BLOCK):
            rows: Sequence[Line] = self._grid.values[start : min(start + BLOCK, self._bottom)]
            if left or any(len(row) > right for row in rows):
                rows = [row[left:right] for row in rows]
            if self._painter:
                yield from self._painted(self._painter, start, rows)
            else:
                yield from map(_trimmed, rows)

    def _painted(self, painter: Painter, start: int, rows: Sequence[Line]) -> Iterator[Line]:
        """Column by column, which is the fast way, and back into rows."""
        left = self._area.left
        for first, last, styles in self._runs(start, start + len(rows)):
            run = rows[first - start : last - start]
            columns = [
                painter.paint(cells, styles[column] if column < len(styles) else None)
                for column, cells in enumerate(zip_longest(*run, fillvalue=""), left)
            ]
            yield from map(_trimmed, zip(*columns, strict=True)) if columns else [()] * len(run)

    def _runs(self, start: int, stop: int) -> Iterator[tuple[int, int, StyleRow]]:
        """Rows that follow each other and are dressed alike."""
        styles = self._grid.styles[start:stop]
        begun = 0
        for place in range(1, len(styles) + 1):
            if place == len(styles) or styles[place] is not styles[begun]:
                yield start + begun, start + place, styles[begun]
                begun = place
        if start + begun < stop:
            yield start + begun, stop, ()

    def _columns(self) -> Iterator[Line]:
        area, painter = self._area, self._painter
        rows = self._grid.values[area.top : self._bottom]
        runs = list(self._runs(area.top, self._bottom)) if painter else []
        for column in range(area.left, _filled_right(rows, area)):
            line: list[Value] = [row[column] if len(row) > column else "" for row in rows]
            if painter:
                line = [
                    cell
                    for start, stop, styles in runs
                    for cell in painter.paint(
                        line[start - area.top : stop - area.top],
                        styles[column] if column < len(styles) else None,
                    )
                ]
            yield _trimmed(line)


def _filled_bottom(grid: Grid, area: Area) -> int:
    """The row behind the last one of the area with a value in it, the area's top if none has."""
    bottom = min(area.bottom, len(grid.values))
    while bottom > area.top and not any(
        cell != "" for cell in grid.values[bottom - 1][area.left : area.right]
    ):
        bottom -= 1
    return max(bottom, area.top)


def _filled_right(rows: Sequence[Line], area: Area) -> int:
    right = area.left
    for row in rows:
        end = min(len(row), area.right)
        while end > right and row[end - 1] == "":
            end -= 1
        right = max(right, end)
    return right


def _trimmed(line: Line) -> Line:
    end = len(line)
    while end and line[end - 1] == "":
        end -= 1
    return line if end == len(line) else line[:end]


def as_json(value: object) -> object:
    """How values that JSON does not know are written: a formula as its text."""
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, Lines):
        return orjson.Fragment(b"".join(value.parts()))
    raise TypeError(type(value))


def json_parts(content: object) -> list[bytes]:
    """The JSON of an answer in pieces, the Lines in it block by block."""
    held: list[Lines] = []

    def hold(value: object) -> object:
        if isinstance(value, Lines):
            held.append(value)
            return orjson.Fragment(b"\0")  # JSON itself never has this byte
        return as_json(value)

    frame = orjson.dumps(content, default=hold, option=orjson.OPT_PASSTHROUGH_DATACLASS)
    first, *rest = frame.split(b"\0")
    parts = [first]
    for lines, piece in zip(held, rest, strict=True):
        parts.extend(lines.parts())
        parts.append(piece)
    return parts
