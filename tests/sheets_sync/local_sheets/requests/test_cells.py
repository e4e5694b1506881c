"""Cells, rows and columns through batchUpdate."""

from typing import Any

BOLD = {"textFormat": {"bold": True}}


def _rows(*rows: list[Any]) -> list[Any]:
    def cell(value: Any) -> dict[str, Any]:
        kind = "numberValue" if isinstance(value, int) else "stringValue"
        return {"userEnteredValue": {kind: value}}

    return [{"values": [cell(value) for value in row]} for row in rows]


def _span(axis: str, start: int, end: int) -> dict[str, Any]:
    return {"sheetId": 0, "dimension": axis, "startIndex": start, "endIndex": end}


def _area(top: int, bottom: int, left: int, right: int) -> dict[str, int]:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def _formats(book: Any, where: str) -> list[list[Any]]:
    grid = book.sheets(f"includeGridData=true&ranges={where}")[0]["data"][0]
    return [
        [cell.get("userEnteredFormat") for cell in row.get("values", [])]
        for row in grid.get("rowData", [])
    ]


def test_update_cells_clears_what_the_mask_names_and_the_rows_do_not(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    update = {"range": _area(0, 2, 0, 2), "rows": _rows(["x"]), "fields": "userEnteredValue"}
    book.batch({"updateCells": update})
    assert book.get("A1:B2") == [["x"]]
    update = {"start": {"sheetId": 0, "rowIndex": 2, "columnIndex": 1}, "rows": _rows([1, 2])}
    book.batch({"updateCells": {**update, "fields": "*"}})
    assert book.get("B3:C3") == [[1, 2]]
    beyond = {"start": {"sheetId": 0, "rowIndex": 1000}, "rows": _rows(["x"]), "fields": "*"}
    assert "exceeds grid limits" in book.refuse({"updateCells": beyond})[1]


def test_repeat_cell_changes_only_the_masked_fields(book: Any) -> None:
    book.put("A1", [["a", "b"]])
    red = {"backgroundColor": {"red": 1}}
    for shown, mask in (
        (BOLD, "userEnteredFormat.textFormat"),
        (red, "userEnteredFormat(backgroundColor)"),
    ):
        repeat = {"range": _area(0, 1, 0, 2), "cell": {"userEnteredFormat": shown}, "fields": mask}
        book.batch({"repeatCell": repeat})
    assert _formats(book, "A1:B1") == [[{**BOLD, **red}] * 2]
    assert book.get("A1:B1") == [["a", "b"]]
    book.batch({"repeatCell": {"range": _area(0, 1, 0, 1), "cell": {}, "fields": "*"}})
    assert _formats(book, "A1:B1") == [[None, {**BOLD, **red}]]
    assert book.get("A1:B1") == [["", "b"]]


def test_append_cells(book: Any) -> None:
    book.put("B999", [["x"], ["y"]])
    book.batch({"appendCells": {"sheetId": 0, "rows": _rows(["n", "m"]), "fields": "*"}})
    assert book.get("A1001:B1001") == [["n", "m"]]


def test_rows_and_columns_come_go_and_move(book: Any) -> None:
    book.put("A1", [["1", "b"], ["2", "d"], ["3", "f"]])
    book.batch({"insertDimension": {"range": _span("ROWS", 1, 3)}})
    assert book.get("A1:B9") == [["1", "b"], [], [], ["2", "d"], ["3", "f"]]
    book.batch({"deleteDimension": {"range": _span("ROWS", 1, 3)}})
    book.batch({"moveDimension": {"source": _span("ROWS", 0, 1), "destinationIndex": 3}})
    assert book.get("A1:B9") == [["2", "d"], ["3", "f"], ["1", "b"]]
    book.batch({"moveDimension": {"source": _span("COLUMNS", 1, 2), "destinationIndex": 0}})
    assert book.get("A1:B9") == [["d", "2"], ["f", "3"], ["b", "1"]]
    book.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 5}})
    assert book.sheets()[0]["properties"]["gridProperties"]["rowCount"] == 1005
    every = {"deleteDimension": {"range": {"sheetId": 0, "dimension": "ROWS"}}}
    assert "delete all the rows" in book.refuse(every)[1]
    inside = {"source": _span("ROWS", 0, 3), "destinationIndex": 1}
    assert book.refuse({"moveDimension": inside})[0] == 400


