"""Titles of tabs as Excel allows them."""

from dataclasses import replace

from sheets_sync.local_sheets.exports.titles import excel_titles
from sheets_sync.local_sheets.model.new_workbook import new_sheet, new_workbook


def test_titles() -> None:
    given = ["a/b", "A?B", "x" * 40, "x" * 35, "'quoted'", "[]", "History", "民情日记"]
    sheets = tuple(new_sheet(number, title, {}) for number, title in enumerate(given))
    titles = excel_titles(replace(new_workbook("x", {}), sheets=sheets))
    assert list(titles.values()) == [
        "a b",
        "A B (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "quoted",
        "  ",
        "History (2)",
        "民情日记",
    ]
