"""The API's answers become one picture of the workbook."""

import pytest

from sheets_sync.workbook.structure import cell_text, read_structure

OUTLINE = {
    "developerMetadata": [
        {"metadataKey": "gridbook.locale", "metadataValue": "en"},
        {"metadataKey": "gridbook.workbook", "metadataValue": "1"},
    ],
    "sheets": [
        {
            "properties": {
                "title": "Diary",
                "gridProperties": {"rowCount": 9, "columnCount": 3, "frozenRowCount": 1},
            },
            "developerMetadata": [{"metadataKey": "gridbook.tab", "metadataValue": "diary"}],
        },
        {"properties": {"sheetId": 5, "title": "Chart", "sheetType": "OBJECT"}},
    ],
}
MARK = {"metadataKey": "gridbook.column", "metadataValue": "diary.target"}
DETAILS = {
    "sheets": [
        {
            "properties": {},
            "data": [
                {
                    "columnMetadata": [{}, {"developerMetadata": [MARK]}, {}],
                    "rowData": [{"values": [{}, {"userEnteredValue": {"stringValue": "Home"}}]}],
                },
                {"startRow": 8, "rowData": [{"values": [{"note": "last"}]}]},
            ],
        }
    ]
}


def test_sheets_are_read_with_the_cells_asked_for() -> None:
    structure = read_structure(OUTLINE, DETAILS)
    assert structure.locale == "en"
    assert structure.known
    (diary,) = structure.sheets
    assert (diary.sheet_id, diary.rows, diary.columns, diary.frozen_rows) == (0, 9, 3, 1)
    assert diary.tab == "diary"
    assert diary.claims == {1: ("diary.target",)}
    assert diary.row_texts(0) == ["", "Home"]
    assert diary.cell(8, 0) == {"note": "last"}
    assert diary.cell(4, 4) == {}
    assert not diary.blank


def test_a_spreadsheet_without_marks_was_never_set_up() -> None:
    structure = read_structure({"sheets": OUTLINE["sheets"]}, {})
    assert structure.locale is None
    assert not structure.known
    assert structure.sheets[0].blank


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"stringValue": "007"}, "007"),
        ({"numberValue": 7}, "7"),
        ({"numberValue": 0.85}, "0.85"),
        ({"boolValue": True}, "True"),
        ({"formulaValue": "=1"}, "=1"),
        (None, ""),
    ],
)
def test_cells_as_text(value: dict[str, object] | None, text: str) -> None:
    assert cell_text({"userEnteredValue": value}) == text