def test_new_rows_look_like_their_neighbours(book: Any) -> None:
    cell = {"cell": {"userEnteredFormat": BOLD}, "fields": "userEnteredFormat"}
    book.batch({"repeatCell": {"range": _area(1, 2, 0, 1), **cell}})
    insert = {"range": _span("ROWS", 2, 3), "inheritFromBefore": True}
    book.batch({"insertDimension": insert})
    assert _formats(book, "A1:A4") == [[], [BOLD], [BOLD]]
    first = {"range": _span("ROWS", 0, 1), "inheritFromBefore": True}
    assert book.refuse({"insertDimension": first})[0] == 400
    book.batch({"repeatCell": {"range": {"sheetId": 0, "startRowIndex": 999}, **cell}})
    book.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})
    assert _formats(book, "A1002:A1002") == [[BOLD]]


def test_sizes_and_hiding_follow_their_rows(book: Any) -> None:
    update = {
        "range": _span("COLUMNS", 1, 2),
        "properties": {"pixelSize": 50, "hiddenByUser": True},
    }
    book.batch({"updateDimensionProperties": {**update, "fields": "*"}})
    book.batch({"insertDimension": {"range": _span("COLUMNS", 0, 1)}})
    columns = book.sheets("includeGridData=true")[0]["data"][0]["columnMetadata"]
    assert columns[1:4] == [
        {"pixelSize": 100},
        {"pixelSize": 50, "hiddenByUser": True},
        {"pixelSize": 100},
    ]
    book.put("C1", [["一二三四五"]])
    book.batch({"autoResizeDimensions": {"dimensions": _span("COLUMNS", 0, 5)}})
    columns = book.sheets("includeGridData=true")[0]["data"][0]["columnMetadata"]
    assert columns[2] == {"pixelSize": 80, "hiddenByUser": True}


def test_anchored_things_follow(book: Any) -> None:
    book.batch(
        {"mergeCells": {"range": _area(2, 4, 0, 2), "mergeType": "MERGE_ALL"}},
        {"addNamedRange": {"namedRange": {"name": "there", "range": _area(5, 7, 0, 1)}}},
        {"setBasicFilter": {"filter": {"range": {"sheetId": 0, "startRowIndex": 1}}}},
        {"addProtectedRange": {"protectedRange": {"range": _area(1, 2, 0, 1)}}},
        {"addDimensionGroup": {"range": _span("ROWS", 4, 6)}},
        {"deleteDimension": {"range": _span("ROWS", 0, 1)}},
        {"deleteDimension": {"range": _span("ROWS", 0, 1)}},
    )
    sheet = book.sheets()[0]
    assert sheet["merges"] == [_area(0, 2, 0, 2)]
    assert "protectedRanges" not in sheet
    assert sheet["basicFilter"]["range"] == {"sheetId": 0, "startRowIndex": 0}
    assert sheet["rowGroups"] == [{"range": _span("ROWS", 2, 4), "depth": 1}]
    book.put("A4", [["named"]])
    assert book.get("there") == [["named"]]


def test_bounds_given_as_text_are_kept_as_numbers(book: Any) -> None:
    area = {"sheetId": "0", "startRowIndex": "1", "endRowIndex": "3", "startColumnIndex": None}
    book.batch({"addNamedRange": {"namedRange": {"name": "n", "range": area}}})
    book.batch({"insertDimension": {"range": _span("ROWS", 0, 1)}})
    named = book.api.call("GET", book.path)["namedRanges"][0]
    assert named["range"] == {"sheetId": 0, "startRowIndex": 2, "endRowIndex": 4}


def test_sorting_puts_numbers_before_texts_and_blanks_last(book: Any) -> None:
    book.put("A1", [["b", 1], ["", 2], [10, 3], ["A", 4], [2, 5], [True, 6]])
    sort = {"range": _area(0, 6, 0, 2)}
    book.batch({"sortRange": {**sort, "sortSpecs": [{"dimensionIndex": 0}]}})
    assert [row[1] for row in book.get("A1:B6")] == [5, 3, 4, 1, 6, 2]
    descending = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    book.batch({"sortRange": {**sort, "sortSpecs": descending}})
    assert [row[1] for row in book.get("A1:B6")] == [6, 1, 4, 3, 5, 2]


