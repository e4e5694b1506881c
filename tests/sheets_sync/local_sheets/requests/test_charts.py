"""Charts over cells and on sheets of their own."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area, cell, span


def _spec(title: str, *sources: Any) -> dict[str, Any]:
    data = {"sourceRange": {"sources": list(sources or [area(0, 5, 0, 1)])}}
    return {"title": title, "pieChart": {"series": data, "legendPosition": "LEFT_LEGEND"}}


def _at(row: int, column: int, **more: Any) -> dict[str, Any]:
    return {"overlayPosition": {"anchorCell": cell(row, column), **more}}


def _add(book: Any, position: Any, title: str = "t") -> Any:
    chart = {"spec": _spec(title), "position": position}
    return book.batch({"addChart": {"chart": chart}})[0]["addChart"]["chart"]


def test_a_chart_over_cells(book: Any) -> None:
    made = _add(book, _at(0, 3, offsetXPixels=0, offsetYPixels=7))
    assert made == {
        "chartId": made["chartId"],
        "spec": _spec("t"),
        "position": {
            "overlayPosition": {
                "anchorCell": {"columnIndex": 3},
                "offsetYPixels": 7,
                "widthPixels": 600,
                "heightPixels": 371,
            }
        },
    }
    assert book.sheets()[0]["charts"] == [made]
    update = {"chartId": made["chartId"], "spec": _spec("u")}
    assert book.batch({"updateChartSpec": update}) == [{}]
    assert book.sheets()[0]["charts"] == [{**made, "spec": _spec("u")}]
    delete = {"deleteEmbeddedObject": {"objectId": made["chartId"]}}
    assert book.batch(delete) == [{}]
    assert "charts" not in book.sheets()[0]
    assert "No embedded object" in book.refuse(delete)[1]


def test_a_chart_on_its_own_sheet_and_back(book: Any) -> None:
    made = _add(book, {"newSheet": True})
    sheet = book.sheets()[1]
    assert sheet["properties"] == {
        "sheetId": made["position"]["sheetId"],
        "title": "Chart1",
        "index": 1,
        "sheetType": "OBJECT",
    }
    assert sheet["charts"] == [made]
    cells = {"start": cell(0, 0, sheet["properties"]["sheetId"]), "rows": [], "fields": "*"}
    assert "No grid with id" in book.refuse({"updateCells": cells})[1]
    title = {"sheetId": sheet["properties"]["sheetId"], "title": "图", "hidden": True}
    rename = {"properties": title, "fields": "title,hidden"}
    book.batch({"updateSheetProperties": rename})
    assert book.sheets()[1]["properties"]["title"] == "图"
    move = {"objectId": made["chartId"], "newPosition": _at(1, 1), "fields": "anchorCell"}
    reply = book.batch({"updateEmbeddedObjectPosition": move})[0]
    position = reply["updateEmbeddedObjectPosition"]["position"]
    assert position["overlayPosition"]["anchorCell"] == {"rowIndex": 1, "columnIndex": 1}
    assert len(book.sheets()) == 1
    move = {"objectId": made["chartId"], "newPosition": {"sheetId": 99}}
    book.batch({"updateEmbeddedObjectPosition": move})
    assert book.sheets()[1]["properties"]["sheetId"] == 99


def test_moving_and_resizing_by_mask(book: Any) -> None:
    made = _add(book, _at(2, 2, widthPixels=100, heightPixels=50))
    position = {"overlayPosition": {"widthPixels": 300, "heightPixels": 1}}
    move = {"objectId": made["chartId"], "newPosition": position, "fields": "widthPixels"}
    reply = book.batch({"updateEmbeddedObjectPosition": move})
    wanted = {**made["position"]["overlayPosition"], "widthPixels": 300}
    assert reply == [{"updateEmbeddedObjectPosition": {"position": {"overlayPosition": wanted}}}]
    assert "'fields'" in book.refuse({"updateEmbeddedObjectPosition": {**move, "fields": ""}})[1]


def test_charts_follow_their_cells(book: Any) -> None:
    made = _add(book, _at(6, 3))
    book.batch(
        {"insertDimension": {"range": span("ROWS", 2, 4)}},
        {"insertDimension": {"range": span("COLUMNS", 0, 1)}},
        {"deleteDimension": {"range": span("ROWS", 8, 9)}},
    )
    shown = book.sheets()[0]["charts"][0]
    sources = shown["spec"]["pieChart"]["series"]["sourceRange"]["sources"]
    assert sources == [area(0, 7, 1, 2)]
    assert shown["position"]["overlayPosition"]["anchorCell"] == {"rowIndex": 8, "columnIndex": 4}
    copy = {"duplicateSheet": {"sourceSheetId": 0, "newSheetId": 5}}
    book.batch(copy)
    copied = book.sheets()[0]["charts"][0]
    assert copied["chartId"] != made["chartId"]
    assert copied["position"]["overlayPosition"]["anchorCell"]["sheetId"] == 5
    sources = copied["spec"]["pieChart"]["series"]["sourceRange"]["sources"]
    assert sources == [area(0, 7, 1, 2, 5)]


def test_refusals(book: Any) -> None:
    def refusal(**chart: Any) -> str:
        given = {"spec": _spec("t"), "position": _at(0, 0), **chart}
        return str(book.refuse({"addChart": {"chart": given}})[1])

    made = _add(book, _at(0, 0))
    assert "already in use" in refusal(chartId=made["chartId"])
    assert "exactly one of" in refusal(spec={"title": "nothing"})
    assert "exactly one of" in refusal(spec={**_spec("t"), "orgChart": {}})
    assert "GridCoordinate.rowIndex[1000] is after last row in grid[999]" in refusal(
        position=_at(1000, 0)
    )
    assert "must be positive" in refusal(position=_at(0, 0, widthPixels=0))
    assert "already in use" in refusal(position={"sheetId": 0})
    assert "Only one of" in refusal(position={**_at(0, 0), "newSheet": True})
    assert "No grid" in refusal(spec=_spec("t", area(0, 1, 0, 1, 77)))
    data_source = {"dataSourceChartProperties": {"dataSourceId": "x"}}
    assert "not implemented" in refusal(spec={**_spec("t"), **data_source})
