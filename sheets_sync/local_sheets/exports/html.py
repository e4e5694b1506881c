"""Zipped html: a page for every tab, and one style sheet for all of them."""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from sheets_sync.local_sheets.exports.colours import hex_colour
from sheets_sync.local_sheets.exports.shown import Cell, Shown, tabs
from sheets_sync.local_sheets.model.area import area_of_grid_range
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

STYLE_SHEET = """\
table { border-collapse: collapse; font: 10pt Arial, sans-serif; table-layout: fixed; width: 0 }
td { border: 1px solid #e2e3e3; overflow: hidden; padding: 2px 3px; vertical-align: bottom }
td.n { text-align: right }
"""
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same workbook is the same file at any hour


def html_zip(workbook: Workbook, only: int | None = None) -> bytes:
    """Every tab that can be seen as `title.html`, beside resources/sheet.css."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        names: set[str] = set()
        for sheet in tabs(workbook, only):
            name = _file_name(sheet.title, names)
            page = "".join(_page(workbook, sheet))
            archive.writestr(_entry(f"{name}.html"), page.encode())
        archive.writestr(_entry("resources/sheet.css"), STYLE_SHEET.encode())
    return file.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _file_name(title: str, taken: set[str]) -> str:
    base = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", title).strip(". ") or "sheet"
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base} ({number})", number + 1
    taken.add(name.casefold())
    return name


def _page(workbook: Workbook, sheet: Sheet) -> Iterator[str]:
    shown = Shown(workbook, sheet)
    spans: dict[tuple[int, int], str] = {}
    covered: set[tuple[int, int]] = set()
    width = shown.width
    for merge in sheet.merges:
        area = area_of_grid_range(workbook, merge)
        width = max(width, area.right)
        cells = {(r, c) for r in range(area.top, area.bottom) for c in range(area.left, area.right)}
        covered |= cells - {(area.top, area.left)}
        spans[area.top, area.left] = f' rowspan="{area.height}" colspan="{area.width}"'
    yield (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        f"<title>{html.escape(sheet.title)}</title>"
        '<link rel="stylesheet" href="resources/sheet.css"></head><body><table>\n<colgroup>'
    )
    yield from (f'<col style="width:{shown.pixels(column)}px">' for column in range(width))
    yield "</colgroup>\n"
    for row in range(max(len(shown.texts), max((r + 1 for r, _ in covered), default=0))):
        cells_of_row = shown.row(row)
        yield "<tr>"
        for column in range(width):
            if (row, column) in covered:
                continue
            cell = cells_of_row[column] if column < len(cells_of_row) else None
            yield _cell(cell, spans.get((row, column), ""))
        yield "</tr>\n"
    yield "</table></body></html>\n"


def _cell(cell: Cell | None, span: str) -> str:
    if cell is None:
        return f"<td{span}></td>"
    number = isinstance(cell.result, int | float) and not isinstance(cell.result, bool)
    kind = ' class="n"' if number else ""
    look = _look(cell.style)
    dressed = f' style="{look}"' if look else ""
    text = html.escape(cell.text).replace("\n", "<br>")
    return f"<td{span}{kind}{dressed}>{text}</td>"


def _look(style: Style | None) -> str:
    if style is None:
        return ""
    given, text = style.format, style.format.get("textFormat") or {}
    rules = {
        "background": hex_colour(given, "backgroundColor"),
        "color": hex_colour(text, "foregroundColor"),
        "font-weight": "bold" if text.get("bold") else None,
        "font-style": "italic" if text.get("italic") else None,
        "text-decoration": "line-through" if text.get("strikethrough") else None,
        "text-align": str(given.get("horizontalAlignment", "")).lower() or None,
        "white-space": "pre-wrap" if given.get("wrapStrategy") == "WRAP" else None,
    }
    return ";".join(f"{name}:{html.escape(value)}" for name, value in rules.items() if value)