def test_find_and_replace(book: Any) -> None:
    book.put("A1", [["cat", "Cat sat", 12], ["=cat", "dog", 212]])
    replace = {"find": "cat", "replacement": "cow", "allSheets": True}
    reply = book.batch({"findReplace": replace})[0]["findReplace"]
    assert reply == {
        "valuesChanged": 3,
        "rowsChanged": 2,
        "sheetsChanged": 1,
        "occurrencesChanged": 3,
    }
    pattern = {"find": "^(.)2", "replacement": "$1$1", "searchByRegex": True, "sheetId": 0}
    book.batch({"findReplace": pattern})
    assert book.get("C1:C2") == [[11], [212]]
    entire = {"find": "do", "replacement": "x", "matchEntireCell": True, "sheetId": 0}
    assert book.batch({"findReplace": entire}) == [{"findReplace": {}}]
    assert book.refuse({"findReplace": {**replace, "find": "(", "searchByRegex": True}})[0] == 400


def test_blocks_are_pushed_pulled_copied_and_cut(book: Any) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    book.batch({"insertRange": {"range": _area(0, 1, 0, 1), "shiftDimension": "ROWS"}})
    assert book.get("A1:B3") == [["", "b"], ["a", "d"], ["c"]]
    book.batch({"deleteRange": {"range": _area(0, 1, 0, 1), "shiftDimension": "ROWS"}})
    book.batch({"insertRange": {"range": _area(0, 1, 0, 1), "shiftDimension": "COLUMNS"}})
    assert book.get("A1:C2") == [["", "a", "b"], ["c", "d"]]
    book.batch({"deleteRange": {"range": _area(0, 1, 0, 1), "shiftDimension": "COLUMNS"}})
    copy = {"source": _area(0, 1, 0, 2), "destination": _area(3, 5, 0, 2)}
    book.batch({"copyPaste": copy})
    assert book.get("A1:B5") == [["a", "b"], ["c", "d"], [], ["a", "b"], ["a", "b"]]
    turned = {"source": _area(0, 2, 0, 2), "destination": _area(0, 1, 5, 6)}
    book.batch({"copyPaste": {**turned, "pasteOrientation": "TRANSPOSE"}})
    assert book.get("F1:G2") == [["a", "c"], ["b", "d"]]
    cut = {"source": _area(0, 1, 0, 2), "destination": {"sheetId": 0, "rowIndex": 1}}
    book.batch({"cutPaste": cut})
    assert book.get("A1:B2") == [[], ["a", "b"]]
    looks = {"range": _area(0, 1, 0, 1), "cell": {"userEnteredFormat": BOLD}, "fields": "*"}
    book.batch({"repeatCell": looks})
    only_looks = {"source": _area(0, 1, 0, 1), "destination": _area(1, 2, 0, 1)}
    book.batch({"copyPaste": {**only_looks, "pasteType": "PASTE_FORMAT"}})
    assert (book.get("A2"), _formats(book, "A2")) == ([["a"]], [[BOLD]])


def test_merging_keeps_the_first_value(book: Any) -> None:
    book.put("A1", [["", "b"], ["c", "d"]])
    book.batch({"mergeCells": {"range": _area(0, 2, 0, 2), "mergeType": "MERGE_ROWS"}})
    assert book.get("A1:B2") == [["b"], ["c"]]
    assert book.sheets()[0]["merges"] == [_area(0, 1, 0, 2), _area(1, 2, 0, 2)]
    assert "merged range" in book.refuse({"unmergeCells": {"range": _area(0, 2, 0, 1)}})[1]
    book.batch({"unmergeCells": {"range": _area(0, 1, 0, 2)}})
    assert book.sheets()[0]["merges"] == [_area(1, 2, 0, 2)]


def test_validation_borders_and_notes(book: Any) -> None:
    rule = {
        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "通过"}]},
        "showCustomUi": True,
    }
    line = {"style": "SOLID", "color": {"red": 1}}
    book.batch(
        {"setDataValidation": {"range": _area(0, 2, 0, 1), "rule": rule}},
        {"updateBorders": {"range": _area(0, 2, 0, 1), "top": line, "innerHorizontal": line}},
        {
            "updateCells": {
                "range": _area(0, 1, 0, 1),
                "rows": [{"values": [{"note": "hint"}]}],
                "fields": "note",
            }
        },
    )
    grid = book.sheets("includeGridData=true&ranges=A1:A2")[0]["data"][0]
    first, second = (row["values"][0] for row in grid["rowData"])
    assert (first["dataValidation"], first["note"]) == (rule, "hint")
    assert first["userEnteredFormat"]["borders"] == {"top": line, "bottom": line}
    assert second["userEnteredFormat"]["borders"] == {"top": line}
    book.batch({"setDataValidation": {"range": {"sheetId": 0}}})
    grid = book.sheets("includeGridData=true&ranges=A1")[0]["data"][0]
    assert "dataValidation" not in grid["rowData"][0]["values"][0]


