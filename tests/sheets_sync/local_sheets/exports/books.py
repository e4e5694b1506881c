"""A workbook with something of everything, for the tests of exports."""

from typing import Any

from tests.sheets_sync.local_sheets.api import Book

LONG = [f"选项{number:02d}" + "很" * 12 for number in range(30)]


def fill(book: Book) -> None:
    """Texts, dates, truths, formulas, styles, merges, notes and drop-downs in `Sheet1`."""
    rows: list[list[Any]] = [
        ["编号", "日期", "=SUM(D2:D3)", "户数"],
        ["007", 46086, 'x,"y"\nz\tt', 12.5],
        ["", 0.125, True, -3],
    ]
    book.put("A1", rows)
    book.put("E1", [["=SUM(D2:D3)"], ["=UNIQUE(A1:A2)"]], "USER_ENTERED")
    book.batch(
        _look("B2", {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}),
        _look("B3", {"numberFormat": {"type": "PERCENT", "pattern": "0.0%"}}),
        _look("D2", {"numberFormat": {"type": "NUMBER", "pattern": '0.00"户"'}}),
        _look(
            "A1:D1",
            {
                "textFormat": {"bold": True, "foregroundColor": {"red": 1}},
                "backgroundColor": {"green": 1},
                "horizontalAlignment": "CENTER",
                "wrapStrategy": "WRAP",
            },
        ),
        {
            "repeatCell": {
                "range": _area("A2"),
                "cell": {"note": "登记后自动填写"},
                "fields": "note",
            }
        },
        _choice("A2:A20", "ONE_OF_LIST", "是", "否"),
        _choice("C2:C20", "ONE_OF_LIST", *LONG),
        _choice("D2:D9", "NUMBER_BETWEEN", "0", "100"),
        {"mergeCells": {"range": _area("A5:B6"), "mergeType": "MERGE_ALL"}},
        {
            "updateSheetProperties": {
                "properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}},
                "fields": "gridProperties.frozenRowCount",
            }
        },
        {
            "updateDimensionProperties": {
                "range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
                "properties": {"pixelSize": 220},
                "fields": "pixelSize",
            }
        },
        {"addSheet": {"properties": {"sheetId": 5, "title": "a/b", "hidden": True}}},
        {"addSheet": {"properties": {"sheetId": 6, "title": "统计"}}},
    )
    book.put("A5", [["合并"]])
    book.put("统计!A1", [["=Sheet1!D2*2", "<b>&"]], "USER_ENTERED")


def _area(text: str) -> dict[str, int]:
    first, _, last = text.partition(":")
    last = last or first
    return {
        "sheetId": 0,
        "startRowIndex": int(first[1:]) - 1,
        "endRowIndex": int(last[1:]),
        "startColumnIndex": ord(first[0]) - 65,
        "endColumnIndex": ord(last[0]) - 64,
    }


def _look(where: str, look: dict[str, Any]) -> dict[str, Any]:
    fields = ",".join(f"userEnteredFormat.{name}" for name in look)
    cell = {"userEnteredFormat": look}
    return {"repeatCell": {"range": _area(where), "cell": cell, "fields": fields}}


def _choice(where: str, kind: str, *values: str) -> dict[str, Any]:
    condition = {"type": kind, "values": [{"userEnteredValue": value} for value in values]}
    rule = {"condition": condition, "strict": True, "showCustomUi": True}
    return {"setDataValidation": {"range": _area(where), "rule": rule}}
