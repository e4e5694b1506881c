"""xlsx: values, formulas, formats, sizes, frozen rows, merges, notes and drop-downs."""

import io
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sheets_sync.local_sheets.exports.colours import hex_colour
from sheets_sync.local_sheets.exports.formulas import for_excel
from sheets_sync.local_sheets.exports.shown import COLUMN_PIXELS, ROW_PIXELS, Cell, Shown
from sheets_sync.local_sheets.exports.titles import excel_titles
from sheets_sync.local_sheets.exports.xlsx_choices import Choices
from sheets_sync.local_sheets.exports.xlsx_formats import Formats
from sheets_sync.local_sheets.model.area import area_of_grid_range
from sheets_sync.local_sheets.model.values import Formula, Value
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
MOST_TEXT = 32_767  # characters of a cell


def xlsx_file(workbook: Workbook, _only: int | None = None) -> bytes:
    """The whole workbook for Excel, hidden tabs included."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_size(2400, 1600)
        formats = Formats(book, workbook.locale)
        titles = excel_titles(workbook)
        pages = [
            _Page(workbook, sheet, book.add_worksheet(titles[sheet.sheet_id]), formats)
            for sheet in workbook.sheets
        ]
        choices = Choices(book, workbook, titles)
        for page in pages:
            page.write(choices)
        _activate(workbook, book)
    return file.getvalue()


def _activate(workbook: Workbook, book: xlsxwriter.Workbook) -> None:
    """Open the file on the first tab that can be seen."""
    for sheet, page in zip(workbook.sheets, book.worksheets(), strict=False):
        if not sheet.properties.get("hidden"):
            page.activate()
            page.set_first_sheet()
            return


class _Page:
    """One tab on its way into one worksheet."""

    def __init__(self, workbook: Workbook, sheet: Sheet, page: Worksheet, formats: Formats) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._page = page
        self._formats = formats
        self._shown = Shown(workbook, sheet)

    def write(self, choices: Choices) -> None:
        """Everything of the tab."""
        self._write_properties()
        self._write_sizes()
        for row in range(self._shown.height):
            for column, cell in enumerate(self._shown.row(row)):
                self._write_cell(row, column, cell)
        self._write_merges()
        choices.write(self._sheet, self._page)

    def _write_properties(self) -> None:
        properties, page = self._sheet.properties, self._page
        if properties.get("hidden"):
            page.hide()
        if properties.get("rightToLeft"):
            page.right_to_left()
        colour = hex_colour(properties, "tabColor")
        if colour:
            page.set_tab_color(colour)
        frozen = properties.get("gridProperties") or {}
        rows, columns = frozen.get("frozenRowCount") or 0, frozen.get("frozenColumnCount") or 0
        if rows or columns:
            page.freeze_panes(rows, columns)
        if frozen.get("hideGridlines"):
            page.hide_gridlines(2)
        if self._sheet.basic_filter and "range" in self._sheet.basic_filter:
            area = area_of_grid_range(self._workbook, self._sheet.basic_filter["range"])
            page.autofilter(area.top, area.left, area.bottom - 1, area.right - 1)

    def _write_sizes(self) -> None:
        grid, page = self._sheet.grid, self._page
        page.set_column_pixels(0, grid.column_count - 1, COLUMN_PIXELS)
        for column, given in grid.columns.items():
            options = {"hidden": True} if given.get("hiddenByUser") else {}
            page.set_column_pixels(
                column, column, int(given.get("pixelSize") or COLUMN_PIXELS), None, options
            )
        page.set_default_row(ROW_PIXELS * 0.75)
        for row, given in grid.rows.items():
            options = {"hidden": True} if given.get("hiddenByUser") else {}
            page.set_row_pixels(row, int(given.get("pixelSize") or ROW_PIXELS), None, options)

    def _write_cell(self, row: int, column: int, cell: Cell) -> None:
        page, entered = self._page, cell.entered
        dressed = self._formats.of(cell.style)
        result = _plain(cell.result)
        formula = for_excel(entered.text, result) if isinstance(entered, Formula) else None
        if formula is not None:
            page.write_formula(row, column, formula, dressed, result)
        elif isinstance(result, bool):
            page.write_boolean(row, column, result, dressed)
        elif isinstance(result, int | float):
            page.write_number(row, column, result, dressed)
        elif result != "":
            page.write_string(row, column, str(result)[:MOST_TEXT], dressed)
        elif dressed is not None:
            page.write_blank(row, column, None, dressed)
        note = cell.style.fields.get("note") if cell.style else None
        if note:
            page.write_comment(row, column, str(note)[:MOST_TEXT])

    def _write_merges(self) -> None:
        for merge in self._sheet.merges:
            area = area_of_grid_range(self._workbook, merge)
            if area.height * area.width < 2:
                continue
            cells = self._shown.row(area.top)
            cell = cells[area.left] if area.left < len(cells) else Cell("", "", "", None)
            dressed = self._formats.of(cell.style)
            self._page.merge_range(
                area.top, area.left, area.bottom - 1, area.right - 1, "", dressed
            )
            self._write_cell(area.top, area.left, cell)


def _plain(value: Value) -> str | int | float | bool:
    return value.text if isinstance(value, Formula) else value
