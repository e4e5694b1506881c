"""Field masks over what the methods of the Sheets API answer."""

from typing import Any

import pytest

from sheets_sync.local_sheets.model.field_mask import parse_mask
from sheets_sync.local_sheets.routes.answered import first_unknown
from tests.sheets_sync.local_sheets.discovery import methods


@pytest.mark.parametrize(
    ("message", "fields", "path"),
    [
        ("Spreadsheet", "sheets.properties(title,sheetId),namedRanges", None),
        ("Spreadsheet", "sheets.data.rowData.values.userEnteredFormat.textFormat.bold", None),
        ("Spreadsheet", "sheets/data/row_data/values/formatted_value", None),
        ("Spreadsheet", "*", None),
        ("Spreadsheet", "sheets.basicFilter.criteria.0", None),
        ("Spreadsheet", "sheets.tables.name", None),
        ("Spreadsheet", "spreadsheetId,sheets(properties.titel)", "sheets.properties.titel"),
        ("Spreadsheet", "properties.title.text", "properties.title.text"),
        ("ValueRange", "values", None),
        ("ValueRange", "values.first", "values.first"),
        ("BatchUpdateSpreadsheetResponse", "replies.addSheet.properties.sheetId", None),
    ],
)
def test_the_first_path_that_is_unknown(message: str, fields: str, path: str | None) -> None:
    assert first_unknown(parse_mask(fields), message) == path


def test_a_mask_that_cannot_be_is_refused_before_anything_is_written(book: Any) -> None:
    before = book.revision()
    for verb, path in (
        ("GET", book.path),
        ("GET", book.path + "/values/A1"),
        ("GET", book.path + "/values:batchGet"),
        ("PUT", book.path + "/values/A1"),
        ("POST", book.path + "/values/A1:append"),
        ("POST", book.path + "/values/A1:clear"),
        ("POST", book.path + "/values:batchUpdate"),
        ("POST", book.path + ":batchUpdate"),
        ("POST", "/v4/spreadsheets"),
    ):
        response = book.api.send(verb, path + "?fields=nonsense.at.all", {})
        error = response.json()["error"]
        assert (error["code"], error["message"]) == (400, "Request contains an invalid argument.")
        assert error["details"][0]["fieldViolations"] == [
            {
                "field": "nonsense.at.all",
                "description": "Error expanding 'fields' parameter. Cannot find matching fields "
                "for path 'nonsense'.",
            }
        ]
    assert book.revision() == before


def test_every_answer_of_the_api_has_its_fields() -> None:
    for method in methods("sheets.v4"):
        assert first_unknown({"nonsense": {}}, str(method.answers_with)) == "nonsense"