def test_conditional_formats_keep_their_order(book: Any) -> None:
    def rule(text: str) -> dict[str, Any]:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}
        shown = {"condition": condition, "format": {"backgroundColor": {"red": 1}}}
        return {"ranges": [_area(0, 9, 0, 1)], "booleanRule": shown}

    add = [{"addConditionalFormatRule": {"rule": rule(t), "index": 0}} for t in "abc"]
    book.batch(*add)
    move = {"sheetId": 0, "index": 0, "newIndex": 2}
    reply = book.batch({"updateConditionalFormatRule": move})[0]["updateConditionalFormatRule"]
    assert (reply["newRule"], reply["newIndex"]) == (rule("c"), 2)
    book.batch({"updateConditionalFormatRule": {"index": 0, "rule": rule("d")}})
    reply = book.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 1}})
    assert reply[0]["deleteConditionalFormatRule"]["rule"] == rule("a")
    assert book.sheets()[0]["conditionalFormats"] == [rule("d"), rule("c")]
    assert book.refuse({"deleteConditionalFormatRule": {"sheetId": 0, "index": 9}})[0] == 400


def test_named_and_protected_ranges_and_banding(book: Any) -> None:
    named = book.batch(
        {"addNamedRange": {"namedRange": {"name": "a_b", "range": _area(0, 1, 0, 1)}}}
    )
    entry = named[0]["addNamedRange"]["namedRange"]
    change = {"namedRange": {**entry, "name": "c_d"}, "fields": "name"}
    book.batch({"updateNamedRange": change})
    assert book.api.call("GET", book.path)["namedRanges"][0]["name"] == "c_d"
    cell_like = {"name": "A1", "range": {"sheetId": 0}}
    assert "not a valid name" in book.refuse({"addNamedRange": {"namedRange": cell_like}})[1]
    book.batch({"deleteNamedRange": {"namedRangeId": entry["namedRangeId"]}})
    assert "namedRanges" not in book.api.call("GET", book.path)
    protect = {"protectedRange": {"range": _area(0, 1, 0, 1), "warningOnly": True}}
    made = book.batch({"addProtectedRange": protect})[0]["addProtectedRange"]["protectedRange"]
    change = {"protectedRange": {"protectedRangeId": made["protectedRangeId"], "description": "x"}}
    book.batch({"updateProtectedRange": {**change, "fields": "description"}})
    assert book.sheets()[0]["protectedRanges"][0]["description"] == "x"
    book.batch({"deleteProtectedRange": {"protectedRangeId": made["protectedRangeId"]}})
    band = {"range": _area(0, 4, 0, 2), "rowProperties": {"firstBandColor": {"red": 1}}}
    made = book.batch({"addBanding": {"bandedRange": band}})[0]["addBanding"]["bandedRange"]
    assert book.refuse({"addBanding": {"bandedRange": band}})[0] == 400
    book.batch({"deleteBanding": {"bandedRangeId": made["bandedRangeId"]}})
    assert set(book.sheets()[0]) == {"properties"}


def test_groups_nest(book: Any) -> None:
    book.batch({"addDimensionGroup": {"range": _span("ROWS", 0, 6)}})
    reply = book.batch({"addDimensionGroup": {"range": _span("ROWS", 1, 3)}})[0]
    depths = [group["depth"] for group in reply["addDimensionGroup"]["dimensionGroups"]]
    assert depths == [1, 2]
    fold = {"range": _span("ROWS", 1, 3), "depth": 2, "collapsed": True}
    book.batch({"updateDimensionGroup": {"dimensionGroup": fold, "fields": "collapsed"}})
    assert book.sheets()[0]["rowGroups"][1] == fold
    book.batch({"deleteDimensionGroup": {"range": _span("ROWS", 0, 6)}})
    assert [g["depth"] for g in book.sheets()[0]["rowGroups"]] == [1]
