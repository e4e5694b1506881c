"""Workbooks as files: csv, tsv, xlsx, ods, zipped html, pdf."""

from collections.abc import Callable

from sheets_sync.local_sheets.exports.html import html_zip
from sheets_sync.local_sheets.exports.ods import ods_file
from sheets_sync.local_sheets.exports.pdf import pdf_file
from sheets_sync.local_sheets.exports.text import csv_text, tsv_text
from sheets_sync.local_sheets.exports.xlsx import xlsx_file
from sheets_sync.local_sheets.model.workbook import Workbook

Export = Callable[[Workbook, int | None], bytes]  # with the sheet id of the only tab, if any

EXPORTS: dict[str, Export] = {
    "csv": csv_text,
    "tsv": tsv_text,
    "xlsx": xlsx_file,
    "ods": ods_file,
    "zip": html_zip,
    "pdf": pdf_file,
}

__all__ = ["EXPORTS", "Export"]
