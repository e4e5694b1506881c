"""Workbooks as bytes and back, for snapshots and for copies between files."""

import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import orjson

from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.metadata import Location, Metadata
from sheets_sync.local_sheets.model.rows import Rows
from sheets_sync.local_sheets.model.style import StyleRow, style_of
from sheets_sync.local_sheets.model.values import Formula, ValueRow
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
FORMAT = 1
PLAIN_BYTES = 400  # JSON as short as this is kept as it is


def pack(value: object) -> bytes:
    """JSON, compressed where that is worth the time."""
    data = orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)
    return zlib.compress(data, 1) if len(data) > PLAIN_BYTES else data


def unpack(data: bytes) -> Json:
    """The object that `pack` was given."""
    content: Json = orjson.loads(data if data[:1] == b"{" else zlib.decompress(data))
    return content


def document_to_bytes(document: Document) -> bytes:
    """One version of a file, whole."""
    return pack(document_to_json(document))


def document_from_bytes(data: bytes) -> Document:
    """The version that `document_to_bytes` was given."""
    return document_from_json(unpack(data))


def document_to_json(document: Document) -> Json:
    """One version of a file as plain JSON."""
    return {
        "format": FORMAT,
        "file": asdict(document.file),
        "workbook": workbook_to_json(document.workbook),
        "comments": document.comments,
    }


def document_from_json(stored: Json) -> Document:
    """The version that `document_to_json` was given."""
    return Document(
        file_from_json(stored["file"]),
        workbook_from_json(stored["workbook"]),
        tuple(stored.get("comments", ())),
    )


def file_from_json(stored: Json) -> File:
    """The Drive side of a file; older stores lack fields that came later."""
    names = ("permissions", "former", "kept_revisions")
    lists = {name: tuple(stored.get(name, ())) for name in names}
    return File(**{**stored, **lists})


def workbook_to_json(workbook: Workbook) -> Json:
    """A workbook as plain JSON."""
    return {
        "id": workbook.spreadsheet_id,
        "properties": workbook.properties,
        "sheets": [sheet_to_json(sheet) for sheet in workbook.sheets],
        "named_ranges": workbook.named_ranges,
        "metadata": [asdict(entry) for entry in workbook.metadata],
    }


def workbook_from_json(stored: Json) -> Workbook:
    """The workbook that `workbook_to_json` was given."""
    return Workbook(
        stored["id"],
        stored["properties"],
        tuple(sheet_from_json(sheet) for sheet in stored["sheets"]),
        tuple(stored["named_ranges"]),
        tuple(metadata_from_json(entry) for entry in stored["metadata"]),
    )


def metadata_from_json(stored: Json) -> Metadata:
    """One metadata entry."""
    return Metadata(**{**stored, "location": Location(**stored["location"])})


def sheet_to_json(sheet: Sheet) -> Json:
    """A sheet as plain JSON; formulas stand as text in `values` and are named in `formulas`."""
    return {
        "id": sheet.sheet_id,
        "title": sheet.title,
        "properties": sheet.properties,
        "grid": grid_to_json(sheet.grid),
        "merges": sheet.merges,
        "conditional_formats": sheet.conditional_formats,
        "protected_ranges": sheet.protected_ranges,
        "banded_ranges": sheet.banded_ranges,
        "basic_filter": sheet.basic_filter,
        "groups": sheet.groups,
        "filter_views": sheet.filter_views,
        "charts": sheet.charts,
    }


def sheet_from_json(stored: Json) -> Sheet:
    """The sheet that `sheet_to_json` was given."""
    return Sheet(
        stored["id"],
        stored["title"],
        grid_from_json(stored["grid"]),
        stored["properties"],
        tuple(stored["merges"]),
        tuple(stored["conditional_formats"]),
        tuple(stored["protected_ranges"]),
        tuple(stored["banded_ranges"]),
        stored["basic_filter"],
        tuple(stored["groups"]),
        tuple(stored.get("filter_views", ())),
        tuple(stored.get("charts", ())),
    )


def grid_to_json(grid: Grid) -> Json:
    """A grid as plain JSON."""
    formulas = [
        (r, c)
        for r, row in enumerate(grid.values)
        for c, value in enumerate(row)
        if type(value) is Formula
    ]
    values: list[Sequence[Any]] = list(grid.values)
    for r in {r for r, _ in formulas}:
        values[r] = [v.text if isinstance(v, Formula) else v for v in values[r]]
    styles, runs = _styles_to_json(grid.styles)
    return {
        "rows": grid.row_count,
        "columns": grid.column_count,
        "values": values,
        "formulas": formulas,
        "styles": styles,
        "style_runs": runs,
        "row_sizes": list(grid.rows.items()),
        "column_sizes": list(grid.columns.items()),
    }


def _styles_to_json(rows: Sequence[StyleRow]) -> tuple[list[Json], list[list[Any]]]:
    """The distinct styles, and runs of [how many rows, style numbers of each]."""
    numbers: dict[int, int] = {}
    styles: list[Json] = []
    runs: list[list[Any]] = []
    previous: StyleRow | None = None
    for row in rows:
        if previous is not None and row == previous:
            runs[-1][0] += 1
            continue
        for style in row:
            if style is not None and id(style) not in numbers:
                numbers[id(style)] = len(styles)
                styles.append(style.fields)
        runs.append([1, [-1 if style is None else numbers[id(style)] for style in row]])
        previous = row
    return styles, runs


def grid_from_json(stored: Json) -> Grid:
    """The grid that `grid_to_json` was given."""
    values: list[ValueRow] = list(map(tuple, stored["values"]))
    by_row: dict[int, list[int]] = {}
    for r, c in stored["formulas"]:
        by_row.setdefault(r, []).append(c)
    for r, columns in by_row.items():
        cells = list(values[r])
        for c in columns:
            cells[c] = Formula(str(cells[c]))
        values[r] = tuple(cells)
    known = [style_of(fields) for fields in stored["styles"]]
    styles: list[StyleRow] = []
    for count, numbers in stored["style_runs"]:
        styles.extend([tuple(None if n < 0 else known[n] for n in numbers)] * count)
    return Grid(
        stored["rows"],
        stored["columns"],
        Rows(values),
        Rows(styles),
        dict(stored["row_sizes"]),
        dict(stored["column_sizes"]),
    )
