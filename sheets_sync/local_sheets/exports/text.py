"""csv and tsv: the shown values of one tab, the first unless told, as wide as its widest row."""

import csv
import io
import re

from sheets_sync.local_sheets.exports.shown import Shown, tabs
from sheets_sync.local_sheets.model.workbook import Workbook

NEWLINE = "\r\n"


def _rows(workbook: Workbook, only: int | None) -> list[list[str]]:
    shown = Shown(workbook, tabs(workbook, only)[0])
    width = shown.width
    return [[*map(str, row), *[""] * (width - len(row))] for row in shown.texts]


def csv_text(workbook: Workbook, only: int | None = None) -> bytes:
    """UTF-8 without a mark, lines ended by CRLF, the last one not."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=NEWLINE).writerows(_rows(workbook, only))
    return file.getvalue().removesuffix(NEWLINE).encode()


def tsv_text(workbook: Workbook, only: int | None = None) -> bytes:
    """The same with tabs between the cells; tabs and newlines inside of one become spaces."""
    lines = ("\t".join(re.sub(r"[\t\r\n]+", " ", c) for c in row) for row in _rows(workbook, only))
    return NEWLINE.join(lines).encode()
