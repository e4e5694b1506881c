"""The batchUpdate that prints a ranking or awards tab: cells, looks, chart, lock.

Shapes: https://developers.google.com/sheets/api/reference/rest/v4/spreadsheets/request and
https://developers.google.com/sheets/api/reference/rest/v4/spreadsheets/charts
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from sheets_sync.assessment.tables import Head, Look, PrintedTable, Shown
from sheets_sync.workbook import setup_requests as api
from sheets_sync.workbook.layout import ranking_texts as texts
from sheets_sync.workbook.layout.guide import LOCKED_TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.look import colour
from sheets_sync.workbook.snapshot import Cell

Json = dict[str, Any]

_TAB, _HEADER, _HEADING = "999999", "d9d9d9", "e8eaed"
_MEDALS: Final[Mapping[str, str]] = {"gold": "ffe599", "silver": "d9d9d9", "bronze": "f6b26b"}
_PATTERNS: Final[Mapping[Look, str]] = {
    Look.COUNT: "0",
    Look.POINTS: "0.00",
    Look.CHANGE: "+0;-0;0",
    Look.GAIN: "+0.00;-0.00;0.00",
}
_TITLE_SIZE: Final = 16
_CHART_COLUMNS: Final = 8  # to the right of the table, under the chart
_VALUE_PLACE: Final = 4  # the column in which the lines of a section say what
_CHART_HEIGHT: Final = 420
_FIELDS: Final = "userEnteredValue,userEnteredFormat"


@dataclass(frozen=True, slots=True)
class Page:
    """A printed table as the cells of a sheet: plain values and formats, by row."""

    values: Sequence[Sequence[Cell]]
    formats: Sequence[Sequence[Json]]
    header: int  # the 0-based row of the header
    width: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.values)


def sheet_id_for(key: str, taken: Sequence[int]) -> int:
    """The id of the tab of this key: the same whoever makes it, unless another sheet has it."""
    number = int(sha256(key.encode()).hexdigest()[:7], 16) + 1_000_000
    while number in taken:
        number += 1
    return number


def lay_out(table: PrintedTable) -> Page:
    """The cells of a table: title, facts, header, lines, and the sections below."""
    width = len(table.heads)
    rows: list[tuple[list[Cell], list[Json]]] = [_row(width, [table.title], _title())]
    rows += [_row(width, [fact], _plain()) for fact in table.facts]
    header = len(rows)
    rows.append(_row(width, [head.text for head in table.heads], _header()))
    for place, line in enumerate(table.lines):
        background = _MEDALS.get(table.medals.get(place, ""))
        shown = [_value(cell) for cell in line]
        rows.append((shown, [_cell(head, background) for head in table.heads]))
    for section in table.sections:
        rows.append(_row(width, [], _plain()))
        rows.append(_row(width, [section.heading], _heading()))
        for what, of_it in section.lines:
            blanks = [""] * (_VALUE_PLACE - 1)
            cells: list[Cell] = [what, *blanks, of_it] if what else [of_it]
            rows.append(_row(width, cells, _plain()))
    return Page([cells for cells, _ in rows], [looks for _, looks in rows], header, width)


def page_requests(
    table: PrintedTable, page: Page, sheet_id: int, charts: Sequence[int], locale: Locale
) -> list[Json]:
    """Everything that makes an existing sheet show the table; `charts` stand on it already."""
    size = {"rowCount": page.height, "columnCount": page.width + _CHART_COLUMNS}
    frozen = {"frozenRowCount": page.header + 1, "frozenColumnCount": table.charted[0] + 1}
    cells = [
        [{**_entered(value), "userEnteredFormat": look} for value, look in zip(*row, strict=True)]
        for row in zip(page.values, page.formats, strict=True)
    ]
    properties = {"sheetId": sheet_id, "title": table.tab_title}
    shape = {**properties, "gridProperties": {**size, **frozen}}
    return [
        *({"deleteEmbeddedObject": {"objectId": chart}} for chart in charts),
        {
            "updateSheetProperties": {
                "properties": {**shape, "tabColorStyle": {"rgbColor": colour(_TAB)}},
                "fields": "title,tabColorStyle,gridProperties(rowCount,columnCount,"
                "frozenRowCount,frozenColumnCount)",
            }
        },
        api.write_cells(sheet_id, 0, 0, cells, _FIELDS),
        *(api.set_width(sheet_id, place, head.width) for place, head in enumerate(table.heads)),
        *([_chart(table, page, sheet_id, locale)] if table.ranked else []),
    ]


def new_sheet_requests(
    table: PrintedTable,
    page: Page,
    sheet_id: int,
    index: int,
    editors: Sequence[str],
    locale: Locale,
) -> list[Json]:
    """Make the tab, mark it and lock it."""
    width = page.width + _CHART_COLUMNS
    return [
        api.add_sheet(sheet_id, table.tab_title, index, page.height, width),
        api.mark_tab(sheet_id, table.key),
        api.lock_sheet(sheet_id, LOCKED_TAB[locale], editors, ()),
    ]


def _chart(table: PrintedTable, page: Page, sheet_id: int, locale: Locale) -> Json:
    """A column chart of the totals, beside the table."""
    names, totals = table.charted
    title = texts.CHART_TITLE[locale]
    return {
        "addChart": {
            "chart": {
                "chartId": sheet_id,
                "spec": {
                    "title": f"{table.title} {title}",
                    "basicChart": {
                        "chartType": "COLUMN",
                        "legendPosition": "NO_LEGEND",
                        "headerCount": 1,
                        "axis": [{"position": "LEFT_AXIS", "title": title}],
                        "domains": [{"domain": _source(table, page, sheet_id, names)}],
                        "series": [
                            {
                                "series": _source(table, page, sheet_id, totals),
                                "targetAxis": "LEFT_AXIS",
                            }
                        ],
                    },
                },
                "position": {
                    "overlayPosition": {
                        "anchorCell": {
                            "sheetId": sheet_id,
                            "rowIndex": page.header,
                            "columnIndex": page.width,
                        },
                        "heightPixels": _CHART_HEIGHT,
                    }
                },
            }
        }
    }


def _source(table: PrintedTable, page: Page, sheet_id: int, column: int) -> Json:
    area = {
        "sheetId": sheet_id,
        "startRowIndex": page.header,
        "endRowIndex": page.header + 1 + table.ranked,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    return {"sourceRange": {"sources": [area]}}


def _row(width: int, cells: Sequence[Cell], look: Json) -> tuple[list[Cell], list[Json]]:
    return [*cells, *[""] * (width - len(cells))], [look] * width


def _value(cell: Shown) -> Cell:
    if cell is None:
        return ""
    return float(cell) if isinstance(cell, Decimal) else cell


def _entered(value: Cell) -> Json:
    if value == "" and isinstance(value, str):
        return {}
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def _title() -> Json:
    return {"textFormat": {"bold": True, "fontSize": _TITLE_SIZE}, "wrapStrategy": "OVERFLOW_CELL"}


def _plain() -> Json:
    return {"wrapStrategy": "OVERFLOW_CELL", "horizontalAlignment": "LEFT"}


def _heading() -> Json:
    return {**_plain(), "textFormat": {"bold": True}, "backgroundColor": colour(_HEADING)}


def _header() -> Json:
    return {
        "textFormat": {"bold": True},
        "backgroundColor": colour(_HEADER),
        "horizontalAlignment": "CENTER",
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP",
    }


def _cell(head: Head, background: str | None) -> Json:
    look: Json = {"verticalAlignment": "TOP", "wrapStrategy": "WRAP"}
    look["horizontalAlignment"] = "LEFT" if head.look is Look.TEXT else "CENTER"
    if head.look in _PATTERNS:
        look["numberFormat"] = {"type": "NUMBER", "pattern": _PATTERNS[head.look]}
    if background:
        look["backgroundColor"] = colour(background)
    return look
