"""Bodies are read as Google reads them."""

from typing import Any

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.requests.message import TABLE, read_message
from tests.sheets_sync.local_sheets.requests.message_table import table
from tests.sheets_sync.local_sheets.requests.places import area, cell


def test_the_table_is_that_of_the_discovery_document() -> None:
    assert TABLE.read_text(encoding="utf-8") == table()


def test_names_numbers_truths_and_lists_in_all_spellings() -> None:
    given = {
        "start_row_index": "1",
        "endRowIndex": 3.0,
        "sheet_id": 0,
        "start_column_index": None,
    }
    assert read_message("GridRange", given) == {"startRowIndex": 1, "endRowIndex": 3}
    assert read_message("TextFormat", {"bold": "false", "fontSize": 7}) == {
        "bold": False,
        "fontSize": 7,
    }
    condition = {"type": "NUMBER_GREATER", "values": {"userEnteredValue": 10}}
    assert read_message("BooleanCondition", condition) == {
        "type": "NUMBER_GREATER",
        "values": [{"userEnteredValue": "10"}],
    }
    rows = {"values": [None, {"note": "n"}, [{"note": "m"}]]}
    assert read_message("RowData", rows) == {"values": [{}, {"note": "n"}, {"note": "m"}]}
    assert read_message("DimensionRange", {"dimension": "DIMENSION_UNSPECIFIED"}) == {}
    assert read_message("Color", {"red": 0, "green": 0.5}) == {"green": 0.5}
    assert read_message("Editors", {"users": ["a@b.c"], "groups": []}) == {"users": ["a@b.c"]}
    assert read_message("BasicFilter", {"criteria": {"0": {"hiddenValues": ["x"]}}}) == {
        "criteria": {"0": {"hiddenValues": ["x"]}}
    }


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "GridRange",
            {"rows": 1},
            "Invalid JSON payload received. Unknown name \"rows\" at 'here': Cannot find field.",
        ),
        (
            "GridRange",
            {"startRowIndex": "x"},
            "Invalid value at 'here.start_row_index' (TYPE_INT32), \"x\"",
        ),
        (
            "GridRange",
            {"startRowIndex": 2**31},
            "Invalid value at 'here.start_row_index' (TYPE_INT32), 2147483648",
        ),
        (
            "DimensionRange",
            {"dimension": "DIAGONALS"},
            "Invalid value at 'here.dimension' (TYPE_ENUM), \"DIAGONALS\"",
        ),
        ("DataValidationRule", {"strict": 1}, "Invalid value at 'here.strict' (TYPE_BOOL), 1"),
        ("Color", {"red": "red"}, "Invalid value at 'here.red' (TYPE_DOUBLE), \"red\""),
        (
            "RowData",
            "text",
            "Invalid value at 'here' (type.googleapis.com/google.apps.sheets.v4.RowData), \"text\"",
        ),
    ],
)
def test_refusals_in_the_words_of_google(name: str, value: Any, message: str) -> None:
    with pytest.raises(ApiError) as caught:
        read_message(name, value, "here")
    assert (caught.value.code, caught.value.message) == (400, message)
    assert read_message(name, value, "here", strict=False) == {}


def test_all_that_is_wrong_is_told_at_once(book: Any) -> None:
    given = {"red": "much", "tint": 1}
    with pytest.raises(ApiError) as caught:
        read_message("Color", given, "here")
    assert [
        violation["field"] for violation in caught.value.details[0]["fieldViolations"]
    ] == ["here.red", "here"]  # fmt: skip
    twice = {"userEnteredValue": {"stringValue": "a", "numberValue": 1}}
    cells = {"start": cell(0, 0), "rows": [{"values": [twice]}], "fields": "userEnteredValue"}
    assert book.refuse({"updateCells": cells}) == (
        400,
        "Invalid value at 'requests[0].update_cells.rows[0].values[0].user_entered_value' "
        "(oneof), oneof field 'value' is already set. Cannot set 'numberValue'",
    )


def test_nothing_unknown_is_kept(book: Any) -> None:
    named = {"name": "n", "range": {"sheetId": 0}, "colour": "red"}
    assert book.refuse({"addNamedRange": {"namedRange": named}}) == (
        400,
        'Invalid JSON payload received. Unknown name "colour" at '
        "'requests[0].add_named_range.named_range': Cannot find field.",
    )
    search = {"dataFilters": [], "everything": True}
    path = book.path + "/developerMetadata:search"
    assert "Cannot find field" in book.api.refused("POST", path, search)[1]


def test_requests_in_the_spellings_that_clients_use(book: Any) -> None:
    book.batch({"add_sheet": {"properties": {"sheet_id": 7, "title": "seven"}}})
    update = {"start": cell(0, 0), "rows": {"values": {"note": "n"}}, "fields": "note"}
    content = {"requests": [[{"updateCells": update}], [{"clearBasicFilter": None, "mergeCells": {
        "range": area(0, 1, 0, 2)}}]]}  # fmt: skip
    reply = book.api.call("POST", book.path + "/:batchUpdate", content)
    assert reply["replies"] == [{}, {}]
    alone = {"requests": {"unmergeCells": {"range": area(0, 1, 0, 2)}}}
    assert book.api.call("POST", book.path + ":batchUpdate", alone)["replies"] == [{}]
