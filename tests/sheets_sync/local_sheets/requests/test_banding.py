"""Banded ranges."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area

COLOURS = {"firstBandColor": {"red": 1}, "secondBandColorStyle": {"rgbColor": {"blue": 1}}}


def test_bands_come_change_and_go(book: Any) -> None:
    band = {"range": area(0, 4, 0, 2), "rowProperties": COLOURS}
    made = book.batch({"addBanding": {"bandedRange": band}})[0]["addBanding"]["bandedRange"]
    assert made == {**band, "bandedRangeId": made["bandedRangeId"]}
    assert "already has alternating" in book.refuse({"addBanding": {"bandedRange": band}})[1]
    change = {
        "bandedRangeId": made["bandedRangeId"],
        "range": area(0, 5, 0, 2),
        "rowProperties": {"headerColor": {"green": 1}},
    }
    update = {"bandedRange": change, "fields": "range,rowProperties.headerColor"}
    assert book.batch({"updateBanding": update}) == [{}]
    shown = book.sheets()[0]["bandedRanges"][0]
    assert shown["range"] == area(0, 5, 0, 2)
    assert shown["rowProperties"] == {**COLOURS, "headerColor": {"green": 1}}
    delete = {"deleteBanding": {"bandedRangeId": made["bandedRangeId"]}}
    assert book.batch(delete) == [{}]
    assert set(book.sheets()[0]) == {"properties"}
    assert "No banded range" in book.refuse(delete)[1]


def test_bands_need_their_colours(book: Any) -> None:
    def refusal(**band: Any) -> str:
        request = {"bandedRange": {"range": area(0, 4, 0, 2), **band}}
        return str(book.refuse({"addBanding": request})[1])

    assert "rowProperties and columnProperties" in refusal()
    one = {"firstBandColor": {"red": 1}}
    assert "secondBandColorStyle is required" in refusal(columnProperties=one)
