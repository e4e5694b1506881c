"""Places on the first sheet of a book, as requests name them and as answers show them."""

from typing import Any

Json = dict[str, Any]


def area(top: int, bottom: int, left: int, right: int, sheet_id: int = 0) -> Json:
    """A GridRange; sheet 0 goes without saying."""
    place = {
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
    return {"sheetId": sheet_id, **place} if sheet_id else place


def span(axis: str, start: int, end: int, sheet_id: int = 0) -> Json:
    """A DimensionRange."""
    place = {"dimension": axis, "startIndex": start, "endIndex": end}
    return {"sheetId": sheet_id, **place} if sheet_id else place


def cell(row: int, column: int, sheet_id: int = 0) -> Json:
    """A GridCoordinate."""
    return {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}


def grid(book: Any, where: str) -> Json:
    """The GridData of an A1 range."""
    found: Json = book.sheets(f"includeGridData=true&ranges={where}")[0]["data"][0]
    return found


def cells(book: Any, where: str, field: str) -> list[list[Any]]:
    """One field of every cell of an A1 range."""
    rows = grid(book, where).get("rowData", [])
    return [[found.get(field) for found in row.get("values", [])] for row in rows]


def formats(book: Any, where: str) -> list[list[Any]]:
    """The userEnteredFormat of every cell."""
    return cells(book, where, "userEnteredFormat")


def dress(book: Any, place: Json, fields: str = "userEnteredFormat", **data: Any) -> None:
    """repeatCell."""
    book.batch({"repeatCell": {"range": place, "cell": data, "fields": fields}})


BOLD = {"textFormat": {"bold": True}}
RED = {"backgroundColor": {"red": 1}}
