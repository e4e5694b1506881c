"""Titles of tabs as Excel allows them."""

import re

from sheets_sync.local_sheets.model.workbook import Workbook

MOST = 31


def excel_titles(workbook: Workbook) -> dict[int, str]:
    """By sheet id: at most 31 characters, none of []:*?/\\, no two alike but for letter case."""
    titles: dict[int, str] = {}
    taken = {""}
    for sheet in workbook.sheets:
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", sheet.title).strip("'")[:MOST] or "Sheet"
        title, number = base, 2
        while title.casefold() in taken or title.casefold() == "history":  # Excel's own
            ending = f" ({number})"
            title, number = base[: MOST - len(ending)] + ending, number + 1
        taken.add(title.casefold())
        titles[sheet.sheet_id] = title
    return titles
