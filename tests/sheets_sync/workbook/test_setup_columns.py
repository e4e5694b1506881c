"""What set-up asks for to dress the columns of one tab."""

from datetime import date
from typing import Any

from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.settings_table import OFFICE_LISTS
from sheets_sync.workbook.look import header_format
from sheets_sync.workbook.setup_columns import Wishes, column_requests, header_requests, pixels
from sheets_sync.workbook.structure import SheetState

SERVICES = TAB["services"]
PLACES = {column.key: place for place, column in enumerate(SERVICES.columns)}
LISTS = {key: listed.texts("zh-CN") for key, listed in OFFICE_LISTS.items()}
WISHES = Wishes("zh-CN", date(2026, 3, 5), (), (), LISTS)


def sheet(*header: dict[str, Any]) -> SheetState:
    return SheetState(7, "便民服务", 1000, 20, 1, "services", cells={0: dict(enumerate(header))})


def test_neighbouring_headers_are_written_together() -> None:
    (request,) = header_requests(SERVICES, sheet(), PLACES, "zh-CN")

    cells = request["updateCells"]["rows"][0]["values"]
    assert [cell["userEnteredValue"]["stringValue"] for cell in cells] == [
        column.title("zh-CN") for column in SERVICES.columns
    ]


def test_a_renamed_header_keeps_its_text_and_gets_its_note_back() -> None:
    renamed = {"userEnteredValue": {"stringValue": "受理的日子"}}
    dressed = {"note": "?", "userEnteredFormat": header_format(SERVICES.column("asked_on"))}
    requests = header_requests(SERVICES, sheet({}, {**renamed, **dressed}), PLACES, "zh-CN")

    (changed,) = (r for r in requests if r["updateCells"]["start"]["columnIndex"] == 1)
    (cell,) = changed["updateCells"]["rows"][0]["values"]
    assert "userEnteredValue" not in changed["updateCells"]["fields"]
    assert cell["note"] == SERVICES.column("asked_on").note.zh


def test_a_column_gets_format_and_drop_down_once() -> None:
    column = SERVICES.column("item")
    looks, choices = column_requests(SERVICES, column, sheet(), PLACES["item"], WISHES)
    offered = choices["repeatCell"]["cell"]

    values = offered["dataValidation"]["condition"]["values"]
    assert [value["userEnteredValue"] for value in values] == list(LISTS["service_items"])
    dressed = {**looks["repeatCell"]["cell"], **offered}
    cells = {row: {PLACES["item"]: dressed} for row in (1, 999)}
    done = SheetState(7, "便民服务", 1000, 20, 1, "services", cells=cells)
    assert not column_requests(SERVICES, column, done, PLACES["item"], WISHES)


def test_a_column_is_as_wide_as_the_values_of_the_office() -> None:
    wishes = Wishes("zh-CN", date(2026, 3, 5), (), (), {**LISTS, "service_items": ("长" * 12,)})

    assert pixels(SERVICES.column("item"), wishes) > pixels(SERVICES.column("item"), WISHES)
    assert pixels(SERVICES.column("result"), WISHES) == SERVICES.column("result").width
