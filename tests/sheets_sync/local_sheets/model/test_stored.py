"""Versions come back from their bytes as they were."""

from dataclasses import replace

from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.metadata import Location, Metadata
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.stored import (
    document_from_bytes,
    document_to_bytes,
    sheet_from_json,
    sheet_to_json,
)
from sheets_sync.local_sheets.model.style import style_of
from sheets_sync.local_sheets.model.values import Formula, Value


def test_values_styles_and_metadata() -> None:
    workbook = new_workbook("x", {"title": "t"})
    sheet = workbook.sheets[0]
    draft = Draft(sheet.grid)
    values: list[Value] = ["text", 7, 0.5, True, False, Formula("=A1"), "=A1", "", 1e300, "最后"]
    for column, value in enumerate(values):
        draft.set_value(700, column, value)
    bold = style_of({"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "n"})
    for row in range(600):
        draft.set_style(row, 2, bold)
    grid = replace(draft.finished(), rows={3: {"pixelSize": 9}}, columns={0: {"pixelSize": 8}})
    entry = Metadata(5, "k", None, "PROJECT", Location(0, "ROWS", 3), "me")
    workbook = replace(workbook.with_grid(0, grid), metadata=(entry,))
    file = File("x", "t", "me", 1, 2, 3, permissions=({"id": "p"},), extra={"starred": True})

    back = document_from_bytes(document_to_bytes(Document(file, workbook)))

    assert back.file == file
    assert back.workbook.metadata == (entry,)
    restored = back.workbook.sheets[0].grid
    assert list(restored.values[700]) == values
    assert [type(value) for value in restored.values[700]] == [type(value) for value in values]
    assert list(restored.values) == list(grid.values)
    assert [row[2] for row in restored.styles] == [bold] * 600
    assert (restored.rows, restored.columns) == (grid.rows, grid.columns)


def test_what_stands_on_sheets() -> None:
    sheet = replace(
        new_workbook("x", {}).sheets[0], filter_views=({"title": "v"},), charts=({"chartId": 1},)
    )
    stored = sheet_to_json(sheet)
    back = sheet_from_json(stored)
    assert (back.filter_views, back.charts) == (sheet.filter_views, sheet.charts)
    for name in ("filter_views", "charts"):
        del stored[name]  # as in stores of older versions
    back = sheet_from_json(stored)
    assert (back.filter_views, back.charts) == ((), ())
