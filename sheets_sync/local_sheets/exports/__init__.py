"""Workbooks as files: csv, tsv, xlsx, ods, zipped html, pdf."""

from collections.abc import Callable

from sheets_sync.local_sheets.exports.html import html_zip
from sheets_sync.local_sheets.exports.text import csv_text, tsv_text
from sheets_sync.local_sheets.model.workbook import Workbook

Export = Callable[[Workbook, int | None], bytes]  # with the sheet id of the only tab, if any


def _xlsx(workbook: Workbook, only: int | None) -> bytes:
    # These three are slow to import, and needed seldom: a server should be there at once.
    from sheets_sync.local_sheets.exports.xlsx import xlsx_file

    return xlsx_file(workbook, only)


def _ods(workbook: Workbook, only: int | None) -> bytes:
    from sheets_sync.local_sheets.exports.ods import ods_file

    return ods_file(workbook, only)


def _pdf(workbook: Workbook, only: int | None) -> bytes:
    from sheets_sync.local_sheets.exports.pdf import pdf_file

    return pdf_file(workbook, only)


EXPORTS: dict[str, Export] = {
    "csv": csv_text,
    "tsv": tsv_text,
    "xlsx": _xlsx,
    "ods": _ods,
    "zip": html_zip,
    "pdf": _pdf,
}

__all__ = ["EXPORTS", "Export"]
