"""Conditional format rules."""

from typing import Any

from tests.sheets_sync.local_sheets.requests.places import area


def _rule(text: str) -> dict[str, Any]:
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}
    shown = {"condition": condition, "format": {"backgroundColor": {"red": 1}}}
    return {"ranges": [area(0, 9, 0, 1)], "booleanRule": shown}


def test_rules_keep_their_order(book: Any) -> None:
    add = [{"addConditionalFormatRule": {"rule": _rule(t), "index": 0}} for t in "abc"]
    assert book.batch(*add) == [{}, {}, {}]
    move = {"sheetId": 0, "index": 0, "newIndex": 2}
    reply = book.batch({"updateConditionalFormatRule": move})[0]["updateConditionalFormatRule"]
    assert reply == {"newRule": _rule("c"), "newIndex": 2, "oldIndex": 0}
    update = {"index": 0, "rule": _rule("d")}
    reply = book.batch({"updateConditionalFormatRule": update})[0]["updateConditionalFormatRule"]
    assert reply == {"newRule": _rule("d"), "oldRule": _rule("b")}
    delete = {"deleteConditionalFormatRule": {"sheetId": 0, "index": 1}}
    assert book.batch(delete) == [{"deleteConditionalFormatRule": {"rule": _rule("a")}}]
    assert book.sheets()[0]["conditionalFormats"] == [_rule("d"), _rule("c")]


def test_refusals(book: Any) -> None:
    def refusal(kind: str, **request: Any) -> str:
        return str(book.refuse({kind: request})[1])

    assert refusal("deleteConditionalFormatRule", index=9).endswith(
        "No conditional format on sheet: 0 at index: 9"
    )
    assert "out of bounds" in refusal("addConditionalFormatRule", rule=_rule("a"), index=1)
    assert "at least one range" in refusal(
        "addConditionalFormatRule", rule={**_rule("a"), "ranges": []}
    )
    both = {**_rule("a"), "gradientRule": {}}
    assert "either" in refusal("addConditionalFormatRule", rule=both)
    assert "rule and newIndex" in refusal("updateConditionalFormatRule", index=0)
    empty = {"ranges": [area(0, 1, 0, 1)], "booleanRule": {"condition": {"type": "TEXT_CONTAINS"}}}
    assert "exactly one ConditionValue" in refusal("addConditionalFormatRule", rule=empty)
