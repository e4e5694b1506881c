"""Tabs that come, go and change their properties."""

from typing import Any


def _titles(book: Any) -> list[str]:
    return [sheet["properties"]["title"] for sheet in book.sheets()]


def test_tabs_come_and_go(book: Any) -> None:
    reply = book.batch({"addSheet": {}}, {"addSheet": {"properties": {"title": "三", "index": 0}}})
    added = reply[0]["addSheet"]["properties"]
    assert added["title"] == "Sheet2"
    assert added["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
    assert _titles(book) == ["三", "Sheet1", "Sheet2"]
    assert book.batch({"deleteSheet": {"sheetId": added["sheetId"]}}) == [{}]
    assert book.refuse({"addSheet": {"properties": {"title": "三"}}}) == (
        400,
        'Invalid requests[0].addSheet: A sheet with the name "三" already exists. '
        "Please enter another name.",
    )
    assert book.refuse({"addSheet": {"properties": {"sheetId": 0}}})[0] == 400
    assert book.refuse({"deleteSheet": {"sheetId": 5}}) == (
        400,
        "Invalid requests[0].deleteSheet: No grid with id: 5",
    )
    remaining = [{"deleteSheet": {"sheetId": s["properties"]["sheetId"]}} for s in book.sheets()]
    assert "remove all the visible sheets" in book.refuse(*remaining)[1]
    assert _titles(book) == ["三", "Sheet1"]


def test_the_whole_batch_or_nothing(book: Any) -> None:
    before = book.revision()
    code, message = book.refuse({"addSheet": {}}, {"flyToTheMoon": {}})
    assert (code, "flyToTheMoon" in message) == (400, True)
    assert (_titles(book), book.revision()) == (["Sheet1"], before)
    assert book.refuse()[1] == "Must specify at least one request."
    assert book.refuse({"addSheet": {}, "deleteSheet": {}})[0] == 400


def test_properties_by_mask(book: Any) -> None:
    def change(fields: str, **properties: Any) -> None:
        request = {"properties": {"sheetId": 0, **properties}, "fields": fields}
        book.batch({"updateSheetProperties": request})

    change("title", title="日记")
    change("gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 2})
    change("gridProperties(rowCount,columnCount)", gridProperties={"rowCount": 9, "columnCount": 5})
    change("tabColorStyle", tabColorStyle={"rgbColor": {"red": 1}})
    shown = book.sheets()[0]["properties"]
    assert shown["gridProperties"] == {"rowCount": 9, "columnCount": 5, "frozenRowCount": 2}
    assert (shown["title"], shown["tabColor"]) == ("日记", {"red": 1})
    change("tabColor", tabColor={"blue": 1})
    assert book.sheets()[0]["properties"]["tabColorStyle"] == {"rgbColor": {"blue": 1}}
    change("tabColorStyle")
    change("gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 0})
    shown = book.sheets()[0]["properties"]
    assert "tabColor" not in shown
    assert "frozenRowCount" not in shown["gridProperties"]
    hide = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}
    assert "hide all the sheets" in book.refuse({"updateSheetProperties": hide})[1]
    book.batch({"addSheet": {"properties": {"title": "zweite"}}}, {"updateSheetProperties": hide})
    assert book.sheets()[0]["properties"]["hidden"] is True
    change("index", index=2)
    assert _titles(book) == ["zweite", "日记"]


def test_a_smaller_grid_loses_what_lies_outside(book: Any) -> None:
    book.put("A1", [["a", "b", "c"], ["d", "e", "f"]])
    size = {"gridProperties": {"rowCount": 1, "columnCount": 2}, "sheetId": 0}
    mask = "gridProperties.rowCount,gridProperties.columnCount"
    book.batch({"updateSheetProperties": {"properties": size, "fields": mask}})
    size = {"gridProperties": {"rowCount": 5, "columnCount": 5}, "sheetId": 0}
    book.batch({"updateSheetProperties": {"properties": size, "fields": mask}})
    assert book.get("Sheet1") == [["a", "b"]]


def test_more_than_ten_million_cells_are_refused(book: Any) -> None:
    size = {"gridProperties": {"rowCount": 1_000_000, "columnCount": 10}}
    assert "above the limit of 10000000 cells" in book.refuse({"addSheet": {"properties": size}})[1]


def test_a_tab_with_all_properties(book: Any) -> None:
    given = {
        "sheetId": 77,
        "title": "three",
        "index": 0,
        "hidden": True,
        "rightToLeft": True,
        "tabColorStyle": {"rgbColor": {"red": 1}},
        "gridProperties": {
            "rowCount": 5,
            "columnCount": 4,
            "frozenRowCount": 1,
            "frozenColumnCount": 2,
            "hideGridlines": True,
            "rowGroupControlAfter": True,
            "columnGroupControlAfter": True,
        },
    }
    reply = book.batch({"addSheet": {"properties": given}})[0]["addSheet"]["properties"]
    assert reply == {**given, "sheetType": "GRID", "tabColor": {"red": 1}}
    assert book.sheets()[0]["properties"] == reply
    false = {"sheetId": 77, "hidden": False, "gridProperties": {"hideGridlines": False}}
    fields = "hidden,gridProperties.hideGridlines,rightToLeft"
    book.batch({"updateSheetProperties": {"properties": false, "fields": fields}})
    shown = book.sheets()[0]["properties"]
    assert not {"hidden", "rightToLeft"} & shown.keys()
    assert "hideGridlines" not in shown["gridProperties"]


def test_places_count_as_before_the_move(book: Any) -> None:
    book.batch(*({"addSheet": {"properties": {"sheetId": i, "title": f"S{i}"}}} for i in (2, 3)))

    def move(sheet_id: int, fields: str = "index", **index: int) -> list[str]:
        properties = {"sheetId": sheet_id, **index}
        book.batch({"updateSheetProperties": {"properties": properties, "fields": fields}})
        return _titles(book)

    assert move(0, index=2) == ["S2", "Sheet1", "S3"]
    assert move(2, index=1) == ["S2", "Sheet1", "S3"]
    assert move(3, index=0) == ["S3", "S2", "Sheet1"]
    assert move(3) == ["S2", "Sheet1", "S3"]
    beyond = {"properties": {"sheetId": 3, "index": 4}, "fields": "index"}
    assert "too large" in book.refuse({"updateSheetProperties": beyond})[1]


def test_what_a_tab_cannot_become(book: Any) -> None:
    def refusal(fields: str, **properties: Any) -> str:
        request = {"properties": {"sheetId": 0, **properties}, "fields": fields}
        return str(book.refuse({"updateSheetProperties": request})[1])

    assert "type cannot be changed" in refusal("sheetType", sheetType="OBJECT")
    assert "Invalid field: colour" in refusal("colour")
    assert "1 to 100 characters" in refusal("title", title="x" * 101)
    fields = "gridProperties.frozenRowCount"
    assert "can't freeze all visible rows" in refusal(
        fields, gridProperties={"frozenRowCount": 1000}
    )
    assert (
        "Only sheets of type GRID"
        in book.refuse({"addSheet": {"properties": {"sheetType": "OBJECT"}}})[1]
    )


def test_formulas_follow_titles_and_miss_deleted_tabs(book: Any) -> None:
    book.batch({"addSheet": {"properties": {"sheetId": 5, "title": "other"}}})
    book.type("A1", "=other!B2")
    rename = {"properties": {"sheetId": 5, "title": "日 记"}, "fields": "title"}
    book.batch({"updateSheetProperties": rename})
    assert book.get("A1", "valueRenderOption=FORMULA") == [["='日 记'!B2"]]
    named = {"name": "there", "range": {"sheetId": 5}}
    book.batch({"addNamedRange": {"namedRange": named}}, {"deleteSheet": {"sheetId": 5}})
    assert book.get("A1", "valueRenderOption=FORMULA") == [["=#REF!"]]
    assert "namedRanges" not in book.api.call("GET", book.path)
