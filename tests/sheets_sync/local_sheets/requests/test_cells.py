"""updateCells, repeatCell, appendCells."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import (
    BOLD,
    RED,
    area,
    cell,
    cells,
    dress,
    formats,
)


def _rows(*rows: list[Any]) -> list[Any]:
    def entered(value: Any) -> dict[str, Any]:
        kind = "numberValue" if isinstance(value, int) else "stringValue"
        return {"userEnteredValue": {kind: value}}

    return [{"values": [entered(value) for value in row]} for row in rows]


def test_update_cells_clears_what_the_mask_names_and_the_rows_do_not(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    update = {"range": area(0, 2, 0, 2), "rows": _rows(["x"]), "fields": "userEnteredValue"}
    assert book.batch({"updateCells": update}) == [{}]
    assert book.get("A1:B2") == [["x"]]
    update = {"start": cell(2, 1), "rows": _rows([1, 2]), "fields": "*"}
    book.batch({"updateCells": update})
    assert book.get("B3:C3") == [[1, 2]]


def test_update_cells_stays_within_its_range_and_the_grid(book: Any) -> None:
    def refusal(**update: Any) -> str:
        return str(book.refuse({"updateCells": {"fields": "userEnteredValue", **update}})[1])

    assert "GridCoordinate.rowIndex[1000] is after last row in grid[999]" in refusal(
        start=cell(1000, 0), rows=_rows(["x"])
    )
    assert refusal(start=cell(999, 0), rows=_rows(["x"], ["y"])) == (
        "Invalid requests[0].updateCells: Attempting to write row: 1000, beyond the last requested "
        "row of: 999"
    )
    assert "column: 1, beyond the last requested column of: 0" in refusal(
        range=area(0, 1, 0, 1), rows=_rows(["x", "y"])
    )
    assert "start and range" in refusal(rows=_rows(["x"]))
    long = _rows(["x" * 50_001])
    assert "maximum of 50000 characters" in refusal(start=cell(0, 0), rows=long)
    assert "'fields'" in refusal(start=cell(0, 0), rows=_rows(["x"]), fields="")
    assert "Invalid field: value" in refusal(start=cell(0, 0), rows=[], fields="value")


def test_what_cells_cannot_hold_here_names_itself(book: Any) -> None:
    rows: list[dict[str, Any]] = [{"values": [{"pivotTable": {}}]}]
    update = {"start": cell(0, 0), "rows": rows, "fields": "pivotTable"}
    assert book.refuse({"updateCells": update}) == (
        501,
        "CellData.pivotTable is not implemented by this server.",
    )


def test_a_new_text_ends_the_runs_of_the_old(book: Any) -> None:
    runs = [{"startIndex": 0, "format": {"bold": True}}]
    rows = [{"values": [{"userEnteredValue": {"stringValue": "ab"}, "textFormatRuns": runs}]}]
    book.batch({"updateCells": {"start": cell(0, 0), "rows": rows, "fields": "*"}})
    assert cells(book, "A1", "textFormatRuns") == [[runs]]
    update = {"start": cell(0, 0), "rows": _rows(["cd"]), "fields": "userEnteredValue"}
    book.batch({"updateCells": update})
    assert cells(book, "A1", "textFormatRuns") == [[None]]


def test_repeat_cell_changes_only_the_masked_fields(book: Any) -> None:
    book.put("A1", [["a", "b"]])
    dress(book, area(0, 1, 0, 2), "userEnteredFormat.textFormat", userEnteredFormat=BOLD)
    dress(book, area(0, 1, 0, 2), "userEnteredFormat(backgroundColor)", userEnteredFormat=RED)
    assert formats(book, "A1:B1") == [[{**BOLD, **RED}] * 2]
    assert book.get("A1:B1") == [["a", "b"]]
    dress(book, area(0, 1, 0, 1), "*")
    assert formats(book, "A1:B1") == [[None, {**BOLD, **RED}]]
    assert book.get("A1:B1") == [["", "b"]]


def test_a_repeated_formula_counts_on(book: Any) -> None:
    formula = {"userEnteredValue": {"formulaValue": "=A1+$A$1"}}
    dress(book, area(1, 3, 1, 3), "userEnteredValue", **formula)
    assert book.get("B2:C3", "valueRenderOption=FORMULA") == [
        ["=A1+$A$1", "=B1+$A$1"],
        ["=A2+$A$1", "=B2+$A$1"],
    ]


def test_append_cells(book: Any) -> None:
    book.put("B999", [["x"], ["y"]])
    append = {"sheetId": 0, "rows": _rows(["n", "m"]), "fields": "*"}
    assert book.batch({"appendCells": append}) == [{}]
    assert book.get("A1001:B1001") == [["n", "m"]]
    table = {"appendCells": {**append, "tableId": "t"}}
    assert book.refuse(table) == (
        501,
        "AppendCellsRequest.tableId is not implemented by this server.",
    )
