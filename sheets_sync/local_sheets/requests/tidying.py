"""trimWhitespace, deleteDuplicates and textToColumns."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.area import Area, span_of
from sheets_sync.local_sheets.model.axis import COLUMNS
from sheets_sync.local_sheets.model.effective import effective_value, shown_text
from sheets_sync.local_sheets.model.entry import read_entry
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.values import grown
from sheets_sync.local_sheets.requests.blocks import clear, merged_areas, put, take
from sheets_sync.local_sheets.requests.reading import area_in

Json = dict[str, Any]

_SPACES = re.compile(r"[^\S\u00a0]+")  # a non-breaking space is there on purpose
_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}
_GUESSES = (",", ";", "\t", "|", ".", " ")


def trim_whitespace(workbook: Workbook, request: Json, _call: Call) -> tuple[Workbook, Json]:
    """No space around the texts of the range, and single ones within; formulas stay."""
    area = area_in(workbook, request)
    grid = workbook.sheet(area.sheet_id).grid
    draft = Draft(grid)
    changed = 0
    for row, cells in enumerate(grid.values[area.top : area.bottom], area.top):
        for column, value in enumerate(cells[area.left : area.right], area.left):
            if isinstance(value, str) and (trimmed := _trimmed(value)) != value:
                draft.set_value(row, column, trimmed)
                changed += 1
    reply = {"cellsChangedCount": changed} if changed else {}
    return workbook.with_grid(area.sheet_id, draft.finished()), {"trimWhitespace": reply}


def _trimmed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def delete_duplicates(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Rows of the range that say what an earlier one says vanish; the rest of it moves up.

    Texts are compared without regard to case, formulas by what they show, hidden rows too.
    """
    area = area_in(workbook, request)
    if any(merge.overlaps(area) for merge in merged_areas(workbook, area.sheet_id)):
        raise invalid("You can't remove duplicates from a range containing merged cells.")
    columns = _compared(workbook, area, request.get("comparisonColumns") or [])
    kept: list[int] = []
    seen: set[tuple[Value, ...]] = set()
    for row in range(area.top, area.bottom):
        key = tuple(
            _comparable(effective_value(workbook, area.sheet_id, row, column, call.results))
            for column in columns
        )
        if key not in seen:
            seen.add(key)
            kept.append(row)
    grid = workbook.sheet(area.sheet_id).grid
    block = take(grid, area)
    draft = Draft(grid)
    clear(draft, area)
    put(draft, area.top, area.left, [block[row - area.top] for row in kept])
    removed = area.height - len(kept)
    reply = {"duplicatesRemovedCount": removed} if removed else {}
    return workbook.with_grid(area.sheet_id, draft.finished()), {"deleteDuplicates": reply}


def _compared(workbook: Workbook, area: Area, spans: list[Json]) -> list[int]:
    columns: list[int] = []
    for span in spans:
        sheet, axis, start, end = span_of(workbook, span)
        inside = area.left <= start and end <= area.right
        if sheet.sheet_id != area.sheet_id or axis != COLUMNS or not inside:
            raise invalid("comparisonColumns must be columns of the range.")
        columns.extend(range(start, end))
    return columns or list(range(area.left, area.right))


def _comparable(value: Value) -> Value:
    if isinstance(value, bool):
        return f"\0{value}"  # TRUE is not 1
    return value.casefold() if isinstance(value, str) else value


def text_to_columns(workbook: Workbook, request: Json, call: Call) -> tuple[Workbook, Json]:
    """Split the texts of one column over those to its right, which take on its looks."""
    area = area_in(workbook, request, "source")
    if area.width != 1:
        raise invalid("The source range must span exactly one column.")
    texts = [
        shown_text(workbook, area.sheet_id, row, area.left, call.results)
        for row in range(area.top, area.bottom)
    ]
    delimiter = _delimiter(request, texts)
    parts = [text.split(delimiter) if delimiter else [text] for text in texts]
    width = max(map(len, parts))
    if width == 1:
        return workbook, {}
    workbook = grown(workbook, area.sheet_id, area.bottom, area.left + width)
    return _spread(workbook, replace(area, right=area.left + width), parts, call), {}


def _delimiter(request: Json, texts: list[str]) -> str:
    kind = str(request.get("delimiterType", ""))
    if kind == "CUSTOM":
        if not request.get("delimiter"):
            raise invalid("A delimiter is required with delimiterType CUSTOM.")
        return str(request["delimiter"])
    if kind in _DELIMITERS:
        return _DELIMITERS[kind]
    if kind != "AUTODETECT":
        raise invalid("delimiterType is required.")
    filled = [text for text in texts if text]
    most = max(_GUESSES, key=lambda guess: sum(guess in text for text in filled))
    return most if any(most in text for text in filled) else ""


def _spread(workbook: Workbook, area: Area, parts: list[list[str]], call: Call) -> Workbook:
    grid = workbook.sheet(area.sheet_id).grid
    year = dt.datetime.fromtimestamp(call.at / 1000, dt.UTC).year
    draft = Draft(grid)
    for row, pieces in enumerate(parts, area.top):
        if len(pieces) == 1:
            continue
        style = grid.style(row, area.left)
        for column, piece in enumerate(pieces, area.left):
            entry = read_entry(piece.strip(), style, workbook.locale, year)
            value = entry.value.text if isinstance(entry.value, Formula) else entry.value
            draft.set_value(row, column, value)
            draft.set_style(row, column, style)
    return workbook.with_grid(area.sheet_id, draft.finished())
