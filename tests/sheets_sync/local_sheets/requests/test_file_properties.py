"""updateSpreadsheetProperties."""

from typing import Any


def _update(fields: str, **properties: Any) -> dict[str, Any]:
    return {"updateSpreadsheetProperties": {"properties": properties, "fields": fields}}


def test_title_locale_and_zone(book: Any) -> None:
    given = {"title": "新", "locale": "zh_CN", "timeZone": "Asia/Shanghai", "autoRecalc": "HOUR"}
    assert book.batch(_update("title,locale,timeZone,autoRecalc", **given)) == [{}]
    shown = book.api.call("GET", book.path)["properties"]
    assert {name: shown[name] for name in given} == given
    assert book.api.call("GET", f"/drive/v3/files/{book.id}")["name"] == "新"
    book.batch(_update("timeZone", timeZone="GMT-07:00"))
    assert book.api.call("GET", book.path)["properties"]["timeZone"] == "GMT-07:00"


def test_settings_that_are_only_kept(book: Any) -> None:
    calculation = {"maxIterations": 5, "convergenceThreshold": 0.5}
    fields = "iterativeCalculationSettings"
    book.batch(_update(fields, iterativeCalculationSettings=calculation))
    shown = book.api.call("GET", book.path)["properties"]
    assert shown["iterativeCalculationSettings"] == calculation
    book.batch(_update("defaultFormat", defaultFormat={"wrapStrategy": "WRAP"}))
    shown = book.api.call("GET", book.path)["properties"]
    assert shown["defaultFormat"]["wrapStrategy"] == "OVERFLOW_CELL"


def test_refusals(book: Any) -> None:
    assert "title" in book.refuse(_update("title"))[1]
    assert "Unsupported locale" in book.refuse(_update("locale", locale="xx_NOWHERE"))[1]
    assert "Invalid time zone" in book.refuse(_update("timeZone", timeZone="Mars/Base"))[1]
    assert "'fields'" in book.refuse(_update("", title="x"))[1]
    assert "TYPE_ENUM" in book.refuse(_update("autoRecalc", autoRecalc="NEVER"))[1]
